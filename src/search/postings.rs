//! Documents → for each term, where it stands and how often.

use std::collections::HashMap;

use rayon::prelude::*;

use super::analyser::{Analyser, Terms};
use super::document::SearchDocument;
use super::phrases::Phrases;

/// Title, summary, keywords, text.
pub(crate) const FIELDS: usize = 4;

/// How often one document uses one term, by field.
#[derive(Clone)]
pub(crate) struct Posting {
    pub(crate) document: u32,
    pub(crate) frequency: [u16; FIELDS],
}

/// Every term in order, each with its documents in order, and the length of each document's fields.
pub(crate) struct Postings {
    pub(crate) terms: Vec<(String, Vec<Posting>)>,
    pub(crate) lengths: Vec<[u32; FIELDS]>,
}

/// Documents analysed by one worker before it gives back its terms.
const BATCH: usize = 128;

/// Analyses documents in parallel; a phrase counts as one more term, spelt with spaces.
pub(crate) fn postings(documents: &[SearchDocument], analyser: Analyser, phrases: &Phrases) -> Postings {
    let batches: Vec<Postings> = documents
        .par_chunks(BATCH)
        .enumerate()
        .map_init(|| Terms::new(analyser), |terms, (i, batch)| batch_postings(i * BATCH, batch, terms, phrases))
        .collect();
    let lengths = batches.iter().flat_map(|batch| batch.lengths.iter().copied()).collect();
    let mut all: Vec<(String, Vec<Posting>)> = batches.into_iter().flat_map(|batch| batch.terms).collect();
    // Stable: the postings of a term stay in the order of the batches, hence of the documents.
    all.par_sort_by(|one, other| one.0.cmp(&other.0));
    let mut terms: Vec<(String, Vec<Posting>)> = Vec::new();
    for (term, mut postings) in all {
        match terms.last_mut() {
            Some((last, known)) if *last == term => known.append(&mut postings),
            _ => terms.push((term, postings)),
        }
    }
    Postings { terms, lengths }
}

fn batch_postings(first: usize, batch: &[SearchDocument], analysis: &mut Terms, phrases: &Phrases) -> Postings {
    let mut terms: Vec<(String, Vec<Posting>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut lengths = Vec::with_capacity(batch.len());
    for (document, number) in batch.iter().zip(first..) {
        let mut length = [0; FIELDS];
        let mut count = |field: usize, term: &str| {
            let place = *places.entry(term.to_owned()).or_insert_with(|| {
                terms.push((term.to_owned(), Vec::new()));
                terms.len() - 1
            });
            let postings = &mut terms[place].1;
            if postings.last().is_none_or(|last| last.document as usize != number) {
                postings.push(Posting { document: number as u32, frequency: [0; FIELDS] });
            }
            let posting = postings.len() - 1;
            let frequency = &mut postings[posting].frequency[field];
            *frequency = frequency.saturating_add(1);
        };
        for (field, text) in fields(document) {
            let tokens = analysis.of(text);
            length[field] += tokens.len() as u32;
            tokens.iter().flatten().for_each(|term| count(field, term));
            let words: Vec<String> = tokens.into_iter().map(|mut terms| terms.swap_remove(0)).collect();
            for i in 0..words.len() {
                phrases.starting_at(&words[i..]).for_each(|phrase| count(field, phrase));
            }
        }
        lengths.push(length);
    }
    Postings { terms, lengths }
}

/// Keywords one by one, so that no phrase runs from one into the next.
fn fields(document: &SearchDocument) -> impl Iterator<Item = (usize, &str)> {
    let keywords = document.keywords.iter().map(|keyword| (2, keyword.as_str()));
    [(0, document.title.as_str()), (1, document.summary.as_str()), (3, document.text.as_str())]
        .into_iter()
        .chain(keywords)
}
