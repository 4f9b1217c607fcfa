//! Library → Word and OpenDocument files: of each clause ready-made, and as pieces from which the browser makes a dossier's.

use crate::library::Library;
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::routes::Routes;

/// Plans the documents of each clause, and the pieces of those that a browser makes.
pub(crate) fn plan<'a>(
    _library: &'a Library,
    _options: &'a BuildOptions,
    _messages: &'a Messages,
    _routes: &'a Routes,
    _output: &mut Output<'a>,
) -> anyhow::Result<()> {
    Ok(())
}
