//! Checking again and again: what is found after an edit is what a first reading would find.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use clausier::diagnostic::to_json;
use clausier::messages::Messages;
use clausier::options::{BuildOptions, Drafts};
use clausier::pipeline::{self, Checker};
use clausier::source::Sources;

use crate::fixture::library_at;

const STONE: &str = "content/clauses/roads/reused-stone.md";
const ENGINES: &str = "content/clauses/roads/low-fume-engines.md";
const DAYS: [&str; 2] = ["2026-11-21", "2026-01-02"];

/// A copy of the English library, which is read again after each edit.
struct Bench {
    root: tempfile::TempDir,
    sources: Sources,
    checker: Checker,
}

impl Bench {
    fn new() -> Bench {
        let root = tempfile::tempdir().unwrap();
        for (path, bytes) in library_at("tests/library") {
            let target = root.path().join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, bytes).unwrap();
        }
        let sources = Sources::read(root.path()).unwrap();
        Bench { root, sources, checker: Checker::default() }
    }

    fn place(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn replace(&mut self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.place(path)).unwrap();
        assert!(text.contains(from), "{path} holds no `{from}`");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn write(&mut self, path: &str, text: &str) {
        fs::write(self.place(path), text).unwrap();
        self.refresh(path);
    }

    fn remove(&mut self, path: &str) {
        fs::remove_file(self.place(path)).unwrap();
        self.refresh(path);
    }

    fn refresh(&mut self, path: &str) {
        self.sources.refresh(self.root.path(), &BTreeSet::from([self.place(path)])).unwrap();
    }

    /// Checks as the day `day` would, in both ways; how many things are wrong.
    #[track_caller]
    fn check(&mut self, day: &str) -> usize {
        let options =
            BuildOptions { base_url: None, date: day.parse().unwrap(), drafts: Drafts::Shown, offline: false };
        let (library, diagnostics) = self.checker.check(&self.sources, &options);
        let sources = Sources::read(self.root.path()).unwrap();
        let (first_library, first_diagnostics) = pipeline::check(&sources, &options);
        let messages = Messages::new("en", &[]).unwrap();
        let said = to_json(&diagnostics, &self.sources, &messages);
        assert_eq!(said, to_json(&first_diagnostics, &sources, &messages));
        let lists = library.as_ref().map(|library| library.facets());
        assert!(lists == first_library.as_ref().map(|library| library.facets()) && library == first_library);
        diagnostics.iter().count()
    }
}

#[test]
fn an_edit_is_found_as_a_first_reading_finds_it() {
    let mut bench = Bench::new();
    let clean = bench.check(DAYS[0]);
    assert_eq!(bench.check(DAYS[0]), clean, "nothing changed");

    bench.replace(STONE, "title: Reused stone", "title: Stone used again");
    assert_eq!(bench.check(DAYS[0]), clean);
    bench.replace(STONE, "{mass} of", "{weight} of");
    assert!(bench.check(DAYS[0]) > clean, "a blank is unknown, another is not used");
    bench.replace(STONE, "{weight} of", "{mass} of");
    assert_eq!(bench.check(DAYS[0]), clean, "it was mended");
}

#[test]
fn a_change_of_one_clause_is_found_in_another() {
    let mut bench = Bench::new();
    bench.remove("content/bundles/road-works.yaml"); // which has the criterion without the stone
    let clean = bench.check(DAYS[0]);
    bench.replace(ENGINES, "rests_on: [stage]", "rests_on: [reused-stone/stone]");
    assert_eq!(bench.check(DAYS[0]), clean);
    bench.replace(STONE, "- id: stone", "- id: rock");
    assert!(bench.check(DAYS[0]) > clean, "the criterion rests on nothing");
    bench.replace(STONE, "- id: rock", "- id: stone");
    bench.replace(STONE, "nature: technical-specification", "nature: penalty");
    assert!(bench.check(DAYS[0]) > clean, "a criterion rests on a penalty");
    bench.replace(STONE, "---\ntitle", "---\n\ttitle");
    bench.check(DAYS[0]);
    bench.replace(STONE, "---\n\ttitle", "---\ntitle");
    bench.replace(STONE, "nature: penalty", "nature: technical-specification");
    assert_eq!(bench.check(DAYS[0]), clean);
    bench.replace(STONE, "status: to-revise", "status: draft");
    assert!(bench.check(DAYS[0]) > clean, "a published clause rests on a draft");
}

#[test]
fn files_come_and_go_and_so_do_days() {
    let mut bench = Bench::new();
    let clean = bench.check(DAYS[0]);
    let stone = fs::read_to_string(bench.place(STONE)).unwrap();
    bench.write("content/clauses/aaa.md", &stone.replace("former_ids: [old-stone]\n", ""));
    bench.check(DAYS[0]);
    bench.replace(ENGINES, "title: Engines with low fumes", "title: Engines");
    bench.check(DAYS[0]);
    bench.remove("content/clauses/aaa.md");
    assert_eq!(bench.check(DAYS[0]), clean);
    assert_ne!(bench.check(DAYS[1]), clean, "before, a date is of the future");
    bench.replace(STONE, "title: Reused stone", "title: Stone");
    bench.check(DAYS[1]);
    bench.replace("content/reference/segments.yaml", "id: roads", "id: streets");
    assert!(bench.check(DAYS[1]) > clean, "a segment has another name");
    bench.replace(STONE, "title: Stone", "title: Stones");
    bench.check(DAYS[0]);
}
