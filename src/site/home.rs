//! The home page: one search field, three ways in, what is new, what the library is.

use std::sync::Arc;

use serde::Serialize;

use crate::library::Facet;
use crate::output::Output;
use crate::site::Site;
use crate::site::bundles;
use crate::site::duties;
use crate::site::frame::{Frame, Link};
use crate::site::index::{Entry, Group, entry, groups};
use crate::site::news::{Item, item};

/// How many pieces of news the home page shows.
const NEWS: usize = 4;

/// How many packs it shows.
const BUNDLES: usize = 10;

/// How many duties it shows.
const DUTIES: usize = 8;

/// The home page, as `home.html` reads it.
#[derive(Debug, Serialize)]
struct HomePage {
    title: String,
    examples: Vec<Link>,
    segments: Vec<Group>,
    documents: Vec<Entry>,
    duties: Vec<Counted>,
    all_duties: String,
    bundles: Vec<Counted>,
    all_bundles: String,
    news: Vec<Item>,
    about: String,
    licence: String,
}

/// A link and the number of clauses behind it.
#[derive(Debug, Serialize)]
struct Counted {
    link: Link,
    count: usize,
}

/// Plans the home page.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.home(), "home.html", page);
}

fn page(site: &Site<'_>) -> (Frame, HomePage) {
    let (library, words) = (site.library, &site.words);
    let portal = &library.portal;
    let route = site.routes.home();
    let frame = Frame {
        home: true,
        search_box: false,
        feeds: vec![
            Link::to(&site.routes.feed(&site.routes.clauses()), words.say("clauses-title")),
            Link::to(&site.routes.feed(&site.routes.news()), words.say("news-title")),
        ],
        ..site.frame(&route, &route, &format!("{} – {}", portal.title, portal.tagline), &portal.description)
    };
    let segments: Vec<usize> = (0..library.entries(Facet::Segment))
        .filter(|&place| library.clauses_with(Facet::Segment, place).len() > 0)
        .collect();
    let mut segments = groups_in_order(site, segments);
    segments.retain(|group| !group.entries.is_empty());
    let documents = (0..library.entries(Facet::Document))
        .filter(|&place| library.clauses_with(Facet::Document, place).len() > 0)
        .map(|place| entry(site, Facet::Document, place));
    let duties = duties::of_contracts(site).into_iter().take(DUTIES);
    let clauses = words.count("clauses-count", library.n_listed());
    let page = HomePage {
        title: words.set(&portal.tagline),
        examples: examples(site),
        segments,
        documents: documents.collect(),
        duties: duties.map(|(link, count)| Counted { link, count }).collect(),
        all_duties: words.count("all-duties", library.obligations.len()),
        bundles: bundles(site),
        all_bundles: words.count("bundles-count", library.bundles.len()),
        news: library.news.iter().take(NEWS).map(|news| item(site, news)).collect(),
        about: words.set(&portal.description),
        licence: words.fill("home-licence", &[("clauses", &clauses), ("licence", &portal.licences.database.name)]),
    };
    (frame, page)
}

/// The first packs, with the number of clauses of each.
fn bundles(site: &Site<'_>) -> Vec<Counted> {
    let bundles = site.library.bundles.iter().take(BUNDLES);
    bundles.map(|bundle| Counted { link: bundles::link(site, bundle), count: bundle.items.len() }).collect()
}

/// The segments at `places`, by type of contract.
fn groups_in_order(site: &Site<'_>, mut places: Vec<usize>) -> Vec<Group> {
    places.sort_by_key(|&place| site.library.segments.at(place).contract);
    groups(site, Facet::Segment, &places)
}

/// Three things to look for.
fn examples(site: &Site<'_>) -> Vec<Link> {
    let words = site.words.say("home-examples");
    let search = site.routes.search();
    let examples = words.split('|').filter(|words| !words.is_empty());
    let links = examples.map(|words| Link {
        name: words.to_owned(),
        href: format!("{}?q={}", search.path(), encode(words)),
        as_is: false,
    });
    links.collect()
}

/// `words` as a value in an address.
fn encode(words: &str) -> String {
    let mut encoded = String::new();
    for byte in words.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => encoded.push(char::from(byte)),
            b' ' => encoded.push('+'),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::encode;

    #[test]
    fn words_fit_in_an_address() {
        assert_eq!(encode("béton & bois"), "b%C3%A9ton+%26+bois");
    }
}
