//! What results show: cards, and the texts that excerpts are cut from.

use super::document::SearchDocument;
use super::parts::{CHUNK_BYTES, Parts, push_json};

/// Cards in a chunk.
pub(crate) const CARDS: usize = 64;

/// Writes the cards and the texts of documents that follow each other; gives the names of the chunks of cards.
pub(crate) fn write_cards(documents: &[SearchDocument<'_>], parts: &Parts<'_>) -> anyhow::Result<Vec<String>> {
    let mut bytes = Vec::with_capacity(2 * CHUNK_BYTES);
    let places = write_texts(documents, parts, &mut bytes)?;
    let cards: Vec<_> = documents.iter().zip(&places).collect();
    let mut names = Vec::new();
    for chunk in cards.chunks(CARDS) {
        bytes.clear();
        write_list(&mut bytes, chunk.iter().copied(), |(document, place), bytes| {
            let SearchDocument { id, address, title, summary, facts, .. } = document;
            push_json(bytes, &(id, address, title, summary, facts, place));
        });
        names.push(parts.add("cards", &bytes)?);
    }
    Ok(names)
}

/// For each document, the part that holds its text, and its place there.
fn write_texts(
    documents: &[SearchDocument<'_>],
    parts: &Parts<'_>,
    bytes: &mut Vec<u8>,
) -> anyhow::Result<Vec<(String, usize)>> {
    let mut places = Vec::with_capacity(documents.len());
    let mut rest = documents;
    while !rest.is_empty() {
        let mut n_bytes = 0;
        let fits = |document: &&SearchDocument<'_>| {
            n_bytes += document.text.len();
            n_bytes <= CHUNK_BYTES
        };
        let n_texts = rest.iter().take_while(fits).count().max(1);
        let (chunk, after) = rest.split_at(n_texts);
        bytes.clear();
        write_list(bytes, chunk.iter(), |document, bytes| push_json(bytes, &document.text));
        let name = parts.add("texts", bytes)?;
        places.extend((0..n_texts).map(|place| (name.clone(), place)));
        rest = after;
    }
    Ok(places)
}

fn write_list<T>(bytes: &mut Vec<u8>, items: impl Iterator<Item = T>, write: impl Fn(T, &mut Vec<u8>)) {
    bytes.push(b'[');
    for (place, item) in items.enumerate() {
        if place > 0 {
            bytes.push(b',');
        }
        write(item, bytes);
    }
    bytes.push(b']');
}
