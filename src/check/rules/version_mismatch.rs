//! `version-mismatch`: a superseded version that does not say its number, is not older than the clause, or has no clause.
//!
//! A version is a file that never changes: what it is cited by, `soged@1`, must lead to it and to nothing else.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostics, Rule};
use crate::load::{Kind, at, version_number};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("version-mismatch"), runs: &[Run::Library(run)] };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for version in &facts.records.versions {
        let clause = version.value.id.as_str();
        let file = facts.sources.file(version.file()).path();
        let number = version_number(file).unwrap_or(0); // what is not called after a number is no version
        let said = |problem: &'static str, span: Span| {
            let found = RULE.rule.at(span).arg("problem", problem).arg("clause", clause);
            found.arg("number", number.to_string()).arg("version", version.value.version.to_string())
        };
        if !facts.index.knows(Kind::Clause, clause) {
            let known = facts.index.ids(Kind::Clause);
            let found = said("clause", version.id.span).arg("current", "");
            diagnostics.push(found.nearest(clause, known.iter().map(String::as_str)));
            continue;
        }
        let place = version.place(at!["version"]);
        // 0: it could not be read, which has been said.
        if version.value.version != number && version.value.version != 0 {
            diagnostics.push(said("number", place).arg("current", ""));
        }
        let current = facts.index.clause(clause).map(|current| current.value.version);
        if let Some(current) = current.filter(|current| (1..=number).contains(current)) {
            diagnostics.push(said("order", place).arg("current", current.to_string()));
        }
    }
}
