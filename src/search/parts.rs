//! The index → small files: a reader fetches the root, then the few parts that a query needs.
//!
//! Every part is JSON named by its content, so that it may be kept for ever; `root.json` alone is asked for again.
//! docs/SEARCH.md describes each shape. A part is handed over as soon as it is made: nothing of the index is kept.

use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde::Serialize;
use serde_json::Value;

use crate::output::Sink;

use super::cards::{Cards, cards_in_chunk};
use super::columns::{columns, order};
use super::document::{Collection, Outline};
use super::impacts::impacts;
use super::phrases::{Aliases, phrases_and_aliases};
use super::postings::{Batch, Reader};
use super::shards::write_shards;
use crate::analysis::{Analyser, Terms};

/// Raised when the shape of a part changes.
const VERSION: u32 = 1;
/// The folder of the parts, among the assets.
pub(crate) const FOLDER: &str = "search/";
/// Bytes of a chunk of texts, before compression.
pub(crate) const CHUNK_BYTES: usize = 24_000;
/// Documents that are read, and whose cards are written, in one go, about: it is a whole number of chunks of cards.
const BATCH: usize = 256;

/// `root.json`.
#[derive(Serialize)]
struct Root<'r> {
    version: u32,
    documents: usize,
    language: Value,
    phrase: usize,
    shards: Vec<(String, String)>,
    chunk: usize,
    cards: Vec<String>,
    columns: String,
    order: String,
    help: Help<'r>,
}

#[derive(Serialize)]
struct Help<'r> {
    name: &'r str,
    url: &'r str,
    text: &'r str,
}

/// Makes every part of the index.
pub(crate) fn write(collection: &Collection<'_>, sink: Sink<'_>) -> anyhow::Result<()> {
    let analyser = Analyser::of(&collection.language);
    let mut terms = Terms::new(analyser);
    let (phrases, aliases) = phrases_and_aliases(&collection.synonyms, &mut terms);
    let parts = Parts { folder: &collection.folder, sink, made: Mutex::default() };

    let numbers = numbers(&collection.outlines);
    let n_documents = numbers.len();
    let n_cards = cards_in_chunk(n_documents);
    let batch_size = BATCH / n_cards * n_cards;
    let outlines: Vec<&Outline> = numbers.iter().map(|place| &collection.outlines[*place]).collect();
    let columns = parts.add("columns", &columns(&outlines, &collection.facets))?;
    let order = parts.add("order", &order(&outlines))?;

    // A worker takes the reader that another has put down, with all that it knows: few are made, and words learnt once.
    let readers: Mutex<Vec<(usize, Reader<'_>)>> = Mutex::default();
    let n_readers = Mutex::new(0);
    let read = |(place, numbers): (usize, &[usize])| -> anyhow::Result<(usize, Batch, Vec<String>)> {
        let idle = readers.lock().expect(NO_PANIC).pop();
        let (reader_place, mut reader) = idle.unwrap_or_else(|| {
            let mut n_readers = n_readers.lock().expect(NO_PANIC);
            *n_readers += 1;
            (*n_readers - 1, Reader::new(terms.clone(), &phrases, &collection.keywords))
        });
        let (mut cards, mut text) = (Cards::new(&parts, n_documents), String::new());
        for place in numbers {
            let document = (collection.document)(*place, &mut text);
            reader.add(&document, &text);
            cards.add(document, &text)?;
        }
        let batch = reader.batch((place * batch_size) as u32);
        readers.lock().expect(NO_PANIC).push((reader_place, reader));
        Ok((reader_place, batch, cards.finish()?))
    };
    let read: Vec<(usize, Batch, Vec<String>)> =
        numbers.par_chunks(batch_size).enumerate().map(read).collect::<anyhow::Result<_>>()?;
    let mut readers = readers.into_inner().expect(NO_PANIC);
    readers.sort_unstable_by_key(|(place, _)| *place);
    let names = readers.into_iter().map(|(_, reader)| reader.into_names()).collect();
    let (mut batches, mut cards) = (Vec::with_capacity(read.len()), Vec::new());
    for (reader, batch, own) in read {
        batches.push((reader, batch));
        cards.extend(own);
    }

    let shards = write_shards(&impacts(batches, names), &aliases, &parts)?;
    let help = &collection.help;
    let root = Root {
        version: VERSION,
        documents: n_documents,
        language: serde_json::from_str(analyser.rules())?,
        phrase: longest_phrase(&aliases),
        shards,
        chunk: n_cards,
        cards,
        columns,
        order,
        help: Help { name: &help.name, url: &help.url, text: &help.text },
    };
    sink(&format!("{}root.json", parts.folder), &serde_json::to_vec(&root)?)
}

const NO_PANIC: &str = "no reader panics while it holds a lock";

/// Which outline each document has: neighbours in a list are found together, so that they should share a chunk.
fn numbers(outlines: &[Outline]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..outlines.len()).collect();
    let key = |place: &usize| {
        let Outline { id, title, topic, .. } = &outlines[*place];
        (*topic, title, id)
    };
    places.par_sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    places
}

