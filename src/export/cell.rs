//! Rows and cells: what the writers see of the library.

use std::fmt::{Debug, Write as _};

use crate::library::{Date, Number};
use crate::text::{Context, Target, Text, push_plain};

/// Where rows go: each is shown once, cell by cell in the order of the table, and nothing of it is kept.
pub(super) trait Rows {
    fn row(&mut self, cells: &[(Name, Cell<'_>)]);
}

/// A value in a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// Characters, as their author wrote them.
    Text(&'a str),
    /// A formatted text, published without its formatting.
    Plain(&'a Text),
    /// A whole number.
    Integer(u64),
    /// A decimal number.
    Number(Number),
    /// A day.
    Date(Date),
    /// Yes or no.
    Boolean(bool),
}

/// The name of a column, as a key of a JSON object after another: `,"id":`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name(pub(in crate::export) &'static str);

/// The name of a column: `name!("id")`.
macro_rules! name {
    ($name:literal) => {
        $crate::export::cell::Name(concat!(",\"", $name, "\":"))
    };
}
pub(super) use name;

/// Shows `rows` a row of these cells: `row! { rows; "id" => id, "name" => name }`.
macro_rules! row {
    ($rows:expr; $($name:literal => $value:expr),* $(,)?) => {
        $rows.row(&[$(($crate::export::cell::name!($name), $crate::export::cell::Cell::from($value))),*])
    };
}
pub(super) use row;

impl Name {
    /// `,"id":`, the key of a JSON object after another.
    pub(super) fn as_key(self) -> &'static str {
        self.0
    }
}

/// The author's plain text: blanks stay as they are written, `{name}` or `{name:bare}`.
pub(super) fn plain(text: &Text) -> Cell<'_> {
    Cell::Plain(text)
}

/// The word of `value` in the content, from the list of `words`.
pub(super) fn word<T: PartialEq + Debug>(words: &[(&'static str, T)], value: &T) -> &'static str {
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

impl Cell<'_> {
    /// The cell as characters, made in `room` where it holds none itself: a point for decimals, ISO dates, `true` and
    /// `false`.
    pub(super) fn characters<'c>(&'c self, room: &'c mut String) -> &'c str {
        room.clear();
        let made = match self {
            Cell::Empty => return "",
            Cell::Text(text) => return text,
            Cell::Boolean(boolean) => return if *boolean { "true" } else { "false" },
            Cell::Plain(text) => {
                push_plain(text, &AsWritten, room);
                Ok(())
            }
            Cell::Integer(integer) => write!(room, "{integer}"),
            Cell::Number(number) => write!(room, "{number}"),
            Cell::Date(date) => write!(room, "{date}"),
        };
        made.expect("a string takes every character");
        room
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Cell<'a> {
        Cell::Text(text)
    }
}

/// Of ids and strings.
impl<'a, T: AsRef<str>> From<&'a T> for Cell<'a> {
    fn from(text: &'a T) -> Cell<'a> {
        Cell::Text(text.as_ref())
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
