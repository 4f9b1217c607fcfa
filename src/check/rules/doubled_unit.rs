//! `doubled-unit`: a text writes the unit that the parameter prints already: `{taux} %` would print « 70 % % ».

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{Parameter, ParameterKind};
use crate::load::Record;
use crate::source::Span;
use crate::text::Inline;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("doubled-unit"), runs: &[Run::Clause(run)] };

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let source = facts.sources.file(clause.file()).text();
    for text in clause.texts() {
        text.text.visit_lines(&mut |line| {
            for pair in line.windows(2) {
                let [Inline::Parameter { name, bare: false, span }, Inline::Text(after, after_span)] = pair else {
                    continue;
                };
                let units = units(clause, name);
                if let Some(unit) = units.iter().find(|unit| is_written(after, unit)) {
                    let end = after_span.start() + after.find(unit.as_str()).unwrap_or(0) + unit.len();
                    let place = text.path.locate(clause, source, span.start()..end);
                    diagnostics.extend(place.map(|place| doubled(name, unit, place)));
                }
            }
        });
    }
}

/// What `name` prints after its value.
fn units(clause: &Record<Clause>, name: &str) -> Vec<String> {
    let parameter = clause.value.parameters.iter().find(|parameter| parameter.name == name);
    match parameter {
        _ if name == "weight" => vec!["%".to_owned()],
        Some(Parameter { unit: Some(unit), .. }) => vec![unit.other.clone(), unit.one.clone()],
        Some(Parameter { kind: ParameterKind::Percent, .. }) => vec!["%".to_owned()],
        _ => Vec::new(),
    }
}

/// Whether `after` goes on with `unit`, and not with a longer word.
fn is_written(after: &str, unit: &str) -> bool {
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']).strip_prefix(unit);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn doubled(name: &str, unit: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("name", name).arg("unit", unit)
}
