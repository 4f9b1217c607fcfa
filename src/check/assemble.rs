//! Records without an error, made into a library.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use crate::library::{Entry, Library, Portal, Status, Table, Versions};
use crate::load::{Record, Records};
use crate::options::{BuildOptions, Drafts};

/// The library that `records` describe; `None` without a portal, which is an error already said.
pub(crate) fn library(records: &Records, options: &BuildOptions) -> Option<Library> {
    let mut portal = Portal::clone(&records.portal.as_ref()?.value);
    if let Some(base_url) = &options.base_url {
        portal.base_url.clone_from(base_url);
    }
    let mut clauses = values(&records.clauses);
    clauses.retain(|clause| clause.status != Status::Draft || options.drafts == Drafts::Shown);
    clauses.sort_by(|a, b| a.id.cmp(&b.id));
    let mut versions = values(&records.versions);
    versions.retain(|version| clauses.binary_search_by(|clause| clause.id.cmp(&version.id)).is_ok());
    let mut bundles = values(&records.bundles);
    bundles.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
    let mut news = values(&records.news);
    news.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
    let mut pages = values(&records.pages);
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    Some(Library {
        portal,
        natures: table(&records.natures),
        documents: table(&records.documents),
        effects: table(&records.effects),
        ambitions: table(&records.ambitions),
        segments: table(&records.segments),
        buyers: table(&records.buyers),
        thresholds: table(&records.thresholds),
        obligations: table(&records.obligations),
        registers: table(&records.registers),
        wording_rules: table(&records.wording_rules),
        legal_texts: table(&records.legal_texts),
        labels: table(&records.labels),
        standards: table(&records.standards),
        cpv: Arc::clone(&records.cpv),
        synonyms: records.synonyms.iter().map(|group| group.value.clone()).collect(),
        organisations: table(&records.organisations),
        clauses: Table::new(clauses),
        versions: Versions::new(versions),
        bundles: Table::new(bundles),
        news: Table::new(news),
        pages: Table::new(pages),
        facet_index: OnceLock::new(),
    })
}

fn table<T: Entry>(records: &[Record<T>]) -> Table<T> {
    Table::new(values(records))
}

fn values<T>(records: &[Record<T>]) -> Vec<Arc<T>> {
    records.iter().map(|record| Arc::clone(&record.value)).collect()
}
