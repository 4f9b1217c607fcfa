//! The code base is tested too: who may use whom, and what nothing may hold.

use std::collections::BTreeSet;

use crate::fixture::{paths_below, read};

/// Every module, and those of ours that it may use; ARCHITECTURE.md shows the same table.
const MAY_USE: &[(&str, &[&str])] = &[
    ("analysis", &[]),
    ("source", &[]),
    ("options", &[]),
    ("output", &[]),
    ("messages", &[]),
    ("theme", &[]),
    ("tables", &[]),
    ("diagnostic", &["messages", "source"]),
    ("text", &[]),
    ("library", &["text"]),
    ("load", &["diagnostic", "library", "source", "text"]),
    ("check", &["analysis", "conformity", "diagnostic", "library", "load", "options", "source", "text"]),
    ("routes", &["library", "tables"]),
    ("conformity", &["library"]),
    ("outside", &["library", "messages", "options", "routes", "text"]),
    ("site", PUBLISHERS),
    ("search", &["analysis", "library", "messages", "options", "output", "routes", "tables", "text", "theme"]),
    ("export", PUBLISHERS),
    ("document", PUBLISHERS),
    ("dossier", PUBLISHERS),
    (
        "pipeline",
        &[
            "check",
            "diagnostic",
            "document",
            "dossier",
            "export",
            "library",
            "load",
            "messages",
            "options",
            "output",
            "routes",
            "search",
            "site",
            "source",
            "tables",
            "text",
            "theme",
        ],
    ),
];

/// What pages, the index, dumps and documents may use: never each other, never what files say.
const PUBLISHERS: &[&str] =
    &["conformity", "library", "messages", "options", "outside", "output", "routes", "tables", "text", "theme"];

/// Files whose strings may be French: what the format itself fixes in the language of a portal.
const FRENCH: &[&str] = &["src/library/portal.rs"];

