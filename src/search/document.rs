//! What can be found, as plain text: the search's own input, whatever the library is made of.

use std::borrow::Cow;

use crate::library::Date;

/// All that the index is made of.
pub(crate) struct Collection<'a> {
    /// Code of the language, such as `fr`.
    pub(crate) language: String,
    /// Where the parts go, from the root of the site, ending in `/`.
    pub(crate) folder: String,
    /// What decides about the order of the documents, one for each.
    pub(crate) outlines: Vec<Outline>,
    /// Makes a document, by the place of its outline, and its text: none is kept, so that a large library fits in memory.
    pub(crate) document: MakeDocument<'a>,
    /// What documents are about, each said once: documents give the numbers.
    pub(crate) keywords: Vec<String>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) synonyms: Vec<Synonyms>,
    pub(crate) help: Help,
}

/// Gives a document by its place, and puts its text in the string.
pub(crate) type MakeDocument<'a> = Box<dyn Fn(usize, &mut String) -> SearchDocument<'a> + Send + Sync + 'a>;

/// Whom to ask when nothing is found.
pub(crate) struct Help {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) text: String,
}

/// What one clause is sorted and narrowed by.
pub(crate) struct Outline {
    pub(crate) id: String,
    /// Folded.
    pub(crate) title: String,
    pub(crate) date: Date,
    /// What it is about first.
    pub(crate) topic: usize,
    /// For each facet, the numbers of its values.
    pub(crate) facets: Vec<Vec<u16>>,
}

/// One clause.
pub(crate) struct SearchDocument<'a> {
    pub(crate) id: &'a str,
    /// Address from the root of the site, such as `clauses/soged/`.
    pub(crate) address: String,
    pub(crate) title: Cow<'a, str>,
    pub(crate) summary: Cow<'a, str>,
    /// Words of its own: found, but not shown.
    pub(crate) words: String,
    /// The numbers of the names of what it is about, codes, standards, articles: found, but not shown.
    pub(crate) keywords: Vec<u32>,
    /// Short facts, shown on its card.
    pub(crate) facts: String,
    /// Which version it is.
    pub(crate) version: u32,
    /// Its state, if there is something to say of it.
    pub(crate) state: Option<String>,
}

/// One way to narrow a search.
pub(crate) struct Facet {
    /// Its name in addresses, such as `segment`.
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) values: Vec<FacetValue>,
}

/// One box to tick.
pub(crate) struct FacetValue {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// Who types one of `from` also looks for each of `to`.
pub(crate) struct Synonyms {
    pub(crate) from: Vec<String>,
    pub(crate) to: Vec<String>,
}
