//! What machines are told: the map of the portal, what robots may read, the headers that a host should send.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::library::Date;
use crate::output::{Family, Output};
use crate::site::Site;
use crate::site::paging::part;
use crate::site::shared::POLICY;

/// What the file of a page is called in its folder.
const INDEX: &str = "index.html";

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

/// The pages that search engines should show: those that lead elsewhere apart.
struct Found<'a> {
    /// The files of the pages planned one by one.
    files: Vec<String>,
    /// Whose files are all pages.
    families: Vec<Arc<dyn Family + 'a>>,
    /// The paths of all of them, in the order of their files, once a map asks.
    all: OnceLock<Vec<String>>,
}

/// Plans the maps of the pages planned so far one by one and of those of `families`, `robots.txt` and `_headers`.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, families: Vec<Arc<dyn Family + 'a>>, output: &mut Output<'a>) {
    let files = output.pages().filter(|path| path.ends_with(INDEX)).map(str::to_owned).collect();
    plan_maps(site, Found { files, families, all: OnceLock::new() }, output);
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

impl Found<'_> {
    fn count(&self) -> usize {
        self.files.len() + self.families.iter().map(|family| family.count()).sum::<usize>()
    }

    /// The pages of map `number`.
    fn part(&self, number: usize) -> &[String] {
        let all = self.all.get_or_init(|| {
            let of_families =
                self.families.iter().flat_map(|family| (0..family.count()).map(|place| family.path(place)));
            let mut all: Vec<String> = self.files.iter().cloned().chain(of_families).collect();
            all.sort_unstable();
            for file in &mut all {
                file.truncate(file.len() - INDEX.len());
            }
            all
        });
        part(all, number, PER_MAP)
    }
}

fn plan_maps<'a>(site: &Arc<Site<'a>>, found: Found<'a>, output: &mut Output<'a>) {
    let maps = found.count().div_ceil(PER_MAP);
    let found = Arc::new(found);
    for number in 1..=maps {
        let (own, found) = (Arc::clone(site), Arc::clone(&found));
        let route = site.routes.sitemap((maps > 1).then_some(number));
        output.page(route.file(), move |_, bytes| {
            own.templates.bare("sitemap.xml", &sitemap(&own, found.part(number)), bytes)
        });
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
    let days = clauses.map(|clause| (site.routes.clause(&clause.id), clause.verified_on));
    let news = site.library.news.iter().map(|news| (site.routes.news_item(&news.id), news.date));
    let bundles = site.library.bundles.iter();
    let bundles = bundles.map(|bundle| (site.routes.bundle(&bundle.id), bundle.verified_on));
    let days = days.chain(news).chain(bundles);
    let days: FxHashMap<String, Date> = days.map(|(route, day)| (route.path().to_owned(), day)).collect();
    let address = |path: &String| Address {
        changed: days.get(path).map(Date::to_string),
        address: format!("{}{path}", site.base_url),
    };
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
