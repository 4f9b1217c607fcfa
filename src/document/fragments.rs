//! `clauses/<id>.word.json` and `clauses/<id>.odf.json`, and the same of superseded versions: the provisions of a clause, from
//! which the browser makes documents.

use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::document::fragment::{Suite, fragment};
use crate::document::skeleton::FORMAT;
use crate::library::Clause;
use crate::output::{Family, Manifest};
use crate::outside::Outside;
use crate::routes::Route;
use crate::text::Pieces;

#[derive(Debug, Serialize)]
struct Fragments<'a> {
    format: u32,
    #[serde(serialize_with = "as_map")]
    provisions: Vec<(&'a str, Pieces)>,
}

/// Writes the fragments of `clause`, whose page is at `page`.
fn write(
    documents: &Outside<'_>,
    suite: Suite,
    clause: &Clause,
    page: &Route,
    bytes: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let provisions = clause.provisions.iter();
    let provisions =
        provisions.map(|provision| (provision.id.as_str(), fragment(documents, suite, clause, provision, page)));
    Ok(serde_json::to_writer(bytes, &Fragments { format: FORMAT, provisions: provisions.collect() })?)
}

/// The file of each clause, or of each superseded version, for one family of formats.
pub(super) struct FragmentFiles<'a> {
    /// What they are made of.
    pub(super) documents: Arc<Outside<'a>>,
    /// The family of formats.
    pub(super) suite: Suite,
    /// Whether they are those of superseded versions.
    pub(super) superseded: bool,
}

impl FragmentFiles<'_> {
    fn extension(&self) -> &'static str {
        match self.suite {
            Suite::Word => "word.json",
            Suite::Odf => "odf.json",
        }
    }

    fn clause(&self, place: usize) -> &Clause {
        let library = self.documents.library;
        if self.superseded { library.versions.at(place) } else { library.clauses.at(place) }
    }
}

impl Family for FragmentFiles<'_> {
    fn count(&self) -> usize {
        let library = self.documents.library;
        if self.superseded { library.versions.len() } else { library.clauses.len() }
    }

    fn path(&self, place: usize) -> String {
        let (routes, clause) = (self.documents.routes, self.clause(place));
        if self.superseded {
            return routes.version_file(&clause.id, clause.version, self.extension()).file();
        }
        routes.clause_file(&clause.id, self.extension()).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let Outside { library, routes, .. } = *self.documents;
        if self.superseded {
            let (id, version) = routes.version_of_file(path, self.extension())?;
            return library.versions.find_place(id, version);
        }
        library.clauses.find_place(routes.clause_of_file(path, self.extension())?)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let (routes, clause) = (self.documents.routes, self.clause(place));
        let page = if self.superseded { routes.version(&clause.id, clause.version) } else { routes.clause(&clause.id) };
        write(&self.documents, self.suite, clause, &page, bytes)
    }
}

fn as_map<S: Serializer>(entries: &[(&str, Pieces)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (name, pieces) in entries {
        map.serialize_entry(name, pieces)?;
    }
    map.end()
}
