//! Comma-separated values as RFC 4180 has them: UTF-8 without a mark, commas, a header, CR LF between records.

use csv_core::{Terminator, Writer, WriterBuilder};

use super::cell::{Cell, Name};
use super::sorted::Encode;
use crate::tables::Table;

/// Writes records. Cells keep their author's characters: nothing is put before a sign that a spreadsheet might run, for
/// the checks refuse such a value before it gets here.
pub(super) struct Csv {
    writer: Writer,
    /// Characters of the cell at hand, where it holds none itself.
    characters: String,
}

impl Csv {
    pub(super) fn new() -> Csv {
        Csv { writer: WriterBuilder::new().terminator(Terminator::CRLF).build(), characters: String::new() }
    }

    /// Writes the names of the columns of `table`.
    pub(super) fn header(&mut self, table: &Table, bytes: &mut Vec<u8>) {
        for (place, column) in table.columns.iter().enumerate() {
            field(&mut self.writer, place, column.name, bytes);
        }
        self.end(bytes);
    }

    fn end(&mut self, bytes: &mut Vec<u8>) {
        write(bytes, 3, |room| self.writer.terminator(room).1);
    }
}

impl Encode for Csv {
    fn encode(&mut self, cells: &[(Name, Cell<'_>)], bytes: &mut Vec<u8>) {
        for (place, (_, cell)) in cells.iter().enumerate() {
            field(&mut self.writer, place, cell.characters(&mut self.characters), bytes);
        }
        self.end(bytes);
    }
}

fn field(writer: &mut Writer, place: usize, characters: &str, bytes: &mut Vec<u8>) {
    if place > 0 {
        write(bytes, 2, |room| writer.delimiter(room).1);
    }
    // At worst every character is a quote, which is doubled, between quotes.
    write(bytes, 2 * characters.len() + 2, |room| writer.field(characters.as_bytes(), room).2);
}

/// Adds to `bytes` what `write` puts into `room` bytes, which are enough.
fn write(bytes: &mut Vec<u8>, room: usize, write: impl FnOnce(&mut [u8]) -> usize) {
    let from = bytes.len();
    bytes.resize(from + room, 0);
    let written = write(&mut bytes[from..]);
    bytes.truncate(from + written);
}
