//! `published-without-review`: a clause is called published without a legal review and one by another organisation than its author's.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{Scope, Status};
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("published-without-review"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let unread = clause.value.version == 0; // not a number: said by another rule
    if clause.value.status != Status::Published || unread {
        return;
    }
    let of_this = || clause.value.reviews.iter().filter(|review| review.version == clause.value.version);
    let legal = of_this().any(|review| review.scope == Scope::Legal);
    let independent = of_this().any(|review| !clause.value.contributors.contains(&review.by));
    if !(legal && independent) {
        diagnostics.push(without_review(clause.place(at!["status"])));
    }
}

fn without_review(span: Span) -> Diagnostic {
    RULE.rule.at(span)
}
