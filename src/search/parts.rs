//! The index → small files: a reader fetches the root, then the few parts that a query needs.
//!
//! Every part is JSON named by its content, so that it may be kept for ever; `root.json` alone is asked for again.
//! docs/SEARCH.md describes each shape.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Value, json};

use super::analyser::{Analyser, Terms, fold};
use super::document::{Collection, Facet, SearchDocument};
use super::impacts::{ALIAS, Entry, impacts};
use super::phrases::{Aliases, phrases_and_aliases};
use super::postings::postings;

/// Raised when the shape of a part changes.
const VERSION: u32 = 1;
/// The folder of the parts, among the assets.
pub(crate) const FOLDER: &str = "search/";
/// Bytes of a shard of terms, and of a chunk of texts, before compression.
const CHUNK_BYTES: usize = 24_000;
/// Cards in a chunk.
const CARDS: usize = 64;
/// A term found in more documents than this keeps only its best ones in its shard; the full list is a part of its own.
const LONG_LIST: usize = 1500;
const BEST_OF_LONG_LIST: usize = 1024;

/// The parts, by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Every part of the index, by its path from the root of the site.
pub(crate) fn parts(collection: Collection) -> Files {
    let Collection { language, folder, mut documents, facets, synonyms, help } = collection;
    // Neighbours in a list are found together, so that they should share a chunk.
    documents
        .sort_by_cached_key(|document| (document.facets.first().cloned(), fold(&document.title), document.id.clone()));
    let analyser = Analyser::of(&language);
    let mut terms = Terms::new(analyser);
    let (phrases, aliases) = phrases_and_aliases(&synonyms, &mut terms);
    let entries = impacts(&postings(&documents, &terms, &phrases), &aliases);

    let mut parts = Parts { folder, made: Files::new() };
    let rules: Value = serde_json::from_str(analyser.rules()).expect("the rules of a language are part of the program");
    let root = json!({
        "version": VERSION,
        "documents": documents.len(),
        "language": rules,
        "phrase": longest_phrase(&aliases),
        "shards": parts.add_shards(entries),
        "chunk": CARDS,
        "cards": parts.add_cards(&documents),
        "columns": parts.add("columns", &columns(&documents, &facets)),
        "order": parts.add("order", &order(&documents)),
        "help": { "name": help.name, "url": help.url, "text": help.text },
    });
    parts.made.insert(format!("{}root.json", parts.folder), root.to_string().into_bytes());
    parts.made
}

/// By path: the same content twice is one part.
struct Parts {
    folder: String,
    made: Files,
}

impl Parts {
    /// Adds a part and gives its name.
    fn add(&mut self, kind: &str, content: &impl Serialize) -> String {
        self.add_text(kind, written(content))
    }

    fn add_text(&mut self, kind: &str, content: String) -> String {
        let name = blake3::hash(content.as_bytes()).to_hex()[..12].to_owned();
        self.made.insert(format!("{}{kind}/{name}.json", self.folder), content.into_bytes());
        name
    }

    /// Contiguous ranges of terms; the root knows the first term of each.
    fn add_shards(&mut self, entries: Vec<Entry>) -> Vec<(String, String)> {
        let mut shards = Vec::new();
        let (mut first, mut last, mut shard) = (String::new(), String::new(), String::new());
        for entry in entries {
            // A word and what is known of it stay together: looking one up must not cost two requests.
            if shard.len() > CHUNK_BYTES && head(&entry.term) != head(&last) {
                shards.push((first, self.add_text("terms", format!("{{{shard}}}"))));
                first = entry.term.clone();
                shard.clear();
            } else if shard.is_empty() {
                first = entry.term.clone();
            } else {
                shard.push(',');
            }
            shard.push_str(&written(&entry.term));
            shard.push(':');
            self.write_list(&entry, &mut shard);
            last = entry.term;
        }
        if !shard.is_empty() {
            shards.push((first, self.add_text("terms", format!("{{{shard}}}"))));
        }
        shards
    }

