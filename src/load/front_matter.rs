//! A Markdown file in its two parts: the data between two lines `---`, and the text after them.

use super::rules;
use super::yaml::{self, Node, Value};
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, SourceFile, Span};

/// The two parts of a Markdown file.
pub(super) struct Parts<'f> {
    /// The data.
    pub(super) data: Node<'f>,
    /// The text.
    pub(super) body: &'f str,
    /// The byte of the file at which the text begins.
    pub(super) body_start: usize,
}

/// Splits `file`; `None` where its data cannot be read.
pub(super) fn split<'f>(id: FileId, file: &'f SourceFile, diagnostics: &mut Diagnostics) -> Option<Parts<'f>> {
    let text = file.text();
    let first_line = text.lines().next().unwrap_or_default();
    if first_line.trim_end() != "---" {
        diagnostics.push(rules::missing_front_matter::diagnostic(Span::new(id, 0..first_line.trim_end().len())));
        return None;
    }
    let start = text.find('\n').map_or(text.len(), |newline| newline + 1);
    let mut at = start;
    let end = text[start..].split_inclusive('\n').find_map(|line| {
        let line_start = at;
        at += line.len();
        (line.trim_end() == "---").then_some(line_start)
    });
    let Some(end) = end else {
        diagnostics.push(rules::unclosed_front_matter::diagnostic(Span::new(id, 0..first_line.trim_end().len())));
        return None;
    };
    let data = yaml::read(&text[start..end], id, start, diagnostics);
    let Some(data) = data else {
        if start == end || text[start..end].trim().is_empty() {
            diagnostics.push(rules::missing_front_matter::diagnostic(Span::new(id, 0..first_line.trim_end().len())));
        }
        return None;
    };
    Some(Parts { data, body: &text[at..], body_start: at })
}

/// The data of `file`, which has been read before: what is wrong in it has been said.
pub(super) fn data(id: FileId, file: &SourceFile) -> Node<'static> {
    let parts = split(id, file, &mut Diagnostics::default());
    parts.map_or(Node { value: Value::Absent, span: Span::new(id, 0..0) }, |parts| parts.data.into_owned())
}
