//! One JSON object: what one may do with the data, then every table as an array of its rows. The file of a clause has the
//! same shape, and holds what the tables say of it.
//!
//! One line per row, so that two dumps compare line by line; numbers keep the digits of their author, which a tree of
//! values would round.

use serde::Serialize;

use super::Published;
use super::cell::{Cell, Name};
use super::sorted::Encode;
use crate::library::Licence;
use crate::tables::{FORMAT_VERSION, Table};

/// What stands before the tables, but what differs from file to file.
pub(super) struct Head {
    /// From `language` on, up to the tables.
    rights: Vec<u8>,
}

/// What one may do with the data.
#[derive(Serialize)]
struct Rights<'a> {
    language: &'a str,
    date: String,
    attribution: &'a str,
    licence: LicenceObject<'a>,
    texts_licence: LicenceObject<'a>,
}

#[derive(Serialize)]
struct LicenceObject<'a> {
    id: &'a str,
    name: &'a str,
    url: &'a str,
    text: Option<&'a str>,
}

/// Writes rows as objects, each after a comma.
#[derive(Default)]
pub(super) struct Json {
    /// Characters of the cell at hand, where it holds none itself.
    characters: String,
}

impl Head {
    /// What the files of `published` share.
    pub(super) fn new(published: Published<'_>) -> anyhow::Result<Head> {
        let portal = &published.library.portal;
        let rights = Rights {
            language: portal.language.code(),
            date: published.options.date.to_string(),
            attribution: &portal.attribution,
            licence: LicenceObject::from(&portal.licences.database),
            texts_licence: LicenceObject::from(&portal.licences.texts),
        };
        let object = serde_json::to_vec_pretty(&rights)?;
        // Its keys go into the object of the file.
        Ok(Head { rights: object["{".len()..object.len() - "\n}".len()].to_vec() })
    }

    /// Writes it, and opens the tables.
    pub(super) fn open(&self, title: &str, address: &str, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(b"{\n  \"format_version\": ");
        scalar(&FORMAT_VERSION, bytes);
        bytes.extend_from_slice(b",\n  \"title\": ");
        scalar(title, bytes);
        bytes.extend_from_slice(b",\n  \"address\": ");
        scalar(address, bytes);
        bytes.push(b',');
        bytes.extend_from_slice(&self.rights);
        bytes.extend_from_slice(b",\n  \"tables\": {");
    }
}

/// Closes the tables and the object.
pub(super) fn close(bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\n  }\n}\n");
}

/// Opens the array of `table`, which is the first one or not.
pub(super) fn open_table(table: &Table, is_first: bool, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(if is_first { b"\n    \"" } else { b",\n    \"" });
    bytes.extend_from_slice(table.name.as_bytes());
    bytes.extend_from_slice(b"\": [");
}

/// Takes away the comma before the first row of a table, which was written at `from`.
pub(super) fn begin_rows(from: usize, bytes: &mut Vec<u8>) {
    if from < bytes.len() {
        bytes.remove(from);
    }
}

/// Closes the array of a table.
pub(super) fn close_table(bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\n    ]");
}

impl Encode for Json {
    fn encode(&mut self, cells: &[(Name, Cell<'_>)], bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(b",\n      {");
        for (place, (name, cell)) in cells.iter().enumerate() {
            let key = name.as_key().as_bytes();
            bytes.extend_from_slice(if place == 0 { &key[",".len()..] } else { key });
            match cell {
                Cell::Empty => bytes.extend_from_slice(b"null"),
                Cell::Text(_) | Cell::Plain(_) | Cell::Date(_) => {
                    scalar(cell.characters(&mut self.characters), bytes);
                }
                Cell::Integer(integer) => scalar(integer, bytes),
                Cell::Number(_) | Cell::Boolean(_) => {
                    bytes.extend_from_slice(cell.characters(&mut self.characters).as_bytes());
                }
            }
        }
        bytes.push(b'}');
    }
}

/// Writes a string or a whole number.
fn scalar(value: &(impl Serialize + ?Sized), bytes: &mut Vec<u8>) {
    serde_json::to_writer(bytes, value).expect("a vector takes every byte");
}

impl<'a> From<&'a Licence> for LicenceObject<'a> {
    fn from(licence: &'a Licence) -> LicenceObject<'a> {
        let Licence { id, name, url, text } = licence;
        LicenceObject { id, name, url, text: text.as_deref() }
    }
}
