//! `bullet-character`: a line begins with a typed bullet (`•`), which makes no list.
//!
//! Pasted into Word, the whole list would be one paragraph.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::source::Span;
use crate::text::Inline;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("bullet-character"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let source = facts.sources.file(clause.file()).text();
    for text in clause.texts() {
        text.text.visit_lines(&mut |line| {
            // The first of a paragraph says it for the others.
            let bullet = line.iter().find_map(|inline| match inline {
                Inline::Text(text, span) if text.starts_with(['•', '▪', '◦', '‣', '➢']) => Some(span.start()),
                _ => None,
            });
            let place = bullet.and_then(|start| text.path.locate(clause, source, start..start + '•'.len_utf8()));
            diagnostics.extend(place.map(bullet_character));
        });
    }
}

fn bullet_character(span: Span) -> Diagnostic {
    RULE.rule.at(span)
}
