//! Documents → for each term, where it stands and how often.

use rayon::prelude::*;

use super::analyser::{TermNumber, Terms};
use super::document::SearchDocument;
use super::phrases::Phrases;

/// Title, summary, keywords, text.
pub(crate) const FIELDS: usize = 4;

/// How often one document uses one term, by field.
#[derive(Clone, Copy, Default)]
pub(crate) struct Posting {
    pub(crate) document: u32,
    pub(crate) frequency: [u16; FIELDS],
}

/// Every term in order, each with its documents in order, and the length of each document's fields.
pub(crate) struct Postings {
    pub(crate) terms: Vec<String>,
    pub(crate) lengths: Vec<[u32; FIELDS]>,
    /// Those of the first term, then those of the next.
    all: Vec<Posting>,
    /// Where those of each term begin; then where the last ones end.
    starts: Vec<usize>,
}

impl Postings {
    /// The postings of a term, by its place.
    pub(crate) fn of(&self, term: usize) -> &[Posting] {
        &self.all[self.starts[term]..self.starts[term + 1]]
    }
}

/// Fewest documents that are worth a worker.
const FEWEST: usize = 64;

/// Analyses documents in parallel; a phrase counts as one more term, spelt with spaces. `terms` knows the phrases.
pub(crate) fn postings(documents: &[SearchDocument], terms: &Terms, phrases: &Phrases) -> Postings {
    // The larger a batch, the fewer words are learnt twice; the postings are the same whatever its size.
    let size = documents.len().div_ceil(2 * rayon::current_num_threads()).max(FEWEST);
    let batches: Vec<Batch> = documents
        .par_chunks(size)
        .enumerate()
        .map(|(i, documents)| Batch::of(i * size, documents, terms.clone(), phrases))
        .collect();
    merged(batches)
}

/// Some documents, as one worker read them.
struct Batch {
    /// The terms that they use.
    terms: Vec<String>,
    /// In the order of the documents, each with the place of its term.
    postings: Vec<(u32, Posting)>,
    lengths: Vec<[u32; FIELDS]>,
}

impl Batch {
    fn of(first: usize, documents: &[SearchDocument], mut terms: Terms, phrases: &Phrases) -> Batch {
        let mut counts = Counts { postings: Vec::new(), latest: Vec::new() };
        let mut lengths = Vec::with_capacity(documents.len());
        let mut words = Vec::new();
        for (document, number) in documents.iter().zip(first as u32..) {
            let mut length = [0; FIELDS];
            for (field, text) in fields(document) {
                words.clear();
                terms.each_token(text, |token| {
                    token.iter().for_each(|term| counts.add(*term, number, field));
                    words.push(token[0]);
                });
                length[field] += words.len() as u32;
                for i in 0..words.len() {
                    phrases.starting_at(&words[i..]).for_each(|phrase| counts.add(phrase, number, field));
                }
            }
            lengths.push(length);
        }
        let Counts { mut postings, latest } = counts;
        // Without the terms of synonyms that no document uses.
        let (mut places, mut used) = (vec![0; latest.len()], Vec::new());
        for (number, _) in latest.iter().enumerate().filter(|(_, latest)| latest.is_some()) {
            places[number] = used.len() as u32;
            used.push(terms.names()[number].clone());
        }
        postings.iter_mut().for_each(|(term, _)| *term = places[*term as usize]);
        Batch { terms: used, postings, lengths }
    }
}

/// Counts terms, one document after the other.
struct Counts {
    postings: Vec<(TermNumber, Posting)>,
    /// For each term, the place of its last posting.
    latest: Vec<Option<u32>>,
}

impl Counts {
    fn add(&mut self, term: TermNumber, document: u32, field: usize) {
        let number = term as usize;
        if self.latest.len() <= number {
            self.latest.resize(number + 1, None);
        }
        let place = match self.latest[number] {
            Some(place) if self.postings[place as usize].1.document == document => place,
            _ => {
                self.postings.push((term, Posting { document, frequency: [0; FIELDS] }));
                self.postings.len() as u32 - 1
            }
        };
        self.latest[number] = Some(place);
        let frequency = &mut self.postings[place as usize].1.frequency[field];
        *frequency = frequency.saturating_add(1);
    }
}

/// Sorted by term, by counting: batch after batch, so that the postings of a term stay in the order of the documents.
fn merged(batches: Vec<Batch>) -> Postings {
    let mut terms: Vec<String> = batches.iter().flat_map(|batch| batch.terms.iter().cloned()).collect();
    terms.sort_unstable();
    terms.dedup();
    let place = |term: &String| terms.binary_search(term).expect("every term of a batch is among all terms");
    let places: Vec<Vec<usize>> = batches.iter().map(|batch| batch.terms.iter().map(place).collect()).collect();
    let mut starts = vec![0; terms.len() + 1];
    for (batch, places) in batches.iter().zip(&places) {
        batch.postings.iter().for_each(|(term, _)| starts[places[*term as usize] + 1] += 1);
    }
    for term in 0..terms.len() {
        starts[term + 1] += starts[term];
    }
    let mut all = vec![Posting::default(); starts[terms.len()]];
    let (mut next, mut lengths) = (starts.clone(), Vec::new());
    for (batch, places) in batches.into_iter().zip(places) {
        for (term, posting) in batch.postings {
            let next = &mut next[places[term as usize]];
            all[*next] = posting;
            *next += 1;
        }
        lengths.extend(batch.lengths);
    }
    Postings { terms, lengths, all, starts }
}

/// Keywords one by one, so that no phrase runs from one into the next.
fn fields(document: &SearchDocument) -> impl Iterator<Item = (usize, &str)> {
    let keywords = document.keywords.iter().map(|keyword| (2, keyword.as_str()));
    [(0, document.title.as_str()), (1, document.summary.as_str()), (3, document.text.as_str())]
        .into_iter()
        .chain(keywords)
}
