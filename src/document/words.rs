//! `assets/documents/words.json`: what the files of a dossier say besides its texts, in the language of the portal.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::skeleton::FORMAT;
use crate::outside::Outside;
use crate::text::{Holes, Pieces, Target};

/// What begins the names of these messages in the catalogue.
const PREFIX: &str = "file-";

/// The messages, each with its blanks.
const WORDS: [(&str, &[&str]); 39] = [
    ("subtitle", &[]),
    ("dossier", &[]),
    ("buyer", &[]),
    ("buyer-kind", &[]),
    ("type", &[]),
    ("segments", &[]),
    ("amount", &[]),
    ("amount-value", &["amount"]),
    ("launch", &[]),
    ("statement", &[]),
    ("no-duty", &[]),
    ("summary", &["duties", "open", "missing"]),
    ("depends", &["facts"]),
    ("missing", &["natures"]),
    ("or", &[]),
    ("elsewhere", &[]),
    ("to-revise", &["by"]),
    ("nuance", &["duty", "note"]),
    ("stand-in", &[]),
    ("no-advice", &[]),
    ("fact-buyer", &[]),
    ("fact-contract", &[]),
    ("fact-segment", &[]),
    ("fact-launch", &[]),
    ("fact-notification", &[]),
    ("fact-year", &[]),
    ("fact-amount", &[]),
    ("fact-spending", &[]),
    ("fact-period", &[]),
    ("fact-threshold", &[]),
    ("fact-currency", &[]),
    ("heading", &["clause", "provision"]),
    ("blanks", &[]),
    ("empty", &[]),
    ("blanks-left", &["count"]),
    ("no-blank-left", &[]),
    ("declarations", &[]),
    ("declarations-told", &[]),
    ("declared-field", &["field", "name"]),
];

#[derive(Debug, Serialize)]
struct Words {
    format: u32,
    words: BTreeMap<&'static str, Pieces>,
}

/// Writes the file.
pub(super) fn write(documents: &Outside<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
    let words = WORDS.iter().map(|(name, blanks)| (*name, word(documents, name, blanks)));
    Ok(serde_json::to_writer(bytes, &Words { format: FORMAT, words: words.collect() })?)
}

fn word(documents: &Outside<'_>, name: &str, blanks: &[&str]) -> Pieces {
    let address = |_: &Target| String::new();
    let holes = Holes::new(&address, None);
    holes.pieces(|_| {
        let marks: Vec<String> = blanks.iter().map(|blank| holes.value(blank, false)).collect();
        let filled: Vec<(&str, &str)> = blanks.iter().copied().zip(marks.iter().map(String::as_str)).collect();
        documents.fill(&format!("{PREFIX}{name}"), &filled)
    })
}
