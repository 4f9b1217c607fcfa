//! `related-to-itself`: a clause that goes with, rests on or is replaced by itself.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::ProvisionRef;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("related-to-itself"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let own = &clause.value.id;
    for (at, related) in clause.value.related.iter().enumerate() {
        if related.clause == *own {
            diagnostics.push(to_itself(clause.place(at!["related", at, "clause"])));
        }
    }
    let replaced_by = clause.value.withdrawn.as_ref().and_then(|withdrawal| withdrawal.replaced_by.as_ref());
    if replaced_by == Some(own) {
        diagnostics.push(to_itself(clause.place(at!["withdrawn", "replaced_by"])));
    }
    for (at, provision) in clause.value.provisions.iter().enumerate() {
        let own = ProvisionRef { clause: own.clone(), provision: provision.id.clone() };
        let rests_on = provision.criterion.as_ref().map_or(&[][..], |criterion| &criterion.rests_on);
        for (key, references) in [("rests_on", rests_on), ("sanctions", &provision.sanctions)] {
            if let Some(place) = references.iter().position(|reference| *reference == own) {
                diagnostics.push(to_itself(clause.place(at!["provisions", at, key, place])));
            }
        }
    }
}

fn to_itself(span: Span) -> Diagnostic {
    RULE.rule.at(span)
}
