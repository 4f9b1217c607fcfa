//! `penalty-without-breach`: a penalty that punishes no provision.
//!
//! An incentive punishes nothing: it says `force: incentive`.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{Force, Role};
use crate::load::Record;
use crate::load::{Value, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("penalty-without-breach"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in facts.provisions_with(clause, Role::Penalty) {
        if !provision.sanctions.is_empty() || provision.force == Some(Force::Incentive) {
            continue;
        }
        // What is written otherwise than as a list is said by another rule.
        let written = clause.tree().find(at!["provisions", at, "sanctions"]);
        if written.is_none_or(|node| matches!(node.value, Value::List(_))) {
            diagnostics.push(without_breach(&provision.id, clause.place(at!["provisions", at, "id"])));
        }
    }
}

fn without_breach(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", id)
}
