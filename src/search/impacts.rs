//! Postings → what each term is worth in each document, on 64 levels: the browser only adds.
//!
//! BM25 over weighted fields. What one term is worth depends on the whole collection, so it is settled here, and the
//! browser needs neither the lengths of the documents nor how many use a term.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::phrases::Aliases;
use super::postings::{FIELDS, Posting, Postings};

/// Title over summary over text; keywords weigh little more than the text, for they repeat from one clause to the next.
const BOOSTS: [f64; FIELDS] = [4.0, 2.2, 1.2, 1.0];
/// How much a long field dilutes a term.
const DILUTION: [f64; FIELDS] = [0.5, 0.5, 0.3, 0.75];
/// How soon repeating a term stops helping.
const SATURATION: f64 = 1.2;
/// The best impact; six bits.
pub(crate) const BEST: u8 = 63;

/// A term, and its documents in order with their impacts.
pub(crate) struct Entry {
    pub(crate) term: String,
    pub(crate) impacts: Vec<(u32, u8)>,
    /// The words that it stands for, when it is an alias: what a reader will see marked.
    pub(crate) stands_for: String,
}

/// Marks a term that stands for others: it sorts right after the word itself, and no text contains it.
pub(crate) const ALIAS: char = '\u{1}';

/// The entries of the index, in the order of their terms.
pub(crate) fn impacts(postings: &Postings, aliases: &Aliases) -> Vec<Entry> {
    let dilutions = dilutions(&postings.lengths);
    let scores = |term: usize| scores(postings.of(term), &dilutions);
    let places = 0..postings.terms.len();
    let best = places.clone().into_par_iter().flat_map_iter(scores).map(|(_, score)| score);
    let best = best.reduce(|| f64::MIN_POSITIVE, f64::max);
    let quantise = |(document, score): (u32, f64)| {
        (document, (score / best * f64::from(BEST)).round().clamp(1.0, f64::from(BEST)) as u8)
    };

    let words = places.into_par_iter().filter(|place| !postings.terms[*place].contains(' '));
    let entry = |place: usize| {
        let impacts = scores(place).map(quantise).collect();
        Entry { term: postings.terms[place].clone(), impacts, stands_for: String::new() }
    };
    let mut entries: Vec<Entry> = words.map(entry).collect();
    for (term, targets) in aliases {
        let place = |target: &String| postings.terms.binary_search(target).ok();
        let mut merged: BTreeMap<u32, f64> = BTreeMap::new();
        for (document, score) in targets.iter().filter_map(place).flat_map(scores) {
            let known = merged.entry(document).or_default();
            *known = known.max(score);
        }
        if !merged.is_empty() {
            let impacts = merged.into_iter().map(quantise).collect();
            // Not the words of a phrase: alone, they are not what was meant.
            let words = targets.iter().filter(|target| !target.contains(' ') && place(target).is_some());
            let stands_for = words.map(String::as_str).collect::<Vec<_>>().join(" ");
            entries.push(Entry { term: format!("{term}{ALIAS}"), impacts, stands_for });
        }
    }
    entries.sort_by(|one, other| one.term.cmp(&other.term));
    entries
}

/// For each document, how much the length of each field dilutes a term.
fn dilutions(lengths: &[[u32; FIELDS]]) -> Vec<[f64; FIELDS]> {
    let n_documents = lengths.len().max(1) as f64;
    let averages: [f64; FIELDS] =
        std::array::from_fn(|field| lengths.iter().map(|length| f64::from(length[field])).sum::<f64>() / n_documents);
    let dilution = |lengths: &[u32; FIELDS], field: usize| {
        let length = f64::from(lengths[field]) / averages[field].max(1.0);
        1.0 - DILUTION[field] + DILUTION[field] * length
    };
    lengths.iter().map(|lengths| std::array::from_fn(|field| dilution(lengths, field))).collect()
}

/// What a term is worth in each of its documents.
fn scores(term: &[Posting], dilutions: &[[f64; FIELDS]]) -> impl Iterator<Item = (u32, f64)> {
    let (n_documents, n_found) = (dilutions.len() as f64, term.len() as f64);
    let rarity = (1.0 + (n_documents - n_found + 0.5) / (n_found + 0.5)).ln();
    term.iter().map(move |posting| {
        let dilution = &dilutions[posting.document as usize];
        let weight: f64 =
            (0..FIELDS).map(|field| BOOSTS[field] * f64::from(posting.frequency[field]) / dilution[field]).sum();
        (posting.document, rarity * weight / (weight + SATURATION))
    })
}
