//! `clauses/<id>.word.json` and `clauses/<id>.odf.json`: the provisions of a clause, from which the browser makes documents.

use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::document::Documents;
use crate::document::fragment::{Suite, fragment};
use crate::document::skeleton::FORMAT;
use crate::library::Clause;
use crate::output::{Family, Manifest};
use crate::routes::Route;
use crate::text::Pieces;

#[derive(Debug, Serialize)]
struct Fragments<'a> {
    format: u32,
    #[serde(serialize_with = "as_map")]
    provisions: Vec<(&'a str, Pieces)>,
}

/// Writes the fragments of `clause`, whose page is at `page`.
pub(super) fn write(
    documents: &Documents<'_>,
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

/// The file of each clause for one family of formats.
pub(super) struct FragmentFiles<'a> {
    /// What they are made of.
    pub(super) documents: Arc<Documents<'a>>,
    /// The family of formats.
    pub(super) suite: Suite,
}

impl FragmentFiles<'_> {
    fn extension(&self) -> &'static str {
        match self.suite {
            Suite::Word => "word.json",
            Suite::Odf => "odf.json",
        }
    }
}

impl Family for FragmentFiles<'_> {
    fn count(&self) -> usize {
        self.documents.library.clauses.len()
    }

    fn path(&self, place: usize) -> String {
        let Documents { library, routes, .. } = *self.documents;
        routes.clause_file(&library.clauses.at(place).id, self.extension()).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let Documents { library, routes, .. } = *self.documents;
        library.clauses.find_place(routes.clause_of_file(path, self.extension())?)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let clause = self.documents.library.clauses.at(place);
        write(&self.documents, self.suite, clause, &self.documents.routes.clause(&clause.id), bytes)
    }
}

fn as_map<S: Serializer>(entries: &[(&str, Pieces)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (name, pieces) in entries {
        map.serialize_entry(name, pieces)?;
    }
    map.end()
}
