//! `stale-verification`: the law and the figures of a clause were last checked more than eighteen months ago.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{Date, Status};
use crate::load::Record;
use crate::load::at;
use crate::source::Span;
use jiff::ToSpan as _;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::warning("stale-verification"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let verified_on = clause.value.verified_on;
    let limit = facts.today.checked_sub(18.months());
    if limit.is_ok_and(|limit| verified_on < limit)
        && !matches!(clause.value.status, Status::ToRevise | Status::Withdrawn)
    {
        diagnostics.push(stale(verified_on, clause.place(at!["verified_on"])));
    }
}

fn stale(verified_on: Date, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("date", verified_on.to_string())
}
