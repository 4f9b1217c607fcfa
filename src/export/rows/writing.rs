//! The rows of synonyms, of organisations, and of what the portal tells.

use super::super::Published;
use super::super::cell::{Rows, plain, row, word};
use super::numbered;
use crate::library::{Facet, News, Organisation, OrganisationKind, Page, SynonymGroup};

pub(super) fn synonyms(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    let lists = numbered(&library.synonyms).flat_map(|(group, synonyms)| match synonyms {
        SynonymGroup::Both(words) => vec![(group, "words", words)],
        SynonymGroup::OneWay { from, to } => vec![(group, "from", from), (group, "to", to)],
    });
    for (group, list, words) in lists {
        for (position, word) in numbered(words) {
            row! { rows; "group" => group, "list" => list, "position" => position, "word" => word }
        }
    }
}

pub(super) fn organisations(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, organisation) in numbered(&published.library.organisations) {
        let Organisation { id, name, kind, description, url } = organisation;
        row! { rows;
            "id" => id,
            "address" => &published.address(&published.routes.entry(Facet::Organisation, id.as_str())),
            "position" => position,
            "name" => name,
            "kind" => word(&OrganisationKind::ALL, kind),
            "description" => plain(description),
            "url" => url.as_ref(),
        }
    }
}

pub(super) fn news(published: Published<'_>, rows: &mut dyn Rows) {
    for News { id, path, title, summary, date, text } in published.library.news.iter() {
        row! { rows;
            "id" => id,
            "address" => &published.address(&published.routes.news_item(id)),
            "path" => path,
            "title" => title,
            "summary" => summary,
            "date" => *date,
            "text" => plain(text),
        }
    }
}

pub(super) fn pages(published: Published<'_>, rows: &mut dyn Rows) {
    for Page { id, path, title, summary, order, text } in published.library.pages.iter() {
        row! { rows;
            "id" => id,
            "address" => &published.address(&published.routes.page(id)),
            "path" => path,
            "title" => title,
            "summary" => summary,
            "order" => *order,
            "text" => plain(text),
        }
    }
}
