//! One JSON object: what one may do with the data, then every table as an array of its rows. The file of a clause has the
//! same shape, and holds what the tables say of it.
//!
//! One line per row, so that two dumps compare line by line; numbers keep the digits of their author, which a tree of
//! values would round.

use std::io::Write as _;

use serde::Serialize;

use super::cell::{Cell, Row};
use super::{Published, rows};
use crate::library::{Clause, Licence};
use crate::tables::{FORMAT_VERSION, TABLES, Table};

/// What stands before the tables.
#[derive(Serialize)]
struct Head<'a> {
    format_version: u32,
    title: &'a str,
    address: &'a str,
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

/// Writes the whole of what is published.
pub(super) fn write(published: Published<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    open(published, &published.library.portal.title, published.base_url(), bytes)?;
    for (place, table) in TABLES.iter().enumerate() {
        rows_of(table, place, rows::of(table, published), bytes)?;
    }
    bytes.extend(b"\n  }\n}\n");
    Ok(())
}

/// Writes what the tables hold of `clause`, in the same shape.
pub(super) fn write_clause(clause: &Clause, published: Published<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let address = published.address(&published.routes.clause(&clause.id));
    open(published, &clause.title, &address, bytes)?;
    let tables = TABLES.iter().filter_map(|table| Some((table, rows::of_clause(table, clause, published)?)));
    for (place, (table, rows)) in tables.enumerate() {
        rows_of(table, place, rows, bytes)?;
    }
    bytes.extend(b"\n  }\n}\n");
    Ok(())
}

/// Writes what one may do with the data, and opens the tables.
fn open(published: Published<'_>, title: &str, address: &str, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let portal = &published.library.portal;
    let head = Head {
        format_version: FORMAT_VERSION,
        title,
        address,
        language: portal.language.code(),
        date: published.options.date.to_string(),
        attribution: &portal.attribution,
        licence: LicenceObject::from(&portal.licences.database),
        texts_licence: LicenceObject::from(&portal.licences.texts),
    };
    serde_json::to_writer_pretty(&mut *bytes, &head)?;
    bytes.truncate(bytes.len() - "\n}".len()); // the tables go into the same object
    bytes.extend(b",\n  \"tables\": {");
    Ok(())
}

fn rows_of<'r>(
    table: &Table,
    place: usize,
    rows: impl Iterator<Item = Row<'r>>,
    bytes: &mut Vec<u8>,
) -> anyhow::Result<()> {
    write!(bytes, "{}\n    \"{}\": [", comma(place), table.name)?;
    for (place, row) in rows.enumerate() {
        write!(bytes, "{}\n      ", comma(place))?;
        object(&row, bytes)?;
    }
    bytes.extend(b"\n    ]");
    Ok(())
}

fn object(row: &Row<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    bytes.push(b'{');
    for (place, (name, cell)) in row.cells().enumerate() {
        write!(bytes, "{}\"{name}\":", comma(place))?;
        value(cell, bytes)?;
    }
    bytes.push(b'}');
    Ok(())
}

fn value(cell: &Cell<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    match cell {
        Cell::Empty => bytes.extend(b"null"),
        Cell::Text(text) => serde_json::to_writer(bytes, text)?,
        Cell::Date(date) => serde_json::to_writer(bytes, &date.to_string())?,
        Cell::Integer(_) | Cell::Number(_) | Cell::Boolean(_) => write!(bytes, "{cell}")?,
    }
    Ok(())
}

fn comma(place: usize) -> &'static str {
    if place == 0 { "" } else { "," }
}

impl<'a> From<&'a Licence> for LicenceObject<'a> {
    fn from(licence: &'a Licence) -> LicenceObject<'a> {
        let Licence { id, name, url, text } = licence;
        LicenceObject { id, name, url, text: text.as_deref() }
    }
}
