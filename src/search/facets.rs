//! The ways to narrow a search, and which values a clause has.

use crate::library::{Clause, ContractType, Facet as LibraryFacet, Library};
use crate::messages::Messages;
use crate::text::set;

use super::document::{Facet, FacetValue};

/// A way to narrow a search.
#[derive(Clone, Copy)]
pub(crate) enum Way {
    /// By what the clause's lists are sorted by.
    Entry(LibraryFacet),
    /// By the type of contract of its segments.
    Contract,
}

/// In the order of the page: what one buys first.
const WAYS: [(&str, Way); 8] = [
    ("segment", Way::Entry(LibraryFacet::Segment)),
    ("contract", Way::Contract),
    ("document", Way::Entry(LibraryFacet::Document)),
    ("nature", Way::Entry(LibraryFacet::Nature)),
    ("effect", Way::Entry(LibraryFacet::Effect)),
    ("ambition", Way::Entry(LibraryFacet::Ambition)),
    ("label", Way::Entry(LibraryFacet::Label)),
    ("organisation", Way::Entry(LibraryFacet::Organisation)),
];

/// The facets of a library, with all their values, in its order.
pub(crate) fn facets(library: &Library, messages: &Messages) -> Vec<(Way, Facet)> {
    let typography = library.portal.language.typography();
    let value = |(id, name): (&str, &str)| FacetValue { id: id.to_owned(), name: set(name, typography).into_owned() };
    let facet = |(id, way): (&str, Way)| {
        let values: Vec<FacetValue> = match way {
            Way::Contract => {
                let name = |key: &str| messages.word(&format!("contract-{key}"));
                ContractType::ALL.iter().map(|(key, _)| value((key, &name(key)))).collect()
            }
            Way::Entry(entries) => {
                (0..library.entries(entries)).map(|place| value(entry(library, entries, place))).collect()
            }
        };
        let name = set(&messages.word(&format!("search-facet-{id}")), typography).into_owned();
        (way, Facet { id: id.to_owned(), name, values })
    };
    WAYS.into_iter().map(facet).collect()
}

/// The numbers of the values that a clause has, in order.
pub(crate) fn values(library: &Library, clause: &Clause, way: Way) -> Vec<u16> {
    let mut places = match way {
        Way::Entry(facet) => library.entries_of(clause, facet),
        Way::Contract => clause.segments.iter().map(|id| library.segments.get(id).contract as usize).collect(),
    };
    places.sort_unstable();
    places.dedup();
    places.into_iter().filter_map(|place| u16::try_from(place).ok()).collect()
}

/// The id and the name of an entry.
fn entry(library: &Library, facet: LibraryFacet, place: usize) -> (&str, &str) {
    macro_rules! of {
        ($table:ident) => {{
            let entry = library.$table.at(place);
            (entry.id.as_str(), entry.name.as_str())
        }};
    }
    match facet {
        LibraryFacet::Segment => of!(segments),
        LibraryFacet::Effect => of!(effects),
        LibraryFacet::Nature => of!(natures),
        LibraryFacet::Document => of!(documents),
        LibraryFacet::Ambition => of!(ambitions),
        LibraryFacet::LegalText => of!(legal_texts),
        LibraryFacet::Label => of!(labels),
        LibraryFacet::Standard => of!(standards),
        LibraryFacet::Organisation => of!(organisations),
    }
}
