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
use super::sorted::{Encode, Sorted};
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
    /// What `clausier.json` is made of.
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

    pub(super) fn n_csv_pieces(&self, table: usize) -> usize {
        self.pieces_of(table).count()
    }

    /// Writes a piece of the CSV file of `table`.
    pub(super) fn csv(&self, table: usize, piece: usize, bytes: &mut Vec<u8>) {
        let piece = self.pieces_of(table).nth(piece).expect("a piece that was planned");
        let mut csv = Csv::new();
        if piece.opens {
            csv.header(self.tables[table].table, bytes);
        }
        self.rows(&piece, &mut Sorted::new(csv, bytes), |_, _, _| ());
    }

    pub(super) fn n_json_pieces(&self) -> usize {
        self.pieces.len()
    }

    /// Writes a piece of what is published as a whole.
    pub(super) fn json(&self, piece: usize, bytes: &mut Vec<u8>) {
        let portal = &self.published.library.portal;
        if piece == 0 {
            self.head.open(&portal.title, self.published.base_url(), bytes);
        }
        let is_last = piece + 1 == self.pieces.len();
        let piece = &self.pieces[piece];
        let planned = &self.tables[piece.table];
        if piece.opens {
            json::open_table(planned.table, piece.table == 0, bytes);
        }
        self.rows(piece, &mut Sorted::new(Json::default(), bytes), |clause, from, bytes| {
            if clause == planned.first {
                json::begin_rows(from, bytes);
            }
        });
        if piece.closes {
            json::close_table(bytes);
        }
        if is_last {
            json::close(bytes);
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

    /// Writes the rows of `piece`, and tells `each` where those of each clause (`None`: of the library) begin.
    fn rows<'s, E: Encode>(
        &'s self,
        piece: &Piece,
        rows: &mut Sorted<'s, E>,
        each: impl Fn(Option<usize>, usize, &mut Vec<u8>),
    ) {
        let Planned { maker, key, .. } = &self.tables[piece.table];
        match maker {
            Maker::OfLibrary(show) => {
                let from = rows.write(key, |rows| show(self.published, rows));
                each(None, from, rows.bytes);
            }
            Maker::OfClause(show) => {
                for number in piece.clauses.clone() {
                    let clause = self.published.library.clauses.at(number);
                    let from = rows.write(key, |rows| show(clause, self.published, rows));
                    each(Some(number), from, rows.bytes);
                }
            }
        }
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
