//! What the caller decides about a build.

use jiff::civil::Date;

/// What the caller decides about a build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildOptions {
    /// The public address, ending in `/`, where it is not the one of `portal.yaml`.
    pub base_url: Option<String>,
    /// The day on which the library is checked and built.
    pub date: Date,
    /// Whether drafts are built.
    pub drafts: Drafts,
    /// Whether the folder is opened from a disk, without a server.
    pub offline: bool,
}

/// How many clauses can be searched in a folder that is opened from a disk.
const SEARCHED_OFFLINE: usize = 1_000;

impl BuildOptions {
    /// Whether readers can search among `clauses`; if not, lists lead to all of them.
    pub fn can_search(&self, clauses: usize) -> bool {
        !self.offline || clauses <= SEARCHED_OFFLINE
    }
}

/// Whether drafts are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// Left out of everything.
    Hidden,
    /// Built like the others.
    Shown,
}
