//! Atom feeds: of all clauses, of the news, and of the clauses of every entry.

use std::sync::Arc;

use serde::Serialize;

use crate::library::{Bundle, Clause, Date, Facet};
use crate::output::Output;
use crate::routes::Route;
use crate::site::Site;
use crate::site::links::entry_name;

/// How many entries a feed keeps.
const LENGTH: usize = 50;

/// A feed, as `feed.xml` reads it.
#[derive(Debug, Serialize)]
struct Feed {
    title: String,
    address: String,
    page: String,
    updated: String,
    rights: String,
    entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Debug, Serialize)]
struct Entry {
    title: String,
    id: String,
    address: String,
    updated: String,
    summary: String,
}

/// Plans every feed.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    plan_feed(site, output, site.routes.clauses(), |site| {
        (site.words.say("clauses-title"), clause_entries(site, site.library.listed()))
    });
    plan_feed(site, output, site.routes.news(), |site| (site.words.say("news-title"), news_entries(site)));
    plan_feed(site, output, site.routes.bundles(), |site| (site.words.say("bundles-title"), bundle_entries(site)));
    for facet in Facet::ALL {
        for place in 0..site.library.entries(facet) {
            let (id, _) = entry_name(site.library, facet, place);
            plan_feed(site, output, site.routes.entry(facet, id), move |site| {
                let (_, name) = entry_name(site.library, facet, place);
                (site.words.set(name), clause_entries(site, site.library.clauses_with(facet, place)))
            });
        }
    }
}

fn plan_feed<'a>(
    site: &Arc<Site<'a>>,
    output: &mut Output<'a>,
    list: Route,
    make: impl Fn(&Site<'a>) -> (String, Vec<Entry>) + Send + Sync + 'a,
) {
    let site = Arc::clone(site);
    output.page(site.routes.feed(&list).file(), move |_, bytes| {
        let (title, entries) = make(&site);
        let portal = &site.library.portal;
        let feed = Feed {
            title: format!("{} – {}", site.words.set(&portal.title), title),
            address: site.routes.feed(&list).under(site.base_url),
            page: list.under(site.base_url),
            // A feed without entries still needs a day: that of the statement, which every portal has.
            updated: entries
                .first()
                .map_or_else(|| instant(portal.accessibility.established_on), |entry| entry.updated.clone()),
            rights: site.words.set(&portal.licences.database.name),
            entries,
        };
        site.templates.bare("feed.xml", &feed, bytes)
    });
}

/// The last clauses of `clauses` to be checked, newest first. A new version of a clause is a new entry.
fn clause_entries<'c>(site: &Site<'_>, clauses: impl Iterator<Item = &'c Clause>) -> Vec<Entry> {
    let mut clauses: Vec<&Clause> = clauses.collect();
    let newest_first = |a: &&Clause, b: &&Clause| (b.verified_on, &a.id).cmp(&(a.verified_on, &b.id));
    if clauses.len() > LENGTH {
        clauses.select_nth_unstable_by(LENGTH, newest_first);
        clauses.truncate(LENGTH);
    }
    clauses.sort_unstable_by(newest_first);
    let entries = clauses.into_iter().map(|clause| {
        let address = site.routes.clause(&clause.id).under(site.base_url);
        Entry {
            title: site.words.set(&clause.title),
            id: format!("{address}?version={}", clause.version),
            address,
            updated: instant(clause.verified_on),
            summary: site.words.set(&clause.summary),
        }
    });
    entries.collect()
}

fn news_entries(site: &Site<'_>) -> Vec<Entry> {
    let news = site.library.news.iter().take(LENGTH).map(|news| {
        let address = site.routes.news_item(&news.id).under(site.base_url);
        Entry {
            title: site.words.set(&news.title),
            id: address.clone(),
            address,
            updated: instant(news.date),
            summary: site.words.set(&news.summary),
        }
    });
    news.collect()
}

fn bundle_entries(site: &Site<'_>) -> Vec<Entry> {
    let mut bundles: Vec<&Bundle> = site.library.bundles.iter().collect();
    bundles.sort_by(|a, b| (b.verified_on, &a.id).cmp(&(a.verified_on, &b.id)));
    let entries = bundles.into_iter().take(LENGTH).map(|bundle| {
        let address = site.routes.bundle(&bundle.id).under(site.base_url);
        Entry {
            title: site.words.set(&bundle.title),
            id: address.clone(),
            address,
            updated: instant(bundle.verified_on),
            summary: site.words.set(&bundle.summary),
        }
    });
    entries.collect()
}

/// The start of `date`, as Atom wants it.
fn instant(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
