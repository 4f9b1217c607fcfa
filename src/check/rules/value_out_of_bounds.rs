//! `value-out-of-bounds`: a default outside its bounds, or bounds the wrong way round.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{Number, ParameterKind, Value};
use crate::load::Record;
use crate::load::at;
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("value-out-of-bounds"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    for parameter in &clause.value.parameters {
        let span = |key: &'static str| clause.place(at!["parameters", parameter.name.as_str(), key]);
        let bounds = [("min", &parameter.min), ("default", &parameter.default), ("max", &parameter.max)];
        if parameter.kind == ParameterKind::Percent {
            for (key, value) in bounds {
                if let Some(Value::Number(number)) = value
                    && !(Number::whole(0)..=Number::whole(100)).contains(number)
                {
                    diagnostics.push(out_of_bounds(&number.to_string(), "0", "100", span(key)));
                }
            }
        }
        // Bounds the wrong way round are said of the default, where there is one.
        let pairs: &[(usize, usize)] = if parameter.default.is_some() { &[(0, 1), (1, 2)] } else { &[(0, 2)] };
        for &(low, high) in pairs {
            let ((low_key, low), (high_key, high)) = (bounds[low], bounds[high]);
            let (Some(low), Some(high)) = (low, high) else { continue };
            if !in_order(low, high) {
                let (blamed, value) = if low_key == "default" { (low_key, low) } else { (high_key, high) };
                let (min, max) = (text(&parameter.min), text(&parameter.max));
                diagnostics.push(out_of_bounds(&value.to_data(), &min, &max, span(blamed)));
            }
        }
    }
}

fn in_order(low: &Value, high: &Value) -> bool {
    match (low, high) {
        (Value::Number(low), Value::Number(high)) => low <= high,
        (Value::Date(low), Value::Date(high)) => low <= high,
        _ => true,
    }
}

fn text(value: &Option<Value>) -> String {
    value.as_ref().map_or_else(|| "…".to_owned(), Value::to_data)
}

fn out_of_bounds(value: &str, min: &str, max: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("value", value).arg("min", min).arg("max", max)
}
