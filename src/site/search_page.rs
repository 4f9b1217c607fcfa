//! The search page: its frame and the way round it without scripts. What finds is in the theme and in `search`.

use std::sync::Arc;

use serde::Serialize;

use crate::library::Facet;
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Frame, Link};
use crate::site::links::facet_message;

/// The search page, as `search.html` reads it.
#[derive(Debug, Serialize)]
struct SearchPage {
    title: String,
    lists: Vec<Link>,
}

/// Plans the search page.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.search(), "search.html", page);
}

fn page(site: &Site<'_>) -> (Frame, SearchPage) {
    let words = &site.words;
    let route = site.routes.search();
    let title = words.say("search-title");
    let frame = Frame { search_box: false, ..site.frame(&route, &route, &title, &words.say("search-description")) };
    (frame, SearchPage { title, lists: lists(site) })
}

/// The lists that lead to every clause.
pub(crate) fn lists(site: &Site<'_>) -> Vec<Link> {
    let all = Link::to(&site.routes.clauses(), site.words.say("clauses-title"));
    let facets = Facet::ALL.into_iter().filter(|facet| site.library.entries(*facet) > 0);
    let indexes = facets
        .map(|facet| Link::to(&site.routes.facet(facet), site.words.say(&format!("{}-index", facet_message(facet)))));
    std::iter::once(all).chain(indexes).collect()
}
