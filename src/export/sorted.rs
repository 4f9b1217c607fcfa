//! Rows put into bytes as they are shown, and sorted there: nothing of a row is kept but its bytes.

use std::ops::Range;

use super::cell::{Cell, Name, Rows};
use super::csv::Csv;
use super::json::Json;

/// How a format writes a row.
pub(super) trait Encode {
    fn encode(&mut self, cells: &[(Name, Cell<'_>)], bytes: &mut Vec<u8>);
}

/// Takes rows in any order and sorts them by their primary key; a link said twice is one row.
pub(super) struct Sorted<'o, E> {
    /// Where everything is written, the rows among other things.
    pub(super) bytes: &'o mut Vec<u8>,
    encode: E,
    /// Where the cells of the primary key stand in a row.
    key: &'o [usize],
    rows: Vec<Placed>,
    /// The keys of `rows`, one after the other.
    keys: Vec<u8>,
    unsorted: Vec<u8>,
}

/// The same rows in two formats: each is shown once, and what it says of a text is said once.
pub(super) struct Both<'o> {
    pub(super) csv: Sorted<'o, Csv>,
    pub(super) json: Sorted<'o, Json>,
    /// The characters of the texts of the row at hand.
    texts: Vec<String>,
}

/// Where a row and its key stand.
struct Placed {
    key: Range<usize>,
    bytes: Range<usize>,
}

impl<'o, E: Encode> Sorted<'o, E> {
    pub(super) fn new(encode: E, bytes: &'o mut Vec<u8>) -> Self {
        Sorted { bytes, encode, key: &[], rows: Vec::new(), keys: Vec::new(), unsorted: Vec::new() }
    }

    /// Writes the rows that `show` shows, whose primary key is made of the cells at `key`; says where they begin.
    pub(super) fn write(&mut self, key: &'o [usize], show: impl FnOnce(&mut dyn Rows)) -> usize {
        let from = self.begin(key);
        show(self);
        self.sort(from);
        from
    }

    fn begin(&mut self, key: &'o [usize]) -> usize {
        self.key = key;
        self.rows.clear();
        self.keys.clear();
        self.bytes.len()
    }

    /// Sorts the rows, which begin at `from`.
    fn sort(&mut self, from: usize) {
        let key_of = |row: &Placed| &self.keys[row.key.clone()];
        if self.rows.is_sorted_by(|a, b| key_of(a) < key_of(b)) {
            return;
        }
        self.rows.sort_by(|a, b| key_of(a).cmp(key_of(b)));
        self.rows.dedup_by(|a, b| key_of(a) == key_of(b));
        self.unsorted.clear();
        self.unsorted.extend_from_slice(&self.bytes[from..]);
        self.bytes.truncate(from);
        for row in &self.rows {
            self.bytes.extend_from_slice(&self.unsorted[row.bytes.start - from..row.bytes.end - from]);
        }
    }
}

impl<'o> Both<'o> {
    pub(super) fn new(csv: Sorted<'o, Csv>, json: Sorted<'o, Json>) -> Both<'o> {
        Both { csv, json, texts: Vec::new() }
    }

    /// Does as [`Sorted::write`]; says where the rows begin in the JSON.
    pub(super) fn write(&mut self, key: &'o [usize], show: impl FnOnce(&mut dyn Rows)) -> usize {
        let (csv, json) = (self.csv.begin(key), self.json.begin(key));
        show(self);
        self.csv.sort(csv);
        self.json.sort(json);
        json
    }
}

impl Rows for Both<'_> {
    fn row(&mut self, cells: &[(Name, Cell<'_>)]) {
        let is_text = |cell: &Cell<'_>| matches!(cell, Cell::Plain(_));
        let n_texts = cells.iter().filter(|(_, cell)| is_text(cell)).count();
        if n_texts == 0 {
            self.csv.row(cells);
            self.json.row(cells);
            return;
        }
        self.texts.resize_with(n_texts.max(self.texts.len()), String::new);
        let mut texts = self.texts.iter_mut().peekable();
        let said = cells.iter().map(|(name, cell)| match texts.next_if(|_| is_text(cell)) {
            Some(room) => (*name, Cell::Text(cell.characters(room))),
            None => (*name, *cell),
        });
        let said: Vec<_> = said.collect();
        self.csv.row(&said);
        self.json.row(&said);
    }
}

impl<E: Encode> Rows for Sorted<'_, E> {
    fn row(&mut self, cells: &[(Name, Cell<'_>)]) {
        let from = (self.keys.len(), self.bytes.len());
        for &place in self.key {
            push_key(cells[place].1, &mut self.keys);
        }
        self.encode.encode(cells, self.bytes);
        self.rows.push(Placed { key: from.0..self.keys.len(), bytes: from.1..self.bytes.len() });
    }
}

/// Adds `cell` to a key, so that keys compare as their cells do.
fn push_key(cell: Cell<'_>, key: &mut Vec<u8>) {
    match cell {
        Cell::Text(text) => {
            key.extend_from_slice(text.as_bytes());
            key.push(0); // what begins another text comes before it
        }
        Cell::Integer(integer) => key.extend_from_slice(&integer.to_be_bytes()),
        other => unreachable!("a primary key is made of words and whole numbers, not of {other:?}"),
    }
}