/// Where parts go.
pub(crate) struct Parts<'s> {
    folder: &'s str,
    sink: Sink<'s>,
    /// The same content twice is one part.
    made: Mutex<FxHashSet<String>>,
}

impl Parts<'_> {
    /// Hands a part over and gives its name.
    pub(crate) fn add(&self, kind: &str, content: &[u8]) -> anyhow::Result<String> {
        let name = blake3::hash(content).to_hex()[..12].to_owned();
        let path = format!("{}{kind}/{name}.json", self.folder);
        if self.made.lock().expect(NO_PANIC).insert(path.clone()) {
            (self.sink)(&path, content)?;
        }
        Ok(name)
    }
}

/// Adds a value to the JSON in `bytes`.
pub(crate) fn push_json(bytes: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) {
    serde_json::to_writer(bytes, value).expect("texts, numbers and lists of them are always JSON");
}

fn longest_phrase(aliases: &Aliases) -> usize {
    aliases.keys().map(|key| key.split(' ').count()).max().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use serde_json::Value;

    use super::super::sample::{Sample, collection};
    use super::write;

    type Files = BTreeMap<String, Vec<u8>>;

    fn parts(samples: &[Sample<'_>]) -> Files {
        let files = Mutex::new(Files::new());
        let sink = |path: &str, bytes: &[u8]| {
            let before = files.lock().unwrap().insert(path.to_owned(), bytes.to_vec());
            assert!(before.is_none(), "{path} is made twice");
            Ok(())
        };
        write(&collection(samples), &sink).unwrap();
        files.into_inner().unwrap()
    }

    fn read(parts: &Files, path: &str) -> Value {
        serde_json::from_slice(&parts[path]).unwrap()
    }

    fn terms(parts: &Files) -> Value {
        let root = read(parts, "assets/search/root.json");
        read(parts, &format!("assets/search/terms/{}.json", root["shards"][0][1].as_str().unwrap()))
    }

    fn small() -> Files {
        parts(&[("b", "Papier recyclé", 1), ("a", "Déchets de chantier", 0)])
    }

    #[test]
    fn the_same_library_gives_the_same_bytes() {
        let reversed = parts(&[("a", "Déchets de chantier", 0), ("b", "Papier recyclé", 1)]);
        assert_eq!(small(), reversed);
    }

    #[test]
    fn documents_are_numbered_by_their_first_facet_and_a_title_weighs_more_than_a_text() {
        let terms = terms(&small());
        assert_eq!(terms["chanti"][0], serde_json::json!([0]));
        assert_eq!(terms["papi"][0], serde_json::json!([1]));
        let impacts = terms["dechet"][1].as_str().unwrap();
        assert!(impacts.as_bytes()[0] != impacts.as_bytes()[1], "{impacts}");
    }

    #[test]
    fn a_synonym_stands_for_the_words_and_phrases_it_names() {
        let terms = terms(&small());
        assert!(terms.get("poubel").is_none());
        assert_eq!(terms["poubel\u{1}"][0], serde_json::json!([0, 1]));
    }

    #[test]
    fn many_documents_give_many_shards_in_order() {
        let names: Vec<(String, String)> =
            (0..1200).map(|i| (format!("c{i}"), format!("Mesure{i} écrite pour la voirie"))).collect();
        let samples: Vec<Sample<'_>> = names.iter().map(|(id, title)| (id.as_str(), title.as_str(), 0)).collect();
        let parts = parts(&samples);
        let root = read(&parts, "assets/search/root.json");
        let firsts: Vec<&str> =
            root["shards"].as_array().unwrap().iter().map(|shard| shard[0].as_str().unwrap()).collect();
        assert!(firsts.len() > 1 && firsts.is_sorted(), "{firsts:?}");
        assert_eq!(root["cards"].as_array().unwrap().len(), 19);
    }
}
