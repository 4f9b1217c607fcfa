//! Examples of the pages of rules: what a contributor reads, turned into a library that the tests check.
//!
//! A block holds files, each after a line `>>> path`. They change the small library of `base.txt`:
//!
//! - lines of a front matter, of a `.yaml` of keys or of a list of `reference/` take the place of what has the same key
//!   or the same `id:`, and are added where nothing has; words after a line `---` take the place of the explanation;
//! - a file with two lines `---`, or that the small library does not have, is whole; `(absent)` after its path takes it
//!   away;
//! - `⟨U+0301⟩` stands for a character, `⟨octet E9⟩` for a byte, `⟨300000 fois a⟩` for many.
//!
//! Carets under a line mark what the program points at; under a line `>>> path`, the file itself.

use std::collections::BTreeMap;

use crate::fixture::Files;

/// A library that an example makes, and what it marks.
pub(crate) struct Example {
    pub(crate) files: Files,
    pub(crate) marks: Vec<Mark>,
}

/// What carets mark: a file, or columns of one of its lines.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) path: String,
    pub(crate) at: Option<Columns>,
}

/// Columns of a line, both from 1; `end` is after the last.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) line: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A line of a file, and its number in the block if it comes from there.
#[derive(Debug, Clone)]
struct Line {
    text: String,
    number: Option<usize>,
}

/// The small library that every example changes.
pub(crate) fn base() -> Files {
    whole(include_str!("base.txt"))
}

/// Whole files, each after a line `>>> path`.
pub(crate) fn whole(text: &str) -> Files {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut path = String::new();
    for line in text.lines() {
        match line.strip_prefix(">>> ") {
            Some(name) => {
                path = name.trim().to_owned();
                files.entry(path.clone()).or_default();
            }
            None => {
                let file = files.get_mut(&path).expect("a block begins with `>>> path`");
                file.push_str(line);
                file.push('\n');
            }
        }
    }
    files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
}

/// The library that `block` makes of the small one.
pub(crate) fn example(block: &str) -> Example {
    let mut files = base();
    let (parts, carets) = parts(block);
    let mut marks = Vec::new();
    for (path, number, lines) in parts {
        if let Some(path) = path.strip_suffix(" (absent)") {
            files.remove(path);
            marks.extend(carets.get(&number).map(|_| Mark { path: path.to_owned(), at: None }));
            continue;
        }
        marks.extend(carets.get(&number).map(|_| Mark { path: path.clone(), at: None }));
        let base = files.get(&path).map(|bytes| String::from_utf8(bytes.clone()).unwrap());
        let lines = merge(base.as_deref(), lines);
        for (at, line) in lines.iter().enumerate() {
            if let Some((from, to)) = line.number.and_then(|number| carets.get(&number)) {
                let column = |end: usize| {
                    let before: String = line.text.chars().take(end).collect();
                    String::from_utf8_lossy(&expand(&before)).chars().count() + 1
                };
                let at = Columns { line: at + 1, start: column(*from), end: column(*to) };
                marks.push(Mark { path: path.clone(), at: Some(at) });
            }
        }
        let text: String = lines.iter().map(|line| format!("{}\n", line.text)).collect();
        files.insert(path, expand(&text));
    }
    Example { files, marks }
}

type Part = (String, usize, Vec<Line>);

/// The files of `block`, and the columns, from 0, that carets mark by the number of the line above them.
fn parts(block: &str) -> (Vec<Part>, BTreeMap<usize, (usize, usize)>) {
    let mut parts: Vec<Part> = Vec::new();
    let mut carets = BTreeMap::new();
    let mut last = 0;
    for (number, line) in block.lines().enumerate() {
        let marks = line.trim();
        if !marks.is_empty() && marks.bytes().all(|byte| byte == b'^') {
            let from = line.len() - line.trim_start().len();
            carets.insert(last, (from, from + marks.len()));
            continue;
        }
        last = number;
        match line.strip_prefix(">>> ") {
            Some(path) => parts.push((path.trim().to_owned(), number, Vec::new())),
            None => {
                let (_, _, lines) = parts.last_mut().expect("a block begins with `>>> path`");
                lines.push(Line { text: line.to_owned(), number: Some(number) });
            }
        }
    }
    (parts, carets)
}

