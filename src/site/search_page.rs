//! The search page: its frame and the way round it without scripts. What finds is in the theme and in `search`.

use std::sync::Arc;

use serde::Serialize;

use crate::library::Facet;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Frame, Link};
use crate::site::links::facet_message;

/// The search page, as `search.html` reads it.
#[derive(Debug, Serialize)]
struct SearchPage {
    title: String,
    /// Whether there is an index to search.
    searched: bool,
    /// What follows an amount, as a pattern of JavaScript.
    money: String,
    lists: Vec<Link>,
}

/// Plans the search page.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, options: &BuildOptions, output: &mut Output<'a>) {
    let searched = options.can_search(site.library.listed().count());
    site.plan_page(output, &site.routes.search(), "search.html", move |site| page(site, searched));
}

fn page(site: &Site<'_>, searched: bool) -> (Frame, SearchPage) {
    let words = &site.words;
    let route = site.routes.search();
    let title = words.say("search-title");
    let frame = Frame { search_box: false, ..site.frame(&route, &route, &title, &words.say("search-description")) };
    (frame, SearchPage { title, searched, money: money(site), lists: lists(site) })
}

/// The symbol of the currency, its code, and the words that the catalogue has for it.
fn money(site: &Site<'_>) -> String {
    let currency = &site.library.portal.currency;
    // A sign is escaped: `$` would be the end.
    let literal = |text: &str| {
        text.chars().fold(String::new(), |pattern, character| match character {
            '!'..='/' | ':'..='@' | '['..='`' | '{'..='~' => pattern + "\\" + &character.to_string(),
            _ => pattern + &character.to_string(),
        })
    };
    let key = format!("search-money-{}", currency.code);
    let words = site.words.word(&key);
    let mut all = vec![literal(&currency.symbol), literal(&currency.code)];
    all.extend((words != key).then(|| words.to_owned()));
    all.join("|")
}

/// The lists that lead to every clause.
pub(crate) fn lists(site: &Site<'_>) -> Vec<Link> {
    let all = Link::to(&site.routes.clauses(), site.words.say("clauses-title"));
    let facets = Facet::ALL.into_iter().filter(|facet| site.library.entries(*facet) > 0);
    let indexes = facets
        .map(|facet| Link::to(&site.routes.facet(facet), site.words.say(&format!("{}-index", facet_message(facet)))));
    std::iter::once(all).chain(indexes).collect()
}
