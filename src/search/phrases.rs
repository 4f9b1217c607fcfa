//! Synonyms → the phrases to look for in documents, and which terms each word also stands for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::analyser::Terms;
use super::document::Synonyms;

/// Phrases of several words, by their first one.
#[derive(Default)]
pub(crate) struct Phrases {
    by_first_word: HashMap<String, BTreeMap<String, Vec<String>>>,
}

impl Phrases {
    /// The phrases that these words begin with, spelt with spaces.
    pub(crate) fn starting_at<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a str> {
        let known = words.first().and_then(|word| self.by_first_word.get(word));
        let phrases = known.into_iter().flatten();
        phrases.filter(|(_, phrase)| words.starts_with(phrase)).map(|(spelt, _)| spelt.as_str())
    }

    fn add(&mut self, words: Vec<String>) {
        if words.len() > 1 {
            self.by_first_word.entry(words[0].clone()).or_default().insert(words.join(" "), words);
        }
    }
}

/// For each word or phrase, as terms, the words and phrases it also stands for.
pub(crate) type Aliases = BTreeMap<String, BTreeSet<String>>;

/// Reads synonyms as the documents are read.
pub(crate) fn phrases_and_aliases(synonyms: &[Synonyms], terms: &mut Terms) -> (Phrases, Aliases) {
    let (mut phrases, mut aliases) = (Phrases::default(), Aliases::new());
    for group in synonyms {
        let mut spell = |words: &[String]| -> Vec<Vec<String>> {
            let phrases =
                words.iter().map(|word| terms.of(word).into_iter().map(|mut terms| terms.swap_remove(0)).collect());
            phrases.filter(|words: &Vec<String>| !words.is_empty()).collect()
        };
        let (from, to) = (spell(&group.from), spell(&group.to));
        for word in &from {
            let others = to.iter().filter(|other| *other != word).map(|other| other.join(" "));
            aliases.entry(word.join(" ")).or_default().extend(others);
        }
        to.into_iter().for_each(|words| phrases.add(words));
    }
    (phrases, aliases)
}
