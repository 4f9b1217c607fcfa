//! Links to what the library defines, and what is declared, in words.

use crate::library::{Declaration, Facet, Library, Source};
use crate::site::Site;
use crate::site::frame::Link;
use crate::site::templates::Ready;

/// The id and the name of the entry at `place` of `facet`.
pub(crate) fn entry_name(library: &Library, facet: Facet, place: usize) -> (&str, &str) {
    macro_rules! of {
        ($table:ident) => {{
            let entry = library.$table.at(place);
            (entry.id.as_str(), entry.name.as_str())
        }};
    }
    match facet {
        Facet::Segment => of!(segments),
        Facet::Effect => of!(effects),
        Facet::Nature => of!(natures),
        Facet::Document => of!(documents),
        Facet::Ambition => of!(ambitions),
        Facet::LegalText => of!(legal_texts),
        Facet::Label => of!(labels),
        Facet::Standard => of!(standards),
        Facet::Organisation => of!(organisations),
    }
}

/// A link that many pages show.
pub(crate) struct KnownLink {
    /// The link.
    pub(crate) link: Link,
    /// The same, as templates read it.
    pub(crate) ready: Ready,
}

/// A link to the entry at `place` of `facet`.
pub(crate) fn entry_link<'s>(site: &'s Site<'_>, facet: Facet, place: usize) -> &'s KnownLink {
    let links = site.entry_links.get_or_init(|| Facet::ALL.map(|facet| entry_links(site, facet)));
    let facet = Facet::ALL.iter().position(|other| *other == facet).expect("every facet is in ALL");
    &links[facet][place]
}

fn entry_links(site: &Site<'_>, facet: Facet) -> Vec<KnownLink> {
    let places = 0..site.library.entries(facet);
    let links = places.map(|place| {
        let (id, name) = entry_name(site.library, facet, place);
        let link = Link::to(&site.routes.entry(facet, id), site.words.set(name));
        KnownLink { ready: Ready::of(&link), link }
    });
    links.collect()
}

/// Links to the entries of `facet` at `places`, as templates read them.
pub(crate) fn ready_links(site: &Site<'_>, facet: Facet, places: impl IntoIterator<Item = usize>) -> Vec<Ready> {
    places.into_iter().map(|place| entry_link(site, facet, place).ready.clone()).collect()
}

/// A link to a public document.
pub(crate) fn source_link(site: &Site<'_>, source: &Source) -> Link {
    Link::as_is(&source.url, site.words.set(&source.title))
}

/// What `declarations` ask to declare, in words: each field once, on its line, with its values once each.
pub(crate) fn declared<'d>(site: &Site<'_>, declarations: impl IntoIterator<Item = &'d Declaration>) -> String {
    let mut fields: Vec<(&str, Vec<&str>)> = Vec::new();
    for declaration in declarations {
        let register = site.library.registers.get(&declaration.register);
        let place = fields.iter().position(|(name, _)| *name == register.name).unwrap_or_else(|| {
            fields.push((&register.name, Vec::new()));
            fields.len() - 1
        });
        for id in &declaration.values {
            let known = register.values.iter().find(|value| value.id == *id);
            let value = known.map_or(id.as_str(), |value| value.value.as_str());
            if !fields[place].1.contains(&value) {
                fields[place].1.push(value);
            }
        }
    }
    let fields = fields
        .into_iter()
        .map(|(name, values)| site.words.fill("declared-in", &[("register", name), ("values", &values.join(", "))]));
    fields.collect::<Vec<_>>().join("\n")
}

/// The key of the title of the index of `facet`.
pub(crate) fn index_message(facet: Facet) -> &'static str {
    match facet {
        Facet::Segment => "facet-segment-index",
        Facet::Effect => "facet-effect-index",
        Facet::Nature => "facet-nature-index",
        Facet::Document => "facet-document-index",
        Facet::Ambition => "facet-ambition-index",
        Facet::LegalText => "facet-legal-text-index",
        Facet::Label => "facet-label-index",
        Facet::Standard => "facet-standard-index",
        Facet::Organisation => "facet-organisation-index",
    }
}

/// What a facet is called in the keys of messages: `facet-segment`.
pub(crate) fn facet_message(facet: Facet) -> &'static str {
    match facet {
        Facet::Segment => "facet-segment",
        Facet::Effect => "facet-effect",
        Facet::Nature => "facet-nature",
        Facet::Document => "facet-document",
        Facet::Ambition => "facet-ambition",
        Facet::LegalText => "facet-legal-text",
        Facet::Label => "facet-label",
        Facet::Standard => "facet-standard",
        Facet::Organisation => "facet-organisation",
    }
}
