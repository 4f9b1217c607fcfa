//! Finding phrases in texts: word by word, without accents or case.

use std::ops::Range;

use rustc_hash::FxHashMap;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The words of all phrases that are looked for, each with a number. A text has many words, of which few are in it.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    numbers: FxHashMap<String, u32>,
}

/// A word of a text and the bytes of the text that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its number, where it is in the vocabulary.
    pub(crate) number: Option<u32>,
    /// Whether it begins with a digit.
    is_figure: bool,
    pub(crate) span: Range<usize>,
}

impl Vocabulary {
    /// Adds the words of `text`, whose first byte stands at `offset`, to `words`.
    pub(crate) fn read(&self, text: &str, offset: usize, words: &mut Vec<Word>) {
        each_word(text, |folded, range| {
            words.push(Word {
                number: self.numbers.get(folded).copied(),
                is_figure: folded.starts_with(|first: char| first.is_ascii_digit()),
                span: offset + range.start..offset + range.end,
            });
        });
    }

    fn number(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).expect("fewer words than four thousand million");
        *self.numbers.entry(word.to_owned()).or_insert(next)
    }

    /// How many words it has.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }
}

/// Calls `take` with each word of `text`, without accents or case, and where it stands.
fn each_word(text: &str, mut take: impl FnMut(&str, Range<usize>)) {
    let (mut folded, mut start) = (String::new(), None);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        // Most characters are ASCII, of which most are letters.
        let (length, is_word) = if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                folded.push(char::from(byte.to_ascii_lowercase()));
            }
            (1, byte.is_ascii_alphanumeric())
        } else {
            let Some(character) = text[at..].chars().next() else { break };
            let is_word = character.is_alphanumeric() || is_combining_mark(character);
            if is_word {
                fold(character, &mut folded);
            }
            (character.len_utf8(), is_word)
        };
        if is_word {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            take(&folded, start..at);
            folded.clear();
        }
        at += length;
    }
    if let Some(start) = start {
        take(&folded, start..text.len());
    }
}

fn fold(character: char, folded: &mut String) {
    decompose_canonical(character, |part| {
        if !is_combining_mark(part) {
            folded.extend(part.to_lowercase());
        }
    });
}

/// Phrases, found by their first word.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    by_first: FxHashMap<u32, Vec<Vec<Part>>>,
}

/// A part of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The word of this number.
    Word(u32),
    /// A word that begins with a digit: `#`.
    Figure,
}

impl Phrases {
    /// The phrases `list`, whose words join `vocabulary`; those that do not begin with a word are left out.
    pub(crate) fn new<'p>(list: impl IntoIterator<Item = &'p str>, vocabulary: &mut Vocabulary) -> Phrases {
        let mut phrases = Phrases::default();
        for phrase in list {
            let mut parts = Vec::new();
            for (place, text) in phrase.split('#').enumerate() {
                if place > 0 {
                    parts.push(Part::Figure);
                }
                each_word(text, |word, _| parts.push(Part::Word(vocabulary.number(word))));
            }
            if let Some(Part::Word(first)) = parts.first() {
                phrases.by_first.entry(*first).or_default().push(parts);
            }
        }
        // The longest is found first.
        phrases.by_first.values_mut().for_each(|found| found.sort_by_key(|phrase| std::cmp::Reverse(phrase.len())));
        phrases
    }

    /// The numbers of the words with which they begin, in no order.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = u32> {
        self.by_first.keys().copied()
    }

    /// The first of them in `text`: the places of its first and after its last word.
    pub(crate) fn find(&self, text: &[Word]) -> Option<Range<usize>> {
        (0..text.len()).find_map(|at| self.at(text, at))
    }

    /// The one of them with which `text` goes on at word `at`.
    fn at(&self, text: &[Word], at: usize) -> Option<Range<usize>> {
        let candidates = self.by_first.get(&text[at].number?)?;
        let found = candidates.iter().find(|phrase| {
            let rest = text.get(at..at + phrase.len());
            rest.is_some_and(|rest| phrase.iter().zip(rest).all(|(part, word)| part.matches(word)))
        })?;
        Some(at..at + found.len())
    }
}

impl Part {
    fn matches(self, word: &Word) -> bool {
        match self {
            Part::Word(number) => word.number == Some(number),
            Part::Figure => word.is_figure,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(phrases: &[&str], text: &str) -> Option<String> {
        let (mut vocabulary, mut words) = (Vocabulary::default(), Vec::new());
        let phrases = Phrases::new(phrases.iter().copied(), &mut vocabulary);
        vocabulary.read(text, 0, &mut words);
        let found = phrases.find(&words)?;
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
