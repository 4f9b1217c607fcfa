//! `unlisted-citation`: a text links to a legal text, a label or a standard that the clause does not list.
//!
//! Those who look for the clauses that rest on it would not find this one.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::load::at;
use crate::source::Span;
use crate::text::{Inline, LinkKind, Target};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::warning("unlisted-citation"), runs: &[Run::Clause(run)] };

fn run(_: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let value = &clause.value;
    let mut missing: Vec<(&str, String)> = Vec::new();
    for text in clause.texts() {
        text.text.visit_inlines(&mut |inline| {
            let Inline::Link { target: Target::Internal { kind, id }, .. } = inline else { return };
            let (list, listed) = match kind {
                LinkKind::LegalText => ("legal", value.legal.iter().any(|known| known.as_str() == &**id)),
                LinkKind::Label => ("labels", value.labels.iter().any(|known| known.as_str() == &**id)),
                LinkKind::Standard => ("standards", value.standards.iter().any(|known| known.as_str() == &**id)),
                LinkKind::Clause | LinkKind::Segment | LinkKind::Page => return,
            };
            if !listed {
                missing.push((list, id.to_string()));
            }
        });
    }
    missing.sort();
    missing.dedup();
    for (list, id) in missing {
        let span = match clause.tree().find(at![list]) {
            Some(_) => clause.key_place(at![list]),
            None => clause.place(at!["title"]),
        };
        diagnostics.push(unlisted(list, &id, span));
    }
}

fn unlisted(list: &str, id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("list", list).arg("id", id)
}
