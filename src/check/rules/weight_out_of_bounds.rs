//! `weight-out-of-bounds`: a weight outside its bounds, or over a hundred.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{Role, Weight};
use crate::load::Record;
use crate::load::{NO_WEIGHT, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("weight-out-of-bounds"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in facts.provisions_with(clause, Role::Criterion) {
        let Some(weight) = provision.criterion.as_ref().map(|criterion| criterion.weight) else { continue };
        if weight == NO_WEIGHT {
            continue; // said by another rule
        }
        let blamed = if weight.max > 100 || weight.min > weight.max {
            "max"
        } else if !(weight.min..=weight.max).contains(&weight.default) {
            "default"
        } else {
            continue;
        };
        diagnostics.push(out_of_bounds(weight, clause.place(at!["provisions", at, "weight", blamed])));
    }
}

fn out_of_bounds(weight: Weight, span: Span) -> Diagnostic {
    let Weight { default, min, max } = weight;
    RULE.rule.at(span).arg("default", default.to_string()).arg("min", min.to_string()).arg("max", max.to_string())
}