#[test]
fn modules_use_what_they_may() {
    let mut failures = Vec::new();
    for path in sources() {
        let module = module(&path);
        if ["lib", "cli"].contains(&module.as_str()) {
            continue;
        }
        let Some((_, may_use)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            failures.push(format!("{path}: the table does not have `{module}`"));
            continue;
        };
        for used in used(&code(&path)) {
            if used != module && !may_use.contains(&used.as_str()) {
                failures.push(format!("{path}: `{module}` may not use `{used}`"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn only_the_program_knows_its_arguments() {
    let names_clap = |path: &String| words(&code(path)).any(|word| word == "clap");
    let paths: Vec<String> = paths_below("src", ".rs").into_iter().filter(names_clap).collect();
    assert!(!paths.is_empty() && paths.iter().all(|path| path.starts_with("src/cli/")), "{paths:?}");
}

#[test]
fn the_program_comes_in_by_the_doors() {
    let lib = read("src/lib.rs");
    let doors: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    for path in paths_below("src/cli", ".rs") {
        for used in after(&code(&path), "clausier::") {
            assert!(doors.contains(used.as_str()), "{path}: `{used}` is no door");
        }
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [["FIX", "ME"].concat(), ["TO", "DO"].concat()];
    for folder in ["src", "tests/it"] {
        for path in paths_below(folder, "") {
            let text = read(&path);
            assert!(
                !marks.iter().any(|mark| words(&text).any(|word| word == mark)),
                "{path}: something is left for later"
            );
        }
    }
}

#[test]
fn the_program_knows_no_law() {
    // The words of tests are not the program's, and a comment may show the shape of a citation.
    let catalogues = paths_below("src", ".ftl").into_iter().map(|path| (read(&path), path));
    for (text, path) in sources().into_iter().map(|path| (code(&path), path)).chain(catalogues) {
        let article = article(&text);
        assert!(article.is_none(), "{path} names an article of law: {article:?}");
        assert!(!words(&text).any(|word| word == "CCP"), "{path} names a code of law");
    }
}

#[test]
fn an_article_is_found() {
    for text in ["art. L2112-2", "(R. 2152-7)", "l'article D.2111"] {
        assert!(article(text).is_some(), "{text}");
    }
    for text in ["HTML5", "U+202F", "L12", "RFC 4180", "R21526", "XL2112"] {
        assert_eq!(article(text), None, "{text}");
    }
}

#[test]
fn files_are_short() {
    for path in sources() {
        let lines = read(&path).lines().count();
        assert!(lines <= 400, "{path} has {lines} lines: what is its second subject?");
    }
}

#[test]
fn sentences_for_readers_stand_in_the_catalogues() {
    for path in sources().into_iter().filter(|path| !FRENCH.contains(&path.as_str())) {
        let french = literals(&code(&path)).into_iter().find(|literal| {
            literal.contains(' ') && literal.contains(|character| "àâçéèêëîïôùûœÀÂÇÉÈÊÎÔŒ«»".contains(character))
        });
        assert_eq!(french, None, "{path}");
    }
}

#[test]
fn the_architecture_page_shows_the_table() {
    let page = read("ARCHITECTURE.md");
    let (_, table) = page.split_once("| module | may use |\n|---|---|\n").expect("ARCHITECTURE.md holds the table");
    let mut shown: Vec<(&str, BTreeSet<&str>)> = Vec::new();
    for row in table.lines().take_while(|line| line.starts_with('|')) {
        let mut cells = row.split('|').skip(1);
        let (modules, uses) = (cells.next().unwrap(), cells.next().unwrap());
        let uses = uses.split(';').next().unwrap(); // after a semicolon stands what it may not
        shown.extend(quoted(modules).map(|module| (module, quoted(uses).collect())));
    }
    // Of these two the page says it in words.
    shown.retain(|(module, _)| !["pipeline", "cli"].contains(module));
    let kept = MAY_USE.iter().filter(|(module, _)| *module != "pipeline");
    let mut kept: Vec<(&str, BTreeSet<&str>)> =
        kept.map(|(module, may_use)| (*module, may_use.iter().copied().collect())).collect();
    shown.sort();
    kept.sort();
    assert_eq!(shown, kept);
}

/// The files of the program, without those that only tests read.
fn sources() -> Vec<String> {
    let is_of_tests =
        |path: &str| path.contains("/tests/") || path.ends_with("/tests.rs") || path.ends_with("/sample.rs");
    paths_below("src", ".rs").into_iter().filter(|path| !is_of_tests(path)).collect()
}

/// The words between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The module that the file at `path` belongs to.
fn module(path: &str) -> String {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split(['/', '.']).next().unwrap_or_default().to_owned()
}

/// The code of the file at `path`, without comments and without its tests, which stand at its end.
fn code(path: &str) -> String {
    let text = read(path);
    let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    lines.filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// The modules of ours that `code` names.
fn used(code: &str) -> BTreeSet<String> {
    assert!(!code.contains("use crate::{"), "one path on each line `use crate::…`");
    after(code, "crate::")
}

/// The names that follow `prefix` in `code`.
fn after(code: &str, prefix: &str) -> BTreeSet<String> {
    let names = code.split(prefix).skip(1).map(|rest| {
        let end = rest.find(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        rest[..end.unwrap_or(rest.len())].to_owned()
    });
    names.filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}

/// The first article of a French code in `text`: a letter, perhaps a full stop and a space, and four digits.
fn article(text: &str) -> Option<&str> {
    text.char_indices().find_map(|(at, letter)| {
        let stands_alone = !text[..at].ends_with(|before: char| before.is_alphanumeric());
        if !['L', 'R', 'D'].contains(&letter) || !stands_alone {
            return None;
        }
        let rest = text[at + 1..].strip_prefix('.').unwrap_or(&text[at + 1..]);
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (digits == 4).then(|| &text[at..text.len() - rest.len() + digits])
    })
}

/// The strings that `code` holds.
fn literals(code: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let mut characters = code.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' => {
                // A character, which may be a quote, and not a lifetime.
                let ahead: String = characters.clone().take(3).collect();
                if ahead.starts_with("\"'") || ahead.starts_with("\\\"'") {
                    characters.nth(if ahead.starts_with('\\') { 2 } else { 1 });
                }
            }
            '/' if characters.peek() == Some(&'/') => {
                characters.by_ref().find(|character| *character == '\n');
            }
            '"' => {
                let mut literal = String::new();
                while let Some(character) = characters.next() {
                    match character {
                        '"' => break,
                        '\\' => literal.extend(characters.next()),
                        other => literal.push(other),
                    }
                }
                literals.push(literal);
            }
            _ => {}
        }
    }
    literals
}
