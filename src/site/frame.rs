//! What surrounds every page, and the small things that pages are made of: links, rows of facts, days.

use serde::Serialize;

use crate::routes::Route;
use crate::site::templates::Ready;

/// The frame of a page, as `base.html` reads it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Frame {
    /// What the tab says.
    pub(crate) title: String,
    /// What a search engine shows.
    pub(crate) description: String,
    /// The public address; `None` for a page that must not be found.
    pub(crate) canonical: Option<String>,
    /// The way from the page to the root of the portal.
    pub(crate) root: String,
    /// The page's own path.
    pub(crate) here: String,
    /// The path of the part of the portal that it belongs to.
    pub(crate) room: String,
    /// Whether this is the home page.
    pub(crate) home: bool,
    /// Whether the header offers a search field: not where the page has its own.
    pub(crate) search_box: bool,
    /// The pages above it, outermost first.
    pub(crate) trail: Vec<Link>,
    /// The feeds to follow it by.
    pub(crate) feeds: Vec<Link>,
}

/// A link as templates read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    /// What it says.
    pub(crate) name: String,
    /// A path in the portal, which templates put after the way to the root; or a whole address.
    pub(crate) href: String,
    /// Whether `href` is used as it is: another site, or a place in the same page.
    pub(crate) as_is: bool,
}

impl Link {
    /// A link to a page of the portal.
    pub(crate) fn to(route: &Route, name: impl Into<String>) -> Link {
        Link { name: name.into(), href: route.path().to_owned(), as_is: false }
    }

    /// A link to another site, or to a place in the same page.
    pub(crate) fn as_is(href: impl Into<String>, name: impl Into<String>) -> Link {
        Link { name: name.into(), href: href.into(), as_is: true }
    }
}

impl From<Link> for Ready {
    fn from(link: Link) -> Ready {
        Ready::of(&link)
    }
}

/// A row of facts: its name, then links, words or HTML.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Row {
    /// What the facts are.
    pub(crate) name: String,
    /// Links.
    pub(crate) links: Vec<Ready>,
    /// Whether each link has a line of its own.
    pub(crate) lines: bool,
    /// Words, after the links.
    pub(crate) words: String,
    /// HTML, after the words.
    pub(crate) html: String,
}

impl Row {
    /// Links that commas part; nothing where there is none.
    pub(crate) fn links<L: Into<Ready>>(name: &str, links: impl IntoIterator<Item = L>) -> Option<Row> {
        let links: Vec<Ready> = links.into_iter().map(Into::into).collect();
        (!links.is_empty()).then(|| Row { name: name.to_owned(), links, ..Row::default() })
    }

    /// Links, each on its line; nothing where there is none.
    pub(crate) fn lines<L: Into<Ready>>(name: &str, links: impl IntoIterator<Item = L>) -> Option<Row> {
        Row::links(name, links).map(|row| Row { lines: true, ..row })
    }

    /// Words; nothing where there is none.
    pub(crate) fn words(name: &str, words: String) -> Option<Row> {
        (!words.is_empty()).then(|| Row { name: name.to_owned(), words, ..Row::default() })
    }

    /// HTML; nothing where there is none.
    pub(crate) fn html(name: &str, html: String) -> Option<Row> {
        (!html.is_empty()).then(|| Row { name: name.to_owned(), html, ..Row::default() })
    }
}

/// A day, for machines and for people.
#[derive(Debug, Serialize)]
pub(crate) struct Day {
    /// `2026-11-21`
    pub(crate) iso: String,
    /// `21 novembre 2026`
    pub(crate) words: String,
}
