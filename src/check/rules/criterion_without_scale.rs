//! `criterion-without-scale`: an award criterion does not say how it is marked.
//!
//! Without levels, two people mark one bid differently.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Role;
use crate::load::Record;
use crate::load::{Value, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("criterion-without-scale"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for (at, provision) in facts.provisions_with(clause, Role::Criterion) {
        let levels = provision.criterion.as_ref().map_or(0, |criterion| criterion.scale.len());
        if levels >= 2 {
            continue;
        }
        let written = clause.tree().find(at!["provisions", at, "scale"]);
        if written.is_none_or(|node| matches!(&node.value, Value::List(items) if items.len() < 2)) {
            diagnostics.push(diagnostic(
                &provision.id,
                written.map_or(clause.place(at!["provisions", at, "id"]), |node| node.span),
            ));
        }
    }
}

fn diagnostic(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("provision", id)
}
