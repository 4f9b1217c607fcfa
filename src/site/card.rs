//! A clause in a list: title, a line, what it writes and for whom.
//!
//! A clause is in a dozen lists: its HTML is made once, and each list only puts its way to the root in.

use std::sync::OnceLock;

use serde::Serialize;

pub(crate) use crate::library::key_of;
use crate::library::{Clause, Facet, Library, Status, TenderDocument};
use crate::site::Site;
use crate::site::links::entry_link;
use crate::theme::TINTS;

/// A clause in a list, as `card.html` reads it.
#[derive(Debug, Serialize)]
struct Card {
    title: String,
    /// `soged@1`
    citation: String,
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

/// The cards of the clauses at `places`, on a page from which `root` leads to the root of the portal.
pub(crate) fn cards(site: &Site<'_>, places: &[usize], root: &str) -> anyhow::Result<String> {
    let known = site.cards.get_or_init(|| site.library.clauses.iter().map(|_| OnceLock::new()).collect());
    let mut html = String::with_capacity(places.len() * 1024);
    for &place in places {
        if known[place].get().is_none() {
            let card = card(site, site.library.clauses.at(place));
            let _ = known[place].set(site.templates.rootless("card.html", &card)?); // or another page did: the same
        }
        if let Some(card) = known[place].get() {
            card.write(root, &mut html);
        }
    }
    Ok(html)
}

/// The card of `clause`.
fn card(site: &Site<'_>, clause: &Clause) -> Card {
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
        citation: format!("{}@{}", clause.id, clause.version),
        href: site.routes.clause(&clause.id).path().to_owned(),
        summary: site.words.set(&clause.summary),
        documents,
        ambition: entry_link(site, Facet::Ambition, library.ambitions.place(&clause.ambition)).link.name.clone(),
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
