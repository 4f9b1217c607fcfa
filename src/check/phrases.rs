//! Finding phrases in texts: word by word, without accents or case.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text, folded, and the bytes of the text that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) folded: String,
    pub(crate) span: Range<usize>,
}

/// The words of `text`, whose first byte stands at `offset`.
pub(crate) fn words(text: &str, offset: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric() || is_combining_mark(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word { folded: fold(&text[from..at]), span: offset + from..offset + at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// Phrases, found by their first word. In a phrase, `#` stands for a word that begins with a digit.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_first: BTreeMap<String, Vec<Vec<String>>>,
}

impl Phrases {
    /// The phrases `list`; those without a word are left out.
    pub(crate) fn new<'p>(list: impl IntoIterator<Item = &'p str>) -> Phrases {
        let mut phrases = Phrases::default();
        for phrase in list {
            let marked = phrase.replace('#', "\u{1}"); // a word of its own that no text holds
            let parts = marked.split('\u{1}').map(|part| words(part, 0).into_iter().map(|word| word.folded));
            let mut all: Vec<String> = Vec::new();
            for (number, part) in parts.enumerate() {
                if number > 0 {
                    all.push("#".to_owned());
                }
                all.extend(part);
            }
            if let Some(first) = all.first() {
                phrases.by_first.entry(first.clone()).or_default().push(all);
            }
        }
        for candidates in phrases.by_first.values_mut() {
            candidates.sort_by_key(|phrase| std::cmp::Reverse(phrase.len())); // the longest is found first
        }
        phrases
    }

    /// The first of them in `text`: the places of its first and after its last word.
    pub(crate) fn find(&self, text: &[Word]) -> Option<Range<usize>> {
        (0..text.len()).find_map(|at| self.at(text, at))
    }

    /// The one of them with which `text` goes on at word `at`.
    fn at(&self, text: &[Word], at: usize) -> Option<Range<usize>> {
        let candidates = self.by_first.get(&text[at].folded)?;
        let found = candidates.iter().find(|phrase| {
            let rest = text.get(at..at + phrase.len());
            rest.is_some_and(|rest| phrase.iter().zip(rest).all(|(wanted, word)| matches(wanted, &word.folded)))
        })?;
        Some(at..at + found.len())
    }
}

fn matches(wanted: &str, word: &str) -> bool {
    if wanted == "#" { word.starts_with(|first: char| first.is_ascii_digit()) } else { wanted == word }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(phrases: &[&str], text: &str) -> Option<String> {
        let words = words(text, 0);
        let found = Phrases::new(phrases.iter().copied()).find(&words)?;
        Some(text[words[found.start].span.start..words[found.end - 1].span.end].to_owned())
    }

    #[test]
    fn words_count_not_letters() {
        assert_eq!(finds(&["ou équivalent"], "NF EN 71 (OU EQUIVALENT)."), Some("OU EQUIVALENT".into()));
        assert_eq!(finds(&["fiat"], "l'affiatage"), None);
        assert_eq!(finds(&["l'origine"], "selon l’origine du bois"), Some("l’origine".into()));
    }

    #[test]
    fn a_mark_stands_for_a_number() {
        assert_eq!(finds(&["iso #", "nf en iso #"], "la norme NF EN ISO 14024 ou"), Some("NF EN ISO 14024".into()));
        assert_eq!(finds(&["iso #"], "isolation 12"), None);
    }
}
