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
use crate::library::{Library, Linked};
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::routes::Routes;
use crate::text::{Target, Typography, set};

/// Plans the documents of each clause, and the pieces of those that a browser makes.
pub(crate) fn plan<'a>(
    library: &'a Library,
    options: &'a BuildOptions,
    messages: &'a Messages,
    routes: &'a Routes,
    output: &mut Output<'a>,
) -> anyhow::Result<()> {
    let base_url = options.base_url.as_deref().unwrap_or(&library.portal.base_url);
    let documents = Arc::new(Documents { library, messages, routes, base_url });
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

/// What every document is made of.
struct Documents<'a> {
    library: &'a Library,
    messages: &'a Messages,
    routes: &'a Routes,
    base_url: &'a str,
}

impl Documents<'_> {
    fn typography(&self) -> Typography {
        self.library.portal.language.typography()
    }

    /// `text` with the spaces and apostrophes of the portal's language.
    fn set(&self, text: &str) -> String {
        set(text, self.typography()).into_owned()
    }

    /// The message `key` with its blanks filled in.
    fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        self.set(&self.messages.fill(key, blanks))
    }

    /// The whole address of `target`: documents leave the portal.
    fn address(&self, target: &Target) -> String {
        match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { kind, id } => self.routes.linked(&Linked::of(*kind, id)).under(self.base_url),
        }
    }
}
