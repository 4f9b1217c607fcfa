//! `broken-link`: a text links to something that the library does not define.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::load::{Reference, ReferenceBy};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("broken-link"), run: Run::Library(run) };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let by_link = facts.records.references.iter().filter(|reference| reference.by == ReferenceBy::Link);
    for reference in by_link.filter(|reference| !facts.index.knows(reference.kind, &reference.id)) {
        diagnostics.push(broken_link(reference, facts));
    }
}

fn broken_link(reference: &Reference, facts: &Facts<'_>) -> Diagnostic {
    RULE.rule
        .at(reference.span)
        .arg("kind", reference.kind.key())
        .arg("id", reference.id.as_str())
        .arg("home", reference.kind.home())
        .nearest(&reference.id, facts.index.ids(reference.kind))
}
