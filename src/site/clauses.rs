//! Lists of clauses: all of them at `/clauses/`, and what every list shares.

use std::sync::Arc;

use serde::Serialize;

use crate::output::Output;
use crate::routes::Route;
use crate::site::Site;
use crate::site::card::{Card, card};
use crate::site::frame::{Frame, Link, Row};
use crate::site::paging::{PageLink, links, page_count, part};

/// How many clauses a page of a list shows.
pub(crate) const PER_PAGE: usize = 20;

/// A list of clauses, as `list.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct ListPage {
    title: String,
    letters: Option<String>,
    tint: usize,
    lead: String,
    about: Vec<Row>,
    count: String,
    feed: String,
    empty: String,
    cards: Vec<Card>,
    pages: Vec<PageLink>,
}

/// What a list says before its clauses.
pub(crate) struct Heading {
    /// Its title.
    pub(crate) title: String,
    /// The letters of a tender document, and their tint.
    pub(crate) letters: Option<(String, usize)>,
    /// What it is, as HTML blocks.
    pub(crate) lead: String,
    /// Its facts.
    pub(crate) about: Vec<Row>,
}

/// Plans the pages of the list of all clauses.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    let list = site.routes.clauses();
    for number in 1..=page_count(site.library.facets.listed().len(), PER_PAGE) {
        let route = site.routes.numbered(&list, number);
        site.plan_page(output, &route, "list.html", move |site| {
            let list = site.routes.clauses();
            let words = &site.words;
            let frame = site.frame(&list, &list, &words.say("clauses-title"), &words.say("clauses-lead"));
            let heading = Heading {
                title: words.say("clauses-title"),
                letters: None,
                lead: format!("<p>{}</p>", words.say("clauses-lead")),
                about: Vec::new(),
            };
            list_page(site, frame, &list, number, heading, site.library.facets.listed())
        });
    }
}

/// Page `number` of the list at `list`: `heading` on its first page, then its part of the clauses at `places`.
pub(crate) fn list_page(
    site: &Site<'_>,
    frame: Frame,
    list: &Route,
    number: usize,
    heading: Heading,
    places: &[usize],
) -> (Frame, ListPage) {
    let words = &site.words;
    let pages = page_count(places.len(), PER_PAGE);
    let feed = site.routes.feed(list);
    let mut frame = numbered_frame(site, frame, list, number);
    frame.feeds = vec![Link::to(&feed, words.fill("feed-of", &[("title", &heading.title)]))];
    let first = number == 1;
    let (letters, tint) = heading.letters.map_or((None, 0), |(letters, tint)| (Some(letters), tint));
    let page = ListPage {
        title: if first { heading.title } else { frame.title.clone() },
        letters,
        tint,
        lead: if first { heading.lead } else { String::new() },
        about: if first { heading.about } else { Vec::new() },
        count: words.count("clauses-count", places.len()),
        feed: feed.path().to_owned(),
        empty: words.say("no-clause"),
        cards: part(places, number, PER_PAGE).iter().map(|&place| card(site, site.library.clauses.at(place))).collect(),
        pages: links(site, list, number, pages),
    };
    (frame, page)
}

/// `frame`, made for the first page of `list`, for its page `number`.
pub(crate) fn numbered_frame(site: &Site<'_>, frame: Frame, list: &Route, number: usize) -> Frame {
    if number == 1 {
        return frame;
    }
    let route = site.routes.numbered(list, number);
    let page = number.to_string();
    Frame {
        title: site.words.fill("page-title", &[("title", &frame.title), ("page", &page)]),
        description: site.words.fill("page-description", &[("description", &frame.description), ("page", &page)]),
        canonical: Some(route.under(site.base_url)),
        root: site.routes.home().from(&route),
        here: route.path().to_owned(),
        ..frame
    }
}
