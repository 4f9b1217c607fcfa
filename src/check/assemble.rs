//! Records without an error, made into a library.

use std::cmp::Reverse;

use crate::library::{Entry, FacetIndex, Library, Status, Table};
use crate::load::{Record, Records};
use crate::options::{BuildOptions, Drafts};

/// The library that `records` describe; `None` without a portal, which is an error already said.
pub(super) fn library(records: Records, options: &BuildOptions) -> Option<Library> {
    let mut portal = records.portal?.value;
    if let Some(base_url) = &options.base_url {
        portal.base_url.clone_from(base_url);
    }
    let mut clauses: Vec<_> = records.clauses.into_iter().map(|record| record.value).collect();
    clauses.retain(|clause| clause.status != Status::Draft || options.drafts == Drafts::Shown);
    clauses.sort_by(|a, b| a.id.cmp(&b.id));
    let mut news: Vec<_> = records.news.into_iter().map(|record| record.value).collect();
    news.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
    let mut pages: Vec<_> = records.pages.into_iter().map(|record| record.value).collect();
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    let mut library = Library {
        portal,
        natures: table(records.natures),
        documents: table(records.documents),
        effects: table(records.effects),
        ambitions: table(records.ambitions),
        segments: table(records.segments),
        buyers: table(records.buyers),
        thresholds: table(records.thresholds),
        obligations: table(records.obligations),
        registers: table(records.registers),
        wording_rules: table(records.wording_rules),
        legal_texts: table(records.legal_texts),
        labels: table(records.labels),
        standards: table(records.standards),
        cpv: records.cpv,
        synonyms: records.synonyms.into_iter().map(|group| group.value).collect(),
        organisations: table(records.organisations),
        clauses: Table::new(clauses),
        news: Table::new(news),
        pages: Table::new(pages),
        facets: FacetIndex::default(),
    };
    library.facets = FacetIndex::new(&library);
    Some(library)
}

fn table<T: Entry>(records: Vec<Record<T>>) -> Table<T> {
    Table::new(records.into_iter().map(|record| record.value).collect())
}
