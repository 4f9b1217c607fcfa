//! `undeclared-parameter`: a text uses `{name}`, and no parameter has that name.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::source::Span;
use crate::text::Inline;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("undeclared-parameter"), runs: &[Run::Library(of_versions), Run::Clause(run)] };

/// Superseded versions print their parameters too.
fn of_versions(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for version in &facts.records.versions {
        run(facts, version, diagnostics);
    }
}

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let source = facts.sources.file(clause.file()).text();
    let known: Vec<&str> = clause.value.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
    for text in clause.texts() {
        let in_criterion = text.provision.is_some_and(|at| clause.value.provisions[at].criterion.is_some());
        text.text.visit_inlines(&mut |inline| {
            let Inline::Parameter { name, span, .. } = inline else { return };
            let is_declared = known.contains(&&**name) || (**name == *"weight" && in_criterion);
            if !is_declared && let Some(span) = text.path.locate(clause, source, span.range()) {
                diagnostics.push(undeclared(name, span, &known));
            }
        });
    }
}

fn undeclared(name: &str, span: Span, known: &[&str]) -> Diagnostic {
    RULE.rule.at(span).arg("name", name).nearest(name, known.iter().copied())
}
