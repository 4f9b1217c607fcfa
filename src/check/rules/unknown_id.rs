//! `unknown-id`: a value names something that the library does not define.
//!
//! Its page would link to nowhere, and those who browse by it would never find it.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::{Kind, Reference, ReferenceBy};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("unknown-id"), run: Run::Library(run) };

/// Ids are listed where there are at most so many of a kind.
const MOST_LISTED: usize = 30;

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let by_value = facts.records.references.iter().filter(|reference| reference.by == ReferenceBy::Value);
    for reference in by_value.filter(|reference| !facts.index.knows(reference.kind, &reference.id)) {
        diagnostics.push(unknown_id(reference, facts));
    }
}

fn unknown_id(reference: &Reference, facts: &Facts<'_>) -> Diagnostic {
    // In its own clause a provision is named without the clause.
    let written = facts.sources.file(reference.span.file).text().get(reference.span.start..reference.span.end);
    let written = written.unwrap_or(&reference.id).trim_matches(['"', '\'']);
    let prefix = reference.id.strip_suffix(written).unwrap_or_default();
    let known = facts.index.ids(reference.kind).filter_map(|id| id.strip_prefix(prefix));
    let listed: Vec<&str> = facts.index.ids(reference.kind).take(MOST_LISTED + 1).collect();
    let diagnostic = RULE.rule.at(reference.span);
    let diagnostic = match reference.kind {
        Kind::Provision => diagnostic.arg("known", ""),
        _ if !listed.is_empty() && listed.len() <= MOST_LISTED => diagnostic.arg("known", listed.join(", ")),
        _ => diagnostic,
    };
    diagnostic
        .arg("kind", reference.kind.key())
        .arg("id", written)
        .arg("home", reference.kind.home())
        .nearest(written, known)
}
