//! `unused-parameter`: a parameter that no text uses.
//!
//! The buyer would be asked for something that prints nowhere.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;
use crate::text::Inline;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("unused-parameter"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let texts = clause.texts();
    for parameter in &clause.value.parameters {
        let mut used = false;
        for text in &texts {
            text.text.visit_inlines(&mut |inline| {
                used |= matches!(inline, Inline::Parameter { name, .. } if **name == parameter.name);
            });
        }
        if !used {
            let span = clause.key_place(at!["parameters", parameter.name.as_str()]);
            diagnostics.push(unused(&parameter.name, span));
        }
    }
}

fn unused(name: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("name", name)
}
