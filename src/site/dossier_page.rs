//! The page of the dossier: its frame, its words and templates, and the way round it without scripts. What fills it is in the
//! theme, out of the files that `dossier` makes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::library::{Facet, Role};
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::{Frame, Link};
use crate::site::search_page::lists;

/// The dossier, as `dossier.html` reads it.
#[derive(Debug, Serialize)]
struct DossierPage {
    title: String,
    lists: Vec<Link>,
    packs: Link,
    purchases: Link,
    /// Where the data are, from the root of the portal; `*` stands for an id.
    suggestions: String,
    duties: String,
    reference: String,
    compare: String,
    /// Why a criterion is not alone.
    criteria: Vec<Why>,
    /// What the scripts say, as JSON.
    words: String,
}

/// What to know of a nature.
#[derive(Debug, Serialize)]
struct Why {
    id: String,
    note: String,
}

/// What the keys of messages that scripts say begin with.
const SAID: [&str; 2] = ["dossier-say-", "value-"];

/// Plans the page of the dossier.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.dossier(), "dossier.html", page);
}

fn page(site: &Site<'_>) -> (Frame, DossierPage) {
    let (words, routes) = (&site.words, site.routes);
    let route = routes.dossier();
    let title = words.say("dossier-title");
    let packs = Link::to(&routes.bundles(), words.say("dossier-packs"));
    let mut lists = lists(site);
    lists.push(packs.clone());
    let page = DossierPage {
        packs,
        purchases: Link::to(&routes.facet(Facet::Segment), words.say("facet-segment-index")),
        suggestions: routes.asset("suggestions/*.json").path().to_owned(),
        duties: routes.asset("duties.json").path().to_owned(),
        reference: routes.asset("reference.json").path().to_owned(),
        compare: routes.comparison().path().to_owned(),
        criteria: criteria(site),
        words: said(site),
        title: title.clone(),
        lists,
    };
    (site.frame(&route, &route, &title, &words.say("dossier-description")), page)
}

/// What the library says of the natures by which offers are marked.
fn criteria(site: &Site<'_>) -> Vec<Why> {
    let route = site.routes.dossier();
    let texts = site.texts(&route);
    let natures = site.library.natures.iter().filter(|nature| nature.role == Role::Criterion);
    let whys = natures.filter_map(|nature| {
        let note = texts.inline(nature.note.as_ref()?);
        Some(Why { id: nature.id.to_string(), note })
    });
    whys.collect()
}

/// What the scripts say, by key.
fn said(site: &Site<'_>) -> String {
    let words = &site.words;
    let mut said: BTreeMap<&str, &str> = BTreeMap::new();
    for key in words.keys() {
        if let Some(prefix) = SAID.into_iter().find(|prefix| key.starts_with(prefix)) {
            said.insert(if prefix == SAID[0] { &key[prefix.len()..] } else { key }, words.word(key));
        }
    }
    serde_json::to_string(&said).unwrap_or_default()
}
