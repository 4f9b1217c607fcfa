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

use std::collections::HashMap;

use elasticlunr::lang::Language;
use elasticlunr::pipeline::{Pipeline, PipelineFn};

pub(crate) use fold::fold;
use rules::{ENGLISH, FRENCH, Rules};
use stem::{is_kept, stem};
use tokens::tokens;

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
        tokens(&fold(text), self.rules).into_iter().flatten().collect()
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

/// An analyser at work: each distinct form goes through the pipeline once. One per thread.
pub(crate) struct Terms {
    analyser: Analyser,
    pipeline: Pipeline,
    known: HashMap<String, Option<String>>,
}

impl Terms {
    pub(crate) fn new(analyser: Analyser) -> Terms {
        Terms { analyser, pipeline: analyser.make_pipeline(), known: HashMap::new() }
    }

    /// The terms of each token of a text, in its order; the first of a token stands for it in a phrase.
    pub(crate) fn of(&mut self, text: &str) -> Vec<Vec<String>> {
        let tokens = tokens(&fold(text), self.analyser.rules);
        let tokens = tokens.into_iter().map(|forms| forms.into_iter().filter_map(|form| self.term(form)).collect());
        tokens.filter(|terms: &Vec<String>| !terms.is_empty()).collect()
    }

    fn term(&mut self, form: String) -> Option<String> {
        if let Some(term) = self.known.get(&form) {
            return term.clone();
        }
        let term = self.pipeline.run(vec![form.clone()]).pop();
        self.known.insert(form, term.clone());
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
            assert_eq!(terms.of(&text).concat(), expected, "{text:?}");
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
