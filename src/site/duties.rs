//! Legal duties: their page, which clauses fulfil them, and links to them from elsewhere.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use crate::conformity::{PER_PAGE, fulfils_in, in_order, page_of};
use crate::library::{
    AppliesTo, Clause, ContractType, DateOf, Facet, LegalTextId, Library, NatureId, Obligation, ThresholdLimit,
    ThresholdValue,
};
use crate::output::Output;
use crate::routes::Route;
use crate::site::Site;
use crate::site::accessibility::escape;
use crate::site::card::key_of;
use crate::site::clauses::numbered_frame;
use crate::site::finder::{Finder, finder};
use crate::site::frame::{Frame, Link, Row};
use crate::site::links::{KnownLink, ready_links};
use crate::site::paging::{PageLink, links, page_count, part};
use crate::site::templates::Ready;

/// The page of duties, as `obligations.html` reads it.
#[derive(Debug, Serialize)]
struct DutiesPage {
    title: String,
    lead: String,
    /// On the first page.
    finder: Option<Finder>,
    groups: Vec<Group>,
    pages: Vec<PageLink>,
}

/// Duties that weigh on the same thing.
#[derive(Debug, Serialize)]
struct Group {
    title: String,
    lead: String,
    duties: Vec<Duty>,
}

/// A duty.
#[derive(Debug, Serialize)]
struct Duty {
    id: String,
    name: String,
    summary: String,
    about: Vec<Row>,
}

/// Plans the pages of duties.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    let list = site.routes.obligations();
    for number in 1..=page_count(site.library.obligations.len(), PER_PAGE) {
        let route = site.routes.numbered(&list, number);
        site.plan_page(output, &route, "obligations.html", move |site| page(site, number));
    }
}

fn page(site: &Site<'_>, number: usize) -> (Frame, DutiesPage) {
    let words = &site.words;
    let list = site.routes.obligations();
    let (title, lead) = (words.say("obligations-title"), words.say("obligations-lead"));
    let frame = numbered_frame(site, site.frame(&list, &list, &title, &lead), &list, number);
    let route = site.routes.numbered(&list, number);
    let duties = in_order(site.library.obligations.iter());
    let pages = page_count(duties.len(), PER_PAGE);
    let mut groups: Vec<Group> = Vec::new();
    for obligation in part(&duties, number, PER_PAGE) {
        let key = format!("duties-{}", key_of(&AppliesTo::ALL, obligation.applies_to));
        let title = words.say(&key);
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, lead: words.say(&format!("{key}-lead")), duties: Vec::new() });
        }
        let group = groups.last_mut().expect("one was just pushed");
        group.duties.push(duty(site, obligation, &route));
    }
    let finder = if number == 1 { finder(site) } else { None };
    (frame, DutiesPage { title, lead, finder, groups, pages: links(site, &list, number, pages) })
}

fn duty(site: &Site<'_>, obligation: &Obligation, route: &Route) -> Duty {
    let (library, words) = (site.library, &site.words);
    let segments = obligation.segments.iter().map(|id| library.segments.place(id));
    let legal = obligation.legal.iter().map(|id| library.legal_texts.place(id));
    let note = obligation.note.as_ref().map_or_else(String::new, |note| site.texts(route).inline(note));
    let rows = [
        from(site, obligation),
        Row::words(words.word("duty-threshold"), threshold(site, obligation)),
        Row::words(words.word("duty-buyers"), buyers(site, obligation)),
        Row::words(words.word("duty-contracts"), contracts(site, obligation)),
        Row::links(words.word("duty-segments"), ready_links(site, Facet::Segment, segments)),
        Row::html(words.word("duty-fulfilled"), fulfilled(site, obligation, route)),
        Row::links(words.word("duty-legal"), ready_links(site, Facet::LegalText, legal)),
        Row::html(words.word("duty-note"), note),
    ];
    Duty {
        id: obligation.id.to_string(),
        name: words.set(&obligation.name),
        summary: words.set(&obligation.summary),
        about: rows.into_iter().flatten().collect(),
    }
}

fn from(site: &Site<'_>, obligation: &Obligation) -> Option<Row> {
    let words = &site.words;
    let date = words.language().date(obligation.from?);
    let what = words.say(&format!("duty-date-{}", key_of(&DateOf::ALL, obligation.date_of)));
    Row::words(words.word("duty-from"), words.fill("duty-from-date", &[("date", &date), ("what", &what)]))
}

fn threshold(site: &Site<'_>, obligation: &Obligation) -> String {
    let words = &site.words;
    match &obligation.threshold {
        None => words.say("duty-any-amount"),
        Some(ThresholdLimit::Fixed(amount)) => {
            let amount = format!("{}\u{a0}{}", words.number(*amount), site.library.portal.currency.symbol);
            words.fill("duty-from-amount", &[("amount", &amount)])
        }
        Some(ThresholdLimit::Ref(id)) => {
            let threshold = site.library.thresholds.get(id);
            let values: Vec<String> = threshold.values.iter().map(|value| threshold_value(site, value)).collect();
            let values = values.join(&words.set(" ; "));
            words.fill("duty-from-threshold", &[("name", &words.set(&threshold.name)), ("amounts", &values)])
        }
    }
}

/// An amount, and for whom and what: `140 000 € pour État (marchés de fournitures, marchés de services)`.
fn threshold_value(site: &Site<'_>, value: &ThresholdValue) -> String {
    let (words, library) = (&site.words, site.library);
    let amount = format!("{}\u{a0}{}", words.number(value.amount), library.portal.currency.symbol);
    let contracts = contract_names(site, &value.contracts);
    let all_buyers = value.buyers.is_empty() || value.buyers.len() == library.buyers.len();
    let buyers: Vec<&str> = value.buyers.iter().map(|id| library.buyers.get(id).name.as_str()).collect();
    let buyers = if all_buyers { words.say("duty-all-buyers") } else { words.set(&buyers.join(", ")) };
    words.fill("duty-threshold-value", &[("amount", &amount), ("contracts", &contracts), ("buyers", &buyers)])
}

