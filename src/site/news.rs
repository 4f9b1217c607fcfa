//! News: the list, and each piece.

use std::sync::Arc;

use serde::Serialize;

use crate::library::News;
use crate::output::Output;
use crate::site::Site;
use crate::site::clauses::numbered_frame;
use crate::site::frame::{Day, Frame, Link};
use crate::site::paging::{PageLink, links, page_count, part};
use crate::site::plain_page::ArticlePage;

/// How many pieces a page of the list shows.
const PER_PAGE: usize = 20;

/// The list of news, as `news.html` reads it.
#[derive(Debug, Serialize)]
struct NewsPage {
    title: String,
    lead: String,
    feed: String,
    items: Vec<Item>,
    pages: Vec<PageLink>,
}

/// A piece of news in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    title: String,
    href: String,
    summary: String,
    date: Day,
}

/// Plans the list of news and the page of each.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    let list = site.routes.news();
    for number in 1..=page_count(site.library.news.len(), PER_PAGE) {
        let route = site.routes.numbered(&list, number);
        site.plan_page(output, &route, "news.html", move |site| list_page(site, number));
    }
    for news in &site.library.news {
        let route = site.routes.news_item(&news.id);
        site.plan_page(output, &route, "article.html", move |site| news_page(site, news));
    }
}

fn list_page(site: &Site<'_>, number: usize) -> (Frame, NewsPage) {
    let words = &site.words;
    let list = site.routes.news();
    let (title, lead) = (words.say("news-title"), words.say("news-lead"));
    let feed = site.routes.feed(&list);
    let mut frame = numbered_frame(site, site.frame(&list, &list, &title, &lead), &list, number);
    frame.feeds = vec![Link::to(&feed, words.fill("feed-of", &[("title", &title)]))];
    let news: Vec<&News> = site.library.news.iter().collect();
    let pages = page_count(news.len(), PER_PAGE);
    let page = NewsPage {
        title,
        lead,
        feed: feed.path().to_owned(),
        items: part(&news, number, PER_PAGE).iter().map(|news| item(site, news)).collect(),
        pages: links(site, &list, number, pages),
    };
    (frame, page)
}

fn news_page(site: &Site<'_>, news: &News) -> (Frame, ArticlePage) {
    let list = site.routes.news();
    let route = site.routes.news_item(&news.id);
    let frame = Frame {
        trail: vec![Link::to(&list, site.words.say("news-title"))],
        ..site.frame(&route, &list, &news.title, &news.summary)
    };
    let page = ArticlePage {
        title: site.words.set(&news.title),
        summary: site.words.set(&news.summary),
        date: Some(site.words.day(news.date)),
        html: site.texts(&route).html(&news.text, 2),
    };
    (frame, page)
}

/// `news` in a list.
pub(crate) fn item(site: &Site<'_>, news: &News) -> Item {
    Item {
        title: site.words.set(&news.title),
        href: site.routes.news_item(&news.id).path().to_owned(),
        summary: site.words.set(&news.summary),
        date: site.words.day(news.date),
    }
}
