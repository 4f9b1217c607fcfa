//! `future-date`: a verification, a review, a withdrawal, a pack or a piece of news dated after today.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Date;
use crate::load::at;
use crate::load::{Record, Step};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("future-date"), runs: &[Run::Library(of_lists), Run::Clause(of_clause)] };

fn of_lists(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for news in &facts.records.news {
        look(facts, news, news.value.date, at!["date"], diagnostics);
    }
    for bundle in &facts.records.bundles {
        look(facts, bundle, bundle.value.verified_on, at!["verified_on"], diagnostics);
    }
}

fn of_clause(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    look(facts, clause, clause.value.verified_on, at!["verified_on"], diagnostics);
    for (at, review) in clause.value.reviews.iter().enumerate() {
        look(facts, clause, review.date, at!["reviews", at, "date"], diagnostics);
    }
    if let Some(withdrawal) = &clause.value.withdrawn {
        look(facts, clause, withdrawal.date, at!["withdrawn", "date"], diagnostics);
    }
}

fn look<T>(facts: &Facts<'_>, record: &Record<T>, date: Date, path: &[Step<'_>], diagnostics: &mut Diagnostics) {
    if date <= facts.today {
        return;
    }
    // A date that could not be read stands for none: its node is not the date.
    let node = record.tree().find(path);
    if let Some(node) = node.filter(|node| node.scalar() == Some(&date.to_string())) {
        diagnostics.push(future(date, node.span));
    }
}

fn future(date: Date, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("date", date.to_string())
}
