//! Postings → what each term is worth in each document, on 64 levels: the browser only adds.
//!
//! BM25 over weighted fields. What one term is worth depends on the whole collection, so it is settled here, and the
//! browser needs neither the lengths of the documents nor how many use a term.

use super::postings::{Batch, FIELDS, Posting};

/// Title over summary over text; keywords weigh little more than the text, for they repeat from one clause to the next.
const BOOSTS: [f64; FIELDS] = [4.0, 2.2, 1.2, 1.0];
/// How much a long field dilutes a term.
const DILUTION: [f64; FIELDS] = [0.5, 0.5, 0.3, 0.75];
/// How soon repeating a term stops helping.
const SATURATION: f64 = 1.2;
/// The best impact; six bits.
pub(crate) const BEST: u8 = 63;

/// What every term is worth, in every document that uses it.
pub(crate) struct Impacts {
    /// In order.
    pub(crate) terms: Vec<String>,
    /// Those of the first term, then those of the next; each term's in the order of the documents.
    all: Vec<(u32, f32)>,
    /// Where those of each term begin; then where the last ones end.
    starts: Vec<usize>,
    /// The best of all.
    best: f64,
}

impl Impacts {
    /// What a term is worth in each of its documents, by its place.
    pub(crate) fn of(&self, term: usize) -> &[(u32, f32)] {
        &self.all[self.starts[term]..self.starts[term + 1]]
    }

    /// On 64 levels.
    pub(crate) fn level(&self, score: f32) -> u8 {
        (f64::from(score) / self.best * f64::from(BEST)).round().clamp(1.0, f64::from(BEST)) as u8
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
    let n_documents: usize = batches.iter().map(|(_, batch)| batch.lengths.len()).sum();
    let averages = averages(&batches, n_documents);

    let mut all = vec![(0, 0.0); starts[terms.len()]];
    let mut next = starts.clone();
    for (reader, batch) in batches {
        let dilutions: Vec<[f64; FIELDS]> = batch.lengths.iter().map(|lengths| dilutions(lengths, &averages)).collect();
        let mut weights = (u32::MAX, [0.0; FIELDS]);
        for posting in batch.postings {
            if weights.0 != posting.document {
                let dilutions = &dilutions[(posting.document - batch.first) as usize];
                weights = (posting.document, std::array::from_fn(|field| BOOSTS[field] / dilutions[field]));
            }
            let next = &mut next[places[reader][posting.term as usize] as usize];
            all[*next] = (posting.document, saturated(&posting, &weights.1) as f32);
            *next += 1;
        }
    }
    let mut best = f32::MIN_POSITIVE;
    for term in 0..terms.len() {
        let own = &mut all[starts[term]..starts[term + 1]];
        let rarity = rarity(own.len(), n_documents) as f32;
        for (_, score) in own {
            *score *= rarity;
            best = best.max(*score);
        }
    }
    Impacts { terms, all, starts, best: f64::from(best) }
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
    let lengths = || batches.iter().flat_map(|(_, batch)| &batch.lengths);
    std::array::from_fn(|field| {
        lengths().map(|length| f64::from(length[field])).sum::<f64>() / n_documents.max(1) as f64
    })
}

/// How much the length of each field of a document dilutes a term.
fn dilutions(lengths: &[u32; FIELDS], averages: &[f64; FIELDS]) -> [f64; FIELDS] {
    std::array::from_fn(|field| {
        let length = f64::from(lengths[field]) / averages[field].max(1.0);
        1.0 - DILUTION[field] + DILUTION[field] * length
    })
}

/// What a term is worth in a document, but for its rarity.
fn saturated(posting: &Posting, weights: &[f64; FIELDS]) -> f64 {
    let weight: f64 = (0..FIELDS).map(|field| weights[field] * f64::from(posting.frequency[field])).sum();
    weight / (weight + SATURATION)
}

/// How much more a rare term says.
fn rarity(n_found: usize, n_documents: usize) -> f64 {
    let (n_found, n_documents) = (n_found as f64, n_documents as f64);
    (1.0 + (n_documents - n_found + 0.5) / (n_found + 0.5)).ln()
}
