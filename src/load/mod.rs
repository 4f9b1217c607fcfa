//! Files to records: what each file says, with places, nothing resolved.
//!
//! Never fails. What a file says wrong is a diagnostic, and reading goes on.

mod bundle;
mod clause;
mod cpv;
mod freeze;
mod front_matter;
mod legal;
mod portal;
mod reader;
mod record;
mod reference;
pub(crate) mod rules;
mod version;
mod writing;
mod yaml;

pub(crate) use clause::NO_WEIGHT;
pub use freeze::Freeze;
pub(crate) use record::{Kind, Record, Records, Reference, ReferenceBy};
pub(crate) use version::version_number;
pub(crate) use yaml::{Node, Step, Value, at};

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::Diagnostics;
use crate::library::{Clause, Language};
use crate::source::{FileId, SourceFile, Sources, Span, Unreadable};
use reader::Reader;

/// What the files of a library say, kept so that a clause that changes is read alone.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// What they say.
    pub(crate) records: Records,
    files: Vec<Arc<SourceFile>>,
    language: Language,
    /// What is wrong in files that are no clauses.
    found: Diagnostics,
    /// What is wrong in clauses, where something is.
    found_in_clauses: BTreeMap<FileId, Diagnostics>,
}

/// What changed since the files were read last.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// Anything.
    Everything,
    /// The words of these clauses, and nothing else.
    Clauses(Vec<FileId>),
}

impl Loaded {
    /// Reads every file of `sources`.
    pub(crate) fn new(sources: &Sources) -> Loaded {
        let (mut records, mut found) = (Records::default(), Diagnostics::default());
        let language = portal::load(sources, &mut records, &mut found);
        let files: Vec<Arc<SourceFile>> = sources.iter().map(|(_, file)| Arc::clone(file)).collect();
        let (clauses, others): (Vec<_>, Vec<_>) = sources.iter().partition(|(_, file)| is_clause(file));
        let others: Vec<Part> = others.into_par_iter().map(|(id, file)| load_file(id, file, language)).collect();
        for part in others {
            found.append(part.diagnostics);
            part.records.join(&mut records);
        }
        let load = |(id, file): (FileId, &Arc<SourceFile>)| (id, load_clause(id, file, language));
        let clauses: Vec<_> = clauses.into_par_iter().map(load).collect();
        let mut found_in_clauses = BTreeMap::new();
        records.clauses.reserve_exact(clauses.len());
        for (id, (clause, diagnostics)) in clauses {
            records.take_clause(clause);
            if !diagnostics.is_empty() {
                found_in_clauses.insert(id, diagnostics);
            }
        }
        Loaded { records, files, language, found, found_in_clauses }
    }

    /// Reads again what changed in `sources`, which were read from the same place.
    pub(crate) fn refresh(&mut self, sources: &Sources) -> Changed {
        let Some(changed) = self.changed_clauses(sources) else {
            *self = Loaded::new(sources);
            return Changed::Everything;
        };
        for (id, file) in &changed {
            self.files[id.number()] = Arc::clone(file);
            self.records.forget_clause(*id, stem(file.path()));
            let (clause, diagnostics) = load_clause(*id, file, self.language);
            self.found_in_clauses.remove(id);
            if !diagnostics.is_empty() {
                self.found_in_clauses.insert(*id, diagnostics);
            }
            self.records.take_clause(clause);
        }
        self.records.clauses.sort_by_key(Record::file);
        Changed::Clauses(changed.into_iter().map(|(id, _)| id).collect())
    }

    /// All that reading found.
    pub(crate) fn diagnostics(&self) -> Diagnostics {
        let mut diagnostics = self.found.clone();
        for found in self.found_in_clauses.values() {
            diagnostics.append(found.clone());
        }
        diagnostics
    }

    /// The clauses that changed; `None` where something else did.
    fn changed_clauses<'s>(&self, sources: &'s Sources) -> Option<Vec<(FileId, &'s Arc<SourceFile>)>> {
        if sources.iter().len() != self.files.len() {
            return None;
        }
        let mut changed = Vec::new();
        for ((id, file), before) in sources.iter().zip(&self.files) {
            if Arc::ptr_eq(file, before) {
                continue;
            }
            if file.path() != before.path() || !is_clause(file) {
                return None;
            }
            changed.push((id, file));
        }
        Some(changed)
    }
}

fn is_clause(file: &SourceFile) -> bool {
    file.path().starts_with("content/clauses/") && file.path().ends_with(".md")
}

/// What one file gives.
#[derive(Default)]
struct Part {
    records: Records,
    diagnostics: Diagnostics,
}

/// A clause; its id where its file is too broken to be one.
type LoadedClause = Result<Record<Clause>, String>;

fn load_clause(id: FileId, file: &Arc<SourceFile>, language: Language) -> (LoadedClause, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    if is_readable(id, file, &mut diagnostics) {
        let clause = clause::load(id, file, language, &mut diagnostics);
        return (clause, diagnostics);
    }
    (Err(stem(file.path()).to_owned()), diagnostics)
}

/// Whether `file` is text; looks at its characters.
fn is_readable(id: FileId, file: &SourceFile, diagnostics: &mut Diagnostics) -> bool {
    let Some(unreadable) = file.unreadable() else {
        look_at_characters(id, file.text(), diagnostics);
        return true;
    };
    let at = Span::new(id, 0..0);
    diagnostics.push(match unreadable {
        Unreadable::TooLarge { size, limit } => rules::file_too_large::diagnostic(at, size, limit),
        Unreadable::NotUtf8(byte) => rules::not_utf8::diagnostic(Span::new(id, byte..byte + '\u{fffd}'.len_utf8())),
    });
    false
}

