//! The page on which two clauses, or two versions of one, stand side by side. What compares them is scripts/compare.js: it
//! reads what the build says of each clause.

use std::sync::Arc;

use serde::Serialize;

use crate::library::{Clause, ClauseId};
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Frame, Link};
use crate::site::search_page::lists;

/// Stands for an id in the paths that the script fills in.
const ID: &str = "*";

/// The comparison, as `comparison.html` reads it.
#[derive(Debug, Serialize)]
struct ComparisonPage {
    title: String,
    lead: String,
    /// Where a clause is read: a path with [`ID`] for its id.
    sheets: String,
    /// The folder of clauses, by which an address that was pasted is known.
    folder: String,
    currency: String,
    lists: Vec<Link>,
}

/// Plans the page.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.comparison(), "comparison.html", page);
}

fn page(site: &Site<'_>) -> (Frame, ComparisonPage) {
    let words = &site.words;
    let route = site.routes.comparison();
    let (title, lead) = (words.say("comparison-title"), words.say("comparison-lead"));
    let frame = site.frame(&route, &route, &title, &lead);
    let page = ComparisonPage {
        title,
        lead,
        sheets: site.routes.clause_file(&ClauseId::new(ID), "sheets.json").path().to_owned(),
        folder: site.routes.clauses().path().to_owned(),
        currency: site.library.portal.currency.symbol.clone(),
        lists: lists(site),
    };
    (frame, page)
}

/// The path from the root at which `current` and the version that it replaced stand side by side.
pub(crate) fn of_versions(site: &Site<'_>, current: &Clause, version: &Clause) -> String {
    format!("{}&b={}@{}", of_clause(site, current), version.id, version.version)
}

/// The path from the root at which one chooses what `clause` is compared with.
pub(crate) fn of_clause(site: &Site<'_>, clause: &Clause) -> String {
    format!("{}#a={}@{}", site.routes.comparison().path(), clause.id, clause.version)
}
