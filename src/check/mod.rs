//! Records to a library, or to diagnostics.
//!
//! Every rule runs, whatever the others found; a library is made only where no error is left.

mod assemble;
mod index;
mod phrases;
pub(crate) mod rules;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::library::{Clause, Date};
use crate::load::{Changed, Loaded, Record, Records};
use crate::source::{FileId, Sources};
pub(crate) use assemble::library;
use index::Index;
use rules::{RULES, Run};

/// What the rules look at.
pub(crate) struct Facts<'f> {
    /// What the files say.
    pub(crate) records: &'f Records,
    /// The files.
    pub(crate) sources: &'f Sources,
    /// The day of the check.
    pub(crate) today: Date,
    /// Every id that is defined.
    pub(crate) index: Index<'f>,
    /// The wording rules of the content, ready to run.
    pub(crate) wording: rules::wording::Wording<'f>,
}

/// What the rules found in each clause alone: it holds as long as neither that clause nor anything but clauses changes.
#[derive(Default)]
pub(crate) struct Findings {
    today: Option<Date>,
    /// Of the clauses in which something was found.
    by_file: BTreeMap<FileId, Diagnostics>,
}

/// All that is wrong with what was `loaded` from `sources`, of which `changed` did since `findings`, on the day `today`.
pub(crate) fn diagnose(
    loaded: &Loaded,
    changed: &Changed,
    findings: &mut Findings,
    sources: &Sources,
    today: Date,
) -> Diagnostics {
    let records = &loaded.records;
    let facts =
        Facts { records, sources, today, index: Index::new(records), wording: rules::wording::Wording::new(records) };
    let mut diagnostics = loaded.diagnostics();
    let (mut alone, mut linked) = (Vec::new(), Vec::new());
    for run in RULES.iter().flat_map(|rule| rule.runs) {
        match *run {
            Run::Library(run) => run(&facts, &mut diagnostics),
            Run::Clause(run) => alone.push(run),
            Run::Linked(run) => linked.push(run),
        }
    }
    let changed: Option<Vec<_>> = match changed {
        Changed::Clauses(files) if findings.today == Some(today) => {
            let is_changed = |record: &&Record<Clause>| files.contains(&record.file());
            files.iter().for_each(|file| drop(findings.by_file.remove(file)));
            Some(records.clauses.iter().filter(is_changed).collect())
        }
        _ => {
            *findings = Findings { today: Some(today), by_file: BTreeMap::new() };
            None
        }
    };
    let changed = changed.unwrap_or_else(|| records.clauses.iter().collect());
    findings.by_file.extend(run_all(&facts, &alone, changed.into_par_iter()));
    for found in findings.by_file.values() {
        diagnostics.append(found.clone());
    }
    for (_, found) in run_all(&facts, &linked, records.clauses.par_iter()) {
        diagnostics.append(found);
    }
    diagnostics.sort(sources);
    diagnostics
}

/// What `rules` find in `clauses`, where they find something.
fn run_all<'r>(
    facts: &Facts<'_>,
    rules: &[rules::OfClause],
    clauses: impl ParallelIterator<Item = &'r Record<Clause>>,
) -> Vec<(FileId, Diagnostics)> {
    let look = |clause: &'r Record<Clause>| {
        let mut found = Diagnostics::default();
        for run in rules {
            run(facts, clause, &mut found);
        }
        (!found.is_empty()).then(|| (clause.file(), found))
    };
    clauses.filter_map(look).collect()
}
