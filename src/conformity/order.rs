//! The order in which readers meet the duties, and on which page each of them stands.

use crate::library::{Entries, Obligation};

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
