//! The page of an entry (a segment, an effect, a legal text…): what it is, its own facts, its clauses.

use crate::library::{
    ContractType, Effect, Facet, Label, LegalText, LegalTextKind, Library, Nature, Organisation, OrganisationKind,
    Segment, Standard, TenderDocument,
};
use crate::routes::Route;
use crate::site::Site;
use crate::site::bundles;
use crate::site::card::{key_of, letters};
use crate::site::clauses::Heading;
use crate::site::duties;
use crate::site::frame::{Frame, Link, Row};
use crate::site::index::note;
use crate::site::links::{declared, entry_name, facet_message, index_message, ready_links};
use crate::site::templates::Ready;
use crate::site::words::Words;
use crate::text::Text;

/// The frame of the first page of the list of the entry at `place` of `facet`.
pub(crate) fn frame(site: &Site<'_>, facet: Facet, place: usize) -> Frame {
    let list = route(site, facet, place);
    let room = site.routes.facet(facet);
    let (_, name) = entry_name(site.library, facet, place);
    Frame {
        trail: vec![Link::to(&room, site.words.say(index_message(facet)))],
        ..site.frame(&list, &room, name, &description(site, facet, place, &list))
    }
}

/// The address of the list of the entry at `place` of `facet`.
pub(crate) fn route(site: &Site<'_>, facet: Facet, place: usize) -> Route {
    site.routes.entry(facet, entry_name(site.library, facet, place).0)
}

/// What a search engine shows: what the entry is, how many clauses it has, and what it says of itself.
fn description(site: &Site<'_>, facet: Facet, place: usize, route: &Route) -> String {
    let (library, words) = (site.library, &site.words);
    let (kind, (_, name)) = (words.say(facet_message(facet)), entry_name(library, facet, place));
    let count = library.clauses_with(facet, place).len();
    let key = if count == 0 { "entry-description-empty" } else { "entry-description" };
    let clauses = words.count("clauses-count", count);
    let what = words.fill(key, &[("kind", &kind), ("name", name), ("clauses", &clauses)]);
    let text = text_of(library, facet, place).map(|text| site.texts(route).line(text));
    let contains = || match facet {
        Facet::Document => library.documents.at(place).contains.as_deref(),
        _ => None,
    };
    let about = text.unwrap_or_else(|| contains().unwrap_or(note(library, facet, place)).to_owned());
    format!("{what} {}", Words::capitalised(&about)).trim_end().to_owned()
}

/// What the author says of the entry at `place` of `facet`.
fn text_of(library: &Library, facet: Facet, place: usize) -> Option<&Text> {
    match facet {
        Facet::Segment => library.segments.at(place).description.as_ref(),
        Facet::Effect => library.effects.at(place).description.as_ref(),
        Facet::Nature => library.natures.at(place).description.as_ref(),
        Facet::Document => library.documents.at(place).description.as_ref(),
        Facet::Ambition => library.ambitions.at(place).description.as_ref(),
        Facet::LegalText => library.legal_texts.at(place).description.as_ref(),
        Facet::Label => library.labels.at(place).description.as_ref(),
        Facet::Standard => library.standards.at(place).description.as_ref(),
        Facet::Organisation => Some(&library.organisations.at(place).description),
    }
}

/// What the list of the entry at `place` of `facet` says before its clauses.
pub(crate) fn heading(site: &Site<'_>, facet: Facet, place: usize) -> Heading {
    let library = site.library;
    let route = &route(site, facet, place);
    let (_, name) = entry_name(library, facet, place);
    let mut letters_of = None;
    let about = match facet {
        Facet::Segment => segment_rows(site, library.segments.at(place)),
        Facet::Effect => effect_rows(site, library.effects.at(place)),
        Facet::Nature => nature_rows(site, library.natures.at(place), route),
        Facet::Document => {
            let document = library.documents.at(place);
            let letters = letters(library, document);
            letters_of = Some((letters.letters, letters.tint));
            document_rows(site, document)
        }
        Facet::Ambition => Vec::new(),
        Facet::LegalText => legal_text_rows(site, library.legal_texts.at(place)),
        Facet::Label => label_rows(site, library.labels.at(place)),
        Facet::Standard => standard_rows(site, library.standards.at(place)),
        Facet::Organisation => organisation_rows(site, library.organisations.at(place)),
    };
    Heading {
        title: site.words.set(name),
        letters: letters_of,
        lead: text_of(library, facet, place).map_or_else(String::new, |text| site.texts(route).html(text, 2)),
        about: about.into_iter().flatten().collect(),
    }
}

fn effect_rows(site: &Site<'_>, effect: &Effect) -> Vec<Option<Row>> {
    vec![
        Row::words(site.words.word("about-code"), effect.code.clone()),
        Row::words(site.words.word("about-declares"), declared(site, &effect.declares)),
    ]
}

