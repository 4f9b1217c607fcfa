//! What can be found, as plain text: the search's own input, whatever the library is made of.

/// All that the index is made of.
pub(crate) struct Collection {
    /// Code of the language, such as `fr`.
    pub(crate) language: String,
    /// Where the parts go, from the root of the site, ending in `/`.
    pub(crate) folder: String,
    pub(crate) documents: Vec<SearchDocument>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) synonyms: Vec<Synonyms>,
    pub(crate) help: Help,
}

/// Whom to ask when nothing is found.
pub(crate) struct Help {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) text: String,
}

/// One clause.
pub(crate) struct SearchDocument {
    pub(crate) id: String,
    /// Address from the root of the site, such as `clauses/soged/`.
    pub(crate) address: String,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) text: String,
    /// Names of what it is about, codes, standards, articles: found, but not shown.
    pub(crate) keywords: Vec<String>,
    /// For each facet, the numbers of its values.
    pub(crate) facets: Vec<Vec<u16>>,
    /// Three short facts, shown on its card.
    pub(crate) facts: Vec<String>,
    /// `AAAA-MM-JJ`.
    pub(crate) date: String,
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
