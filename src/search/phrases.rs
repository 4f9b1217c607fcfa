//! Synonyms → the phrases to look for in documents, and which terms each word also stands for.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Synonyms;
use crate::analysis::{TermNumber, Terms};

/// Phrases of several words, by the number of their first one, which is a small one: synonyms are read before documents.
#[derive(Default)]
pub(crate) struct Phrases {
    by_first_word: Vec<Vec<Phrase>>,
}

/// Words that follow each other, and the number of the term that they are together: themselves, spelt with spaces.
struct Phrase {
    words: Vec<TermNumber>,
    together: TermNumber,
}

impl Phrases {
    /// The phrases that these words begin with.
    pub(crate) fn starting_at(&self, words: &[TermNumber]) -> impl Iterator<Item = TermNumber> {
        let known = words.first().and_then(|word| self.by_first_word.get(*word as usize));
        known.into_iter().flatten().filter(|phrase| words.starts_with(&phrase.words)).map(|phrase| phrase.together)
    }

    fn add(&mut self, words: Vec<TermNumber>, together: TermNumber) {
        let first = words[0] as usize;
        if self.by_first_word.len() <= first {
            self.by_first_word.resize_with(first + 1, Vec::new);
        }
        let known = &mut self.by_first_word[first];
        if known.iter().all(|phrase| phrase.together != together) {
            known.push(Phrase { words, together });
        }
    }
}

/// For each word or phrase, as terms, the words and phrases it also stands for.
pub(crate) type Aliases = BTreeMap<String, BTreeSet<String>>;

/// Reads synonyms as the documents are read.
pub(crate) fn phrases_and_aliases(synonyms: &[Synonyms], terms: &mut Terms) -> (Phrases, Aliases) {
    let (mut phrases, mut aliases) = (Phrases::default(), Aliases::new());
    for group in synonyms {
        let (from, to) = (spell(&group.from, terms), spell(&group.to, terms));
        let spelt = |words: &Vec<TermNumber>| {
            let words: Vec<&str> = words.iter().map(|word| terms.name(*word)).collect();
            words.join(" ")
        };
        for word in &from {
            let others = to.iter().filter(|other| *other != word).map(spelt);
            aliases.entry(spelt(word)).or_default().extend(others);
        }
        let spellings: Vec<String> = to.iter().map(spelt).collect();
        for (words, spelling) in to.into_iter().zip(spellings).filter(|(words, _)| words.len() > 1) {
            phrases.add(words, terms.number(&spelling));
        }
    }
    (phrases, aliases)
}

/// Each word or phrase, as terms; nothing of one that says nothing.
fn spell(words: &[String], terms: &mut Terms) -> Vec<Vec<TermNumber>> {
    let phrases = words.iter().map(|word| {
        let mut read = Vec::new();
        terms.read(word, &mut read);
        read.into_iter().filter(|one| one.opens_token()).map(|one| one.term()).collect()
    });
    phrases.filter(|words: &Vec<TermNumber>| !words.is_empty()).collect()
}
