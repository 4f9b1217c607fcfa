//! Rows → files: which rows each piece of a file holds.
//!
//! A piece says what a few clauses say in one table. It is made alone, on any core, and knows all the same whether a row
//! stands before its own.

use std::ops::Range;

use super::Published;
use super::cell::{Cell, Name, Rows};
use super::csv::Csv;
use super::json::{self, Head, Json};
use super::rows::{Maker, maker};
use super::sorted::{Both, Sorted};
use crate::library::Clause;
use crate::tables::{TABLES, Table};

/// How many clauses a piece tells of: so many that a piece is worth its making, so few that it is soon done. One in the
/// tests, whose library is small.
const CLAUSES: usize = if cfg!(test) { 1 } else { 128 };

/// All that the makers of the files share.
pub(super) struct Dumps<'a> {
    published: Published<'a>,
    head: Head,
    /// In the order of [`TABLES`].
    tables: Vec<Planned>,
    /// What the dumps are made of, step by step.
    pieces: Vec<Piece>,
}

/// A table, and how its rows are made.
struct Planned {
    table: &'static Table,
    maker: Maker,
    /// Where the cells of its primary key stand in a row.
    key: Vec<usize>,
    /// The first clause that has a row in it.
    first: Option<usize>,
}

/// The rows of some clauses in a table; those of the library where it holds no clauses.
#[derive(Clone)]
struct Piece {
    /// The place of the table.
    table: usize,
    clauses: Range<usize>,
    opens: bool,
    closes: bool,
}

impl<'a> Dumps<'a> {
    pub(super) fn new(published: Published<'a>) -> anyhow::Result<Dumps<'a>> {
        let tables = TABLES.iter().map(|table| Planned::new(table, published)).collect();
        let mut dumps = Dumps { published, head: Head::new(published)?, tables, pieces: Vec::new() };
        dumps.pieces = (0..TABLES.len()).flat_map(|table| dumps.pieces_of(table)).collect();
        Ok(dumps)
    }

    pub(super) fn n_steps(&self) -> usize {
        self.pieces.len()
    }

    /// The steps of each table, in the order of [`TABLES`].
    pub(super) fn steps(&self) -> impl Iterator<Item = Range<usize>> {
        self.pieces.chunk_by(|a, b| a.table == b.table).scan(0, |end, pieces| {
            let start = *end;
            *end += pieces.len();
            Some(start..*end)
        })
    }

    /// Writes what `step` adds to the CSV file of its table and to the JSON file of all: each row is shown once.
    pub(super) fn write(&self, step: usize, csv: &mut Vec<u8>, json: &mut Vec<u8>) {
        let portal = &self.published.library.portal;
        let piece = &self.pieces[step];
        let Planned { table, maker, key, first } = &self.tables[piece.table];
        if step == 0 {
            self.head.open(&portal.title, self.published.base_url(), json);
        }
        let mut writer = Csv::new();
        if piece.opens {
            writer.header(table, csv);
            json::open_table(table, piece.table == 0, json);
        }
        let mut rows = Both::new(Sorted::new(writer, csv), Sorted::new(Json::default(), json));
        match maker {
            Maker::OfLibrary(show) => {
                let from = rows.write(key, |rows| show(self.published, rows));
                json::begin_rows(from, rows.json.bytes);
            }
            Maker::OfClause(show) => {
                for number in piece.clauses.clone() {
                    let clause = self.published.library.clauses.at(number);
                    let from = rows.write(key, |rows| show(clause, self.published, rows));
                    if Some(number) == *first {
                        json::begin_rows(from, rows.json.bytes);
                    }
                }
            }
        }
        if piece.closes {
            json::close_table(json);
        }
        if step + 1 == self.pieces.len() {
            json::close(json);
        }
    }

    /// Writes what the tables hold of `clause`, in the shape of the whole.
    pub(super) fn json_of(&self, clause: &Clause, bytes: &mut Vec<u8>) {
        let published = self.published;
        self.head.open(&clause.title, &published.address(&published.routes.clause(&clause.id)), bytes);
        let mut rows = Sorted::new(Json::default(), bytes);
        let mut is_first = true;
        for Planned { table, maker, key, first: _ } in &self.tables {
            let Maker::OfClause(show) = maker else { continue };
            json::open_table(table, is_first, rows.bytes);
            let from = rows.write(key, |rows| show(clause, published, rows));
            json::begin_rows(from, rows.bytes);
            json::close_table(rows.bytes);
            is_first = false;
        }
        json::close(bytes);
    }

    fn pieces_of(&self, table: usize) -> impl Iterator<Item = Piece> + use<> {
        let n_clauses = match self.tables[table].maker {
            Maker::OfClause(_) => self.published.library.clauses.len(),
            Maker::OfLibrary(_) => 0,
        };
        let n_pieces = n_clauses.div_ceil(CLAUSES).max(1);
        (0..n_pieces).map(move |piece| Piece {
            table,
            clauses: piece * CLAUSES..((piece + 1) * CLAUSES).min(n_clauses),
            opens: piece == 0,
            closes: piece + 1 == n_pieces,
        })
    }
}

impl Planned {
    fn new(table: &'static Table, published: Published<'_>) -> Planned {
        let maker = maker(table);
        let place = |name: &&str| table.columns.iter().position(|column| column.name == *name);
        let key = table.primary_key.iter().map(|name| place(name).expect("a key is made of columns")).collect();
        let first = match maker {
            Maker::OfClause(show) => published.library.clauses.iter().position(|clause| {
                let mut has = HasRows(false);
                show(clause, published, &mut has);
                has.0
            }),
            Maker::OfLibrary(_) => None,
        };
        Planned { table, maker, key, first }
    }
}

/// Whether a row was shown.
struct HasRows(bool);

impl Rows for HasRows {
    fn row(&mut self, _: &[(Name, Cell<'_>)]) {
        self.0 = true;
    }
}
