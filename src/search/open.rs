//! The open index: the whole index in one file that elasticlunr.js reads, for whoever builds on our data.
//!
//! Its terms are those of our own index and its pipeline is empty: a query goes through `analyse.js` first. The browser
//! does not read it.

use std::cell::RefCell;

use elasticlunr::IndexBuilder;
use elasticlunr::lang::Language;
use elasticlunr::pipeline::Pipeline;

use crate::analysis::{Analyser, Terms};

use super::document::Collection;

const FIELDS: [&str; 4] = ["title", "summary", "keywords", "body"];

/// Writes the open index.
pub(crate) fn write(collection: &Collection<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let analyser = Analyser::of(&collection.language);
    let language = Analysed { analyser, terms: RefCell::new(Terms::new(analyser)) };
    let builder = IndexBuilder::with_language(Box::new(language)).save_docs(false).add_fields(FIELDS);
    let mut index = builder.build();
    let mut text = String::new();
    for place in 0..collection.outlines.len() {
        let document = (collection.document)(place, &mut text);
        let names = document.keywords.iter().map(|number| collection.keywords[*number as usize].as_str());
        // A bar, so that no code runs from one keyword into the next.
        let keywords: Vec<&str> = std::iter::once(document.words.as_str()).chain(names).collect();
        index.add_doc(document.id, [&*document.title, &*document.summary, &keywords.join(" | "), &text]);
    }
    Ok(serde_json::to_writer(bytes, &index)?)
}

/// The analyser, whose work is all done before the pipeline.
struct Analysed {
    analyser: Analyser,
    terms: RefCell<Terms>,
}

impl Language for Analysed {
    fn name(&self) -> String {
        self.analyser.name()
    }

    fn code(&self) -> String {
        self.analyser.code()
    }

    fn tokenize(&self, text: &str) -> Vec<String> {
        let (mut terms, mut read) = (self.terms.borrow_mut(), Vec::new());
        terms.read(text, &mut read);
        read.iter().map(|one| terms.name(one.term()).to_owned()).collect()
    }

    fn make_pipeline(&self) -> Pipeline {
        Pipeline { queue: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::sample::collection;
    use super::write;

    #[test]
    fn it_has_the_terms_of_our_own_index_and_an_empty_pipeline() {
        let mut bytes = Vec::new();
        write(&collection(&[("a", "L'énergie des bâtiments", 0), ("b", "Papiers recyclés", 1)]), &mut bytes).unwrap();
        let index: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(index["pipeline"], json!([]));
        assert_eq!(index["documentStore"]["docs"], json!({ "a": {}, "b": {} }));
        let term = |field: &str, term: &str| {
            let root = &index["index"][field]["root"];
            term.chars().fold(root, |node, letter| &node[letter.to_string()])["docs"].clone()
        };
        assert_eq!(term("title", "energi"), json!({ "a": { "tf": 1.0 } }));
        assert_eq!(term("title", "recycl"), json!({ "b": { "tf": 1.0 } }));
        assert_eq!(term("keywords", "45110000"), json!({ "a": { "tf": 1.0 }, "b": { "tf": 1.0 } }));
    }
}
