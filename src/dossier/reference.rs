//! `assets/reference.json`: what provisions are, where they go, and what is declared for them.

use serde::Serialize;

use crate::dossier::words::{Money, Named, Words};
use crate::library::{Declaration, Filler, Library, Role};
use crate::routes::Routes;
use crate::theme::TINTS;

/// The path of the file below the assets.
pub(super) const FILE: &str = "reference.json";

/// Rises when a reader of the former shape would fail.
const FORMAT: u32 = 1;

/// The file.
#[derive(Serialize)]
struct Reference<'a> {
    format: u32,
    language: &'static str,
    currency: Money<'a>,
    /// In the order in which a tender is written.
    documents: Vec<Document<'a>>,
    natures: Vec<NatureOf<'a>>,
    effects: Vec<EffectOf<'a>>,
    ambitions: Vec<Named<'a>>,
    registers: Vec<RegisterOf<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    id: &'a str,
    /// Its letters.
    letters: String,
    name: String,
    /// The number of its tint.
    tint: usize,
    contractual: bool,
    /// The document that replaces it in small contracts.
    merges_into: Option<&'a str>,
    contains: Option<String>,
}

#[derive(Serialize)]
struct NatureOf<'a> {
    id: &'a str,
    name: String,
    role: &'static str,
    /// The register's field, and the id of a value of it.
    declares: Vec<(&'a str, &'a str)>,
}

#[derive(Serialize)]
struct EffectOf<'a> {
    id: &'a str,
    name: String,
    code: &'a str,
    declares: Vec<(&'a str, &'a str)>,
}

#[derive(Serialize)]
struct RegisterOf<'a> {
    id: &'a str,
    name: String,
    register: String,
    field: &'a str,
    description: Option<String>,
    source: Option<String>,
    /// Exactly what is declared.
    values: Vec<ValueOf<'a>>,
    /// How the field is filled: `declare.js` does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    none: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contracts: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filled_by: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    natures: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    most: Option<u32>,
}

#[derive(Serialize)]
struct ValueOf<'a> {
    id: &'a str,
    value: &'a str,
}

/// Writes the file.
pub(super) fn write(library: &Library, routes: &Routes, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let words = Words { library, routes };
    let set = |text: &str| words.set(text);
    let role = |role: Role| Role::ALL.iter().find(|(_, other)| *other == role).map_or("", |(word, _)| word);
    let file = Reference {
        format: FORMAT,
        language: library.portal.language.code(),
        currency: Money { code: &library.portal.currency.code, symbol: &library.portal.currency.symbol },
        documents: documents(words),
        natures: Vec::from_iter(library.natures.iter().map(|nature| NatureOf {
            id: nature.id.as_str(),
            name: set(&nature.name),
            role: role(nature.role),
            declares: declared(&nature.declares),
        })),
        effects: Vec::from_iter(library.effects.iter().map(|effect| EffectOf {
            id: effect.id.as_str(),
            name: set(&effect.name),
            code: &effect.code,
            declares: declared(&effect.declares),
        })),
        ambitions: Vec::from_iter(
            library.ambitions.iter().map(|ambition| Named { id: ambition.id.as_str(), name: set(&ambition.name) }),
        ),
        registers: registers(words),
    };
    serde_json::to_writer(bytes, &file)?;
    Ok(())
}

fn documents(words: Words<'_>) -> Vec<Document<'_>> {
    let documents = words.library.documents.iter().enumerate().map(|(place, document)| Document {
        id: document.id.as_str(),
        letters: words.set(&document.abbreviation),
        name: words.set(&document.name),
        tint: place % TINTS + 1,
        contractual: document.contractual,
        merges_into: document.merges_into.as_ref().map(AsRef::as_ref),
        contains: document.contains.as_deref().map(|contains| words.set(contains)),
    });
    documents.collect()
}

fn registers(words: Words<'_>) -> Vec<RegisterOf<'_>> {
    let registers = words.library.registers.iter().map(|register| RegisterOf {
        id: register.id.as_str(),
        name: words.set(&register.name),
        register: words.set(&register.register),
        field: &register.field,
        description: register.description.as_ref().map(|description| words.line(description)),
        source: register.source.as_deref().map(|source| words.set(source)),
        values: register.values.iter().map(|value| ValueOf { id: &value.id, value: &value.value }).collect(),
        none: register.none.as_deref(),
        contracts: register.contracts.iter().map(|contract| contract.key()).collect(),
        filled_by: register.filled_by.map(Filler::key),
        natures: register.natures.iter().map(|nature| nature.as_str()).collect(),
        with: register.with.as_ref().map(AsRef::as_ref),
        most: register.most,
    });
    registers.collect()
}

fn declared(declarations: &[Declaration]) -> Vec<(&str, &str)> {
    let mut declared = Vec::new();
    for Declaration { register, values } in declarations {
        declared.extend(values.iter().map(|value| (register.as_str(), value.as_str())));
    }
    declared
}
