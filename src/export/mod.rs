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

use crate::library::Library;
use crate::options::BuildOptions;
use crate::output::Output;
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
    for clause in &library.clauses {
        output.asset(routes.clause_file(&clause.id, "json").file(), move |bytes| {
            json::write_clause(clause, published, bytes)
        });
    }
    output.asset(routes.dump(LICENCE_FILE).file(), move |bytes| licence::write(published, bytes));
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
