//! Diagnostics for programs: one JSON object a line.

use serde::Serialize;

use super::{Diagnostics, Place, Severity, words};
use crate::messages::Messages;
use crate::source::Sources;

#[derive(Serialize)]
struct Line<'d> {
    code: &'d str,
    severity: &'static str,
    path: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    message: String,
    help: Option<String>,
}

/// `diagnostics` as JSON Lines. Lines and columns count from 1, columns in characters; the end is after the last.
pub fn to_json(diagnostics: &Diagnostics, sources: &Sources, messages: &Messages) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics.iter() {
        let said = words(diagnostic, messages);
        let positions = match &diagnostic.place {
            Place::Span(span) => Some(sources.positions(*span)),
            Place::Missing(_) => None,
        };
        let line = Line {
            code: diagnostic.code,
            severity: severity(diagnostic.severity),
            path: diagnostic.place.path(sources),
            line: positions.map(|(start, _)| start.line),
            column: positions.map(|(start, _)| start.column),
            end_line: positions.map(|(_, end)| end.line),
            end_column: positions.map(|(_, end)| end.column),
            message: said.message,
            help: said.help,
        };
        lines.push_str(&serde_json::to_string(&line).expect("strings and numbers are JSON"));
        lines.push('\n');
    }
    lines
}

/// The word of `severity` in machine formats.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
