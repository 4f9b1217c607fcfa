//! Documents → for each term, where it stands and how often.

use super::document::SearchDocument;
use super::phrases::Phrases;
use crate::analysis::{Occurrence, TermNumber, Terms};

/// Title, summary, keywords, text.
pub(crate) const FIELDS: usize = 4;

/// How often one document uses one term, by field.
#[derive(Clone, Copy)]
pub(crate) struct Posting {
    pub(crate) term: TermNumber,
    pub(crate) frequency: [u8; FIELDS],
}

/// What one worker reads documents with: a term that it knows, it knows for all of them.
pub(crate) struct Reader<'a> {
    terms: Terms,
    phrases: &'a Phrases,
    keywords: &'a [String],
    /// What each keyword says, once it was read.
    read_keywords: Vec<Option<Read>>,
    /// Those of the batch that is being read.
    postings: Vec<Posting>,
    documents: Vec<ReadDocument>,
    /// Where those of the document that is being read begin.
    begin: usize,
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
pub(crate) struct Batch {
    /// The number of the first one.
    pub(crate) first: u32,
    /// In the order of the documents.
    pub(crate) postings: Vec<Posting>,
    pub(crate) documents: Vec<ReadDocument>,
}

/// One of them.
pub(crate) struct ReadDocument {
    /// The length of each field, in words.
    pub(crate) lengths: [u32; FIELDS],
    /// How many postings it has.
    pub(crate) n_postings: u32,
}

impl<'a> Reader<'a> {
    /// A reader that knows the terms of the phrases.
    pub(crate) fn new(terms: Terms, phrases: &'a Phrases, keywords: &'a [String]) -> Reader<'a> {
        let read_keywords = keywords.iter().map(|_| None).collect();
        Reader {
            terms,
            phrases,
            keywords,
            read_keywords,
            postings: Vec::new(),
            documents: Vec::new(),
            begin: 0,
            latest: Vec::new(),
            read: Vec::new(),
            words: Vec::new(),
        }
    }

    /// Reads a document; a phrase counts as one more term, spelt with spaces.
    pub(crate) fn add(&mut self, document: &SearchDocument<'_>, text: &str) {
        self.begin = self.postings.len();
        let mut lengths = [0; FIELDS];
        let texts = [(0, &*document.title), (1, &*document.summary), (2, &*document.words), (3, text)];
        for (field, text) in texts {
            let (mut read, mut words) = (std::mem::take(&mut self.read), std::mem::take(&mut self.words));
            self.terms.read(text, &mut read);
            read.iter().for_each(|one| self.count(one.term(), field));
            words.extend(read.iter().filter(|one| one.opens_token()).map(|one| one.term()));
            for i in 0..words.len() {
                self.phrases.starting_at(&words[i..]).for_each(|phrase| self.count(phrase, field));
            }
            lengths[field] += words.len() as u32;
            read.clear();
            words.clear();
            (self.read, self.words) = (read, words);
        }
        // One by one, so that no phrase runs from one into the next.
        for keyword in document.keywords.iter().map(|keyword| *keyword as usize) {
            let Read { terms, n_words } = self.keyword(keyword);
            terms.iter().for_each(|term| self.count(*term, 2));
            lengths[2] += n_words;
            self.read_keywords[keyword] = Some(Read { terms, n_words });
        }
        let n_postings = (self.postings.len() - self.begin) as u32;
        self.documents.push(ReadDocument { lengths, n_postings });
    }

    /// What was read since the last batch, whose first document is `first`.
    pub(crate) fn batch(&mut self, first: u32) -> Batch {
        // Copied, so that what is kept is no larger than it must be, and the next batch finds room.
        let batch = Batch { first, postings: self.postings.clone(), documents: std::mem::take(&mut self.documents) };
        self.postings.clear();
        batch
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

    fn count(&mut self, term: TermNumber, field: usize) {
        let number = term as usize;
        if self.latest.len() <= number {
            self.latest.resize(number + number / 2 + 64, u32::MAX);
        }
        // Its last posting may be of another document, or of another batch.
        let place = self.latest[number] as usize;
        let known = self.postings.get_mut(place).filter(|posting| place >= self.begin && posting.term == term);
        match known {
            Some(posting) => posting.frequency[field] = posting.frequency[field].saturating_add(1),
            None => {
                self.latest[number] = self.postings.len() as u32;
                let mut frequency = [0; FIELDS];
                frequency[field] = 1;
                self.postings.push(Posting { term, frequency });
            }
        }
    }
}
