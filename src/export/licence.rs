//! The notice beside the dumps: the sentence that reusers reproduce, and the licences of the data and of the texts.

use std::io::Write as _;

use super::Published;
use crate::library::Licence;

/// Writes the notice, in the library's own words.
pub(super) fn write(published: Published<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let portal = &published.library.portal;
    writeln!(bytes, "{}\n{}\n{}\n", portal.title, published.base_url(), published.options.date)?;
    writeln!(bytes, "{}", portal.attribution)?;
    let licences = &portal.licences;
    // The keys of the content say which is of what, in any language.
    for (of, licence) in [("database", &licences.database), ("texts", &licences.texts)] {
        let Licence { id, name, url, text } = licence;
        writeln!(bytes, "\n{of}: {name} ({id})\n{url}")?;
        if let Some(text) = text {
            writeln!(bytes, "{}", text.trim_end())?;
        }
    }
    Ok(())
}