fn buyers(site: &Site<'_>, obligation: &Obligation) -> String {
    let library = site.library;
    if obligation.buyers.is_empty() || obligation.buyers.len() == library.buyers.len() {
        return site.words.say("duty-all-buyers");
    }
    let names: Vec<&str> = obligation.buyers.iter().map(|id| library.buyers.get(id).name.as_str()).collect();
    site.words.set(&names.join(", "))
}

fn contracts(site: &Site<'_>, obligation: &Obligation) -> String {
    let words = &site.words;
    let names = contract_names(site, &obligation.contracts);
    let except = words.set(&obligation.except.join(", "));
    if except.is_empty() {
        return names;
    }
    words.fill("duty-except", &[("contracts", &names), ("except", &except)])
}

/// The names of `contracts`; none for all.
fn contract_names(site: &Site<'_>, contracts: &[ContractType]) -> String {
    let name = |contract: &ContractType| site.words.say(&format!("contracts-of-{}", contract.key()));
    let names: Vec<String> = contracts.iter().map(name).collect();
    if names.is_empty() { site.words.say("duty-all-contracts") } else { names.join(", ") }
}

/// The natures that fulfil the duty, as links, and the number of clauses that do.
fn fulfilled(site: &Site<'_>, obligation: &Obligation, route: &Route) -> String {
    let words = &site.words;
    let link = |id: &NatureId| {
        let nature = site.library.natures.get(id);
        let href = site.routes.entry(Facet::Nature, id.as_str()).from(route);
        format!("<a href=\"{href}\">{}</a>", words.set(&escape(&nature.name)))
    };
    let sets =
        obligation.fulfilled_by.iter().map(|set| set.iter().map(link).collect::<Vec<_>>().join(&words.say("duty-and")));
    let sets: Vec<String> = sets.collect();
    if sets.is_empty() {
        return String::new();
    }
    let natures = sets.join(&words.say("duty-or"));
    match count(site, obligation) {
        0 => natures,
        count => format!("{natures} ({})", words.count("clauses-count", count)),
    }
}

/// How many listed clauses fulfil `obligation`.
fn count(site: &Site<'_>, obligation: &Obligation) -> usize {
    // Every clause is read once, for all the pages that show a count.
    let counts = site.fulfilling.get_or_init(|| counts(site.library));
    counts[site.library.obligations.place(&obligation.id)]
}

/// How many listed clauses fulfil each obligation, in the order of the library.
fn counts(library: &Library) -> Vec<usize> {
    let fulfilled = library.facets().listed().par_iter().flat_map_iter(|&place| {
        let clause = library.clauses.at(place);
        let duties = library.obligations.iter().enumerate();
        duties.filter(move |(_, obligation)| fulfils(library, clause, obligation)).map(|(duty, _)| duty)
    });
    let mut counts = vec![0; library.obligations.len()];
    for duty in fulfilled.collect::<Vec<usize>>() {
        counts[duty] += 1;
    }
    counts
}

/// Whether `clause` alone fulfils `obligation`.
fn fulfils(library: &Library, clause: &Clause, obligation: &Obligation) -> bool {
    fulfils_in(clause, obligation, |segment| library.segments.get(segment).contract)
}

/// Links to the duties that `clause` fulfils.
pub(crate) fn fulfilled_by(site: &Site<'_>, clause: &Clause) -> Vec<Ready> {
    chosen(site, |obligation| fulfils(site.library, clause, obligation))
}

/// Links to the duties that `nature` helps to fulfil.
pub(crate) fn naming(site: &Site<'_>, nature: &NatureId) -> Vec<Ready> {
    chosen(site, |obligation| obligation.fulfilled_by.iter().flatten().any(|id| id == nature))
}

/// Links to the duties that stand in `text`.
pub(crate) fn standing_in(site: &Site<'_>, text: &LegalTextId) -> Vec<Ready> {
    chosen(site, |obligation| obligation.legal.contains(text))
}

/// Links to the duties that clauses can fulfil, with the number of those that do.
pub(crate) fn of_contracts(site: &Site<'_>) -> Vec<(Link, usize)> {
    let duties = links_of(site).iter().filter(|(obligation, _)| !obligation.fulfilled_by.is_empty());
    let counted = duties.map(|(obligation, known)| (known.link.clone(), count(site, obligation)));
    counted.filter(|(_, count)| *count > 0).collect()
}

pub(crate) fn chosen(site: &Site<'_>, keep: impl Fn(&Obligation) -> bool) -> Vec<Ready> {
    let duties = links_of(site).iter().filter(|(obligation, _)| keep(obligation));
    duties.map(|(_, known)| known.ready.clone()).collect()
}

/// The duties in the order of their pages, with a link to each on whichever page it stands.
fn links_of<'s, 'a>(site: &'s Site<'a>) -> &'s [(&'a Obligation, KnownLink)] {
    site.duty_links.get_or_init(|| {
        let duties = in_order(site.library.obligations.iter()).into_iter().enumerate().map(|(place, obligation)| {
            let route = site.routes.numbered(&site.routes.obligations(), page_of(place));
            let href = format!("{}#{}", route.path(), obligation.id);
            let link = Link { name: site.words.set(&obligation.name), href, as_is: false };
            (obligation, KnownLink { ready: Ready::of(&link), link })
        });
        duties.collect()
    })
}