/// The lines of `base`, changed by those of an example.
fn merge(base: Option<&str>, lines: Vec<Line>) -> Vec<Line> {
    let Some(base) = base else { return lines };
    let base: Vec<Line> = base.lines().map(|text| Line { text: text.to_owned(), number: None }).collect();
    let first = lines.first().map_or("", |line| line.text.as_str());
    let is_list = base[0].text.starts_with("- ");
    let is_closed = lines.iter().skip(1).any(|line| line.text == "---");
    if (first == "---" && is_closed) || is_list != first.starts_with("- ") {
        return lines;
    }
    if is_list {
        return replace(base, lines, entry_id);
    }
    if base[0].text != "---" {
        return replace(base, lines, key);
    }
    let closing = base.iter().skip(1).position(|line| line.text == "---").unwrap() + 1;
    let (data, body) = (base[..closing].to_vec(), base[closing..].to_vec());
    let (new_data, new_body) = match lines.iter().position(|line| line.text == "---") {
        Some(at) => (lines[..at].to_vec(), lines[at..].to_vec()),
        None => (lines, body),
    };
    let mut merged = replace(data, new_data, key);
    merged.extend(new_body);
    merged
}

/// `base` with `lines` in the place of its groups of lines that have one of their names.
fn replace(base: Vec<Line>, lines: Vec<Line>, name: fn(&str) -> Option<&str>) -> Vec<Line> {
    let names: Vec<&str> = lines.iter().filter_map(|line| name(&line.text)).collect();
    let mut merged: Vec<Line> = Vec::new();
    let mut at = None;
    let mut dropping = false;
    for line in base {
        if let Some(name) = name(&line.text) {
            dropping = names.contains(&name);
            if dropping && at.is_none() {
                at = Some(merged.len());
            }
        }
        if !dropping {
            merged.push(line);
        }
    }
    let at = at.unwrap_or(merged.len());
    merged.splice(at..at, lines.iter().cloned());
    merged
}

/// The key that a line at the margin begins.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    (!line.starts_with([' ', '-', '#', '"'])).then_some(key)
}

/// The id of the entry of a list that a line at the margin begins.
fn entry_id(line: &str) -> Option<&str> {
    let (_, id) = line.strip_prefix("- ")?.split_once("id:")?;
    Some(id.split(',').next().unwrap_or(id).trim())
}

/// `text` with what stands between `⟨` and `⟩` in place.
fn expand(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟨') {
        bytes.extend_from_slice(before.as_bytes());
        let Some((mark, after)) = after.split_once('⟩') else { break };
        if let Some(code) = mark.strip_prefix("U+") {
            let character = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
            bytes.extend_from_slice(character.to_string().as_bytes());
        } else if let Some(byte) = mark.strip_prefix("octet ") {
            bytes.push(u8::from_str_radix(byte, 16).unwrap());
        } else {
            let (times, word) = mark.split_once(" fois ").expect("⟨U+…⟩, ⟨octet …⟩ or ⟨… fois …⟩");
            bytes.extend_from_slice(word.repeat(times.parse().unwrap()).as_bytes());
        }
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

#[test]
fn an_example_changes_what_has_the_same_key() {
    let block = ">>> content/clauses/papier.md\nsegments: [bureau, bois]\n                   ^^^^\n";
    let example = example(block);
    let text = String::from_utf8(example.files["content/clauses/papier.md"].clone()).unwrap();
    assert!(text.contains("segments: [bureau, bois]\neffects:"), "{text}");
    let line = text.lines().position(|line| line.starts_with("segments")).unwrap() + 1;
    let at = Some(Columns { line, start: 20, end: 24 });
    assert_eq!(example.marks, [Mark { path: "content/clauses/papier.md".into(), at }]);
}
