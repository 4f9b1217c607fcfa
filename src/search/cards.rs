//! What results show: cards, and the texts that excerpts are cut from.

use super::document::SearchDocument;
use super::parts::{CHUNK_BYTES, Parts, push_json};

/// Cards in a chunk: many where there are few chunks, so that ten results are in a handful of them; fewer where results are
/// further apart; and where the root names thousands of chunks, more again.
pub(crate) fn cards_in_chunk(n_documents: usize) -> usize {
    match n_documents {
        ..=1_000 => 84,
        1_001..=10_000 => 64,
        10_001..=50_000 => 32,
        _ => 48,
    }
}

/// Bytes of a chunk of texts: larger where there are many, so that files stay few.
pub(crate) fn text_bytes(n_documents: usize) -> usize {
    (2 * n_documents).clamp(CHUNK_BYTES, 2 * CHUNK_BYTES)
}

/// Cards and texts of documents that follow each other, as they are read.
pub(crate) struct Cards<'a, 's> {
    parts: &'a Parts<'s>,
    /// Each document, the number of the part that holds its text, and its place there.
    documents: Vec<(SearchDocument<'a>, usize, usize)>,
    /// The names of the parts that hold texts.
    texts: Vec<String>,
    /// How many cards a part holds.
    n_cards: usize,
    /// The most bytes of a part that holds texts.
    text_bytes: usize,
    /// The part that is being filled, how many texts it has, and their bytes.
    chunk: Vec<u8>,
    n_texts: usize,
    n_bytes: usize,
}

impl<'a, 's> Cards<'a, 's> {
    pub(crate) fn new(parts: &'a Parts<'s>, n_documents: usize) -> Cards<'a, 's> {
        let (n_cards, text_bytes) = (cards_in_chunk(n_documents), text_bytes(n_documents));
        Cards {
            parts,
            documents: Vec::new(),
            texts: Vec::new(),
            n_cards,
            text_bytes,
            chunk: Vec::new(),
            n_texts: 0,
            n_bytes: 0,
        }
    }

    pub(crate) fn add(&mut self, document: SearchDocument<'a>, text: &str) -> anyhow::Result<()> {
        if self.n_bytes + text.len() > self.text_bytes {
            self.end_chunk()?;
        }
        self.chunk.push(if self.n_texts == 0 { b'[' } else { b',' });
        push_json(&mut self.chunk, text);
        self.documents.push((document, self.texts.len(), self.n_texts));
        self.n_texts += 1;
        self.n_bytes += text.len();
        Ok(())
    }

    /// Writes the last text and all cards; gives the names of the chunks of cards.
    pub(crate) fn finish(mut self) -> anyhow::Result<Vec<String>> {
        self.end_chunk()?;
        let (mut names, mut bytes) = (Vec::new(), self.chunk);
        for chunk in self.documents.chunks(self.n_cards) {
            bytes.clear();
            for (number, (document, part, place)) in chunk.iter().enumerate() {
                let SearchDocument { id, address, title, summary, facts, version, state, .. } = document;
                bytes.push(if number == 0 { b'[' } else { b',' });
                let place = (&self.texts[*part], place);
                // What most cards lack comes last, and they leave it out.
                match state {
                    None => push_json(&mut bytes, &(id, address, title, summary, facts, place, version)),
                    Some(state) => push_json(&mut bytes, &(id, address, title, summary, facts, place, version, state)),
                }
            }
            bytes.push(b']');
            names.push(self.parts.add("cards", &bytes)?);
        }
        Ok(names)
    }

    fn end_chunk(&mut self) -> anyhow::Result<()> {
        if self.n_texts > 0 {
            self.chunk.push(b']');
            self.texts.push(self.parts.add("texts", &self.chunk)?);
            self.chunk.clear();
            (self.n_texts, self.n_bytes) = (0, 0);
        }
        Ok(())
    }
}
