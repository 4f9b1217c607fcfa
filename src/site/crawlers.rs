//! What machines are told: the map of the portal, what robots may read, the headers that a host should send.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use crate::output::Output;
use crate::site::Site;
use crate::site::shared::POLICY;

/// How many addresses a map may hold.
const PER_MAP: usize = 50_000;

/// A map, as `sitemap.xml` reads it.
#[derive(Debug, Serialize)]
struct Sitemap {
    addresses: Vec<Address>,
}

/// A page of a map.
#[derive(Debug, Serialize)]
struct Address {
    address: String,
    changed: Option<String>,
}

/// An index of maps, as `sitemap-index.xml` reads it.
#[derive(Debug, Serialize)]
struct SitemapIndex {
    maps: Vec<String>,
}

/// Plans the maps of the pages planned so far, `robots.txt` and `_headers`.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    plan_maps(site, found(site, output), output);
    let own = Arc::clone(site);
    output.page(site.routes.robots().file(), move |_, bytes| {
        let map = own.routes.sitemap(None).under(own.base_url);
        bytes.extend_from_slice(format!("User-agent: *\nAllow: /\n\nSitemap: {map}\n").as_bytes());
        Ok(())
    });
    output.page(site.routes.well_known("_headers").file(), |_, bytes| {
        bytes.extend_from_slice(headers().as_bytes());
        Ok(())
    });
}

/// The paths of the planned pages that search engines should show: those that lead elsewhere apart.
fn found(site: &Site<'_>, output: &Output<'_>) -> Vec<String> {
    let formers = site.library.clauses.iter().flat_map(|clause| &clause.former_ids);
    let formers: BTreeSet<String> = formers.map(|id| site.routes.clause(id).path().to_owned()).collect();
    let pages = output.paths().filter_map(|path| path.strip_suffix("index.html"));
    pages.filter(|path| !formers.contains(*path)).map(str::to_owned).collect()
}

fn plan_maps<'a>(site: &Arc<Site<'a>>, pages: Vec<String>, output: &mut Output<'a>) {
    let maps = pages.len().div_ceil(PER_MAP);
    for (number, part) in pages.chunks(PER_MAP).enumerate() {
        let (own, part) = (Arc::clone(site), part.to_vec());
        let route = site.routes.sitemap((maps > 1).then_some(number + 1));
        output.page(route.file(), move |_, bytes| own.templates.bare("sitemap.xml", &sitemap(&own, &part), bytes));
    }
    if maps > 1 {
        let own = Arc::clone(site);
        output.page(site.routes.sitemap(None).file(), move |_, bytes| {
            let maps = (1..=maps).map(|number| own.routes.sitemap(Some(number)).under(own.base_url)).collect();
            own.templates.bare("sitemap-index.xml", &SitemapIndex { maps }, bytes)
        });
    }
}

/// The map of the pages at `paths`.
fn sitemap(site: &Site<'_>, paths: &[String]) -> Sitemap {
    let clauses = site.library.clauses.iter();
    let days = clauses.map(|clause| (site.routes.clause(&clause.id).path().to_owned(), clause.verified_on.to_string()));
    let news = site.library.news.iter();
    let news = news.map(|news| (site.routes.news_item(&news.id).path().to_owned(), news.date.to_string()));
    let days: BTreeMap<String, String> = days.chain(news).collect();
    let address =
        |path: &String| Address { changed: days.get(path).cloned(), address: format!("{}{path}", site.base_url) };
    Sitemap { addresses: paths.iter().map(address).collect() }
}

/// The headers, in the form that several hosts of static files read.
fn headers() -> String {
    let policy = format!("{POLICY}; frame-ancestors 'none'");
    [
        "/*".to_owned(),
        format!("  Content-Security-Policy: {policy}"),
        "  X-Content-Type-Options: nosniff".to_owned(),
        "  Referrer-Policy: no-referrer".to_owned(),
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()".to_owned(),
        "  Cache-Control: public, max-age=0, must-revalidate".to_owned(),
        "/*.json".to_owned(),
        "  Access-Control-Allow-Origin: *".to_owned(),
        String::new(),
    ]
    .join("\n")
}
