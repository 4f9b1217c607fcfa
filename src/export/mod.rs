//! Library → dumps: the open data, in every format of the table of formats.
//!
//! What leaves the program are the rows of `rows`, made of cells: a writer sees a table, its columns and its rows, and
//! never the model. Rows are written as they are shown, some clauses at a time, so that neither a table nor a dump is
//! ever whole in memory.

mod cell;
mod csv;
mod dumps;
mod json;
mod licence;
mod rows;
mod sorted;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::library::Library;
use crate::options::BuildOptions;
use crate::output::{Family, Manifest, Output};
use crate::routes::{Route, Routes};
use crate::tables::{FORMATS, FormatId, LICENCE_FILE, TABLES};

use self::dumps::Dumps;

/// What every dump is made from.
#[derive(Clone, Copy)]
struct Published<'a> {
    library: &'a Library,
    routes: &'a Routes,
    options: &'a BuildOptions,
}

/// Plans the files of every format, and the licence beside them.
pub(crate) fn plan<'a>(
    library: &'a Library,
    routes: &'a Routes,
    options: &'a BuildOptions,
    output: &mut Output<'a>,
) -> anyhow::Result<()> {
    let published = Published { library, routes, options };
    let dumps = Arc::new(Dumps::new(published)?);
    output.group("dumps");
    let files = FORMATS.iter().flat_map(|format| match format.id {
        FormatId::Csv => {
            let paths = TABLES.iter().map(|table| routes.dump(&format.file(table)).file());
            paths.zip(dumps.steps()).collect::<Vec<_>>()
        }
        FormatId::Json => {
            let steps = 0..dumps.n_steps();
            format.files().into_iter().map(|file| (routes.dump(&file).file(), steps.clone())).collect()
        }
    });
    let of_step = Arc::clone(&dumps);
    output.assets_in_pieces(files.collect(), move |step, pieces| {
        // In the order of the formats, and a step is of one table.
        let [csv, json] = pieces else { unreachable!("a step is for a file of each format") };
        of_step.write(step, csv, json);
        Ok(())
    });
    output.asset(routes.dump(LICENCE_FILE).file(), move |bytes| licence::write(published, bytes));
    output.group("json-per-clause");
    output.weighed_family(Arc::new(ClauseFiles { published, dumps }));
    Ok(())
}

/// The JSON file of each clause.
struct ClauseFiles<'a> {
    published: Published<'a>,
    dumps: Arc<Dumps<'a>>,
}

impl Family for ClauseFiles<'_> {
    fn count(&self) -> usize {
        self.published.library.clauses.len()
    }

    fn path(&self, place: usize) -> String {
        let Published { library, routes, .. } = self.published;
        routes.clause_file(&library.clauses.at(place).id, "json").file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let Published { library, routes, .. } = self.published;
        library.clauses.find_place(routes.clause_of_file(path, "json")?)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        self.dumps.json_of(self.published.library.clauses.at(place), bytes);
        Ok(())
    }
}

impl<'a> Published<'a> {
    /// The public address of the portal.
    fn base_url(self) -> &'a str {
        self.options.base_url.as_deref().unwrap_or(&self.library.portal.base_url)
    }

    /// The absolute address of `route`.
    fn address(self, route: &Route) -> String {
        route.under(self.base_url())
    }
}
