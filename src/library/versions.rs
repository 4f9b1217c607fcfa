//! Superseded versions of clauses: their texts as they stood, frozen.

use std::cmp::Reverse;
use std::sync::Arc;

use super::{Clause, ClauseId};

/// Superseded versions, by clause, the newest of each first.
///
/// What a version names may have changed since: its links to provisions of other clauses need not resolve, all others do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Versions {
    versions: Vec<Arc<Clause>>,
}

impl Versions {
    /// Those of `versions`, no two of one clause with the same number.
    pub fn new(mut versions: Vec<Arc<Clause>>) -> Versions {
        versions.sort_by(|a, b| (&a.id, Reverse(a.version)).cmp(&(&b.id, Reverse(b.version))));
        Versions { versions }
    }

    /// Those of the clause `id`, newest first.
    pub fn of(&self, id: &ClauseId) -> &[Arc<Clause>] {
        let start = self.versions.partition_point(|version| version.id < *id);
        let length = self.versions[start..].partition_point(|version| version.id == *id);
        &self.versions[start..start + length]
    }

    /// The place of version `number` of the clause `id`, where it was kept.
    pub fn find_place(&self, id: &str, number: u32) -> Option<usize> {
        let key = |version: &Arc<Clause>| (version.id.as_str().to_owned(), Reverse(version.version));
        self.versions.binary_search_by(|version| key(version).cmp(&(id.to_owned(), Reverse(number)))).ok()
    }

    /// The one at `place`.
    pub fn at(&self, place: usize) -> &Clause {
        &self.versions[place]
    }

    /// All of them, by clause, the newest of each first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Clause> {
        self.versions.iter().map(|version| &**version)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.versions.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }
}
