//! Text to terms: the same analysis when the index is built and when a reader types.
//!
//! In: plain text. Out: terms. Carried by elasticlunr's `Language`: its tokenizer gives the forms, its pipeline drops
//! stop words and stems. `themes/default/scripts/search/analyse.js` is the twin in the browser; it reads the same rules,
//! and `tests/golden/analysis.*.json` holds both to the same terms.

mod fold;
mod rules;
mod stem;
mod terms;
mod tokens;
mod words;

use elasticlunr::lang::Language;
use elasticlunr::pipeline::{Pipeline, PipelineFn};

pub(crate) use fold::fold;
use rules::{ENGLISH, FRENCH, Rules};
use stem::{is_kept, stem};
pub(crate) use terms::{Occurrence, TermNumber, Terms};
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

#[cfg(test)]
mod tests {
    use super::{Analyser, Terms};

    /// `[[text, [term…]]…]`, which `tests/browser/analysis.test.mjs` reads too.
    fn follows(language: &str, golden: &str) {
        let golden: Vec<(String, Vec<String>)> = serde_json::from_str(golden).unwrap();
        let mut terms = Terms::new(Analyser::of(language));
        assert!(golden.len() >= 1000, "{} texts", golden.len());
        for (text, expected) in golden {
            let mut read = Vec::new();
            terms.read(&text, &mut read);
            let found: Vec<&str> = read.iter().map(|occurrence| terms.name(occurrence.term())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn french_follows_the_golden_file() {
        follows("fr", include_str!("../../tests/golden/analysis.fr.json"));
    }

    #[test]
    fn english_follows_the_golden_file() {
        follows("en", include_str!("../../tests/golden/analysis.en.json"));
    }
}
