//! `review-by-author`: an organisation reviews what it wrote.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("review-by-author"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, review) in clause.value.reviews.iter().enumerate() {
        if clause.value.contributors.contains(&review.by) {
            diagnostics.push(by_author(review.by.as_str(), clause.place(at!["reviews", at, "by"])));
        }
    }
}

fn by_author(organisation: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("organisation", organisation)
}
