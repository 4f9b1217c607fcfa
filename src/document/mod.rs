//! Library → Word and OpenDocument files: of each clause ready-made, and as pieces from which the browser makes a dossier's.

mod fragment;
mod fragments;
mod markdown;
mod package;
mod ready;
mod skeleton;
mod template;
mod words;
mod writer;

use std::sync::Arc;

use crate::document::fragment::Suite;
use crate::document::fragments::FragmentFiles;
use crate::document::package::Packer;
use crate::document::ready::ReadyMade;
use crate::document::skeleton::Skeleton;
use crate::library::Library;
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::outside::Outside;
use crate::routes::Routes;

/// Plans the documents of each clause, and the pieces of those that a browser makes.
pub(crate) fn plan<'a>(
    library: &'a Library,
    options: &'a BuildOptions,
    messages: &'a Messages,
    routes: &'a Routes,
    output: &mut Output<'a>,
) -> anyhow::Result<()> {
    let documents = Arc::new(Outside::new(library, options, messages, routes));
    let skeletons = [
        ("documents/word.json", Skeleton::word(&documents)?),
        ("documents/odf.json", Skeleton::odf(&documents)?),
        ("documents/sheet.json", Skeleton::sheet(&documents)?),
        ("documents/markdown.json", Skeleton::markdown(&documents)?),
    ];
    for (path, skeleton) in skeletons {
        output.asset(routes.asset(path).file(), move |bytes| Ok(serde_json::to_writer(bytes, &skeleton)?));
    }
    let words = Arc::clone(&documents);
    output.asset(routes.asset("documents/words.json").file(), move |bytes| words::write(&words, bytes));
    for suite in [Suite::Word, Suite::Odf] {
        for superseded in [false, true] {
            output.family(Arc::new(FragmentFiles { documents: Arc::clone(&documents), suite, superseded }));
        }
        let skeleton = match suite {
            Suite::Word => Skeleton::word(&documents)?,
            Suite::Odf => Skeleton::odf(&documents)?,
        };
        let (documents, packer) = (Arc::clone(&documents), Packer::new(skeleton)?);
        output.weighed_family(Arc::new(ReadyMade { documents, suite, packer }));
    }
    Ok(())
}
