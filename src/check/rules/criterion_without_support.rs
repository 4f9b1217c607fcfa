//! `criterion-without-support`: an award criterion rests on no obligation of the contract.
//!
//! What a bidder promises must bind the contractor, or the mark rewards words.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{ProvisionRef, Role};
use crate::load::Record;
use crate::load::{Value, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("criterion-without-support"), runs: &[Run::Linked(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in facts.provisions_with(clause, Role::Criterion) {
        let Some(criterion) = &provision.criterion else {
            diagnostics.push(without_support(&provision.id, clause.place(at!["provisions", at, "id"])));
            continue;
        };
        if criterion.rests_on.is_empty() {
            match clause.tree().find(at!["provisions", at, "rests_on"]) {
                None => diagnostics.push(without_support(&provision.id, clause.place(at!["provisions", at, "id"]))),
                Some(node) if matches!(&node.value, Value::List(items) if items.is_empty()) => {
                    diagnostics.push(without_support(&provision.id, node.span));
                }
                Some(_) => {} // said where it is read
            }
        }
        for (support_at, support) in criterion.rests_on.iter().enumerate() {
            let role = facts.role_of(support);
            if role.is_some_and(|role| role != Role::Requirement) {
                diagnostics.push(rests_on_no_requirement(
                    support,
                    clause.place(at!["provisions", at, "rests_on", support_at]),
                ));
            }
        }
    }
}

fn without_support(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", id).arg("support", "")
}

fn rests_on_no_requirement(support: &ProvisionRef, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", "").arg("support", format!("{}/{}", support.clause, support.provision))
}
