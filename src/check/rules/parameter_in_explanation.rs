//! `parameter-in-explanation`: a parameter in the text below the front matter.
//!
//! What explains a clause is read, not pasted: nobody fills it in.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::source::Span;
use crate::text::Inline;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("parameter-in-explanation"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let explanation = &clause.value.explanation;
    let sections = [
        Some(&explanation.why),
        explanation.attention.as_ref(),
        explanation.limits.as_ref(),
        explanation.checking.as_ref(),
    ];
    let body = clause.body;
    for section in sections.into_iter().flatten() {
        section.visit_inlines(&mut |inline| {
            if let Inline::Parameter { name, span, .. } = inline {
                diagnostics.push(in_explanation(
                    name,
                    Span::new(clause.file(), body + span.range().start..body + span.range().end),
                ));
            }
        });
    }
}

fn in_explanation(name: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("name", name)
}
