//! The plan of the portal: every page, by kind, in pages of its own.

use std::sync::Arc;

use serde::Serialize;

use crate::library::Facet;
use crate::output::Output;
use crate::site::Site;
use crate::site::clauses::numbered_frame;
use crate::site::frame::{Frame, Link};
use crate::site::links::{entry_link, index_message};
use crate::site::paging::{PageLink, links, page_count, part};
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
    // Listed once: its length says how many pages there are, and each of them shows a part.
    let all = Arc::new(every_page(site));
    for number in 1..=page_count(all.len(), PER_PAGE) {
        let (route, all) = (site.routes.numbered(&list, number), Arc::clone(&all));
        site.plan_page(output, &route, "plan.html", move |site| page(site, number, &all));
    }
}

fn page(site: &Site<'_>, number: usize, all: &[(&'static str, Link)]) -> (Frame, PlanPage) {
    let words = &site.words;
    let list = site.routes.plan();
    let (title, lead) = (words.say("plan-title"), words.say("plan-lead"));
    let frame = numbered_frame(site, site.frame(&list, &list, &title, &lead), &list, number);
    let mut groups: Vec<Group> = Vec::new();
    for (key, link) in part(all, number, PER_PAGE) {
        let title = words.say(key);
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, links: Vec::new() });
        }
        groups.last_mut().expect("one was just pushed").links.push(link.clone());
    }
    (frame, PlanPage { title, lead, groups, pages: links(site, &list, number, page_count(all.len(), PER_PAGE)) })
}

/// Every page that readers look for, each with the key of its kind: further pages of lists apart.
fn every_page(site: &Site<'_>) -> Vec<(&'static str, Link)> {
    let (library, routes, words) = (site.library, site.routes, &site.words);
    let own = [
        Link::to(&routes.home(), words.say("nav-home")),
        Link::to(&routes.search(), words.say("search-title")),
        Link::to(&routes.obligations(), words.say("obligations-title")),
        Link::to(&routes.news(), words.say("news-title")),
        Link::to(&routes.data(), words.say("data-title")),
        Link::to(&routes.accessibility(), words.say("accessibility-title")),
        Link::to(&routes.legal_notice(), words.say("legal-notice-title")),
        Link::to(&routes.plan(), words.say("plan-title")),
    ];
    let pages = library.pages.iter().map(|page| Link::to(&routes.page(&page.id), words.set(&page.title)));
    let news = library.news.iter().map(|news| Link::to(&routes.news_item(&news.id), words.set(&news.title)));
    let clauses = library.listed().map(|clause| site.clause_link(clause));
    let entries = Facet::ALL.into_iter().flat_map(|facet| {
        (0..library.entries(facet)).map(move |place| (index_message(facet), entry_link(site, facet, place)))
    });
    let kind = |key: &'static str| move |link: Link| (key, link);
    own.into_iter()
        .chain(lists(site))
        .chain(pages)
        .map(kind("plan-pages"))
        .chain(clauses.map(kind("plan-clauses")))
        .chain(entries)
        .chain(news.map(kind("news-title")))
        .collect()
}
