//! `withdrawal-mismatch`: a withdrawn clause does not say when and why, or one that says so is not withdrawn.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Status;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("withdrawal-mismatch"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let is_withdrawn = clause.value.status == Status::Withdrawn;
    let says_why = clause.value.withdrawn.is_some() || clause.has(at!["withdrawn"]);
    if is_withdrawn && !says_why {
        diagnostics.push(mismatch("status", clause.place(at!["status"])));
    } else if says_why && !is_withdrawn {
        diagnostics.push(mismatch("withdrawn", clause.key_place(at!["withdrawn"])));
    }
}

fn mismatch(key: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("key", key)
}
