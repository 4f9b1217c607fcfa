//! Packs: their list, and the page of each, from which it is opened as a buyer's own selection.

use std::sync::Arc;

use serde::Serialize;

use crate::conformity::{self, Applies, Contract, Fulfilment, Law, fulfils};
use crate::library::{Bundle, Clause, ContractType, Facet, Obligation, Provision, SegmentId, TenderDocument, lowered};
use crate::output::Output;
use crate::site::Site;
use crate::site::card::{Letters, letters};
use crate::site::clauses::numbered_frame;
use crate::site::duties;
use crate::site::frame::{Day, Frame, Link};
use crate::site::links::ready_links;
use crate::site::paging::{PageLink, links, page_count, part};
use crate::site::templates::Ready;

/// How many packs a page of the list shows.
const PER_PAGE: usize = 20;

/// The list of packs, as `bundles.html` reads it.
#[derive(Debug, Serialize)]
struct BundlesPage {
    title: String,
    lead: String,
    feed: String,
    items: Vec<Item>,
    pages: Vec<PageLink>,
}

/// A pack in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    title: String,
    href: String,
    summary: String,
    contract: String,
    clauses: String,
    documents: Vec<Letters>,
}

/// A pack, as `bundle.html` reads it.
#[derive(Debug, Serialize)]
struct BundlePage {
    title: String,
    summary: String,
    contract: String,
    amount: Option<String>,
    segments: Vec<Ready>,
    verified_on: Day,
    /// Where it is opened as a selection.
    dossier: String,
    /// What there is left to decide then.
    to_decide: String,
    about: String,
    clauses: String,
    documents: Vec<Document>,
    fulfilled: Vec<Ready>,
    missing: Vec<Ready>,
    contributors: Vec<Ready>,
    improve: String,
}

/// What a pack writes in a tender document.
#[derive(Debug, Serialize)]
struct Document {
    letters: String,
    tint: usize,
    name: String,
    entries: Vec<Entry>,
}

/// What a clause writes there.
#[derive(Debug, Serialize)]
struct Entry {
    link: Link,
    natures: String,
}

/// Plans the list of packs and the page of each.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    let list = site.routes.bundles();
    for number in 1..=page_count(site.library.bundles.len(), PER_PAGE) {
        let route = site.routes.numbered(&list, number);
        site.plan_page(output, &route, "bundles.html", move |site| list_page(site, number));
    }
    for bundle in &site.library.bundles {
        let route = site.routes.bundle(&bundle.id);
        site.plan_page(output, &route, "bundle.html", move |site| page(site, bundle));
    }
}

fn list_page(site: &Site<'_>, number: usize) -> (Frame, BundlesPage) {
    let words = &site.words;
    let list = site.routes.bundles();
    let (title, lead) = (words.say("bundles-title"), words.say("bundles-lead"));
    let feed = site.routes.feed(&list);
    let mut frame = numbered_frame(site, site.frame(&list, &list, &title, &lead), &list, number);
    frame.feeds = vec![Link::to(&feed, words.fill("feed-of", &[("title", &title)]))];
    let bundles: Vec<&Bundle> = site.library.bundles.iter().collect();
    let page = BundlesPage {
        title,
        lead,
        feed: feed.path().to_owned(),
        items: part(&bundles, number, PER_PAGE).iter().map(|bundle| item(site, bundle)).collect(),
        pages: links(site, &list, number, page_count(bundles.len(), PER_PAGE)),
    };
    (frame, page)
}

fn item(site: &Site<'_>, bundle: &Bundle) -> Item {
    let link = link(site, bundle);
    Item {
        title: link.name,
        href: link.href,
        summary: site.words.set(&bundle.summary),
        contract: contract(site, bundle.contract),
        clauses: site.words.count("clauses-count", bundle.items.len()),
        documents: written(site, bundle).into_iter().map(|(document, _)| letters(site.library, document)).collect(),
    }
}

/// A link to the page of `bundle`.
pub(crate) fn link(site: &Site<'_>, bundle: &Bundle) -> Link {
    Link::to(&site.routes.bundle(&bundle.id), site.words.set(&bundle.title))
}

/// Links to the packs for `segment`.
pub(crate) fn of_segment(site: &Site<'_>, segment: &SegmentId) -> Vec<Link> {
    let bundles = site.library.bundles.iter().filter(|bundle| bundle.segments.contains(segment));
    bundles.map(|bundle| link(site, bundle)).collect()
}

fn contract(site: &Site<'_>, contract: ContractType) -> String {
    site.words.say(&format!("bundle-contract-{}", contract.key()))
}

/// A clause, and provisions of it.
type Held<'s> = (&'s Clause, Vec<&'s Provision>);

