//! Where the text of a clause is kept when it is superseded, and where its number stands.

use std::ops::Range;

use super::{Loaded, at};
use crate::library::Clause;
use crate::load::Record;
use crate::source::Sources;

/// What keeping the text of a clause takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freeze {
    /// The file of the clause, from the root of the library.
    pub clause: String,
    /// The file that keeps its text as it stands.
    pub kept: String,
    /// The number of that text.
    pub version: u32,
    /// The bytes of the clause's text that say its number.
    pub number: Range<usize>,
}

impl Freeze {
    /// What keeping the text of the clause `id` takes; `None` where no clause that can be read has that id.
    pub(crate) fn of(loaded: &Loaded, sources: &Sources, id: &str) -> Option<Freeze> {
        let is_asked_for = |record: &&Record<Clause>| record.id.value == id && record.value.version > 0;
        let record = loaded.records.clauses.iter().find(is_asked_for)?;
        let version = record.value.version;
        let place = record.place(at!["version"]);
        Some(Freeze {
            clause: sources.file(record.file()).path().to_owned(),
            kept: format!("content/versions/{id}/v{version}.md"),
            version,
            number: place.start..place.end,
        })
    }
}
