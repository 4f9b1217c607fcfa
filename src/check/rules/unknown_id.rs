//! `unknown-id`: a value names something that the library does not define.
//!
//! Its page would link to nowhere, and those who browse by it would never find it.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::Record;
use crate::load::{Kind, Reference, ReferenceBy};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule {
    rule: Rule::error("unknown-id"),
    runs: &[Run::Library(of_lists), Run::Clause(of_clause), Run::Linked(of_linked)],
};

/// Ids are listed where there are at most so many of a kind.
const MOST_LISTED: usize = 30;

fn of_lists(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let unknown = facts.unknown_references(&facts.records.references, ReferenceBy::Value, |_| true);
    diagnostics.extend(unknown.map(|reference| unknown_id(reference, facts)));
}

fn of_clause(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let unknown = facts.unknown_references(&clause.references, ReferenceBy::Value, |kind| !kind.is_of_clauses());
    diagnostics.extend(unknown.map(|reference| unknown_id(reference, facts)));
}

fn of_linked(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let unknown = facts.unknown_references(&clause.references, ReferenceBy::Value, Kind::is_of_clauses);
    diagnostics.extend(unknown.map(|reference| unknown_id(reference, facts)));
}

fn unknown_id(reference: &Reference, facts: &Facts<'_>) -> Diagnostic {
    // In its own clause a provision is named without the clause.
    let written = facts.sources.file(reference.span.file).text().get(reference.span.start..reference.span.end);
    let written = written.unwrap_or(&reference.id).trim_matches(['"', '\'']);
    let prefix = reference.id.strip_suffix(written).unwrap_or_default();
    let ids = facts.index.ids(reference.kind);
    let known = ids.iter().filter_map(|id| id.strip_prefix(prefix));
    let diagnostic = RULE.rule.at(reference.span);
    let diagnostic = match reference.kind {
        Kind::Provision => diagnostic.arg("known", ""),
        _ if !ids.is_empty() && ids.len() <= MOST_LISTED => diagnostic.arg("known", ids.join(", ")),
        _ => diagnostic,
    };
    diagnostic
        .arg("kind", reference.kind.key())
        .arg("id", written)
        .arg("home", reference.kind.home())
        .nearest(written, known)
}