    /// `[gaps, impacts]`; then, of a long list, how many there are and the part that has them all; then, of an alias, the
    /// words that it stands for.
    fn write_list(&mut self, entry: &Entry, shard: &mut String) {
        let mut rest = Vec::new();
        let mut list = if entry.impacts.len() > LONG_LIST {
            let all = self.add_text("lists", gaps_and_impacts(&entry.impacts));
            rest.extend([json!(entry.impacts.len()), json!(all)]);
            let mut best = entry.impacts.clone();
            best.sort_by_key(|(document, impact)| (std::cmp::Reverse(*impact), *document));
            best.truncate(BEST_OF_LONG_LIST);
            best.sort_unstable();
            gaps_and_impacts(&best)
        } else {
            gaps_and_impacts(&entry.impacts)
        };
        if !entry.stands_for.is_empty() {
            rest.resize(2, Value::from(0));
            rest.push(json!(entry.stands_for));
        }
        list.pop();
        shard.push_str(&list);
        rest.iter().for_each(|value| shard.push_str(&format!(",{value}")));
        shard.push(']');
    }

    /// What a result shows, and where its text is.
    fn add_cards(&mut self, documents: &[SearchDocument]) -> Vec<String> {
        let texts = self.add_texts(documents);
        let cards: Vec<_> = documents
            .iter()
            .zip(texts)
            .map(|(SearchDocument { id, address, title, summary, facts, .. }, text)| {
                (id, address, title, summary, facts, text)
            })
            .collect();
        cards.chunks(CARDS).map(|chunk| self.add("cards", &chunk)).collect()
    }

    /// For each document, the part that holds its text, and its place there.
    fn add_texts(&mut self, documents: &[SearchDocument]) -> Vec<(String, usize)> {
        let mut places = Vec::with_capacity(documents.len());
        let mut rest = documents;
        while !rest.is_empty() {
            let mut bytes = 0;
            let fits = |document: &&SearchDocument| {
                bytes += document.text.len();
                bytes <= CHUNK_BYTES
            };
            let n_texts = rest.iter().take_while(fits).count().max(1);
            let (chunk, after) = rest.split_at(n_texts);
            let texts: Vec<&str> = chunk.iter().map(|document| document.text.as_str()).collect();
            let name = self.add("texts", &texts);
            places.extend((0..n_texts).map(|place| (name.clone(), place)));
            rest = after;
        }
        places
    }
}

fn written(content: &impl Serialize) -> String {
    serde_json::to_string(content).expect("texts, numbers and lists of them are always JSON")
}

/// Document numbers as gaps, and one character for each impact.
fn gaps_and_impacts(impacts: &[(u32, u8)]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut last = 0;
    let gaps: Vec<u32> =
        impacts.iter().map(|(document, _)| document - std::mem::replace(&mut last, *document)).collect();
    let digits: String = impacts.iter().map(|(_, impact)| char::from(DIGITS[usize::from(*impact)])).collect();
    written(&(gaps, digits))
}

/// For each facet its values, the sets of values that documents have, and which set each document has.
fn columns(documents: &[SearchDocument], facets: &[Facet]) -> Value {
    let column = |(number, facet): (usize, &Facet)| {
        let mut sets: BTreeMap<&[u16], usize> = BTreeMap::new();
        let mut column = Vec::with_capacity(documents.len());
        for document in documents {
            let values = document.facets.get(number).map(Vec::as_slice).unwrap_or_default();
            let n_sets = sets.len();
            column.push(*sets.entry(values).or_insert(n_sets));
        }
        let mut by_number: Vec<(usize, &[u16])> = sets.into_iter().map(|(values, number)| (number, values)).collect();
        by_number.sort_unstable();
        let sets: Vec<&[u16]> = by_number.into_iter().map(|(_, values)| values).collect();
        let values: Vec<Value> = facet.values.iter().map(|value| json!([value.id, value.name])).collect();
        json!({ "id": facet.id, "name": facet.name, "values": values, "sets": sets, "column": column })
    };
    json!(facets.iter().enumerate().map(|(number, facet)| column((number, facet))).collect::<Vec<Value>>())
}

