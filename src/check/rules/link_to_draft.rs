//! `link-to-draft`: a clause that is shown names one that is still a draft.
//!
//! Readers would be sent to a page that is not there.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::Status;
use crate::load::{Record, Reference};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("link-to-draft"), runs: &[Run::Library(of_lists), Run::Linked(of_clause)] };

fn of_lists(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    look(facts, &facts.records.references, diagnostics);
}

fn of_clause(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    if clause.value.status != Status::Draft {
        look(facts, &clause.references, diagnostics);
    }
}

fn look(facts: &Facts<'_>, references: &[Reference], diagnostics: &mut Diagnostics) {
    for reference in references.iter().filter(|reference| reference.kind.is_of_clauses()) {
        let (id, _) = reference.id.split_once('/').unwrap_or((&reference.id, ""));
        if facts.index.clause(id).is_some_and(|clause| clause.value.status == Status::Draft) {
            diagnostics.push(to_draft(id, reference.span));
        }
    }
}

fn to_draft(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("id", id)
}
