//! `tests/library`: another country, another language, other documents. It keeps the program from knowing France.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clausier::pipeline::Publication;
use clausier::theme::Theme;

use crate::fixture::{blesses, check, library_at, options, paths_below, repository};

const EXPECTED: &str = "tests/expected";

/// Files whose bytes are kept, by the ends of their names; of the others only that they are there.
const TEXTS: &[&str] = &[".html", ".csv", ".json", ".jsonl", ".xml", ".atom", ".txt", ".md"];

/// Scripts and styles are the theme's own, and change with it.
const THEME: &str = "assets/";

#[test]
fn nothing_is_wrong_with_it() {
    let checked = check(&library_at("tests/library"));
    assert_eq!(checked.lines(), Vec::<String>::new());
    let library = checked.library.unwrap();
    assert_eq!(library.clauses.iter().count(), 5);
    assert!(library.cpv.is_empty() && library.labels.iter().count() == 0);
}

fn publication() -> Publication {
    let library = check(&library_at("tests/library")).library.unwrap();
    Publication::new(library, options(), Theme::built_in()).unwrap()
}

fn build() -> BTreeMap<String, Vec<u8>> {
    let publication = publication();
    let output = publication.plan().unwrap();
    output.paths().map(|path| (path.clone(), output.get(&path).unwrap().unwrap())).collect()
}

#[test]
fn two_builds_give_the_same_bytes() {
    let (first, second) = (build(), build());
    assert!(first.keys().eq(second.keys()));
    let different: Vec<&String> = first.keys().filter(|path| first[*path] != second[*path]).collect();
    assert_eq!(different, Vec::<&String>::new());
}

#[test]
fn it_gives_what_is_expected() {
    let built = build();
    let listed: String = built.keys().filter(|path| !path.starts_with(THEME)).map(|path| format!("{path}\n")).collect();
    let is_kept = |path: &str| !path.starts_with(THEME) && TEXTS.iter().any(|ending| path.ends_with(ending));
    let mut wanted: BTreeMap<String, Vec<u8>> = built
        .into_iter()
        .filter(|(path, _)| is_kept(path))
        .map(|(path, bytes)| (format!("files/{path}"), bytes))
        .collect();
    wanted.insert("paths.txt".to_owned(), listed.into_bytes());
    let root = repository().join(EXPECTED);
    if blesses() {
        bless(&root, &wanted);
    }
    let kept: BTreeSet<String> =
        paths_below(EXPECTED, "").into_iter().map(|path| path[EXPECTED.len() + 1..].to_owned()).collect();
    let differs = |path: &&String| fs::read(root.join(path)).ok().as_deref() != wanted.get(*path).map(Vec::as_slice);
    let different: BTreeSet<&String> = kept.iter().chain(wanted.keys()).filter(differs).collect();
    assert!(different.is_empty(), "run the tests with BLESS=1, and read what changed: {different:#?}");
}

/// Makes `wanted` what is expected.
fn bless(root: &Path, wanted: &BTreeMap<String, Vec<u8>>) {
    for path in paths_below(EXPECTED, "") {
        fs::remove_file(repository().join(path)).unwrap();
    }
    for (path, bytes) in wanted {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), bytes).unwrap();
    }
}

#[test]
fn its_portal_speaks_english_only() {
    let built = build();
    let pages = built.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        let page = String::from_utf8(bytes.clone()).unwrap();
        assert!(page.contains("<html lang=\"en\""), "{path}");
        let french = ["marché", "fiche", "Télécharger", "disposition", "acheteur", "€"];
        let found: Vec<_> = french.iter().filter(|word| page.contains(**word)).collect();
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}
