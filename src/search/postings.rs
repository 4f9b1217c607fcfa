//! Documents → for each term, where it stands and how often.

use super::analyser::{Occurrence, TermNumber, Terms};
use super::document::SearchDocument;
use super::phrases::Phrases;

/// Title, summary, keywords, text.
pub(crate) const FIELDS: usize = 4;

/// How often one document uses one term, by field.
#[derive(Clone, Copy)]
pub(crate) struct Posting {
    pub(crate) term: TermNumber,
    pub(crate) document: u32,
    pub(crate) frequency: [u8; FIELDS],
}

/// What one worker reads documents with: a term that it knows, it knows for all of them.
pub(crate) struct Reader<'a> {
    terms: Terms,
    phrases: &'a Phrases,
    keywords: &'a [String],
    /// What each keyword says, once it was read.
    read_keywords: Vec<Option<Read>>,
    /// For each term, the place of its last posting.
    latest: Vec<u32>,
    /// What was read of a text, kept for its memory.
    read: Vec<Occurrence>,
    words: Vec<TermNumber>,
}

/// Terms, phrases among them, and how many words they are.
struct Read {
    terms: Vec<TermNumber>,
    n_words: u32,
}

/// Some documents that follow each other, as one reader read them.
#[derive(Default)]
pub(crate) struct Batch {
    /// The number of the first one.
    pub(crate) first: u32,
    /// In the order of the documents.
    pub(crate) postings: Vec<Posting>,
    /// The length of each document's fields, in words.
    pub(crate) lengths: Vec<[u32; FIELDS]>,
}

impl<'a> Reader<'a> {
    /// A reader that knows the terms of the phrases.
    pub(crate) fn new(terms: Terms, phrases: &'a Phrases, keywords: &'a [String]) -> Reader<'a> {
        let read_keywords = keywords.iter().map(|_| None).collect();
        Reader { terms, phrases, keywords, read_keywords, latest: Vec::new(), read: Vec::new(), words: Vec::new() }
    }

    /// Adds a document; a phrase counts as one more term, spelt with spaces.
    pub(crate) fn add(&mut self, number: u32, document: &SearchDocument<'_>, batch: &mut Batch) {
        let mut lengths = [0; FIELDS];
        let texts = [(0, &*document.title), (1, &*document.summary), (2, &*document.words), (3, &*document.text)];
        for (field, text) in texts {
            let (mut read, mut words) = (std::mem::take(&mut self.read), std::mem::take(&mut self.words));
            self.terms.read(text, &mut read);
            read.iter().for_each(|one| self.count(one.term(), number, field, batch));
            words.extend(read.iter().filter(|one| one.opens_token()).map(|one| one.term()));
            for i in 0..words.len() {
                self.phrases.starting_at(&words[i..]).for_each(|phrase| self.count(phrase, number, field, batch));
            }
            lengths[field] += words.len() as u32;
            read.clear();
            words.clear();
            (self.read, self.words) = (read, words);
        }
        // One by one, so that no phrase runs from one into the next.
        for keyword in document.keywords.iter().map(|keyword| *keyword as usize) {
            let Read { terms, n_words } = self.keyword(keyword);
            terms.iter().for_each(|term| self.count(*term, number, 2, batch));
            lengths[2] += n_words;
            self.read_keywords[keyword] = Some(Read { terms, n_words });
        }
        batch.lengths.push(lengths);
    }

    /// The terms, by number.
    pub(crate) fn into_names(self) -> Vec<String> {
        self.terms.into_names()
    }

    /// Takes what a keyword says, to be put back.
    fn keyword(&mut self, keyword: usize) -> Read {
        if let Some(read) = self.read_keywords[keyword].take() {
            return read;
        }
        let mut read = Vec::new();
        self.terms.read(&self.keywords[keyword], &mut read);
        let words: Vec<TermNumber> = read.iter().filter(|one| one.opens_token()).map(|one| one.term()).collect();
        let phrases = (0..words.len()).flat_map(|i| self.phrases.starting_at(&words[i..]));
        let terms = read.iter().map(|one| one.term()).chain(phrases).collect();
        Read { terms, n_words: words.len() as u32 }
    }

    fn count(&mut self, term: TermNumber, document: u32, field: usize, batch: &mut Batch) {
        let number = term as usize;
        if self.latest.len() <= number {
            self.latest.resize(number + number / 2 + 64, u32::MAX);
        }
        // Its last posting may be of another document, or of another batch.
        let known = batch.postings.get_mut(self.latest[number] as usize);
        match known.filter(|posting| posting.document == document && posting.term == term) {
            Some(posting) => posting.frequency[field] = posting.frequency[field].saturating_add(1),
            None => {
                self.latest[number] = batch.postings.len() as u32;
                let mut frequency = [0; FIELDS];
                frequency[field] = 1;
                batch.postings.push(Posting { term, document, frequency });
            }
        }
    }
}
