//! `broken-link`: a text links to something that the library does not define.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::{Kind, Record};
use crate::load::{Reference, ReferenceBy};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule {
    rule: Rule::error("broken-link"),
    runs: &[Run::Library(of_lists), Run::Clause(of_clause), Run::Linked(of_linked)],
};

fn of_lists(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let unknown = facts.unknown_references(&facts.records.references, ReferenceBy::Link, |_| true);
    diagnostics.extend(unknown.map(|reference| broken_link(reference, facts)));
}

fn of_clause(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let unknown = facts.unknown_references(&clause.references, ReferenceBy::Link, |kind| !kind.is_of_clauses());
    diagnostics.extend(unknown.map(|reference| broken_link(reference, facts)));
}

fn of_linked(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let unknown = facts.unknown_references(&clause.references, ReferenceBy::Link, Kind::is_of_clauses);
    diagnostics.extend(unknown.map(|reference| broken_link(reference, facts)));
}

fn broken_link(reference: &Reference, facts: &Facts<'_>) -> Diagnostic {
    let ids = facts.index.ids(reference.kind);
    RULE.rule
        .at(reference.span)
        .arg("kind", reference.kind.key())
        .arg("id", &*reference.id)
        .arg("home", reference.kind.home())
        .nearest(&reference.id, ids.iter().map(String::as_str))
}
