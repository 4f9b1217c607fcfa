//! `future-date`: a verification, a review, a withdrawal or a piece of news dated after today.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Date;
use crate::load::{Node, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("future-date"), run: Run::Library(run) };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let mut look = |date: Date, node: Option<&Node>| {
        // A date that could not be read stands for none: its node is not the date.
        if let Some(node) = node.filter(|node| date > facts.today && node.scalar() == Some(&date.to_string())) {
            diagnostics.push(future(date, node.span));
        }
    };
    for clause in &facts.records.clauses {
        look(clause.value.verified_on, clause.tree.find(at!["verified_on"]));
        for (at, review) in clause.value.reviews.iter().enumerate() {
            look(review.date, clause.tree.find(at!["reviews", at, "date"]));
        }
        if let Some(withdrawal) = &clause.value.withdrawn {
            look(withdrawal.date, clause.tree.find(at!["withdrawn", "date"]));
        }
    }
    for news in &facts.records.news {
        look(news.value.date, news.tree.find(at!["date"]));
    }
}

fn future(date: Date, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("date", date.to_string())
}
