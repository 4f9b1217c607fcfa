//! Plain pages: the author's text in the frame of the portal.

use std::sync::Arc;

use serde::Serialize;

use crate::library::Page;
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Day, Frame};

/// A text to read, as `article.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct ArticlePage {
    /// Its title.
    pub(crate) title: String,
    /// What it says, in a sentence.
    pub(crate) summary: String,
    /// Its day, of a piece of news.
    pub(crate) date: Option<Day>,
    /// Its text.
    pub(crate) html: String,
}

/// Plans each plain page.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    for page in &site.library.pages {
        let route = site.routes.page(&page.id);
        site.plan_page(output, &route, "article.html", move |site| plain_page(site, page));
    }
}

fn plain_page(site: &Site<'_>, page: &Page) -> (Frame, ArticlePage) {
    let route = site.routes.page(&page.id);
    let frame = site.frame(&route, &route, &page.title, &page.summary);
    let page = ArticlePage {
        title: site.words.set(&page.title),
        summary: site.words.set(&page.summary),
        date: None,
        html: site.texts(&route).html(&page.text, 2),
    };
    (frame, page)
}
