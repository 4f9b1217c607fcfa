//! Library → what the browser needs for a buyer's selection: per clause its texts with numbered holes, and the data by which
//! duties are told and fields are declared.

use crate::library::Library;
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::routes::Routes;

/// Plans the files that the dossier reads.
pub(crate) fn plan<'a>(
    _library: &'a Library,
    _options: &'a BuildOptions,
    _messages: &'a Messages,
    _routes: &'a Routes,
    _output: &mut Output<'a>,
) -> anyhow::Result<()> {
    Ok(())
}
