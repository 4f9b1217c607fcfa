//! Rows and cells: what the writers see of the library.

use std::borrow::Cow;
use std::fmt;

use crate::library::{Date, Number};
use crate::text::{Context, Target, Text, to_plain};

/// A row: its cells by the names of their columns, in the order of the table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row<'a>(Vec<(&'static str, Cell<'a>)>);

/// A value in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// Characters, as their author wrote them.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(u64),
    /// A decimal number.
    Number(Number),
    /// A day.
    Date(Date),
    /// Yes or no.
    Boolean(bool),
}

/// The row of these cells: `row! { "id" => id, "name" => name }`.
macro_rules! row {
    ($($name:literal => $value:expr),* $(,)?) => {
        $crate::export::cell::Row::new(vec![$(($name, $crate::export::cell::Cell::from($value))),*])
    };
}
pub(super) use row;

impl<'a> Row<'a> {
    pub(super) fn new(cells: Vec<(&'static str, Cell<'a>)>) -> Row<'a> {
        Row(cells)
    }

    /// The cells with the names of their columns, in order.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'static str, &Cell<'a>)> {
        self.0.iter().map(|(name, cell)| (*name, cell))
    }

    /// The cells of `columns`, in that order.
    pub(super) fn key<'r>(&'r self, columns: &'static [&'static str]) -> impl Iterator<Item = &'r Cell<'a>> {
        columns.iter().filter_map(|column| self.0.iter().find(|(name, _)| name == column).map(|(_, cell)| cell))
    }
}

/// The author's plain text: blanks stay as they are written, `{name}` or `{name:bare}`.
pub(super) fn plain(text: &Text) -> Cell<'static> {
    Cell::Text(Cow::Owned(to_plain(text, &AsWritten)))
}

/// The word of `value` in the content, from the list of `words`.
pub(super) fn word<T: PartialEq + fmt::Debug>(words: &[(&'static str, T)], value: &T) -> &'static str {
    let found = words.iter().find(|(_, other)| other == value);
    found.unwrap_or_else(|| panic!("{value:?} has no word")).0
}

struct AsWritten;

impl Context for AsWritten {
    /// Plain text shows no address.
    fn address(&self, _target: &Target) -> String {
        String::new()
    }

    fn blank(&self, name: &str, bare: bool) -> String {
        let bare = if bare { ":bare" } else { "" };
        format!("{{{name}{bare}}}")
    }
}

impl fmt::Display for Cell<'_> {
    /// The cell as characters: a point for decimals, ISO dates, `true` and `false`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Empty => Ok(()),
            Cell::Text(text) => f.write_str(text),
            Cell::Integer(integer) => integer.fmt(f),
            Cell::Number(number) => number.fmt(f),
            Cell::Date(date) => date.fmt(f),
            Cell::Boolean(boolean) => boolean.fmt(f),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text))
    }
}

/// Of ids and strings.
impl<'a, T: AsRef<str>> From<&'a T> for Cell<'a> {
    fn from(text: &'a T) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text.as_ref()))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

impl From<u32> for Cell<'_> {
    fn from(integer: u32) -> Self {
        Cell::Integer(u64::from(integer))
    }
}

impl From<usize> for Cell<'_> {
    fn from(integer: usize) -> Self {
        Cell::Integer(integer as u64)
    }
}

impl From<Number> for Cell<'_> {
    fn from(number: Number) -> Self {
        Cell::Number(number)
    }
}

impl From<Date> for Cell<'_> {
    fn from(date: Date) -> Self {
        Cell::Date(date)
    }
}

impl From<bool> for Cell<'_> {
    fn from(boolean: bool) -> Self {
        Cell::Boolean(boolean)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Cell<'a> {
        value.map_or(Cell::Empty, Into::into)
    }
}
