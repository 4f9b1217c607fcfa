//! `review-of-another-version`: a review of another version than the one that is published.
//!
//! A review of an older version is history, kept by Git and by frozen versions; it says nothing of this text.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("review-of-another-version"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    if clause.value.version == 0 {
        return; // not a number: said by another rule
    }
    for (at, review) in clause.value.reviews.iter().enumerate() {
        let unread = review.version == 0; // not a number: said by another rule
        if review.version != clause.value.version && !unread {
            let span = clause.place(at!["reviews", at, "version"]);
            diagnostics.push(of_another_version(review.version, clause.value.version, span));
        }
    }
}

fn of_another_version(reviewed: u32, version: u32, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("reviewed", reviewed.to_string()).arg("version", version.to_string())
}
