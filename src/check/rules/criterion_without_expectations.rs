//! `criterion-without-expectations`: an award criterion does not say what bidders must describe.
//!
//! A criterion that tells bidders nothing has undone whole procedures.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Role;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("criterion-without-expectations"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in facts.provisions_with(clause, Role::Criterion) {
        let told = provision.criterion.as_ref().is_some_and(|criterion| !criterion.expected.is_empty());
        if !told && !clause.has(at!["provisions", at, "expected"]) {
            diagnostics.push(diagnostic(&provision.id, clause.place(at!["provisions", at, "id"])));
        }
    }
}

fn diagnostic(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", id)
}
