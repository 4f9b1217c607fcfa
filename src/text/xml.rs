//! What the two document formats share: characters as XML wants them, and how wide the columns of a table are.

use std::borrow::Cow;

use super::typography::set_html;
use super::{Inline, Inlines, Typography};

/// Into how many parts the width of a table is cut.
pub const TABLE_PARTS: usize = 20;

/// Writes `text`, set as `typography` sets it, where XML text or a quoted attribute stands.
pub(super) fn push_xml(text: &str, typography: Typography, xml: &mut String) {
    set_html(&without_controls(text), typography, xml);
}

/// Writes `text`, which comes from outside the library, where XML text or a quoted attribute stands.
pub fn push_xml_text(text: &str, xml: &mut String) {
    push_xml(text, Typography::Plain, xml);
}

/// Writes what a context gave, marks of holes and all.
pub(super) fn push_given(given: &str, xml: &mut String) {
    set_html(given, Typography::Plain, xml);
}

/// `text` without what XML cannot hold.
fn without_controls(text: &str) -> Cow<'_, str> {
    let refused = |character: char| {
        character < ' ' && !matches!(character, '\t' | '\n') || matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{7f}')
    };
    if text.contains(refused) { Cow::Owned(text.replace(refused, "")) } else { Cow::Borrowed(text) }
}

/// How many of the parts of its table each column takes: long cells want wide columns, and no column is too narrow.
pub(super) fn widths(head: &[Inlines], rows: &[Box<[Inlines]>]) -> Vec<usize> {
    let columns = head.len().max(1);
    let longest = |column: usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(|row| &**row));
        let lengths = cells.filter_map(|row| row.get(column)).map(|cell| length(cell));
        lengths.max().unwrap_or_default().clamp(8, 60)
    };
    let lengths: Vec<usize> = (0..columns).map(longest).collect();
    let all: usize = lengths.iter().sum();
    let mut widths: Vec<usize> = lengths.iter().map(|length| (length * TABLE_PARTS / all).max(1)).collect();
    // What rounding leaves goes to the widest.
    let left = TABLE_PARTS.saturating_sub(widths.iter().sum());
    if let Some(widest) = widths.iter_mut().rev().max_by_key(|width| **width) {
        *widest += left;
    }
    widths
}

fn length(content: &[Inline]) -> usize {
    let lengths = content.iter().map(|inline| match inline {
        Inline::Text(text, _) | Inline::Code(text) => text.chars().count(),
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => length(content),
        Inline::SoftBreak | Inline::HardBreak => 1,
        Inline::Parameter { .. } => 8,
    });
    lengths.sum()
}
