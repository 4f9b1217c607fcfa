//! Library → the index that the browser reads.
//!
//! In: what can be found, as plain text. Out: small files under `assets/search/`, named by their content; only
//! `root.json` keeps its name. A reader fetches the few parts that a query needs (docs/SEARCH.md).

mod analyser;
mod document;
mod impacts;
mod parts;
mod phrases;
mod postings;
