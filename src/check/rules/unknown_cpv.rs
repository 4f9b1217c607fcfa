//! `unknown-cpv`: a CPV code that the vocabulary does not have.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("unknown-cpv"), runs: &[Run::Library(of_segments), Run::Clause(of_clause)] };

fn of_segments(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for segment in facts.records.segments.iter().filter(|_| has_vocabulary(facts)) {
        for (at, prefix) in segment.value.cpv.iter().enumerate() {
            let is_digits = prefix.len() >= 2 && prefix.bytes().all(|byte| byte.is_ascii_digit());
            if !is_digits || !facts.index.has_cpv(prefix) {
                diagnostics.push(unknown(prefix, segment.place(at!["cpv", at])));
            }
        }
    }
}

fn of_clause(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, code) in clause.value.cpv.iter().enumerate().filter(|_| has_vocabulary(facts)) {
        if code.len() != 8 || !facts.index.has_cpv(code) {
            diagnostics.push(unknown(code, clause.place(at!["cpv", at])));
        }
    }
}

/// A library without a vocabulary is not checked against one.
fn has_vocabulary(facts: &Facts<'_>) -> bool {
    !facts.records.cpv.is_empty()
}

fn unknown(code: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("code", code)
}
