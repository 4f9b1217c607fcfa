//! Comma-separated values as RFC 4180 has them: UTF-8 without a mark, commas, a header, CR LF between records.

use super::Row;
use crate::tables::Table;

/// Writes `rows` of `table`. Cells keep their author's characters: nothing is put before a sign that a spreadsheet might
/// run, for the checks refuse such a value before it gets here.
pub(super) fn write<'a>(table: &Table, rows: impl Iterator<Item = Row<'a>>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes);
    writer.write_record(table.columns.iter().map(|column| column.name))?;
    for row in rows {
        for (_, cell) in row.cells() {
            writer.write_field(cell.to_string())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
    Ok(())
}
