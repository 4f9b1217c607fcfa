//! Records to a library, or to diagnostics.
//!
//! Every rule runs, whatever the others found; a library is made only where no error is left.

mod assemble;
mod index;
mod phrases;
pub(crate) mod rules;

use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher as _};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};

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

/// What the rules found in each clause, which holds as long as nothing that they looked at changes.
#[derive(Default)]
pub(crate) struct Findings {
    today: Option<Date>,
    /// What was found in a clause alone, in those in which something was.
    alone: BTreeMap<FileId, Diagnostics>,
    /// What was found in a clause beside the others, likewise.
    linked: BTreeMap<FileId, Diagnostics>,
    /// What each clause shows to the others.
    faces: FxHashMap<FileId, u64>,
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
    let all = || records.clauses.iter().collect();
    let (of_alone, of_linked) = match changed {
        Changed::Clauses(files) if findings.today == Some(today) => {
            let is_changed = |record: &&Record<Clause>| files.contains(&record.file());
            let changed: Vec<_> = records.clauses.iter().filter(is_changed).collect();
            let look_alike = findings.forget(files, &changed);
            (changed.clone(), if look_alike { changed } else { all() })
        }
        _ => {
            let faces = records.clauses.iter().map(|clause| (clause.file(), face(clause))).collect();
            *findings = Findings { today: Some(today), faces, ..Findings::default() };
            (all(), all())
        }
    };
    if of_linked.len() == records.clauses.len() {
        findings.linked.clear();
    }
    findings.alone.extend(run_all(&facts, &alone, &of_alone));
    findings.linked.extend(run_all(&facts, &linked, &of_linked));
    for found in findings.alone.values().chain(findings.linked.values()) {
        diagnostics.append(found.clone());
    }
    diagnostics.sort(sources);
    diagnostics
}

/// What `rules` find in `clauses`, where they find something.
fn run_all(facts: &Facts<'_>, rules: &[rules::OfClause], clauses: &[&Record<Clause>]) -> Vec<(FileId, Diagnostics)> {
    let look = |clause: &&Record<Clause>| {
        let mut found = Diagnostics::default();
        for run in rules {
            run(facts, clause, &mut found);
        }
        (!found.is_empty()).then(|| (clause.file(), found))
    };
    clauses.par_iter().filter_map(look).collect()
}

impl Findings {
    /// Forgets what was found in `files`, which `clauses` say now; says whether the others see them as before.
    fn forget(&mut self, files: &[FileId], clauses: &[&Record<Clause>]) -> bool {
        let before: Vec<Option<u64>> = files.iter().map(|file| self.faces.remove(file)).collect();
        for file in files {
            self.alone.remove(file);
            self.linked.remove(file);
        }
        self.faces.extend(clauses.iter().map(|clause| (clause.file(), face(clause))));
        files.iter().map(|file| self.faces.get(file).copied()).eq(before)
    }
}

/// What a clause shows to those that name it, as a number: its state, and its provisions with their natures.
fn face(clause: &Record<Clause>) -> u64 {
    let mut hasher = FxHasher::default();
    std::mem::discriminant(&clause.value.status).hash(&mut hasher);
    for provision in &clause.value.provisions {
        (provision.id.as_str(), provision.nature.as_str()).hash(&mut hasher);
    }
    hasher.finish()
}
