//! Library → what the browser needs for a buyer's selection: per clause its texts with numbered holes, and the data by which
//! duties are told and fields are declared.

mod blanks;
mod duties;
mod former;
mod provisions;
mod reference;
pub(crate) mod sheets;
mod suggestions;
mod versions;
mod words;

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::conformity::DATA;
use crate::library::{How, Library};
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::outside::Outside;
use crate::routes::Routes;

/// Plans the files that the dossier reads.
pub(crate) fn plan<'a>(
    library: &'a Library,
    options: &'a BuildOptions,
    messages: &'a Messages,
    routes: &'a Routes,
    output: &mut Output<'a>,
) -> anyhow::Result<()> {
    let dossier = Dossier::new(Outside::new(library, options, messages, routes));
    output.family(Arc::new(sheets::SheetFiles { dossier }));
    output.asset(routes.asset(DATA).file(), move |bytes| duties::write(library, messages, routes, bytes));
    output.asset(routes.asset(reference::FILE).file(), move |bytes| reference::write(library, routes, bytes));
    output.asset(routes.asset(former::FILE).file(), move |bytes| former::write(library, bytes));
    for segment in &library.segments {
        output.asset(suggestions::route(routes, segment).file(), move |bytes| {
            suggestions::write(library, segment, routes, bytes)
        });
    }
    let dossier = Dossier::new(Outside::new(library, options, messages, routes));
    output.family(Arc::new(versions::VersionFiles { dossier }));
    Ok(())
}

/// What every file of the dossier is made of.
pub(crate) struct Dossier<'a> {
    outside: Outside<'a>,
    /// Who names a clause as going with it or against it, once somebody asks.
    who_relates: OnceLock<WhoRelates<'a>>,
}

/// By clause, the places of the clauses that name it, and how.
type WhoRelates<'a> = FxHashMap<&'a str, Vec<(usize, How)>>;

impl<'a> Dossier<'a> {
    fn new(outside: Outside<'a>) -> Dossier<'a> {
        Dossier { outside, who_relates: OnceLock::new() }
    }

    fn who_relates(&self) -> &WhoRelates<'a> {
        let library = self.outside.library;
        self.who_relates.get_or_init(|| {
            let mut who: WhoRelates<'a> = FxHashMap::default();
            for (place, clause) in library.clauses.iter().enumerate() {
                for related in &clause.related {
                    who.entry(related.clause.as_str()).or_default().push((place, related.how));
                }
            }
            who
        })
    }
}
