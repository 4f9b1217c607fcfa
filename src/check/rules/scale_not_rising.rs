//! `scale-not-rising`: a level of an award scale does not earn more than the one before.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Number;
use crate::load::Record;
use crate::load::{Node, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("scale-not-rising"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in clause.value.provisions.iter().enumerate() {
        let Some(criterion) = &provision.criterion else { continue };
        for (level, pair) in criterion.scale.windows(2).enumerate() {
            let is_read = |level: usize| {
                let points = clause.tree().find(at!["provisions", at, "scale", level, "points"]);
                points.and_then(Node::scalar).is_some_and(|points| points.trim().parse::<Number>().is_ok())
            };
            if pair[1].points <= pair[0].points && is_read(level) && is_read(level + 1) {
                let span = clause.place(at!["provisions", at, "scale", level + 1, "points"]);
                diagnostics.push(not_rising(pair[1].points, pair[0].points, span));
            }
        }
    }
}

fn not_rising(points: Number, before: Number, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("points", points.to_string()).arg("before", before.to_string())
}
