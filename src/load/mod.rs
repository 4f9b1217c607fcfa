//! Files to records: what each file says, with places, nothing resolved.
//!
//! Never fails. What a file says wrong is a diagnostic, and reading goes on.

mod clause;
mod cpv;
mod front_matter;
mod legal;
mod portal;
mod reader;
mod record;
mod reference;
pub(crate) mod rules;
mod writing;
mod yaml;

pub(crate) use clause::NO_WEIGHT;
pub(crate) use record::{Kind, Record, Records, Reference, ReferenceBy};
pub(crate) use yaml::{Node, Step, Value, at};

use rayon::prelude::*;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::Diagnostics;
use crate::library::Language;
use crate::source::{FileId, SourceFile, Sources, Span, Unreadable};
use reader::Reader;

/// Reads every file of `sources`.
pub(crate) fn load(sources: &Sources) -> (Records, Diagnostics) {
    let mut records = Records::default();
    let mut diagnostics = Diagnostics::default();
    let language = portal::load(sources, &mut records, &mut diagnostics);
    let parts: Vec<Part> =
        sources.iter().collect::<Vec<_>>().into_par_iter().map(|(id, file)| load_file(id, file, language)).collect();
    for part in parts {
        diagnostics.append(part.diagnostics);
        part.records.join(&mut records);
    }
    (records, diagnostics)
}

/// What one file gives.
#[derive(Default)]
struct Part {
    records: Records,
    diagnostics: Diagnostics,
}

fn load_file(id: FileId, file: &SourceFile, language: Language) -> Part {
    let mut part = Part::default();
    let path = file.path().strip_prefix("content/").unwrap_or(file.path());
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    if let Some(unreadable) = file.unreadable() {
        let at = Span::new(id, 0..0);
        part.diagnostics.push(match unreadable {
            Unreadable::TooLarge { size, limit } => rules::file_too_large::diagnostic(at, size, limit),
            Unreadable::NotUtf8(byte) => rules::not_utf8::diagnostic(Span::new(id, byte..byte + '\u{fffd}'.len_utf8())),
        });
        broken(folder, rest, &mut part.records);
        return part;
    }
    look_at_characters(id, file.text(), &mut part.diagnostics);
    match (folder, extension(rest)) {
        ("", _) if rest == "portal.yaml" => {} // read first, for its language
        ("reference", "yaml") => reference::load(id, file, rest, &mut part),
        ("reference", "csv") if rest == "cpv.csv" => cpv::load(id, file, &mut part),
        ("clauses", "md") => clause::load(id, file, language, &mut part),
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
        "clauses" => records.broken.push((Kind::Clause, id)),
        "organisations" => records.broken.push((Kind::Organisation, id)),
        "pages" => records.broken.push((Kind::Page, id)),
        "news" => records.broken.push((Kind::News, id)),
        "reference" => records.unreadable.extend(reference::kind(rest)),
        _ => {}
    }
}

/// Looks for characters that no one sees, and for accents that are two characters.
fn look_at_characters(id: FileId, text: &str, diagnostics: &mut Diagnostics) {
    let unseen = |character: char| {
        (character.is_control() && !matches!(character, '\n' | '\r' | '\t'))
            || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffe}')
    };
    if let Some((at, character)) = text.char_indices().find(|(_, character)| unseen(*character)) {
        let code = format!("U+{:04X}", u32::from(character));
        diagnostics.push(rules::control_character::diagnostic(Span::new(id, at..at + character.len_utf8()), &code));
    }
    if !text.is_ascii() && is_nfc_quick(text.chars()) != IsNormalized::Yes {
        let differs = text.char_indices().zip(text.nfc()).find(|((_, written), composed)| written != composed);
        if let Some(((at, character), _)) = differs {
            diagnostics.push(rules::not_nfc::diagnostic(Span::new(id, at..at + character.len_utf8())));
        }
    }
}

/// The name of a file without its folders and its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

impl Records {
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
        all.cpv.extend(cpv);
        all.synonyms.extend(synonyms);
        all.organisations.extend(organisations);
        all.clauses.extend(clauses);
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
