//! A clause in a list: title, a line, what it writes and for whom.

use serde::Serialize;

use crate::library::{Clause, Library, Status, TenderDocument};
use crate::site::Site;

/// A clause in a list, as `cards.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Card {
    title: String,
    href: String,
    summary: String,
    documents: Vec<Letters>,
    ambition: String,
    segments: String,
    /// What a buyer must know of a clause that is not published.
    state: Option<String>,
}

/// The letters of a tender document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Letters {
    /// `CCAP`
    pub(crate) letters: String,
    /// Which of the theme's tints stands behind them.
    pub(crate) tint: usize,
}

/// How many tints a theme has.
const TINTS: usize = 8;

/// The card of `clause`.
pub(crate) fn card(site: &Site<'_>, clause: &Clause) -> Card {
    let library = site.library;
    let mut documents: Vec<Letters> = library
        .provisions_in_tender_order(clause)
        .into_iter()
        .map(|provision| letters(library, library.documents.get(&provision.document)))
        .collect();
    documents.dedup();
    let segments: Vec<&str> = clause.segments.iter().map(|id| library.segments.get(id).name.as_str()).collect();
    let state = (clause.status != Status::Published).then(|| site.words.say(&state_message(clause.status)));
    Card {
        title: site.words.set(&clause.title),
        href: site.routes.clause(&clause.id).path().to_owned(),
        summary: site.words.set(&clause.summary),
        documents,
        ambition: site.words.set(&library.ambitions.get(&clause.ambition).name),
        segments: site.words.set(&segments.join(", ")),
        state,
    }
}

/// The letters of `document`, whose tint is its place in the order of the library.
pub(crate) fn letters(library: &Library, document: &TenderDocument) -> Letters {
    let tint = library.documents.place(&document.id) % TINTS + 1;
    Letters { letters: document.abbreviation.clone(), tint }
}

/// The key of the words for `status`.
pub(crate) fn state_message(status: Status) -> String {
    format!("state-{}", key_of(&Status::ALL, status))
}

/// The word of `value` in a list of words and values, which keys of messages end with.
pub(crate) fn key_of<T: PartialEq + Copy>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, other)| *other == value).map_or("", |(key, _)| key)
}
