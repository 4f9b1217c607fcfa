//! Texts to numbers of terms, each distinct piece of text analysed once.

use std::ops::Range;

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
    /// What stands between two spaces, and what it gives; nearly all of it is short, and then found without a detour.
    short_pieces: FxHashMap<Key, Piece>,
    /// Those met last, each at the place that its bytes give it: few words make most of a text, and here they are together.
    recent: Vec<(Key, Piece)>,
    long_pieces: FxHashMap<Box<str>, Piece>,
    /// What pieces of several terms give, one after the other.
    read: Vec<Occurrence>,
}

/// The bytes of a piece of up to fifteen, and how many they are.
type Key = (u64, u64);

/// What stands between two spaces.
#[derive(Clone, Copy)]
struct Piece {
    /// Its term, if it has one; where its terms begin among all that was read, if it has several.
    first: u32,
    n_terms: u16,
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
    const NONE: Bonds = Bonds { before: false, after: false, always: false };

    fn of(words: &[Word<'_>], rules: &Rules) -> Bonds {
        let (last, ending) = match words {
            [.., last, end] => (last, end),
            _ => return Bonds::NONE,
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
            short_pieces: FxHashMap::default(),
            recent: vec![((0, 0), Piece { first: 0, n_terms: 0, bonds: Bonds::NONE }); 1 << RECENT_BITS],
            long_pieces: FxHashMap::default(),
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
        let mut bonds = Bonds::NONE;
        let mut at = 0;
        while at <= text.len() {
            let (n_bytes, key) = piece_at(text.as_bytes(), at);
            let next = self.piece(key, text, at..at + n_bytes);
            if bonds.always || (bonds.after && next.bonds.before) {
                known = None;
            } else {
                self.take(known, text, start..end, read);
                (start, known) = (at, Some(next));
            }
            (end, bonds) = (at + n_bytes, next.bonds);
            at = end + 1;
        }
        self.take(known.filter(|_| !bonds.always), text, start..end, read);
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

    /// Adds what a piece gives, or else what `range` of `text` gives.
    fn take(&mut self, known: Option<Piece>, text: &str, range: Range<usize>, read: &mut Vec<Occurrence>) {
        match known {
            Some(Piece { n_terms: 0, .. }) => {}
            Some(Piece { first, n_terms: 1, .. }) => read.push(Occurrence(first)),
            Some(Piece { first, n_terms, .. }) => {
                read.extend_from_slice(&self.read[first as usize..first as usize + usize::from(n_terms)]);
            }
            None => self.analyse(&words(&fold(&text[range])), read),
        }
    }

    fn piece(&mut self, key: Option<Key>, text: &str, range: Range<usize>) -> Piece {
        let Some(key) = key else {
            let piece = &text[range];
            if let Some(known) = self.long_pieces.get(piece) {
                return *known;
            }
            let new = self.new_piece(piece);
            self.long_pieces.insert(piece.into(), new);
            return new;
        };
        let recent = recent_place(key);
        if self.recent[recent].0 == key {
            return self.recent[recent].1;
        }
        let piece = self.short_pieces.get(&key).copied().unwrap_or_else(|| {
            let new = self.new_piece(&text[range]);
            self.short_pieces.insert(key, new);
            new
        });
        self.recent[recent] = (key, piece);
        piece
    }

    fn new_piece(&mut self, piece: &str) -> Piece {
        let folded = fold(piece);
        if let Some(word) = plain_word(&folded) {
            let is_standard = self.analyser.rules.is_standard(word);
            let bonds = Bonds { before: is_standard, after: is_standard, always: false };
            return match self.term(word) {
                Some(term) => Piece { first: term | OPENS_TOKEN, n_terms: 1, bonds },
                None => Piece { first: 0, n_terms: 0, bonds },
            };
        }
        let words = words(&folded);
        let mut read = Vec::new();
        self.analyse(&words, &mut read);
        let mut bonds = Bonds::of(&words, self.analyser.rules);
        let n_terms = u16::try_from(read.len()).unwrap_or_else(|_| {
            // Too much to be kept: analysed each time.
            bonds.always = true;
            0
        });
        let first = match read[..] {
            [Occurrence(one)] => one,
            _ => self.read.len() as u32,
        };
        if n_terms > 1 {
            self.read.append(&mut read);
        }
        Piece { first, n_terms, bonds }
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

/// The only word of a folded piece of two letters and more, with nothing about it but the end of a sentence: as nearly all
/// are, and one token each.
fn plain_word(folded: &str) -> Option<&str> {
    let word = folded.trim_end_matches(['.', ',', ';', ':']);
    (word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(word)
}

const RECENT_BITS: u32 = 12;

/// Where a piece would stand among the recent ones.
fn recent_place((one, other): Key) -> usize {
    // By Fibonacci hashing: the upper bits of the product depend on all bits of the key.
    ((one ^ other.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - RECENT_BITS)) as usize
}

/// How long the piece at `at` is, and its key if it is short.
fn piece_at(text: &[u8], at: usize) -> (usize, Option<Key>) {
    const ONES: u128 = u128::from_ne_bytes([1; 16]);
    const SPACES: u128 = u128::from_ne_bytes([b' '; 16]);
    let rest = &text[at..];
    let Some(bytes) = rest.first_chunk::<16>() else {
        let n_bytes = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
        let mut bytes = [0; 16];
        bytes[..n_bytes].copy_from_slice(&rest[..n_bytes]);
        return (n_bytes, Some(key(u128::from_le_bytes(bytes), n_bytes)));
    };
    // Sixteen at once: the lowest byte that is zero is the first space.
    let bytes = u128::from_le_bytes(*bytes);
    let marks = bytes ^ SPACES;
    let zeros = marks.wrapping_sub(ONES) & !marks & (ONES << 7);
    if zeros == 0 {
        let n_more = rest[16..].iter().position(|byte| *byte == b' ').unwrap_or(rest.len() - 16);
        return (16 + n_more, None);
    }
    let n_bytes = zeros.trailing_zeros() as usize / 8;
    (n_bytes, Some(key(bytes & !(u128::MAX << (8 * n_bytes)), n_bytes)))
}

/// At most fifteen bytes: the last one says how many.
fn key(bytes: u128, n_bytes: usize) -> Key {
    let key = bytes | ((n_bytes as u128) << 120);
    (key as u64, (key >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::super::Analyser;
    use super::{Terms, fold, piece_at, words};

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
            "la norme nf. en 15804, puis iso: 9001 ; dl. 12 va, en. 2026",
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

    #[test]
    fn a_piece_ends_at_the_first_space() {
        for text in
            ["", " ", "bois", "bois énergie", "  a", "environnementales", "environnemental es", "0123456789abcde f"]
        {
            let mut pieces = Vec::new();
            let mut at = 0;
            while at <= text.len() {
                let (n_bytes, key) = piece_at(text.as_bytes(), at);
                assert_eq!(key.is_some(), n_bytes < 16, "{text:?}");
                pieces.push(&text[at..at + n_bytes]);
                at += n_bytes + 1;
            }
            assert_eq!(pieces, text.split(' ').collect::<Vec<_>>());
        }
    }
}
