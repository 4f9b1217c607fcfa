//! The rows of synonyms, of organisations, and of what the portal tells.

use super::super::Published;
use super::super::cell::{Row, plain, row, word};
use super::numbered;
use crate::library::{Facet, Library, News, Organisation, OrganisationKind, Page, SynonymGroup};

pub(super) fn synonyms(library: &Library) -> Vec<Row<'_>> {
    let lists = numbered(&library.synonyms).flat_map(|(group, synonyms)| match synonyms {
        SynonymGroup::Both(words) => vec![(group, "words", words)],
        SynonymGroup::OneWay { from, to } => vec![(group, "from", from), (group, "to", to)],
    });
    let rows = lists.flat_map(|(group, list, words)| {
        numbered(words).map(move |(position, word)| {
            row! { "group" => group, "list" => list, "position" => position, "word" => word }
        })
    });
    rows.collect()
}

pub(super) fn organisations(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.organisations).map(|(position, organisation)| {
        let Organisation { id, name, kind, description, url } = organisation;
        row! {
            "id" => id,
            "address" => published.address(&published.routes.entry(Facet::Organisation, id.as_str())),
            "position" => position,
            "name" => name,
            "kind" => word(&OrganisationKind::ALL, kind),
            "description" => plain(description),
            "url" => url.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn news(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = published.library.news.iter().map(|News { id, path, title, summary, date, text }| {
        row! {
            "id" => id,
            "address" => published.address(&published.routes.news_item(id)),
            "path" => path,
            "title" => title,
            "summary" => summary,
            "date" => *date,
            "text" => plain(text),
        }
    });
    rows.collect()
}

pub(super) fn pages(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = published.library.pages.iter().map(|Page { id, path, title, summary, order, text }| {
        row! {
            "id" => id,
            "address" => published.address(&published.routes.page(id)),
            "path" => path,
            "title" => title,
            "summary" => summary,
            "order" => *order,
            "text" => plain(text),
        }
    });
    rows.collect()
}
