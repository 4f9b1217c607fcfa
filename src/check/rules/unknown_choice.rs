//! `unknown-choice`: a choice without choices, or whose default is none of them.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{ParameterKind, Value};
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("unknown-choice"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for parameter in clause.value.parameters.iter().filter(|parameter| parameter.kind == ParameterKind::Choice) {
        let known: Vec<&str> = parameter.choices.iter().map(|choice| choice.id.as_str()).collect();
        if let Some(Value::Choice(default)) = &parameter.default
            && !known.contains(&default.as_str())
        {
            let span = clause.place(at!["parameters", parameter.name.as_str(), "default"]);
            diagnostics.push(unknown_choice(default, &known, span));
        }
    }
}

fn unknown_choice(default: &str, known: &[&str], span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("id", default).arg("known", known.join(", ")).nearest(default, known.iter().copied())
}
