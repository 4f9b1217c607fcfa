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
    let averages = averages(&postings.lengths);
    let scored: Vec<Vec<(u32, f64)>> =
        postings.terms.par_iter().map(|(_, postings_of_term)| scores(postings_of_term, postings, &averages)).collect();
    let by_term: BTreeMap<&str, &[(u32, f64)]> =
        postings.terms.iter().zip(&scored).map(|((term, _), scores)| (term.as_str(), scores.as_slice())).collect();
    let best = scored.iter().flatten().map(|(_, score)| *score).fold(f64::MIN_POSITIVE, f64::max);
    let quantise = |(document, score): &(u32, f64)| {
        (*document, (score / best * f64::from(BEST)).round().clamp(1.0, f64::from(BEST)) as u8)
    };

    let words = postings.terms.iter().zip(&scored).filter(|((term, _), _)| !term.contains(' '));
    let mut entries: Vec<Entry> = words
        .map(|((term, _), scores)| Entry {
            term: term.clone(),
            impacts: scores.iter().map(quantise).collect(),
            stands_for: String::new(),
        })
        .collect();
    for (term, targets) in aliases {
        let mut merged: BTreeMap<u32, f64> = BTreeMap::new();
        for (document, score) in targets.iter().filter_map(|target| by_term.get(target.as_str())).copied().flatten() {
            let known = merged.entry(*document).or_default();
            *known = known.max(*score);
        }
        if !merged.is_empty() {
            let impacts = merged.into_iter().map(|pair| quantise(&pair)).collect();
            // Not the words of a phrase: alone, they are not what was meant.
            let words = targets
                .iter()
                .map(String::as_str)
                .filter(|target| !target.contains(' ') && by_term.contains_key(target));
            let stands_for = words.collect::<Vec<_>>().join(" ");
            entries.push(Entry { term: format!("{term}{ALIAS}"), impacts, stands_for });
        }
    }
    entries.sort_by(|one, other| one.term.cmp(&other.term));
    entries
}

fn averages(lengths: &[[u32; FIELDS]]) -> [f64; FIELDS] {
    let n_documents = lengths.len().max(1) as f64;
    std::array::from_fn(|field| lengths.iter().map(|length| f64::from(length[field])).sum::<f64>() / n_documents)
}

fn scores(term: &[Posting], postings: &Postings, averages: &[f64; FIELDS]) -> Vec<(u32, f64)> {
    let (n_documents, n_found) = (postings.lengths.len() as f64, term.len() as f64);
    let rarity = (1.0 + (n_documents - n_found + 0.5) / (n_found + 0.5)).ln();
    let score = |posting: &Posting| {
        let lengths = &postings.lengths[posting.document as usize];
        let weight: f64 = (0..FIELDS)
            .map(|field| {
                let length = f64::from(lengths[field]) / averages[field].max(1.0);
                BOOSTS[field] * f64::from(posting.frequency[field]) / (1.0 - DILUTION[field] + DILUTION[field] * length)
            })
            .sum();
        (posting.document, rarity * weight / (weight + SATURATION))
    };
    term.iter().map(score).collect()
}
