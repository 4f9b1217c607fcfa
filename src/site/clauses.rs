//! Lists of clauses, in pages: all of them at `/clauses/`, and those of each entry.

use std::sync::{Arc, OnceLock};

use serde::Serialize;

use crate::library::Facet;
use crate::output::{Family, Manifest};
use crate::routes::Route;
use crate::site::Site;
use crate::site::card::cards;
use crate::site::entry;
use crate::site::frame::{Frame, Link, Row};
use crate::site::paging::{PageLink, links, page_count, part};

/// How many clauses a page of a list shows.
const PER_PAGE: usize = 20;

/// A page of a list of clauses, as `list.html` reads it.
#[derive(Debug, Serialize)]
struct ListPage<'l> {
    title: String,
    letters: Option<&'l str>,
    tint: usize,
    lead: &'l str,
    about: &'l [Row],
    count: &'l str,
    feed: &'l str,
    empty: &'l str,
    cards: String,
    pages: Vec<PageLink>,
}

/// A list: which clauses it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    All,
    Entry(Facet, usize),
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

/// What the pages of a list have in common.
struct Common {
    route: Route,
    /// The frame of the first page.
    frame: Frame,
    heading: Heading,
    /// How many clauses there are, in words.
    count: String,
    /// What is said where there is none.
    empty: String,
    feed: Route,
}

/// The pages of every list, one list after the other.
pub(crate) struct ListPages<'a> {
    site: Arc<Site<'a>>,
    lists: Vec<List>,
    /// For each list, how many pages the lists before it have; then how many all have. Once a list is asked for.
    starts: OnceLock<Vec<usize>>,
    common: Vec<OnceLock<Common>>,
}

impl<'a> ListPages<'a> {
    /// The pages of the lists of `site`.
    pub(crate) fn of(site: &Arc<Site<'a>>) -> ListPages<'a> {
        let entries = Facet::ALL
            .into_iter()
            .flat_map(|facet| (0..site.library.entries(facet)).map(move |place| List::Entry(facet, place)));
        let lists: Vec<List> = std::iter::once(List::All).chain(entries).collect();
        let common = lists.iter().map(|_| OnceLock::new()).collect();
        ListPages { site: Arc::clone(site), lists, starts: OnceLock::new(), common }
    }

    fn starts(&self) -> &[usize] {
        self.starts.get_or_init(|| {
            let mut starts = vec![0];
            for list in &self.lists {
                starts.push(starts[starts.len() - 1] + page_count(clauses(&self.site, *list).len(), PER_PAGE));
            }
            starts
        })
    }

    /// The list of the page at `place`, by its own place, and the number of the page in it.
    fn list_at(&self, place: usize) -> (usize, usize) {
        let list = self.starts().partition_point(|start| *start <= place) - 1;
        (list, place - self.starts()[list] + 1)
    }

    fn find(&self, path: &str) -> Option<List> {
        let Site { library, routes, .. } = &*self.site;
        if path == routes.clauses().folder() {
            return Some(List::All);
        }
        Facet::ALL.into_iter().find_map(|facet| {
            let id = routes.entry_of(facet, path)?;
            Some(List::Entry(facet, library.find_entry(facet, id)?))
        })
    }
}

impl Family for ListPages<'_> {
    fn count(&self) -> usize {
        self.starts()[self.lists.len()]
    }

    fn path(&self, place: usize) -> String {
        let (list, number) = self.list_at(place);
        self.site.routes.numbered(&route(&self.site, self.lists[list]), number).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let (list, number) = self.site.routes.list_of(path.strip_suffix("index.html")?);
        let list = self.find(list)?;
        let place = self.lists.iter().position(|other| *other == list)?;
        let found = self.starts()[place] + number.checked_sub(1)?;
        (found < self.starts()[place + 1] && self.path(found) == path).then_some(found)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let (list, number) = self.list_at(place);
        let common = self.common[list].get_or_init(|| common(&self.site, self.lists[list]));
        let (frame, page) = list_page(&self.site, common, clauses(&self.site, self.lists[list]), number)?;
        self.site.templates.page("list.html", &frame, &page, bytes)
    }
}

fn clauses<'s>(site: &'s Site<'_>, list: List) -> &'s [usize] {
    match list {
        List::All => site.library.facets().listed(),
        List::Entry(facet, place) => site.library.facets().clauses(facet, place),
    }
}

fn route(site: &Site<'_>, list: List) -> Route {
    match list {
        List::All => site.routes.clauses(),
        List::Entry(facet, place) => entry::route(site, facet, place),
    }
}

fn common(site: &Site<'_>, list: List) -> Common {
    let words = &site.words;
    let route = route(site, list);
    let (frame, heading) = match list {
        List::All => {
            let (title, lead) = (words.say("clauses-title"), words.say("clauses-lead"));
            let frame = site.frame(&route, &route, &title, &lead);
            (frame, Heading { title, letters: None, lead: format!("<p>{lead}</p>"), about: Vec::new() })
        }
        List::Entry(facet, place) => (entry::frame(site, facet, place), entry::heading(site, facet, place)),
    };
    let feed = site.routes.feed(&route);
    let feeds = vec![Link::to(&feed, words.fill("feed-of", &[("title", &heading.title)]))];
    let count = words.count("clauses-count", clauses(site, list).len());
    Common { frame: Frame { feeds, ..frame }, route, heading, count, empty: words.say("no-clause"), feed }
}

/// Page `number` of the list with `common`: its heading on the first, then its part of the clauses at `places`.
fn list_page<'l>(
    site: &Site<'_>,
    common: &'l Common,
    places: &[usize],
    number: usize,
) -> anyhow::Result<(Frame, ListPage<'l>)> {
    let Common { route, frame, heading, count, empty, feed } = common;
    let frame = numbered_frame(site, frame.clone(), route, number);
    let first = number == 1;
    let page = ListPage {
        title: if first { heading.title.clone() } else { frame.title.clone() },
        letters: heading.letters.as_ref().map(|(letters, _)| letters.as_str()),
        tint: heading.letters.as_ref().map_or(0, |(_, tint)| *tint),
        lead: if first { &heading.lead } else { "" },
        about: if first { &heading.about } else { &[] },
        count,
        feed: feed.path(),
        empty,
        cards: cards(site, part(places, number, PER_PAGE), &frame.root)?,
        pages: links(site, route, number, page_count(places.len(), PER_PAGE)),
    };
    Ok((frame, page))
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
        root: route.to_root(),
        here: route.path().to_owned(),
        ..frame
    }
}
