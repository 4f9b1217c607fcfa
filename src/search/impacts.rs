//! Postings → what each term is worth in each document, on 64 levels: the browser only adds.
//!
//! BM25 over weighted fields. What one term is worth depends on the whole collection, so it is settled here, and the
//! browser needs neither the lengths of the documents nor how many use a term.

use rayon::prelude::*;

use super::postings::{Batch, FIELDS, ReadDocument};

/// Title over summary over text; keywords weigh little more than the text, for they repeat from one clause to the next.
const BOOSTS: [f64; FIELDS] = [4.0, 2.2, 1.2, 1.0];
/// How much a long field dilutes a term.
const DILUTION: [f64; FIELDS] = [0.5, 0.5, 0.3, 0.75];
/// How soon repeating a term stops helping.
const SATURATION: f32 = 1.2;
/// The best impact.
const BEST: u8 = (1 << LEVEL_BITS) - 1;
const LEVEL_BITS: u32 = 6;

/// What every term is worth, in every document that uses it.
pub(crate) struct Impacts {
    pub(crate) n_documents: usize,
    /// In order.
    pub(crate) terms: Vec<String>,
    /// Those of the first term, then those of the next; each term's in the order of the documents.
    all: Vec<Impact>,
    /// Where those of each term begin; then where the last ones end.
    starts: Vec<usize>,
}

impl Impacts {
    /// What a term is worth in each of its documents, by its place.
    pub(crate) fn of(&self, term: usize) -> &[Impact] {
        &self.all[self.starts[term]..self.starts[term + 1]]
    }
}

/// A document, and what a term is worth in it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Impact(u32);

impl Impact {
    pub(crate) fn new(document: u32, level: u8) -> Impact {
        Impact(document << LEVEL_BITS | u32::from(level))
    }

    pub(crate) fn document(self) -> u32 {
        self.0 >> LEVEL_BITS
    }

    /// On 64 levels.
    pub(crate) fn level(self) -> u8 {
        (self.0 & u32::from(BEST)) as u8
    }
}

/// Weighs what was read: batches in order, each with the place of its reader, and each reader's terms by number.
///
/// Sorted by term, by counting: batch after batch, so that the postings of a term stay in the order of the documents.
pub(crate) fn impacts(batches: Vec<(usize, Batch)>, readers: Vec<Vec<String>>) -> Impacts {
    let mut counts: Vec<Vec<u32>> = readers.iter().map(|names| vec![0; names.len()]).collect();
    for (reader, batch) in &batches {
        let counts = &mut counts[*reader];
        batch.postings.iter().for_each(|posting| counts[posting.term as usize] += 1);
    }
    let (terms, places, starts) = terms_in_order(&counts, readers);
    let n_documents: usize = batches.iter().map(|(_, batch)| batch.documents.len()).sum();
    let averages = averages(&batches, n_documents);
    let rarities: Vec<f32> = starts.windows(2).map(|ends| rarity(ends[1] - ends[0], n_documents)).collect();

    let score = |(reader, batch): (usize, Batch)| {
        let rarity = |term: u32| rarities[places[reader][term as usize] as usize];
        let scores = scores(&batch, &averages, rarity);
        let best = scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
        (reader, batch, scores, best)
    };
    let scored: Vec<(usize, Batch, Vec<f32>, f32)> = batches.into_par_iter().map(score).collect();
    let best = scored.iter().map(|(.., best)| *best).fold(f32::MIN_POSITIVE, f32::max);

    let mut all = vec![Impact::default(); starts[terms.len()]];
    let mut next = starts.clone();
    for (reader, batch, scores, _) in scored {
        let mut postings = batch.postings.iter().zip(scores);
        for (document, number) in batch.documents.iter().zip(batch.first..) {
            for (posting, score) in postings.by_ref().take(document.n_postings as usize) {
                let next = &mut next[places[reader][posting.term as usize] as usize];
                all[*next] = Impact::new(number, level(score / best));
                *next += 1;
            }
        }
    }
    Impacts { n_documents, terms, all, starts }
}

/// What each term of a batch is worth in its document.
fn scores(batch: &Batch, averages: &[f64; FIELDS], rarity: impl Fn(u32) -> f32) -> Vec<f32> {
    let mut scores = Vec::with_capacity(batch.postings.len());
    let mut postings = batch.postings.iter();
    for document in &batch.documents {
        let weights = weights(document, averages);
        for posting in postings.by_ref().take(document.n_postings as usize) {
            let weight: f32 = (0..FIELDS).map(|field| weights[field] * f32::from(posting.frequency[field])).sum();
            scores.push(rarity(posting.term) * weight / (weight + SATURATION));
        }
    }
    scores
}

/// On 64 levels: what is worth nearly nothing still counts.
fn level(share: f32) -> u8 {
    ((share * f32::from(BEST)).round() as u8).clamp(1, BEST)
}

/// The terms that are used, for each reader the place of each of its terms, and where the postings of each begin.
fn terms_in_order(counts: &[Vec<u32>], readers: Vec<Vec<String>>) -> (Vec<String>, Vec<Vec<u32>>, Vec<usize>) {
    let mut places: Vec<Vec<u32>> = readers.iter().map(|names| vec![0; names.len()]).collect();
    let mut named: Vec<(String, usize, usize)> = Vec::new();
    for (reader, names) in readers.into_iter().enumerate() {
        let used = names.into_iter().enumerate().filter(|(number, _)| counts[reader][*number] > 0);
        named.extend(used.map(|(number, name)| (name, reader, number)));
    }
    named.sort_unstable();
    let (mut terms, mut starts): (Vec<String>, Vec<usize>) = (Vec::new(), vec![0]);
    for (name, reader, number) in named {
        let count = counts[reader][number] as usize;
        match (terms.last(), starts.last_mut()) {
            (Some(last), Some(end)) if *last == name => *end += count,
            (_, end) => {
                let end = end.map_or(0, |end| *end);
                terms.push(name);
                starts.push(end + count);
            }
        }
        places[reader][number] = terms.len() as u32 - 1;
    }
    (terms, places, starts)
}

fn averages(batches: &[(usize, Batch)], n_documents: usize) -> [f64; FIELDS] {
    let documents = || batches.iter().flat_map(|(_, batch)| &batch.documents);
    std::array::from_fn(|field| {
        documents().map(|document| f64::from(document.lengths[field])).sum::<f64>() / n_documents.max(1) as f64
    })
}

/// What a term counts in each field of a document: the less, the longer the field.
fn weights(document: &ReadDocument, averages: &[f64; FIELDS]) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        let length = f64::from(document.lengths[field]) / averages[field].max(1.0);
        (BOOSTS[field] / (1.0 - DILUTION[field] + DILUTION[field] * length)) as f32
    })
}

/// How much more a rare term says.
fn rarity(n_found: usize, n_documents: usize) -> f32 {
    let (n_found, n_documents) = (n_found as f64, n_documents as f64);
    (1.0 + (n_documents - n_found + 0.5) / (n_found + 0.5)).ln() as f32
}
