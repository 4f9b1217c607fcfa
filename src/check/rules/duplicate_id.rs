//! `duplicate-id`: two things of one kind have the same id, or an id that another had before.
//!
//! An id is an address: two pages cannot stand at one.

use crate::check::Facts;
use crate::check::index::defined;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::load::{Kind, Record, at};
use crate::source::{Span, Spanned};
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("duplicate-id"), runs: &[Run::Library(run), Run::Clause(inside_a_clause)] };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<(Kind, &str), &Spanned<String>> = FxHashMap::default();
    for (kind, id) in defined(facts.records).filter(|(_, id)| !id.value.is_empty()) {
        match seen.entry((kind, id.value.as_str())) {
            Entry::Vacant(entry) => {
                entry.insert(id);
            }
            Entry::Occupied(entry) => diagnostics.push(duplicate_id(&id.value, id.span, entry.get().span, facts)),
        }
    }
    for clause in &facts.records.clauses {
        for (at, former) in clause.value.former_ids.iter().enumerate() {
            if let Some(other) = seen.get(&(Kind::Clause, former.as_str())) {
                let span = clause.place(at!["former_ids", at]);
                diagnostics.push(duplicate_id(former.as_str(), span, other.span, facts));
            }
        }
    }
}

/// Provisions of one clause, and choices of one parameter.
fn inside_a_clause(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let provisions = &clause.value.provisions;
    for (at, provision) in provisions.iter().enumerate().filter(|(_, provision)| !provision.id.is_empty()) {
        if let Some(first) = provisions[..at].iter().position(|other| other.id == provision.id) {
            let first = clause.place(at!["provisions", first, "id"]);
            diagnostics.push(duplicate_id(&provision.id, clause.place(at!["provisions", at, "id"]), first, facts));
        }
    }
    for parameter in &clause.value.parameters {
        for (at, choice) in parameter.choices.iter().enumerate() {
            if let Some(first) = parameter.choices[..at].iter().position(|other| other.id == choice.id) {
                let path = |at: usize| clause.place(at!["parameters", parameter.name.as_str(), "choices", at, "id"]);
                diagnostics.push(duplicate_id(&choice.id, path(at), path(first), facts));
            }
        }
    }
}

fn duplicate_id(id: &str, span: Span, first: Span, facts: &Facts<'_>) -> Diagnostic {
    let line = facts.sources.positions(first).0.line;
    RULE.rule.at(span).arg("id", id).arg("path", facts.sources.file(first.file).path()).arg("line", line.to_string())
}
