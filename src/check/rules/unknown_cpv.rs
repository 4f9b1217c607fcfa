//! `unknown-cpv`: a CPV code that the vocabulary does not have.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::at;
use crate::source::Span;
use std::collections::HashSet;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("unknown-cpv"), run: Run::Library(run) };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    if facts.records.cpv.is_empty() {
        return; // a library without a vocabulary is not checked against one
    }
    let codes: HashSet<&str> = facts.records.cpv.iter().map(|code| code.code.as_str()).collect();
    for clause in &facts.records.clauses {
        for (at, code) in clause.value.cpv.iter().enumerate().filter(|(_, code)| !codes.contains(code.as_str())) {
            diagnostics.push(unknown(code, clause.place(at!["cpv", at])));
        }
    }
    for segment in &facts.records.segments {
        for (at, prefix) in segment.value.cpv.iter().enumerate() {
            let is_digits = prefix.len() >= 2 && prefix.bytes().all(|byte| byte.is_ascii_digit());
            if !is_digits || !facts.records.cpv.iter().any(|code| code.code.starts_with(prefix.as_str())) {
                diagnostics.push(unknown(prefix, segment.place(at!["cpv", at])));
            }
        }
    }
}

fn unknown(code: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("code", code)
}
