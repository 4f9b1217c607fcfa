//! `link-to-draft`: a clause that is shown names one that is still a draft.
//!
//! Readers would be sent to a page that is not there.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Status;
use crate::load::Kind;
use crate::source::{FileId, Span};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("link-to-draft"), run: Run::Library(run) };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for reference in &facts.records.references {
        let (id, _) = reference.id.split_once('/').unwrap_or((&reference.id, ""));
        if !matches!(reference.kind, Kind::Clause | Kind::Provision) || is_draft_file(facts, reference.span.file) {
            continue;
        }
        if facts.index.clause(id).is_some_and(|clause| clause.value.status == Status::Draft) {
            diagnostics.push(to_draft(id, reference.span));
        }
    }
}

fn is_draft_file(facts: &Facts<'_>, file: FileId) -> bool {
    let path = facts.sources.file(file).path();
    let id = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    facts.index.clause(id).is_some_and(|clause| clause.file() == file && clause.value.status == Status::Draft)
}

fn to_draft(id: &str, span: Span) -> Diagnostic {
    RULE.rule.at(span).arg("id", id)
}
