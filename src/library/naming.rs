//! What provisions are called wherever they are shown, and what texts link to: readers are never shown ids as names.

use super::{Clause, Facet, Library, Provision};
use crate::text::{LinkKind, set};

/// The message of a key, its blanks filled in, set as the portal's language sets it.
pub type Fill<'f> = &'f dyn Fn(&str, &[(&str, &str)]) -> String;

/// Something in the library that has a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Linked<'a> {
    /// A clause.
    Clause(&'a str),
    /// An entry of a facet.
    Entry(Facet, &'a str),
    /// A plain page.
    Page(&'a str),
}

impl<'a> Linked<'a> {
    /// The thing of `kind` that is called `id`.
    pub fn of(kind: LinkKind, id: &'a str) -> Linked<'a> {
        match kind {
            LinkKind::Clause => Linked::Clause(id),
            LinkKind::LegalText => Linked::Entry(Facet::LegalText, id),
            LinkKind::Label => Linked::Entry(Facet::Label, id),
            LinkKind::Standard => Linked::Entry(Facet::Standard, id),
            LinkKind::Segment => Linked::Entry(Facet::Segment, id),
            LinkKind::Page => Linked::Page(id),
        }
    }
}

impl Library {
    /// What `provision` is, with its number among those of its kind in the same document of the tender.
    pub fn nature_name(&self, clause: &Clause, provision: &Provision, fill: Fill<'_>) -> String {
        let nature = &self.natures.get(&provision.nature).name;
        let is_alike = |other: &&Provision| other.nature == provision.nature && other.document == provision.document;
        let alike = || clause.provisions.iter().filter(is_alike);
        match alike().position(|other| other.id == provision.id) {
            Some(place) if alike().nth(1).is_some() => {
                let number = (place + 1).to_string();
                fill("nature-numbered", &[("nature", nature), ("number", &number)])
            }
            _ => set(nature, self.portal.language.typography()).into_owned(),
        }
    }

    /// What `provision` is and where it goes, as the middle of a line wants it.
    pub fn provision_name(&self, clause: &Clause, provision: &Provision, fill: Fill<'_>) -> String {
        let letters = &self.documents.get(&provision.document).abbreviation;
        let nature = lowered(&self.nature_name(clause, provision, fill));
        fill("provision-name", &[("letters", letters), ("nature", &nature)])
    }
}

impl Provision {
    /// The name of the blank that its weight is, where it is a criterion: no parameter is called so.
    pub fn weight_name(&self) -> String {
        format!("@{}", self.id)
    }
}

/// `text` with its first letter in lower case, as the middle of a line wants it; an abbreviation stays as it is.
pub fn lowered(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

/// The word of `value` in a list of words and values: what content writes, data holds and keys of messages end with.
pub fn key_of<T: PartialEq + Copy>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, other)| *other == value).map_or("", |(key, _)| key)
}
