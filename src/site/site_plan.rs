//! The plan of the portal: every page, by kind, in pages of its own.

use std::sync::Arc;

use serde::Serialize;

use crate::library::Facet;
use crate::output::Output;
use crate::site::Site;
use crate::site::bundles;
use crate::site::clauses::numbered_frame;
use crate::site::frame::{Frame, Link};
use crate::site::links::{entry_link, index_message};
use crate::site::paging::{PageLink, links, page_count};
use crate::site::search_page::lists;

/// How many links a page of the plan shows.
const PER_PAGE: usize = 100;

/// A page of the plan, as `plan.html` reads it.
#[derive(Debug, Serialize)]
struct PlanPage {
    title: String,
    lead: String,
    groups: Vec<Group>,
    pages: Vec<PageLink>,
}

/// Pages of one kind.
#[derive(Debug, Serialize)]
struct Group {
    title: String,
    links: Vec<Link>,
}

/// Plans the pages of the plan.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    let list = site.routes.plan();
    for number in 1..=page_count(count(site), PER_PAGE) {
        let route = site.routes.numbered(&list, number);
        site.plan_page(output, &route, "plan.html", move |site| page(site, number));
    }
}

fn page(site: &Site<'_>, number: usize) -> (Frame, PlanPage) {
    let words = &site.words;
    let list = site.routes.plan();
    let (title, lead) = (words.say("plan-title"), words.say("plan-lead"));
    let frame = numbered_frame(site, site.frame(&list, &list, &title, &lead), &list, number);
    let mut groups: Vec<Group> = Vec::new();
    for (key, link) in every_page(site, (number - 1) * PER_PAGE, PER_PAGE) {
        let title = words.say(key);
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, links: Vec::new() });
        }
        groups.last_mut().expect("one was just pushed").links.push(link);
    }
    (frame, PlanPage { title, lead, groups, pages: links(site, &list, number, page_count(count(site), PER_PAGE)) })
}

/// How many pages readers look for.
fn count(site: &Site<'_>) -> usize {
    let library = site.library;
    let entries: usize = Facet::ALL.into_iter().map(|facet| library.entries(facet)).sum();
    own_pages(site).len() + library.n_listed() + entries + library.bundles.len() + library.news.len()
}

/// `count` of the pages that readers look for, from the one at `start`, each with the key of its kind: further pages of
/// lists apart.
fn every_page(site: &Site<'_>, start: usize, count: usize) -> Vec<(&'static str, Link)> {
    let (library, routes, words) = (site.library, site.routes, &site.words);
    let mut part = Part { skip: start, left: count, links: Vec::new() };
    let own = own_pages(site);
    part.add("plan-pages", own.len(), |place| own[place].clone());
    let listed = library.facets().listed();
    part.add("plan-clauses", listed.len(), |place| site.clause_link(library.clauses.at(listed[place])));
    for facet in Facet::ALL {
        part.add(index_message(facet), library.entries(facet), |place| entry_link(site, facet, place).link.clone());
    }
    part.add("bundles-title", library.bundles.len(), |place| bundles::link(site, library.bundles.at(place)));
    part.add("news-title", library.news.len(), |place| {
        let news = library.news.at(place);
        Link::to(&routes.news_item(&news.id), words.set(&news.title))
    });
    part.links
}

/// A part of a row of links, of which the rest is never made.
struct Part {
    /// How many are still before it.
    skip: usize,
    /// How many it still lacks.
    left: usize,
    links: Vec<(&'static str, Link)>,
}

impl Part {
    /// Goes on with `count` links of the kind `key`.
    fn add(&mut self, key: &'static str, count: usize, link: impl Fn(usize) -> Link) {
        let (from, to) = (self.skip.min(count), (self.skip + self.left).min(count));
        self.links.extend((from..to).map(|place| (key, link(place))));
        self.skip -= from;
        self.left -= to - from;
    }
}

/// The pages of the portal itself, the lists, and the plain pages.
fn own_pages(site: &Site<'_>) -> Vec<Link> {
    let (library, routes, words) = (site.library, site.routes, &site.words);
    let own = [
        Link::to(&routes.home(), words.say("nav-home")),
        Link::to(&routes.search(), words.say("search-title")),
        Link::to(&routes.obligations(), words.say("obligations-title")),
        Link::to(&routes.bundles(), words.say("bundles-title")),
        Link::to(&routes.comparison(), words.say("comparison-title")),
        Link::to(&routes.news(), words.say("news-title")),
        Link::to(&routes.data(), words.say("data-title")),
        Link::to(&routes.accessibility(), words.say("accessibility-title")),
        Link::to(&routes.legal_notice(), words.say("legal-notice-title")),
        Link::to(&routes.plan(), words.say("plan-title")),
    ];
    let pages = library.pages.iter().map(|page| Link::to(&routes.page(&page.id), words.set(&page.title)));
    own.into_iter().chain(lists(site)).chain(pages).collect()
}
