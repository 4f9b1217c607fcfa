//! A small collection, for tests.

use super::document::{Collection, Facet, FacetValue, Help, Outline, SearchDocument, Synonyms};
use crate::analysis::fold;
use crate::library::Date;

/// Id, title, segment.
pub(super) type Sample<'a> = (&'a str, &'a str, u16);

fn document<'a>((id, title, _): Sample<'a>) -> SearchDocument<'a> {
    SearchDocument {
        id,
        address: format!("clauses/{id}/"),
        title: title.into(),
        summary: "Le titulaire trie les déchets.".into(),
        words: id.to_owned(),
        keywords: vec![0, 1],
        facts: String::new(),
        version: 1,
        state: None,
    }
}

pub(super) fn collection<'a>(samples: &'a [Sample<'a>]) -> Collection<'a> {
    let outline = |(id, title, segment): &Sample<'_>| Outline {
        id: (*id).to_owned(),
        title: fold(title),
        date: Date::constant(2026, 11, 21),
        topic: usize::from(*segment),
        facets: vec![vec![*segment]],
    };
    let value = |id: &str| FacetValue { id: id.to_owned(), name: id.to_uppercase() };
    let facet =
        Facet { id: "segment".to_owned(), name: "Segment".to_owned(), values: vec![value("voirie"), value("eau")] };
    let synonyms =
        Synonyms { from: vec!["poubelle".to_owned()], to: vec!["déchets".to_owned(), "papier recyclé".to_owned()] };
    let help =
        Help { name: "Guichet".to_owned(), url: "https://exemple.fr/".to_owned(), text: "Écrivez-nous.".to_owned() };
    let folder = "assets/search/".to_owned();
    Collection {
        language: "fr".to_owned(),
        folder,
        outlines: samples.iter().map(outline).collect(),
        document: Box::new(|place, text| {
            text.replace_range(.., "Le registre est remis sous quinze jours.");
            document(samples[place])
        }),
        keywords: vec!["CCAP".to_owned(), "45110000-1".to_owned()],
        facets: vec![facet],
        synonyms: vec![synonyms],
        help,
    }
}
