//! `clauses/<id>.sheets.json`: a clause as the dossier reads it, its texts with numbered holes.

use serde::Serialize;

use crate::dossier::Dossier;
use crate::dossier::blanks::{Blank, blanks};
use crate::dossier::provisions::{ControlTexts, Sheet, control, sheet};
use crate::dossier::versions::older;
use crate::library::{AmbitionId, Clause, EffectId, How, LegalTextId, ProvisionRef, SegmentId, Status, key_of};
use crate::output::{Family, Manifest};
use crate::outside::Outside;
use crate::routes::Route;

/// The shape of the file; rises when a reader of the last shape could not read it.
const FORMAT: u32 = 1;

/// A clause, as the dossier reads it.
#[derive(Debug, Serialize)]
struct Sheets<'a> {
    format: u32,
    id: &'a str,
    version: u32,
    status: &'static str,
    title: String,
    summary: String,
    address: String,
    page: String,
    verified_on: String,
    segments: Vec<&'a str>,
    /// The legal texts that it rests on: some duties ask for a clause that rests on them.
    legal: Vec<&'a str>,
    effects: Vec<&'a str>,
    ambition: &'a str,
    former_ids: Vec<&'a str>,
    withdrawn: Option<Withdrawn<'a>>,
    versions: Vec<OlderVersion>,
    files: Files,
    blanks: Vec<Blank>,
    provisions: Vec<Sheet<'a>>,
    controls: Vec<ControlTexts>,
    related: Vec<RelatedTo<'a>>,
    declares: Vec<(&'a str, &'a str)>,
}

#[derive(Debug, Serialize)]
struct Withdrawn<'a> {
    date: String,
    why: String,
    replaced_by: Option<&'a str>,
}

/// A version that another replaced.
#[derive(Debug, Serialize)]
pub(crate) struct OlderVersion {
    /// Its number.
    pub(crate) version: u32,
    /// Its page.
    pub(crate) page: String,
    /// Its file of this kind.
    pub(crate) sheets: String,
}

/// The fragments of documents.
#[derive(Debug, Serialize)]
struct Files {
    word: String,
    odf: String,
}

#[derive(Debug, Serialize)]
struct RelatedTo<'a> {
    clause: &'a str,
    title: String,
    how: &'static str,
    page: String,
}

/// Where a clause, or a superseded version of it, is published.
pub(crate) struct Places {
    /// Its page.
    pub(crate) page: Route,
    /// Its fragments for Word.
    pub(crate) word: Route,
    /// Its fragments for OpenDocument.
    pub(crate) odf: Route,
    /// The versions that it replaced, newest first.
    pub(crate) versions: Vec<OlderVersion>,
}

/// Writes what the dossier reads of `clause`, which is published at `places`.
pub(crate) fn write(dossier: &Dossier<'_>, clause: &Clause, places: Places, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let library = dossier.outside.library;
    let provisions = library.provisions_in_tender_order(clause);
    let withdrawn = clause.withdrawn.as_ref().map(|withdrawal| Withdrawn {
        date: withdrawal.date.to_string(),
        why: dossier.outside.set(&withdrawal.why),
        replaced_by: withdrawal.replaced_by.as_ref().map(|id| id.as_str()),
    });
    let sheets = Sheets {
        format: FORMAT,
        id: clause.id.as_str(),
        version: clause.version,
        status: key_of(&Status::ALL, clause.status),
        title: dossier.outside.set(&clause.title),
        summary: dossier.outside.set(&clause.summary),
        address: places.page.under(dossier.outside.base_url),
        page: places.page.path().to_owned(),
        verified_on: clause.verified_on.to_string(),
        segments: clause.segments.iter().map(SegmentId::as_str).collect(),
        legal: clause.legal.iter().map(LegalTextId::as_str).collect(),
        effects: clause.effects.iter().map(EffectId::as_str).collect(),
        ambition: AmbitionId::as_str(&clause.ambition),
        former_ids: clause.former_ids.iter().map(|id| id.as_str()).collect(),
        withdrawn,
        versions: places.versions,
        files: Files { word: places.word.path().to_owned(), odf: places.odf.path().to_owned() },
        blanks: blanks(dossier, clause),
        provisions: provisions.iter().map(|provision| sheet(dossier, clause, provision, &places.page)).collect(),
        controls: clause.controls.iter().map(|one| control(dossier, one)).collect(),
        related: related(dossier, clause),
        declares: clause
            .declares
            .iter()
            .flat_map(|declared| declared.values.iter().map(|value| (declared.register.as_str(), value.as_str())))
            .collect(),
    };
    Ok(serde_json::to_writer(bytes, &sheets)?)
}

/// The clauses that go with this one or against it, whichever says so.
fn related<'d>(dossier: &'d Dossier<'_>, clause: &'d Clause) -> Vec<RelatedTo<'d>> {
    let library = dossier.outside.library;
    let own = clause.related.iter().map(|related| (library.clauses.get(&related.clause), related.how));
    let others = dossier.who_relates().get(clause.id.as_str()).map_or(&[][..], Vec::as_slice);
    let others = others.iter().map(|(place, how)| (library.clauses.at(*place), *how));
    let mut rows: Vec<RelatedTo<'_>> = Vec::new();
    for (other, how) in own.chain(others).filter(|(other, _)| other.status != Status::Withdrawn) {
        let how = key_of(&How::ALL, how);
        // What both say is said once.
        if rows.iter().all(|row| row.clause != other.id.as_str() || row.how != how) {
            let page = dossier.outside.routes.clause(&other.id).path().to_owned();
            rows.push(RelatedTo { clause: other.id.as_str(), title: dossier.outside.set(&other.title), how, page });
        }
    }
    rows
}

/// The file of each clause.
pub(crate) struct SheetFiles<'a> {
    /// What they are made of.
    pub(crate) dossier: Dossier<'a>,
}

const EXTENSION: &str = "sheets.json";

impl Family for SheetFiles<'_> {
    fn count(&self) -> usize {
        self.dossier.outside.library.clauses.len()
    }

    fn path(&self, place: usize) -> String {
        let Outside { library, routes, .. } = self.dossier.outside;
        routes.clause_file(&library.clauses.at(place).id, EXTENSION).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let Outside { library, routes, .. } = self.dossier.outside;
        library.clauses.find_place(routes.clause_of_file(path, EXTENSION)?)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let Outside { library, routes, .. } = self.dossier.outside;
        let clause = library.clauses.at(place);
        let places = Places {
            page: routes.clause(&clause.id),
            word: routes.clause_file(&clause.id, "word.json"),
            odf: routes.clause_file(&clause.id, "odf.json"),
            versions: older(&self.dossier, clause),
        };
        write(&self.dossier, clause, places, bytes)
    }
}

/// `clause/provision`, as data names a provision.
pub(crate) fn reference(reference: &ProvisionRef) -> String {
    format!("{}/{}", reference.clause, reference.provision)
}
