//! Text to terms: the same analysis when the index is built and when a reader types.
//!
//! In: plain text. Out: terms. Carried by elasticlunr's `Language`: its tokenizer gives the forms, its pipeline drops
//! stop words and stems. `themes/default/scripts/search/analyse.js` is the twin in the browser; it reads the same rules,
//! and `tests/golden/analysis.*.json` holds both to the same terms.

mod fold;
mod rules;
mod stem;
mod tokens;
mod words;

use elasticlunr::lang::Language;
use elasticlunr::pipeline::{Pipeline, PipelineFn};
use rustc_hash::FxHashMap;

pub(crate) use fold::fold;
use rules::{ENGLISH, FRENCH, Rules};
use stem::{is_kept, stem};
use tokens::tokens;
use words::words;

/// The analysis of one language.
#[derive(Clone, Copy)]
pub(crate) struct Analyser {
    rules: &'static Rules,
}

impl Analyser {
    /// The analyser of a language, by its code; English for a language without rules.
    pub(crate) fn of(code: &str) -> Analyser {
        Analyser { rules: if code == FRENCH.code { &FRENCH } else { &ENGLISH } }
    }

    /// The rules as the browser reads them.
    pub(crate) fn rules(&self) -> &'static str {
        self.rules.source
    }
}

impl Language for Analyser {
    fn name(&self) -> String {
        self.rules.name.clone()
    }

    fn code(&self) -> String {
        self.rules.code.clone()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        let mut all = Vec::new();
        tokens(&words(&fold(text)), self.rules).for_each(|forms| forms.for_each(|form| all.push(form.to_owned())));
        all
    }

    fn make_pipeline(&self) -> Pipeline {
        let rules = self.rules;
        Pipeline { queue: vec![Box::new(StopWords { rules }), Box::new(Stemmer { rules })] }
    }
}

/// Drops what says nothing.
struct StopWords {
    rules: &'static Rules,
}

impl PipelineFn for StopWords {
    fn name(&self) -> String {
        format!("foldedStopWordFilter-{}", self.rules.code)
    }

    fn filter(&self, token: String) -> Option<String> {
        is_kept(&token, self.rules).then_some(token)
    }
}

/// Folds number, gender and the commonest endings.
struct Stemmer {
    rules: &'static Rules,
}

impl PipelineFn for Stemmer {
    fn name(&self) -> String {
        format!("lightStemmer-{}", self.rules.code)
    }

    fn filter(&self, token: String) -> Option<String> {
        Some(stem(&token, self.rules))
    }
}

/// The number of a term, in the order in which one [`Terms`] met them.
pub(crate) type TermNumber = u32;

/// An analyser at work: each distinct form goes through the pipeline once, each distinct term has a number.
///
/// Each worker has its own; a clone gives the same numbers to what was known before.
#[derive(Clone)]
pub(crate) struct Terms {
    analyser: Analyser,
    /// For each form its term, unless it says nothing.
    known: FxHashMap<String, Option<TermNumber>>,
    numbers: FxHashMap<String, TermNumber>,
    names: Vec<String>,
}

impl Terms {
    pub(crate) fn new(analyser: Analyser) -> Terms {
        let (known, numbers) = (FxHashMap::default(), FxHashMap::default());
        Terms { analyser, known, numbers, names: Vec::new() }
    }

    /// Calls `see` with the terms of each token of a text, in its order; the first of a token stands for it in a phrase.
    pub(crate) fn each_token(&mut self, text: &str, mut see: impl FnMut(&[TermNumber])) {
        let (folded, rules) = (fold(text), self.analyser.rules);
        let mut terms = Vec::new();
        for forms in tokens(&words(&folded), rules) {
            terms.clear();
            forms.for_each(|form| terms.extend(self.term(form)));
            if !terms.is_empty() {
                see(&terms);
            }
        }
    }

    /// The number of a term.
    pub(crate) fn number(&mut self, term: &str) -> TermNumber {
        if let Some(number) = self.numbers.get(term) {
            return *number;
        }
        let number = self.names.len() as TermNumber;
        self.numbers.insert(term.to_owned(), number);
        self.names.push(term.to_owned());
        number
    }

    /// The terms, by number.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    fn term(&mut self, form: &str) -> Option<TermNumber> {
        if let Some(term) = self.known.get(form) {
            return *term;
        }
        let term = self.analyser.make_pipeline().run(vec![form.to_owned()]).pop().map(|term| self.number(&term));
        self.known.insert(form.to_owned(), term);
        term
    }
}

#[cfg(test)]
mod tests {
    use super::{Analyser, Terms};

    /// `[[text, [term…]]…]`, which `tests/browser/analysis.test.mjs` reads too.
    fn follows(language: &str, golden: &str) {
        let golden: Vec<(String, Vec<String>)> = serde_json::from_str(golden).unwrap();
        let mut terms = Terms::new(Analyser::of(language));
        assert!(golden.len() >= 1000, "{} texts", golden.len());
        for (text, expected) in golden {
            let mut numbers = Vec::new();
            terms.each_token(&text, |token| numbers.extend_from_slice(token));
            let found: Vec<&str> = numbers.iter().map(|number| terms.names()[*number as usize].as_str()).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn french_follows_the_golden_file() {
        follows("fr", include_str!("../../../tests/golden/analysis.fr.json"));
    }

    #[test]
    fn english_follows_the_golden_file() {
        follows("en", include_str!("../../../tests/golden/analysis.en.json"));
    }
}
