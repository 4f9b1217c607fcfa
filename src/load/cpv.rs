//! The common procurement vocabulary, from `reference/cpv.csv`.

use std::sync::Arc;

use super::{Part, rules};
use crate::library::CpvCode;
use crate::source::{FileId, SourceFile, Span};

const HEADER: [&str; 5] = ["code", "check_digit", "level", "parent", "label"];

pub(super) fn load(id: FileId, file: &SourceFile, part: &mut Part) {
    let mut reader = csv::ReaderBuilder::new().from_reader(file.text().as_bytes());
    let header_matches = reader.headers().is_ok_and(|header| header.iter().eq(HEADER));
    if !header_matches {
        let first_line = file.text().lines().next().unwrap_or_default();
        let span = Span::new(id, 0..first_line.len());
        part.diagnostics.push(rules::csv_syntax::diagnostic(span, &HEADER.join(",")));
        return;
    }
    let mut codes = Vec::new();
    for row in reader.records() {
        match row {
            Ok(row) => {
                let cell = |column: usize| row.get(column).unwrap_or_default().trim().to_owned();
                let code =
                    CpvCode { code: cell(0), check_digit: cell(1), level: cell(2), parent: cell(3), label: cell(4) };
                let well_formed = code.code.len() == 8 && code.code.bytes().all(|byte| byte.is_ascii_digit());
                if well_formed {
                    codes.push(code);
                } else {
                    let start = row.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
                    let span = line_at(id, file.text(), start);
                    part.diagnostics.push(rules::csv_syntax::diagnostic(span, &code.code));
                }
            }
            Err(error) => {
                let start = error.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
                part.diagnostics
                    .push(rules::csv_syntax::diagnostic(line_at(id, file.text(), start), &error.to_string()));
            }
        }
    }
    part.records.cpv = Arc::new(codes);
}

fn line_at(id: FileId, text: &str, start: usize) -> Span {
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Span::new(id, start..start + line.len())
}
