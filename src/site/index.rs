//! Indexes: every entry of a facet, with the number of its clauses.

use std::sync::Arc;

use serde::Serialize;

use crate::library::{ContractType, Facet, LegalTextKind, Library};
use crate::output::Output;
use crate::site::Site;
use crate::site::card::{key_of, letters};
use crate::site::clauses::numbered_frame;
use crate::site::frame::Frame;
use crate::site::links::{entry_name, facet_message};
use crate::site::paging::{PageLink, links, page_count, part};
use crate::site::words::Words;

/// How many entries a page of an index shows.
const PER_PAGE: usize = 60;

/// An index, as `index.html` reads it.
#[derive(Debug, Serialize)]
struct IndexPage {
    title: String,
    lead: String,
    groups: Vec<Group>,
    pages: Vec<PageLink>,
}

/// Entries under one heading.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    /// The heading; empty where there is but one group.
    pub(crate) title: String,
    /// The entries.
    pub(crate) entries: Vec<Entry>,
}

/// A line of an index.
#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    name: String,
    href: String,
    letters: Option<String>,
    tint: usize,
    /// What the name alone does not say.
    note: String,
    count: usize,
}

/// Plans the index of each facet.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    for facet in Facet::ALL {
        let list = site.routes.facet(facet);
        for number in 1..=page_count(site.library.entries(facet), PER_PAGE) {
            let route = site.routes.numbered(&list, number);
            site.plan_page(output, &route, "index.html", move |site| page(site, facet, number));
        }
    }
}

fn page(site: &Site<'_>, facet: Facet, number: usize) -> (Frame, IndexPage) {
    let words = &site.words;
    let list = site.routes.facet(facet);
    let key = facet_message(facet);
    let (title, lead) = (words.say(&format!("{key}-index")), words.say(&format!("{key}-lead")));
    let frame = numbered_frame(site, site.frame(&list, &list, &title, &lead), &list, number);
    let places = sorted(site, facet);
    let pages = page_count(places.len(), PER_PAGE);
    let groups = groups(site, facet, part(&places, number, PER_PAGE));
    (frame, IndexPage { title, lead, groups, pages: links(site, &list, number, pages) })
}

/// The places of the entries of `facet`, group after group; inside a group, in the order of the library.
fn sorted(site: &Site<'_>, facet: Facet) -> Vec<usize> {
    let mut places: Vec<usize> = (0..site.library.entries(facet)).collect();
    places.sort_by_key(|&place| group_of(site, facet, place).0);
    places
}

/// The entries at `places`, under the headings of their groups.
pub(crate) fn groups(site: &Site<'_>, facet: Facet, places: &[usize]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for &place in places {
        let (_, title) = group_of(site, facet, place);
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, entries: Vec::new() });
        }
        let group = groups.last_mut().expect("one was just pushed");
        group.entries.push(entry(site, facet, place));
    }
    groups
}

/// The rank and the heading of the group of an entry.
fn group_of(site: &Site<'_>, facet: Facet, place: usize) -> (usize, String) {
    let (rank, key) = match facet {
        Facet::Segment => {
            let contract = site.library.segments.at(place).contract;
            (contract as usize, format!("contract-{}", key_of(&ContractType::ALL, contract)))
        }
        Facet::LegalText => {
            let kind = site.library.legal_texts.at(place).kind;
            (kind as usize, format!("kinds-{}", key_of(&LegalTextKind::ALL, kind)))
        }
        _ => return (0, String::new()),
    };
    (rank, Words::capitalised(&site.words.say(&key)))
}

/// The line of the entry at `place` of `facet`.
pub(crate) fn entry(site: &Site<'_>, facet: Facet, place: usize) -> Entry {
    let (id, name) = entry_name(site.library, facet, place);
    let letters = (facet == Facet::Document).then(|| letters(site.library, site.library.documents.at(place)));
    Entry {
        name: site.words.set(name),
        href: site.routes.entry(facet, id).path().to_owned(),
        tint: letters.as_ref().map_or(0, |letters| letters.tint),
        letters: letters.map(|letters| letters.letters),
        note: site.words.set(note(site.library, facet, place)),
        count: site.library.clauses_with(facet, place).len(),
    }
}

/// The title behind a reference that does not speak for itself.
pub(crate) fn note(library: &Library, facet: Facet, place: usize) -> &str {
    let title = match facet {
        Facet::LegalText => library.legal_texts.at(place).title.as_deref(),
        Facet::Standard => library.standards.at(place).title.as_deref(),
        Facet::Label => library.labels.at(place).scope.as_deref(),
        _ => None,
    };
    title.unwrap_or_default()
}
