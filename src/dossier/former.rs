//! `assets/former-ids.json`: what clauses were called before, for dossiers made then.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::library::Library;

/// The path of the file below the assets.
pub(super) const FILE: &str = "former-ids.json";

#[derive(Serialize)]
struct FormerIds<'a> {
    format: u32,
    /// The id of today, by the one of then.
    ids: BTreeMap<&'a str, &'a str>,
}

/// Writes the file.
pub(super) fn write(library: &Library, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let formers = library
        .clauses
        .iter()
        .flat_map(|clause| clause.former_ids.iter().map(|former| (former.as_str(), clause.id.as_str())));
    serde_json::to_writer(bytes, &FormerIds { format: 1, ids: formers.collect() })?;
    Ok(())
}
