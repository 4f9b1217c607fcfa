//! `clauses/<id>/v<N>.sheets.json`: superseded versions, in the shape of clauses.

use crate::dossier::Dossier;
use crate::dossier::sheets::{OlderVersion, Places, write};
use crate::library::Clause;
use crate::output::{Family, Manifest};
use crate::outside::Outside;

const EXTENSION: &str = "sheets.json";

/// The file of each superseded version.
pub(super) struct VersionFiles<'a> {
    /// What they are made of.
    pub(super) dossier: Dossier<'a>,
}

impl Family for VersionFiles<'_> {
    fn count(&self) -> usize {
        self.dossier.outside.library.versions.len()
    }

    fn path(&self, place: usize) -> String {
        let version = self.dossier.outside.library.versions.at(place);
        self.dossier.outside.routes.version_file(&version.id, version.version, EXTENSION).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let (id, number) = self.dossier.outside.routes.version_of_file(path, EXTENSION)?;
        self.dossier.outside.library.versions.find_place(id, number)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let Outside { library, routes, .. } = self.dossier.outside;
        let version = library.versions.at(place);
        let file = |extension| routes.version_file(&version.id, version.version, extension);
        let mut versions = older(&self.dossier, version);
        versions.retain(|other| other.version < version.version);
        let places = Places {
            page: routes.version(&version.id, version.version),
            word: file("word.json"),
            odf: file("odf.json"),
            versions,
        };
        write(&self.dossier, version, places, bytes)
    }
}

/// The versions of `clause` that were kept, newest first.
pub(super) fn older(dossier: &Dossier<'_>, clause: &Clause) -> Vec<OlderVersion> {
    let versions = dossier.outside.library.versions.of(&clause.id).iter();
    let older = versions.map(|version| OlderVersion {
        version: version.version,
        page: dossier.outside.routes.version(&version.id, version.version).path().to_owned(),
        sheets: dossier.outside.routes.version_file(&version.id, version.version, EXTENSION).path().to_owned(),
    });
    older.collect()
}