/// The rank of each document by title, and by date, newest first.
fn order(documents: &[SearchDocument]) -> Value {
    let ranks = |key: &(dyn Fn(&SearchDocument) -> (String, String) + Sync), reverse: bool| {
        let mut numbers: Vec<usize> = (0..documents.len()).collect();
        let keys: Vec<(String, String)> = documents.par_iter().map(key).collect();
        numbers.sort_by(|one, other| {
            let first = keys[*one].0.cmp(&keys[*other].0);
            (if reverse { first.reverse() } else { first }).then_with(|| keys[*one].1.cmp(&keys[*other].1))
        });
        let mut ranks = vec![0; documents.len()];
        numbers.into_iter().enumerate().for_each(|(rank, document)| ranks[document] = rank);
        ranks
    };
    json!({
        "title": ranks(&|document| (fold(&document.title), document.id.clone()), false),
        "newest": ranks(&|document| (document.date.clone(), fold(&document.title)), true),
    })
}

fn longest_phrase(aliases: &Aliases) -> usize {
    aliases.keys().map(|key| key.split(' ').count()).max().unwrap_or(1)
}

/// The word that a term begins with: what it shares with its aliases and with the phrases it opens.
fn head(term: &str) -> &str {
    term.split([ALIAS, ' ']).next().unwrap_or(term)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::document::{Collection, Facet, FacetValue, Help, SearchDocument, Synonyms};
    use super::{Files, parts};

    fn document(id: &str, title: &str, segment: u16) -> SearchDocument {
        SearchDocument {
            id: id.to_owned(),
            address: format!("clauses/{id}/"),
            title: title.to_owned(),
            summary: "Le titulaire trie les déchets.".to_owned(),
            text: "Le registre est remis sous quinze jours.".to_owned(),
            keywords: vec!["CCAP".to_owned(), "45110000-1".to_owned()],
            facets: vec![vec![segment]],
            facts: Vec::new(),
            date: "2026-11-21".to_owned(),
        }
    }

    fn collection(documents: Vec<SearchDocument>) -> Collection {
        let value = |id: &str| FacetValue { id: id.to_owned(), name: id.to_uppercase() };
        let facet =
            Facet { id: "segment".to_owned(), name: "Segment".to_owned(), values: vec![value("voirie"), value("eau")] };
        let synonyms = Synonyms {
            from: vec!["poubelle".to_owned()],
            to: vec!["déchets".to_owned(), "papier recyclé".to_owned()],
        };
        let help = Help {
            name: "Guichet".to_owned(),
            url: "https://exemple.fr/".to_owned(),
            text: "Écrivez-nous.".to_owned(),
        };
        let folder = "assets/search/".to_owned();
        Collection { language: "fr".to_owned(), folder, documents, facets: vec![facet], synonyms: vec![synonyms], help }
    }

    fn read(parts: &Files, path: &str) -> Value {
        serde_json::from_slice(&parts[path]).unwrap()
    }

    fn terms(parts: &Files) -> Value {
        let root = read(parts, "assets/search/root.json");
        read(parts, &format!("assets/search/terms/{}.json", root["shards"][0][1].as_str().unwrap()))
    }

    fn small() -> Files {
        parts(collection(vec![document("b", "Papier recyclé", 1), document("a", "Déchets de chantier", 0)]))
    }

    #[test]
    fn the_same_library_gives_the_same_bytes() {
        let reversed =
            parts(collection(vec![document("a", "Déchets de chantier", 0), document("b", "Papier recyclé", 1)]));
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
        let documents =
            (0..1200).map(|i| document(&format!("c{i}"), &format!("Mesure{i} écrite pour la voirie"), 0)).collect();
        let parts = parts(collection(documents));
        let root = read(&parts, "assets/search/root.json");
        let firsts: Vec<&str> =
            root["shards"].as_array().unwrap().iter().map(|shard| shard[0].as_str().unwrap()).collect();
        assert!(firsts.len() > 1 && firsts.is_sorted(), "{firsts:?}");
        assert_eq!(root["cards"].as_array().unwrap().len(), 19);
    }
}
