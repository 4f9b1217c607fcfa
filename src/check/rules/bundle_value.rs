//! `bundle-value`: a pack fills in a blank that its clause does not have, or with a value that the blank cannot hold.
//!
//! The buyer who opens the pack would find a mistake in a field that they have not touched.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::{Clause, Number, Parameter, ParameterKind, Value, Weight};
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("bundle-value"), runs: &[Run::Library(run)] };

/// What is wrong with a value.
enum Problem {
    /// The clause has no such blank.
    Blank,
    /// It is not of the blank's type.
    Type,
    /// It is none of the choices.
    Choice,
    /// It is below the least value, or above the greatest.
    Bounds { min: String, max: String },
}

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for bundle in &facts.records.bundles {
        for (at, item) in bundle.value.items.iter().enumerate() {
            let Some(clause) = facts.index.clause(item.clause.as_str()) else { continue };
            for (name, value) in &item.values {
                let path = at!["items", at, "values", name.as_str()];
                match problem(&clause.value, name, value) {
                    Some(problem @ Problem::Blank) => {
                        diagnostics.push(said(&problem, &clause.value, name, value, bundle.key_place(path)));
                    }
                    Some(problem) => diagnostics.push(said(&problem, &clause.value, name, value, bundle.place(path))),
                    None => {}
                }
            }
        }
    }
}

fn problem(clause: &Clause, name: &str, value: &str) -> Option<Problem> {
    if let Some(provision) = name.strip_prefix('@') {
        let provision = clause.provisions.iter().find(|other| other.id == provision);
        return match provision.and_then(|provision| provision.criterion.as_ref()) {
            None => Some(Problem::Blank),
            Some(criterion) => of_weight(criterion.weight, value),
        };
    }
    match clause.parameters.iter().find(|parameter| parameter.name == name) {
        None => Some(Problem::Blank),
        Some(parameter) => of_parameter(parameter, value),
    }
}

fn of_weight(Weight { min, max, .. }: Weight, value: &str) -> Option<Problem> {
    match value.parse::<u32>() {
        Err(_) => Some(Problem::Type),
        Ok(weight) if (min..=max).contains(&weight) => None,
        Ok(_) => Some(Problem::Bounds { min: min.to_string(), max: max.to_string() }),
    }
}

fn of_parameter(parameter: &Parameter, value: &str) -> Option<Problem> {
    let Some(value) = parameter.kind.read(value) else { return Some(Problem::Type) };
    if let Value::Choice(id) = &value {
        let is_known = parameter.choices.iter().any(|choice| choice.id == *id);
        return (!is_known).then_some(Problem::Choice);
    }
    let is_percent = parameter.kind == ParameterKind::Percent;
    let percent = |number| is_percent.then_some(Value::Number(Number::whole(number)));
    let (min, max) = (parameter.min.clone().or(percent(0)), parameter.max.clone().or(percent(100)));
    let is_below = min.as_ref().is_some_and(|min| is_less(&value, min));
    let is_above = max.as_ref().is_some_and(|max| is_less(max, &value));
    let text = |bound: Option<Value>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_data());
    (is_below || is_above).then(|| Problem::Bounds { min: text(min), max: text(max) })
}

fn is_less(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one < other,
        (Value::Date(one), Value::Date(other)) => one < other,
        _ => false,
    }
}

fn said(problem: &Problem, clause: &Clause, name: &str, value: &str, span: Span) -> Diagnostic {
    let found = RULE.rule.at(span).arg("clause", clause.id.as_str()).arg("name", name).arg("value", value);
    match problem {
        Problem::Blank => {
            let weights = clause.provisions.iter().filter(|provision| provision.criterion.is_some());
            let parameters = clause.parameters.iter().map(|parameter| parameter.name.clone());
            let known: Vec<String> = parameters.chain(weights.map(|provision| format!("@{}", provision.id))).collect();
            let listed = if known.is_empty() { "—".to_owned() } else { known.join(", ") };
            found.arg("problem", "blank").arg("known", listed).nearest(name, known.iter().map(String::as_str))
        }
        Problem::Type => found.arg("problem", "type").arg("known", ""),
        Problem::Choice => {
            let parameter = clause.parameters.iter().find(|parameter| parameter.name == name);
            let choices = parameter.map_or(&[][..], |parameter| &parameter.choices);
            let known: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
            found.arg("problem", "choice").arg("known", known.join(", ")).nearest(value, known)
        }
        Problem::Bounds { min, max } => {
            found.arg("problem", "bounds").arg("known", "").arg("min", min.as_str()).arg("max", max.as_str())
        }
    }
}
