//! What a language says about its words: stop words, elisions, endings. Data, shared with the browser by `root.json`.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// The French rules.
pub(crate) static FRENCH: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("fr.json")));
/// The English rules, also those of a language that has none.
pub(crate) static ENGLISH: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("en.json")));

/// One ending: what it becomes, and how many letters must stand before it.
pub(crate) type Suffix = (String, String, usize);

/// The rules of one language.
pub(crate) struct Rules {
    pub(crate) name: String,
    pub(crate) code: String,
    pub(crate) article_letters: String,
    /// Steps, in order; each takes the first suffix that applies.
    pub(crate) suffixes: Vec<Vec<Suffix>>,
    /// As it is written, for the browser.
    pub(crate) source: &'static str,
    stop_words: FxHashSet<String>,
    elided: FxHashSet<String>,
    dropped_after_apostrophe: FxHashSet<String>,
    standards: FxHashSet<String>,
}

/// The file: lists of words are written as one line each.
#[derive(Deserialize)]
struct RulesFile {
    name: String,
    code: String,
    stop_words: String,
    elided: String,
    dropped_after_apostrophe: String,
    article_letters: String,
    standards: String,
    suffixes: Vec<Vec<Suffix>>,
}

impl Rules {
    fn parse(source: &'static str) -> Rules {
        let file: RulesFile = serde_json::from_str(source).expect("the rules of a language are part of the program");
        let set = |words: &str| words.split_whitespace().map(str::to_owned).collect();
        Rules {
            stop_words: set(&file.stop_words),
            elided: set(&file.elided),
            dropped_after_apostrophe: set(&file.dropped_after_apostrophe),
            standards: set(&file.standards),
            name: file.name,
            code: file.code,
            article_letters: file.article_letters,
            suffixes: file.suffixes,
            source,
        }
    }

    pub(crate) fn is_stop_word(&self, word: &str) -> bool {
        self.stop_words.contains(word)
    }

    pub(crate) fn is_elided(&self, word: &str) -> bool {
        self.elided.contains(word)
    }

    pub(crate) fn is_dropped_after_apostrophe(&self, word: &str) -> bool {
        self.dropped_after_apostrophe.contains(word)
    }

    pub(crate) fn is_standard(&self, word: &str) -> bool {
        self.standards.contains(word)
    }
}
