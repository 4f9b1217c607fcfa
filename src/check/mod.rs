//! Records to a library, or to diagnostics.
//!
//! Every rule runs, whatever the others found; a [`Library`] is made only where no error is left.

mod assemble;
mod index;
mod phrases;
pub(crate) mod rules;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::library::{Date, Library};
use crate::load::Records;
use crate::options::BuildOptions;
use crate::source::Sources;
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

/// Checks `records`; `diagnostics` is what reading found. Gives the library, where no error is left.
pub(crate) fn check(
    records: Records,
    mut diagnostics: Diagnostics,
    sources: &Sources,
    options: &BuildOptions,
) -> (Option<Library>, Diagnostics) {
    let facts = Facts {
        records: &records,
        sources,
        today: options.date,
        index: Index::new(&records),
        wording: rules::wording::Wording::new(&records),
    };
    let mut clause_rules = Vec::new();
    for rule in RULES {
        match rule.run {
            Run::Library(run) => run(&facts, &mut diagnostics),
            Run::Clause(run) => clause_rules.push(run),
        }
    }
    let of_clauses: Vec<Diagnostics> = records
        .clauses
        .par_iter()
        .map(|clause| {
            let mut found = Diagnostics::default();
            for run in &clause_rules {
                run(&facts, clause, &mut found);
            }
            found
        })
        .collect();
    for found in of_clauses {
        diagnostics.append(found);
    }
    diagnostics.sort(sources);
    let library = if diagnostics.has_errors() { None } else { assemble::library(records, options) };
    (library, diagnostics)
}