/// The tender documents in which `bundle` writes, in the order in which a tender is written, and what it writes there in the
/// author's order.
fn written<'s>(site: &'s Site<'_>, bundle: &Bundle) -> Vec<(&'s TenderDocument, Vec<Held<'s>>)> {
    let library = site.library;
    let of = |document: &TenderDocument| -> Vec<Held<'s>> {
        let held = bundle.items.iter().map(|item| {
            let clause = library.clauses.get(&item.clause);
            (clause, item.taken(clause).filter(|provision| provision.document == document.id).collect::<Vec<_>>())
        });
        held.filter(|(_, provisions)| !provisions.is_empty()).collect()
    };
    let documents = library.documents.iter().map(|document| (document, of(document)));
    documents.filter(|(_, held)| !held.is_empty()).collect()
}

fn page(site: &Site<'_>, bundle: &Bundle) -> (Frame, BundlePage) {
    let (library, words) = (site.library, &site.words);
    let list = site.routes.bundles();
    let route = site.routes.bundle(&bundle.id);
    let frame = Frame {
        trail: vec![Link::to(&list, words.say("bundles-title"))],
        // A segment may have the same name.
        ..site.frame(&route, &list, &words.fill("bundle-page-title", &[("title", &bundle.title)]), &bundle.summary)
    };
    let amount = bundle.amount.map(|amount| {
        let printed = format!("{}\u{a0}{}", words.number(amount), library.portal.currency.symbol);
        words.fill("bundle-amount", &[("amount", &printed)])
    });
    let undecided = bundle.items.iter().map(|item| item.undecided(library.clauses.get(&item.clause)).len());
    let (fulfilled, missing) = duties(site, bundle);
    let page = BundlePage {
        title: words.set(&bundle.title),
        summary: frame.description.clone(),
        contract: contract(site, bundle.contract),
        amount,
        segments: ready_links(site, Facet::Segment, bundle.segments.iter().map(|id| library.segments.place(id))),
        verified_on: words.day(bundle.verified_on),
        dossier: site.routes.bundle_in_dossier(bundle, library),
        to_decide: words.count("bundle-to-decide", undecided.sum()),
        about: site.texts(&route).html(&bundle.about, 3),
        clauses: words.count("clauses-count", bundle.items.len()),
        documents: written(site, bundle).iter().map(|(document, held)| self::document(site, document, held)).collect(),
        fulfilled,
        missing,
        contributors: ready_links(
            site,
            Facet::Organisation,
            bundle.contributors.iter().map(|id| library.organisations.place(id)),
        ),
        improve: site.file_address(&bundle.path),
    };
    (frame, page)
}

fn document(site: &Site<'_>, document: &TenderDocument, held: &[Held<'_>]) -> Document {
    let Letters { letters, tint } = letters(site.library, document);
    Document {
        letters,
        tint,
        name: site.words.set(&document.name),
        entries: held.iter().map(|(clause, provisions)| entry(site, clause, provisions)).collect(),
    }
}

/// A link to the first of `provisions` of `clause`, which stand in one document, and what they are.
fn entry(site: &Site<'_>, clause: &Clause, provisions: &[&Provision]) -> Entry {
    let mut natures: Vec<String> = Vec::new();
    for provision in provisions {
        let nature = lowered(&site.words.set(&site.library.natures.get(&provision.nature).name));
        if !natures.contains(&nature) {
            natures.push(nature);
        }
    }
    let link = site.clause_link(clause);
    let first = provisions.first().map_or("", |provision| provision.id.as_str());
    Entry { link: Link { href: format!("{}#{first}", link.href), ..link }, natures: natures.join(", ") }
}

/// Links to the duties that `bundle` fulfils, and to those that weigh on its typical contract and that it does not: a
/// contract launched on the day on which it was last checked, by any buyer.
fn duties(site: &Site<'_>, bundle: &Bundle) -> (Vec<Ready>, Vec<Ready>) {
    let library = site.library;
    let law = Law::of(library);
    let contract = Contract {
        buyer: None,
        contract: Some(bundle.contract),
        segments: bundle.segments.clone(),
        amount: bundle.amount,
        launch: Some(bundle.verified_on),
        except: Vec::new(),
    };
    let is_taken = |held: &conformity::Held<'_>| {
        bundle.items.iter().any(|item| item.clause == *held.clause && item.takes(held.provision))
    };
    let clauses = bundle.items.iter().map(|item| library.clauses.get(&item.clause));
    let selection: Vec<conformity::Held<'_>> = clauses.flat_map(conformity::Held::all_of).filter(is_taken).collect();
    let is_met = |duty: &Obligation| matches!(fulfils(duty, &selection), Fulfilment::By { .. });
    let is_lacking = |duty: &Obligation| matches!(fulfils(duty, &selection), Fulfilment::Missing(_));
    let weighs = |duty: &Obligation| matches!(law.applies(duty, &contract), Applies::Yes { .. });
    let may_weigh = |duty: &Obligation| !matches!(law.applies(duty, &contract), Applies::No(_));
    (
        duties::chosen(site, |duty| is_met(duty) && may_weigh(duty)),
        duties::chosen(site, |duty| is_lacking(duty) && weighs(duty)),
    )
}
