//! Reading what was written gives the same tree, in the hard cases here and in every text of the library.

use std::path::Path;

use super::super::{LinkKind, Target, parse};
use super::*;

struct AsWritten;

impl Context for AsWritten {
    fn address(&self, target: &Target) -> String {
        match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { kind, id } => {
                let scheme = LinkKind::ALL.iter().find(|(_, other)| other == kind).map(|(scheme, _)| *scheme);
                format!("{}:{id}", scheme.unwrap())
            }
        }
    }

    fn blank(&self, name: &str, bare: bool) -> String {
        if bare { format!("{{{name}:bare}}") } else { format!("{{{name}}}") }
    }
}

fn markdown(text: &Text) -> String {
    to_markdown(text, &AsWritten, MarkdownOptions { typography: Typography::Plain, heading_level: 2 })
}

/// The tree without places, and with neighbouring characters in one piece.
fn shape(text: &Text) -> String {
    let debug = format!("{text:?}");
    let mut shape = String::new();
    let mut rest = debug.as_str();
    while let Some((before, after)) = rest.split_once("Extent {") {
        shape.push_str(before);
        rest = &after[after.find('}').unwrap() + 1..];
    }
    shape.push_str(rest);
    shape.replace("\", ), Text(\"", "")
}

#[track_caller]
fn same_tree(source: &str) {
    let (text, _) = parse(source);
    let written = markdown(&text);
    let (again, problems) = parse(&written);
    assert!(problems.is_empty(), "{problems:?} in {written}");
    assert_eq!(shape(&again), shape(&text), "\n{source}\n--- became ---\n{written}");
}

#[test]
fn hard_cases_give_the_same_tree() {
    for source in [
        "1\\. not a list\n\\- nor this\n\\# nor that",
        "a * b _ c [d] <e \\`f` & | g\\\\h &amp; &nbsp;",
        "- one\n- two\n\n  more\n- three\n  1. deep\n  2. deeper\n     - deepest",
        "3. three\n4. four\n\n<!-- -->\n\n1) again",
        "- a\n\n* b\n\n+ c",
        "> quoted\n>\n> - list\n>\n> ```\n> code\n> ```",
        "| a | b \\| c | `d\\|e` |\n|:-:|--:|---|\n| **1** | [x](clause:soged) | {rate} |",
        "***both*** and **strong *and em* inside** and *em **and strong***",
        "``a ` b`` and `` ` `` and [a](<https://example.org/a b(c)>)",
        "line\\\nafter break\nsoft",
        "{rate:bare}. is no list, {rate}) neither",
        "## Heading # with mark #\n\ntext\n\n---\n\n    code\n      deeper\n",
        "1.\n2. b",
        "~~~\n```\n~~~",
    ] {
        same_tree(source);
    }
}

#[test]
fn every_text_of_the_library_gives_the_same_tree() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            if path.extension().is_some_and(|extension| extension == "md") {
                let (front, body) = source.trim_start_matches("---\n").split_once("\n---\n").unwrap();
                same_tree(body);
                seen += 1 + texts_of(front);
            }
        }
    }
    assert!(seen > 100, "only {seen} texts were seen");
}

/// Holds the block texts of `front`, which are indented under `text: |` and `expected: |`, against their trees.
fn texts_of(front: &str) -> usize {
    let mut lines = front.lines().peekable();
    let mut seen = 0;
    while let Some(line) = lines.next() {
        if !line.ends_with(": |") {
            continue;
        }
        let indent = lines.peek().map_or(0, |next| next.len() - next.trim_start().len());
        let mut text = String::new();
        while let Some(next) = lines.next_if(|next| next.trim().is_empty() || next.starts_with(&" ".repeat(indent))) {
            text.push_str(next.get(indent..).unwrap_or_default());
            text.push('\n');
        }
        same_tree(&text);
        seen += 1;
    }
    seen
}
