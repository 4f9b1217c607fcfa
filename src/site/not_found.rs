//! The page for an address that leads nowhere.
//!
//! A host shows it at any address, however deep, so its links start at the root of the host; never at the host itself,
//! for its policy lets it load from wherever it is served only.

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
        let frame = Frame { canonical: None, root: path_of(site.base_url).to_owned(), search_box: false, ..frame };
        (frame, NotFoundPage { title, links: lists(site) })
    });
}

/// The path of the portal on its host: `/sous/chemin/` of `https://example.org/sous/chemin/`.
fn path_of(base_url: &str) -> &str {
    let host = base_url.find("://").map_or(0, |scheme| scheme + "://".len());
    base_url[host..].find('/').map_or("/", |path| &base_url[host + path..])
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn links_start_at_the_root_of_the_host() {
        assert_eq!(path_of("https://example.org/"), "/");
        assert_eq!(path_of("https://example.org/sous/chemin/"), "/sous/chemin/");
        assert_eq!(path_of("https://example.org"), "/");
    }
}
