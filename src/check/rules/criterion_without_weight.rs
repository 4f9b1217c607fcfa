//! `criterion-without-weight`: an award criterion has no weight.
//!
//! Formalised procedures must publish one.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Role;
use crate::load::NO_WEIGHT;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("criterion-without-weight"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in facts.provisions_with(clause, Role::Criterion) {
        let weight = provision.criterion.as_ref().map_or(NO_WEIGHT, |criterion| criterion.weight);
        if weight == NO_WEIGHT && !clause.has(at!["provisions", at, "weight"]) {
            diagnostics.push(diagnostic(&provision.id, clause.place(at!["provisions", at, "id"])));
        }
    }
}

fn diagnostic(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", id)
}
