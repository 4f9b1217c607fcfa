//! `missing-force`: a requirement or a penalty that does not say whether it binds or rewards.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Role;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("missing-force"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for role in [Role::Requirement, Role::Penalty] {
        for (at, provision) in facts.provisions_with(clause, role) {
            if provision.force.is_none() && !clause.has(at!["provisions", at, "force"]) {
                diagnostics.push(missing_force(&provision.id, clause.place(at!["provisions", at, "id"])));
            }
        }
    }
}

fn missing_force(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", id)
}
