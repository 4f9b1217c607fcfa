//! `misplaced-key`: a provision has a key that its nature does not take: a weight on a requirement, a punished breach on a criterion.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Role;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("misplaced-key"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in clause.value.provisions.iter().enumerate() {
        let Some(role) = facts.nature_role(provision.nature.as_str()) else { continue };
        let is_of_a_criterion = provision.criterion.is_some() && role != Role::Criterion;
        let is_of_another = !provision.sanctions.is_empty() && role != Role::Penalty;
        let is_of_no_criterion = provision.force.is_some() && role == Role::Criterion;
        if clause.is_sound() && !(is_of_a_criterion || is_of_another || is_of_no_criterion) {
            continue;
        }
        for key in ["rests_on", "weight", "expected", "scale", "sanctions", "force"] {
            let path = at!["provisions", at, key];
            if clause.tree().find(path).is_some() && !takes(role, key) {
                diagnostics.push(misplaced(key, provision.nature.as_str(), clause.key_place(path)));
            }
        }
    }
}

fn takes(role: Role, key: &str) -> bool {
    match key {
        "sanctions" => role == Role::Penalty,
        "force" => role != Role::Criterion,
        _ => role == Role::Criterion,
    }
}

fn misplaced(key: &str, nature: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("key", key).arg("nature", nature)
}
