//! One line without any mark: most texts are, and a parser costs more than they do.

use super::{Problem, ProblemKind, parameters};
use crate::text::{Block, Extent, Inline, Text};

/// What `markdown` is, where it is one line without any mark.
pub(super) fn plain_line(markdown: &str) -> Option<(Text, Vec<Problem>)> {
    let line = markdown.trim_ascii_end();
    let first = *line.as_bytes().first()?;
    let may_open_a_block = !(first.is_ascii_alphabetic() || first == b'{' || first >= 0x80);
    let is_mark = |byte: u8| {
        byte < b' ' || matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'&' | b'~' | b'|' | 0x7f)
    };
    if may_open_a_block || line.bytes().any(is_mark) {
        return None;
    }
    let (inlines, stray) = match line.bytes().any(|byte| matches!(byte, b'{' | b'}')) {
        true => parameters::split(line, &(0..line.len()), markdown),
        false => (vec![Inline::Text(line.into(), Extent::new(&(0..line.len())))], Vec::new()),
    };
    let problems = stray.into_iter().map(|span| Problem { kind: ProblemKind::StrayBrace, span });
    Some((Text { blocks: vec![Block::Paragraph(inlines.into())] }, problems.collect()))
}