fn segment_rows(site: &Site<'_>, segment: &Segment) -> Vec<Option<Row>> {
    let contract = format!("contract-{}", key_of(&ContractType::ALL, segment.contract));
    vec![
        Row::words(site.words.word("about-contract"), site.words.say(&contract)),
        Row::words(site.words.word("about-cpv"), cpv(site, &segment.cpv)),
        Row::lines(site.words.word("about-bundles"), bundles::of_segment(site, &segment.id)),
    ]
}

/// Prefixes of CPV codes with their labels, where the library knows them.
fn cpv(site: &Site<'_>, prefixes: &[String]) -> String {
    let named = prefixes.iter().map(|prefix| {
        let code = format!("{prefix:0<8}");
        let known = site.library.cpv.binary_search_by(|entry| entry.code.as_str().cmp(&code)).ok();
        known.map_or_else(|| prefix.clone(), |place| format!("{prefix} ({})", site.library.cpv[place].label))
    });
    site.words.set(&named.collect::<Vec<_>>().join(", "))
}

fn nature_rows(site: &Site<'_>, nature: &Nature, route: &Route) -> Vec<Option<Row>> {
    let (library, words) = (site.library, &site.words);
    let documents = nature.documents.iter().map(|id| library.documents.place(id));
    vec![
        Row::links(words.word("about-documents"), ready_links(site, Facet::Document, documents)),
        vigilance(site, nature.note.as_ref(), route),
        Row::words(words.word("about-declares"), declared(site, &nature.declares)),
        Row::lines(words.word("about-duties"), duties::naming(site, &nature.id)),
        Row::lines(words.word("about-legal"), legal_links(site, &nature.legal)),
    ]
}

fn vigilance(site: &Site<'_>, note: Option<&Text>, route: &Route) -> Option<Row> {
    Row::html(site.words.word("about-note"), site.texts(route).inline(note?))
}

fn legal_links(site: &Site<'_>, ids: &[crate::library::LegalTextId]) -> Vec<Ready> {
    ready_links(site, Facet::LegalText, ids.iter().map(|id| site.library.legal_texts.place(id)))
}

fn document_rows(site: &Site<'_>, document: &TenderDocument) -> Vec<Option<Row>> {
    let words = &site.words;
    let said =
        |key: &str, text: &Option<String>| Row::words(words.word(key), words.set(text.as_deref().unwrap_or_default()));
    let merges = document.merges_into.iter().map(|id| site.library.documents.place(id));
    vec![
        said("about-contains", &document.contains),
        said("about-writer", &document.writer),
        said("about-family", &document.family),
        Row::words(
            words.word("about-contractual"),
            words.say(if document.contractual { "contractual-yes" } else { "contractual-no" }),
        ),
        Row::links(words.word("about-merges"), ready_links(site, Facet::Document, merges)),
    ]
}

fn legal_text_rows(site: &Site<'_>, text: &LegalText) -> Vec<Option<Row>> {
    let words = &site.words;
    let kind = format!("kind-{}", key_of(&LegalTextKind::ALL, text.kind));
    vec![
        Row::words(words.word("about-title"), words.set(text.title.as_deref().unwrap_or_default())),
        Row::words(words.word("about-kind"), words.say(&kind)),
        text.in_force_from.and_then(|date| Row::words(words.word("about-in-force"), words.language().date(date))),
        address(site, "about-url", text.url.as_deref()),
        Row::lines(words.word("about-duties"), duties::standing_in(site, &text.id)),
    ]
}

fn label_rows(site: &Site<'_>, label: &Label) -> Vec<Option<Row>> {
    let words = &site.words;
    vec![
        Row::words(words.word("about-scope"), words.set(label.scope.as_deref().unwrap_or_default())),
        Row::words(words.word("about-owner"), words.set(label.owner.as_deref().unwrap_or_default())),
        address(site, "about-site", label.url.as_deref()),
    ]
}

fn standard_rows(site: &Site<'_>, standard: &Standard) -> Vec<Option<Row>> {
    let words = &site.words;
    vec![
        Row::words(words.word("about-title"), words.set(standard.title.as_deref().unwrap_or_default())),
        address(site, "about-site", standard.url.as_deref()),
    ]
}

fn organisation_rows(site: &Site<'_>, organisation: &Organisation) -> Vec<Option<Row>> {
    let kind = format!("organisation-{}", key_of(&OrganisationKind::ALL, organisation.kind));
    let reviews = site.mentions().reviewed(&organisation.id).iter().map(|&place| site.library.clauses.at(place));
    vec![
        Row::words(site.words.word("about-kind"), site.words.say(&kind)),
        address(site, "about-site", organisation.url.as_deref()),
        Row::lines(site.words.word("about-reviews"), reviews.map(|clause| site.clause_link(clause))),
    ]
}

/// A row with a link to `url`, which says where it leads.
fn address(site: &Site<'_>, key: &str, url: Option<&str>) -> Option<Row> {
    let url = url?;
    let host = url.trim_start_matches("https://").trim_start_matches("http://");
    let host = host.split('/').next().unwrap_or(host);
    Row::links(site.words.word(key), vec![Link::as_is(url, host)])
}
