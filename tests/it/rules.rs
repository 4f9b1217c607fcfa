//! The pages of `docs/rules/`, one for each rule: their examples are run, and the index is kept in step.

use std::fmt::Write as _;
use std::fs;

use clausier::diagnostic::{Severity, words};
use clausier::pipeline;

use crate::example::{Mark, example};
use crate::fixture::{Checked, blesses, check, languages, paths_below, read, repository};

/// A page, in its parts.
struct Page {
    code: String,
    severity: Severity,
    summary: String,
    wrong: String,
    right: String,
    /// Codes that the wrong example gives beside its own.
    also: Vec<String>,
}

fn pages() -> Vec<Page> {
    paths_below("docs/rules", ".md").iter().map(|path| page(path)).collect()
}

fn page(path: &str) -> Page {
    let text = read(path);
    let mut lines = text.lines().filter(|line| !line.is_empty());
    let code = lines.next().unwrap_or_default().strip_prefix("# ").unwrap_or_else(|| panic!("{path}: no title"));
    assert_eq!(path, format!("docs/rules/{code}.md"), "a page is called after its rule");
    let second = lines.next().unwrap_or_default();
    let (severity, summary) = [("**Erreur.** ", Severity::Error), ("**Avertissement.** ", Severity::Warning)]
        .into_iter()
        .find_map(|(word, severity)| Some((severity, second.strip_prefix(word)?)))
        .unwrap_or_else(|| panic!("{path}: the first line says `**Erreur.**` or `**Avertissement.**`"));
    assert!(text.contains("\n**Pour corriger.** "), "{path}: no `**Pour corriger.**`");
    let also = text.lines().filter_map(|line| line.strip_prefix("Signale aussi : ")).flat_map(codes).collect();
    Page {
        severity,
        summary: summary.to_owned(),
        wrong: block(&text, "## Faux", path),
        right: block(&text, "## Juste", path),
        also,
        code: code.to_owned(),
    }
}

/// The words between backticks.
fn codes(line: &str) -> Vec<String> {
    line.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The first fenced block below `heading`.
fn block(text: &str, heading: &str, path: &str) -> String {
    let (_, below) = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("{path}: no `{heading}`"));
    let mut lines = below.lines().skip_while(|line| !line.starts_with("```")).skip(1);
    let mut block = String::new();
    for line in lines.by_ref().take_while(|line| !line.starts_with("```")) {
        block.push_str(line);
        block.push('\n');
    }
    assert!(!block.is_empty(), "{path}: no example below `{heading}`");
    block
}

#[test]
fn pages_and_rules_are_one_to_one() {
    let pages: Vec<(String, Severity)> = pages().into_iter().map(|page| (page.code, page.severity)).collect();
    let rules: Vec<(String, Severity)> =
        pipeline::rules().into_iter().map(|rule| (rule.code.to_owned(), rule.severity)).collect();
    assert_eq!(pages, rules);
}

#[test]
fn wrong_examples_are_reported_where_they_are_marked() {
    let mut failures = String::new();
    for page in pages() {
        let example = example(&page.wrong);
        let checked = check(&example.files);
        let found = checked.diagnostics.iter().filter(|diagnostic| diagnostic.code == page.code);
        let found: Vec<_> = found.map(|diagnostic| checked.place(diagnostic)).collect();
        let marked = !example.marks.is_empty()
            && example.marks.len() == found.len()
            && example.marks.iter().all(|mark| found.iter().any(|place| is_marked(mark, place)));
        let stray = checked
            .diagnostics
            .iter()
            .find(|found| found.code != page.code && !page.also.iter().any(|code| code == found.code));
        if !marked || stray.is_some() {
            writeln!(failures, "{}: marks {:?}\n{}\n", page.code, example.marks, checked.lines().join("\n")).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Whether `mark` is at `place`, of which an empty one is marked by one caret.
fn is_marked(mark: &Mark, place: &(String, Option<(clausier::source::Position, clausier::source::Position)>)) -> bool {
    let (path, positions) = place;
    if mark.path != *path {
        return false;
    }
    match (&mark.at, positions) {
        (None, None) => true,
        (None, Some((start, _))) => (start.line, start.column) == (1, 1),
        (Some(at), Some((start, end))) => {
            let ends = if end.line == start.line { at.end == end.column.max(start.column + 1) } else { true };
            (at.line, at.start) == (start.line, start.column) && ends
        }
        (Some(_), None) => false,
    }
}

#[test]
fn right_examples_are_right() {
    let mut failures = String::new();
    for page in pages() {
        let checked = check(&example(&page.right).files);
        if !checked.diagnostics.is_empty() || checked.library.is_none() {
            writeln!(failures, "{}:\n{}\n", page.code, checked.lines().join("\n")).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn every_rule_has_its_words_in_both_languages() {
    for messages in languages() {
        for rule in pipeline::rules() {
            for key in [rule.code.to_owned(), format!("{}-help", rule.code)] {
                assert!(messages.find(&key, &[]).is_some(), "`{key}` has no words in `{}`", messages.language());
            }
        }
    }
}

#[test]
fn what_is_said_leaves_nothing_open() {
    for page in pages() {
        let checked = check(&example(&page.wrong).files);
        assert_eq!(open_words(&checked), Vec::<String>::new());
    }
}

/// The messages and helps about what was found in which a variable has no value.
pub(crate) fn open_words(checked: &Checked) -> Vec<String> {
    let mut open = Vec::new();
    for messages in languages() {
        for diagnostic in checked.diagnostics.iter() {
            let said = words(diagnostic, messages);
            let all = format!("{}: {} — {}", diagnostic.code, said.message, said.help.unwrap_or_default());
            // An empty name leaves two backticks; the parser's own words, which `yaml-syntax` quotes, may hold them.
            if all.contains("{$") || (all.contains("``") && diagnostic.code != "yaml-syntax") {
                open.push(all);
            }
        }
    }
    open
}

#[test]
fn the_index_lists_every_page() {
    let mut table = String::from("| règle | gravité | en une ligne |\n|---|---|---|\n");
    for page in pages() {
        let severity = if page.severity == Severity::Error { "erreur" } else { "avertissement" };
        writeln!(table, "| [`{0}`](rules/{0}.md) | {severity} | {1} |", page.code, page.summary).unwrap();
    }
    let index = read("docs/RULES.md");
    let start = index.find("| règle |").expect("docs/RULES.md holds the table");
    let in_step = format!("{}{table}", &index[..start]);
    if blesses() {
        fs::write(repository().join("docs/RULES.md"), &in_step).unwrap();
    } else {
        assert_eq!(index, in_step, "run the tests with BLESS=1, and read what changed");
    }
}
