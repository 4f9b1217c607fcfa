//! The order in which readers meet the duties, on which page each of them stands, and what they except.

use crate::library::{Entries, Library, Obligation};

/// How many duties a page shows: whoever links to one must know its page.
pub(crate) const PER_PAGE: usize = 6;

/// Duties of each contract first, then of the buyer, then of reporting; else in the order of the library.
pub(crate) fn in_order(obligations: Entries<'_, Obligation>) -> Vec<&Obligation> {
    let mut duties: Vec<&Obligation> = obligations.collect();
    duties.sort_by_key(|obligation| obligation.applies_to as usize);
    duties
}

/// The number of the page, from 1, of the duty at `place` of [`in_order`].
pub(crate) fn page_of(place: usize) -> usize {
    place / PER_PAGE + 1
}

/// What a contract may be excepted by: the words of the duties of `library`, each once.
pub(crate) fn exceptions(library: &Library) -> Vec<&str> {
    let mut exceptions: Vec<&str> = Vec::new();
    for word in library.obligations.iter().flat_map(|obligation| &obligation.except) {
        if !exceptions.contains(&word.as_str()) {
            exceptions.push(word);
        }
    }
    exceptions
}
