//! `scale-not-from-zero`: the first level of an award scale is not 0 points.
//!
//! A bid that does nothing must be able to earn nothing.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Number;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("scale-not-from-zero"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in clause.value.provisions.iter().enumerate() {
        let first = provision.criterion.as_ref().and_then(|criterion| criterion.scale.first());
        if let Some(level) = first.filter(|level| level.points != Number::whole(0)) {
            diagnostics.push(not_from_zero(level.points, clause.place(at!["provisions", at, "scale", 0, "points"])));
        }
    }
}

fn not_from_zero(points: Number, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("points", points.to_string())
}
