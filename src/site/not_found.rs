//! The page for an address that leads nowhere. A host shows it at any address, so its own links are whole.

use std::sync::Arc;

use serde::Serialize;

use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Frame, Link};
use crate::site::search_page::lists;

/// The page, as `not-found.html` reads it.
#[derive(Debug, Serialize)]
struct NotFoundPage {
    title: String,
    links: Vec<Link>,
}

/// Plans the page.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.not_found(), "not-found.html", |site| {
        let route = site.routes.not_found();
        let title = site.words.say("not-found-title");
        let frame = site.frame(&route, &route, &title, &site.words.say("not-found-why"));
        let frame = Frame { canonical: None, root: site.base_url.to_owned(), search_box: false, ..frame };
        (frame, NotFoundPage { title, links: lists(site) })
    });
}
