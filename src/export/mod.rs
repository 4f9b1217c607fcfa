//! Library → dumps: the open data, in every format of the table of formats.
//!
//! What leaves the program are the rows of `rows`, made of cells: a writer sees a table, its columns and its rows, and
//! never the model.

mod cell;
mod csv;
mod json;
mod licence;
mod rows;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::library::Library;
use crate::options::BuildOptions;
use crate::output::{Family, Manifest, Output};
use crate::routes::{Route, Routes};
use crate::tables::{FORMATS, FormatId, LICENCE_FILE, TABLES};

use self::cell::Row;

/// What every dump is made from.
#[derive(Clone, Copy)]
struct Published<'a> {
    library: &'a Library,
    routes: &'a Routes,
    options: &'a BuildOptions,
}

/// Plans the files of every format, and the licence beside them.
pub(crate) fn plan<'a>(library: &'a Library, routes: &'a Routes, options: &'a BuildOptions, output: &mut Output<'a>) {
    let published = Published { library, routes, options };
    for format in FORMATS {
        match format.id {
            FormatId::Csv => {
                for table in TABLES {
                    output.asset(routes.dump(&format.file(table)).file(), move |bytes| {
                        csv::write(table, rows::of(table, published), bytes)
                    });
                }
            }
            FormatId::Json => {
                for file in format.files() {
                    output.asset(routes.dump(&file).file(), move |bytes| json::write(published, bytes));
                }
            }
        }
    }
    output.family(Arc::new(ClauseFiles { published }));
    output.asset(routes.dump(LICENCE_FILE).file(), move |bytes| licence::write(published, bytes));
}

/// The JSON file of each clause.
struct ClauseFiles<'a> {
    published: Published<'a>,
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
        json::write_clause(self.published.library.clauses.at(place), self.published, bytes)
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