fn load_file(id: FileId, file: &Arc<SourceFile>, language: Language) -> Part {
    let mut part = Part::default();
    let path = file.path().strip_prefix("content/").unwrap_or(file.path());
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    if !is_readable(id, file, &mut part.diagnostics) {
        broken(folder, rest, &mut part.records);
        return part;
    }
    match (folder, extension(rest)) {
        ("", _) if rest == "portal.yaml" => {} // read first, for its language
        ("reference", "yaml") => reference::load(id, file, rest, &mut part),
        ("reference", "csv") if rest == "cpv.csv" => cpv::load(id, file, &mut part),
        ("bundles", "yaml") if !rest.contains('/') => bundle::load(id, file, &mut part),
        ("versions", "md") if version_number(file.path()).is_some() => version::load(id, file, language, &mut part),
        ("organisations", "yaml") if !rest.contains('/') => writing::organisation(id, file, &mut part),
        ("news", "md") if !rest.contains('/') => writing::news(id, file, &mut part),
        ("pages", "md") => writing::page(id, file, &mut part),
        _ => part.diagnostics.push(rules::unexpected_file::diagnostic(Span::new(id, 0..0), file.path())),
    }
    part
}

/// Notes what a file that cannot be read would have defined, so that nobody is told that it does not exist.
fn broken(folder: &str, rest: &str, records: &mut Records) {
    let id = stem(rest).to_owned();
    match folder {
        "bundles" => records.broken.push((Kind::Bundle, id)),
        "organisations" => records.broken.push((Kind::Organisation, id)),
        "pages" => records.broken.push((Kind::Page, id)),
        "news" => records.broken.push((Kind::News, id)),
        "reference" => records.unreadable.extend(reference::kind(rest)),
        _ => {}
    }
}

/// Looks for characters that no one sees, and for accents that are two characters.
fn look_at_characters(id: FileId, text: &str, diagnostics: &mut Diagnostics) {
    let mut unseen = None;
    let mut composes = false;
    let mut at = 0;
    while let Some(found) = text.as_bytes()[at..].iter().position(|byte| IS_REMARKABLE[usize::from(*byte)]) {
        at += found;
        let Some(character) = text[at..].chars().next() else { break };
        if unseen.is_none() && is_unseen(character) {
            unseen = Some((at, character));
        }
        composes |= character >= '\u{300}'; // below it nothing composes
        at += character.len_utf8();
    }
    if let Some((at, character)) = unseen {
        let code = format!("U+{:04X}", u32::from(character));
        diagnostics.push(rules::control_character::diagnostic(Span::new(id, at..at + character.len_utf8()), &code));
    }
    if composes && is_nfc_quick(text.chars().filter(|character| *character >= '\u{300}')) != IsNormalized::Yes {
        let differs = text.char_indices().zip(text.nfc()).find(|((_, written), composed)| written != composed);
        if let Some(((at, character), _)) = differs {
            diagnostics.push(rules::not_nfc::diagnostic(Span::new(id, at..at + character.len_utf8())));
        }
    }
}

fn is_unseen(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffe}')
}

/// The bytes with which a character begins that may be unseen or compose: nearly all of a text are none.
const IS_REMARKABLE: [bool; 256] = {
    let mut is_remarkable = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let is_control = byte < 0x20 && !matches!(byte as u8, b'\n' | b'\r' | b'\t') || byte == 0x7f;
        // 0xc2 begins U+0080 to U+00BF; from 0xcc on, U+0300 and above.
        is_remarkable[byte] = is_control || byte == 0xc2 || byte >= 0xcc;
        byte += 1;
    }
    is_remarkable
};

/// The name of a file without its folders and its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

impl Records {
    /// Adds `clause`, or notes that its id is defined.
    fn take_clause(&mut self, clause: LoadedClause) {
        match clause {
            Ok(record) => self.clauses.push(record),
            Err(id) => self.broken.push((Kind::Clause, id)),
        }
    }

    /// Forgets what the clause `name` in `file` says.
    fn forget_clause(&mut self, file: FileId, name: &str) {
        self.clauses.retain(|record| record.file() != file);
        self.broken.retain(|(kind, id)| !(*kind == Kind::Clause && id == name));
    }

    /// Adds these records to `all`.
    fn join(self, all: &mut Records) {
        let Records {
            portal,
            natures,
            documents,
            effects,
            ambitions,
            segments,
            buyers,
            thresholds,
            obligations,
            registers,
            wording_rules,
            legal_texts,
            labels,
            standards,
            cpv,
            synonyms,
            organisations,
            clauses,
            versions,
            bundles,
            news,
            pages,
            references,
            broken,
            unreadable,
        } = self;
        all.portal = all.portal.take().or(portal);
        all.natures.extend(natures);
        all.documents.extend(documents);
        all.effects.extend(effects);
        all.ambitions.extend(ambitions);
        all.segments.extend(segments);
        all.buyers.extend(buyers);
        all.thresholds.extend(thresholds);
        all.obligations.extend(obligations);
        all.registers.extend(registers);
        all.wording_rules.extend(wording_rules);
        all.legal_texts.extend(legal_texts);
        all.labels.extend(labels);
        all.standards.extend(standards);
        if !cpv.is_empty() {
            all.cpv = cpv;
        }
        all.synonyms.extend(synonyms);
        all.organisations.extend(organisations);
        all.clauses.extend(clauses);
        all.versions.extend(versions);
        all.bundles.extend(bundles);
        all.news.extend(news);
        all.pages.extend(pages);
        all.references.extend(references);
        all.broken.extend(broken);
        all.unreadable.extend(unreadable);
    }
}

impl Part {
    /// Takes what `reader` found on its way.
    fn take(&mut self, reader: Reader<'_>) {
        self.diagnostics.append(reader.diagnostics);
        self.records.references.extend(reader.references);
    }
}
