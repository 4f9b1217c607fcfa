//! `assets/suggestions/<segment>.json`: for each duty of a contract, clauses that fulfil it in such a purchase.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::conformity::{Fulfilment, Held, fulfils};
use crate::dossier::words::Words;
use crate::library::{AppliesTo, Clause, Facet, Library, Obligation, Segment, Status};
use crate::routes::{Route, Routes};

/// The folder of the files below the assets.
const FOLDER: &str = "suggestions";

/// Rises when a reader of the former shape would fail.
const FORMAT: u32 = 1;

/// How many clauses are suggested for a duty.
const MOST: usize = 6;

/// The file of a segment.
#[derive(Serialize)]
struct Suggestions<'a> {
    format: u32,
    duties: BTreeMap<&'a str, Vec<Suggestion<'a>>>,
    packs: Vec<Pack<'a>>,
}

/// A clause.
#[derive(Serialize)]
struct Suggestion<'a> {
    id: &'a str,
    version: u32,
    title: String,
    page: String,
    summary: String,
    /// Those of its provisions that fulfil the duty.
    provisions: Vec<&'a str>,
}

/// A ready selection.
#[derive(Serialize)]
struct Pack<'a> {
    id: &'a str,
    title: String,
    page: String,
    /// Where it is opened.
    dossier: String,
}

/// Where the file of `segment` is.
pub(super) fn route(routes: &Routes, segment: &Segment) -> Route {
    routes.asset(&format!("{FOLDER}/{}.json", segment.id))
}

/// Writes the file of `segment`. Reads the clauses of that segment alone: all files together read each clause as often as it
/// has segments.
pub(super) fn write(library: &Library, segment: &Segment, routes: &Routes, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let words = Words { library, routes };
    let clauses = library.clauses_with(Facet::Segment, library.segments.place(&segment.id)).enumerate();
    let clauses: Vec<Candidate<'_>> = clauses.filter_map(|(place, clause)| candidate(library, clause, place)).collect();
    let suggested = library.obligations.iter().filter(|duty| can_be_met(duty, segment));
    let duties = suggested.map(|duty| (duty.id.as_str(), clauses_for(words, duty, &clauses)));
    let packs = library.bundles.iter().filter(|bundle| bundle.segments.contains(&segment.id)).map(|bundle| Pack {
        id: bundle.id.as_str(),
        title: words.set(&bundle.title),
        page: routes.bundle(&bundle.id).path().to_owned(),
        dossier: routes.bundle_in_dossier(bundle, library),
    });
    let file = Suggestions { format: FORMAT, duties: duties.collect(), packs: packs.collect() };
    serde_json::to_writer(bytes, &file)?;
    Ok(())
}

/// Whether clauses of `segment` can meet `duty`. The type of contract is not asked: a purchase may be let as another one.
fn can_be_met(duty: &Obligation, segment: &Segment) -> bool {
    duty.applies_to == AppliesTo::Contract
        && !duty.fulfilled_by.is_empty()
        && (duty.segments.is_empty() || duty.segments.contains(&segment.id))
}

/// A clause that may be suggested, with its provisions, and what ranks it: its status, then its ambition, then its title.
struct Candidate<'a> {
    clause: &'a Clause,
    held: Vec<Held<'a>>,
    rank: (u8, usize, usize),
}

/// `clause`, the one at `place` by title; nothing where it must not be suggested.
fn candidate<'a>(library: &Library, clause: &'a Clause, place: usize) -> Option<Candidate<'a>> {
    let status = match clause.status {
        Status::Published => 0,
        Status::InReview => 1,
        Status::Draft => 2,
        Status::ToRevise | Status::Withdrawn => return None,
    };
    let rank = (status, library.ambitions.place(&clause.ambition), place);
    Some(Candidate { clause, held: Held::all_of(clause).collect(), rank })
}

/// The first of `clauses` that fulfil `duty` alone: the best reviewed first, then those that do it plainly, then those that
/// ask the least of the market.
fn clauses_for<'a>(words: Words<'a>, duty: &'a Obligation, clauses: &[Candidate<'a>]) -> Vec<Suggestion<'a>> {
    let ranked = clauses.iter().filter_map(|candidate| match fulfils(duty, &candidate.held) {
        Fulfilment::By { set, provisions } => {
            let (status, ambition, place) = candidate.rank;
            Some(((status, set, ambition, place), candidate.clause, provisions))
        }
        Fulfilment::Elsewhere | Fulfilment::Missing(_) => None,
    });
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_unstable_by_key(|(rank, ..)| *rank);
    let suggestions = ranked.into_iter().take(MOST).map(|(_, clause, provisions)| Suggestion {
        id: clause.id.as_str(),
        version: clause.version,
        title: words.set(&clause.title),
        page: words.routes.clause(&clause.id).path().to_owned(),
        summary: words.set(&clause.summary),
        provisions: provisions.into_iter().map(|held| held.provision).collect(),
    });
    suggestions.collect()
}
