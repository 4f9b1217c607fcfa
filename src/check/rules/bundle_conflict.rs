//! `bundle-conflict`: a pack holds two clauses of which one says that it does not go with the other.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostics, Rule};
use crate::library::{Clause, How};
use crate::load::at;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("bundle-conflict"), runs: &[Run::Library(run)] };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for bundle in &facts.records.bundles {
        let items = &bundle.value.items;
        let clauses = items.iter().map(|item| facts.index.clause(item.clause.as_str()));
        let clauses: Vec<Option<&Clause>> = clauses.map(|clause| clause.map(|clause| &*clause.value)).collect();
        for (at, clause) in clauses.iter().enumerate() {
            let Some(clause) = clause else { continue };
            let other = clauses[..at].iter().flatten().find(|other| conflict(clause, other));
            if let Some(other) = other {
                let found = RULE.rule.at(bundle.place(at!["items", at, "clause"]));
                diagnostics.push(found.arg("id", clause.id.as_str()).arg("other", other.id.as_str()));
            }
        }
    }
}

fn conflict(one: &Clause, other: &Clause) -> bool {
    let against = |one: &Clause, other: &Clause| {
        one.related.iter().any(|related| related.clause == other.id && related.how == How::Conflicts)
    };
    against(one, other) || against(other, one)
}
