//! Texts to numbers of terms, each distinct piece of text analysed once.

use elasticlunr::lang::Language;
use rustc_hash::FxHashMap;

use super::Analyser;
use super::fold::fold;
use super::rules::Rules;
use super::tokens::tokens;
use super::words::{Word, words};

/// The number of a term, in the order in which one [`Terms`] met them.
pub(crate) type TermNumber = u32;

/// A term at its place in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Occurrence(u32);

/// Set where the term is the first of its token.
const OPENS_TOKEN: u32 = 1 << 31;

impl Occurrence {
    /// The term.
    pub(crate) fn term(self) -> TermNumber {
        self.0 & !OPENS_TOKEN
    }

    /// Whether it is the first of its token, which stands for it in a phrase.
    pub(crate) fn opens_token(self) -> bool {
        self.0 & OPENS_TOKEN != 0
    }
}

/// An analyser at work: each distinct form goes through the pipeline once, each distinct term has a number.
///
/// Each worker has its own; a clone gives the same numbers to what was known before.
#[derive(Clone)]
pub(crate) struct Terms {
    analyser: Analyser,
    numbers: FxHashMap<String, TermNumber>,
    names: Vec<String>,
    /// For each form its term, unless it says nothing.
    forms: FxHashMap<String, Option<TermNumber>>,
    /// What stands between two spaces, and what it gives.
    pieces: FxHashMap<Box<str>, Piece>,
    /// What pieces give, one after the other.
    read: Vec<Occurrence>,
}

/// What stands between two spaces.
#[derive(Clone, Copy)]
struct Piece {
    /// Where it begins among all that was read, and how much of it there is.
    start: u32,
    length: u16,
    bonds: Bonds,
}

/// Whether a piece must be read with the one before it or after it: `NF EN 15804` is one token, in three pieces.
#[derive(Clone, Copy)]
struct Bonds {
    /// What a token that began before it may go on with.
    before: bool,
    /// What a token may go on after.
    after: bool,
    /// An elision with nothing after it: only the whole text tells what it is.
    always: bool,
}

impl Bonds {
    fn of(words: &[Word<'_>], rules: &Rules) -> Bonds {
        let (last, ending) = match words {
            [.., last, end] => (last, end),
            _ => return Bonds { before: false, after: false, always: false },
        };
        // One letter, digits, or what opens the name of a standard: see `tokens`.
        let may_bond = |text: &str, digits: &dyn Fn(&str) -> bool| {
            text.chars().nth(1).is_none() || digits(text) || rules.is_standard(text)
        };
        Bonds {
            before: may_bond(words[0].text, &|text| text.starts_with(|c: char| c.is_ascii_digit())),
            after: may_bond(last.text, &|text| text.ends_with(|c: char| c.is_ascii_digit())),
            always: ending.glue == "'",
        }
    }
}

impl Terms {
    pub(crate) fn new(analyser: Analyser) -> Terms {
        Terms {
            analyser,
            numbers: FxHashMap::default(),
            names: Vec::new(),
            forms: FxHashMap::default(),
            pieces: FxHashMap::default(),
            read: Vec::new(),
        }
    }

    /// Adds to `read` the terms of a text, in its order.
    ///
    /// Most of a text says the same wherever it stands, and is looked up piece by piece; pieces that may belong together
    /// are analysed together.
    pub(crate) fn read(&mut self, text: &str, read: &mut Vec<Occurrence>) {
        // The pieces that are not yet read: where they begin and end, and what they are when there is only one.
        let (mut start, mut end) = (0, 0);
        let mut known: Option<Piece> = None;
        let mut bonds = Bonds { before: false, after: false, always: false };
        let mut at = 0;
        for piece in text.split(' ') {
            let (from, next) = (at, self.piece(piece));
            at += piece.len() + 1;
            let is_bound = bonds.always || (bonds.after && next.bonds.before);
            if is_bound {
                known = None;
            } else {
                self.take(known, &text[start..end], read);
                (start, known) = (from, Some(next));
            }
            (end, bonds) = (from + piece.len(), next.bonds);
        }
        self.take(known.filter(|_| !bonds.always), &text[start..end], read);
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

    /// A term, by its number.
    pub(crate) fn name(&self, number: TermNumber) -> &str {
        &self.names[number as usize]
    }

    /// The terms, by number.
    pub(crate) fn into_names(self) -> Vec<String> {
        self.names
    }

    /// Adds what a piece gives, or else what `text` gives.
    fn take(&mut self, known: Option<Piece>, text: &str, read: &mut Vec<Occurrence>) {
        match known {
            Some(Piece { start, length, .. }) => {
                read.extend_from_slice(&self.read[start as usize..start as usize + usize::from(length)]);
            }
            None => self.analyse(&words(&fold(text)), read),
        }
    }

    fn piece(&mut self, piece: &str) -> Piece {
        if let Some(known) = self.pieces.get(piece) {
            return *known;
        }
        let folded = fold(piece);
        let words = words(&folded);
        let start = self.read.len();
        let mut read = std::mem::take(&mut self.read);
        self.analyse(&words, &mut read);
        self.read = read;
        let mut bonds = Bonds::of(&words, self.analyser.rules);
        let length = u16::try_from(self.read.len() - start).unwrap_or_else(|_| {
            // Too long for what is kept of a piece: analysed each time.
            bonds.always = true;
            0
        });
        let known = Piece { start: start as u32, length, bonds };
        self.pieces.insert(piece.into(), known);
        known
    }

    fn analyse(&mut self, words: &[Word<'_>], read: &mut Vec<Occurrence>) {
        for forms in tokens(words, self.analyser.rules) {
            let first = read.len();
            forms.for_each(|form| read.extend(self.term(form).map(Occurrence)));
            if let Some(first) = read.get_mut(first) {
                first.0 |= OPENS_TOKEN;
            }
        }
    }

    fn term(&mut self, form: &str) -> Option<TermNumber> {
        if let Some(term) = self.forms.get(form) {
            return *term;
        }
        let term = self.analyser.make_pipeline().run(vec![form.to_owned()]).pop().map(|term| self.number(&term));
        self.forms.insert(form.to_owned(), term);
        term
    }
}

#[cfg(test)]
mod tests {
    use super::super::Analyser;
    use super::{Terms, fold, words};

    /// What pieces give is what the whole text gives.
    #[test]
    fn pieces_that_belong_together_are_read_together() {
        let mut terms = Terms::new(Analyser::of("fr"));
        for text in [
            "l'article L. 2112-2 du code",
            "L 2112-2",
            "la norme NF EN 15804+A2, puis NF X 50-110",
            "en 2026, 40 000 euros et 1 250 000 000 m2",
            "quoiqu' il en soit quoiqu'",
            "d' énergie l' eau A + B",
            "C.C.T.P. C. C. T. P. R. D.",
            "pr EN ISO 9001 - 2015 en bois",
            "12-40 000 12 000-40 000 45110000-1 3",
            "  deux  espaces ",
        ] {
            let (mut read, mut whole) = (Vec::new(), Vec::new());
            terms.read(text, &mut read);
            terms.analyse(&words(&fold(text)), &mut whole);
            let spelt = |read: &[super::Occurrence]| -> Vec<(String, bool)> {
                read.iter().map(|one| (terms.name(one.term()).to_owned(), one.opens_token())).collect()
            };
            assert_eq!(spelt(&read), spelt(&whole), "{text}");
        }
    }
}
