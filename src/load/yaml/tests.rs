//! What we read of YAML is what `serde_yaml` reads.

use std::fs;

use walkdir::WalkDir;

use super::{Node, Value, read};
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources};

/// The front matters and the YAML files of the first library.
fn real() -> Vec<(String, String)> {
    let files = WalkDir::new("content").sort_by_file_name().into_iter().map(Result::unwrap);
    let texts = files.filter(|file| file.file_type().is_file()).filter_map(|file| {
        let path = file.path().to_string_lossy().into_owned();
        let text = fs::read_to_string(file.path()).unwrap();
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("yaml") => Some((path, text)),
            Some("md") => Some((path, text.split("---\n").nth(1).unwrap().to_owned())),
            _ => None,
        }
    });
    texts.collect()
}

fn any_file() -> FileId {
    Sources::from_bytes([("content/x", &b""[..])]).iter().next().unwrap().0
}

/// Whether `node` says what the reference reads: words as they are written, whatever it takes them for.
fn same(node: &Node<'_>, reference: &serde_yaml::Value) -> bool {
    use serde_yaml::Value as Reference;
    match (&node.value, reference) {
        (Value::Absent, Reference::Null) => true,
        (Value::Scalar(text), Reference::String(known)) => text == known,
        (Value::Scalar(text), Reference::Bool(known)) => text.to_lowercase() == known.to_string(),
        (Value::Scalar(text), Reference::Null) => ["Null", "NULL"].contains(&&**text),
        (Value::Scalar(text), number @ Reference::Number(_)) => {
            serde_yaml::from_str::<Reference>(text).is_ok_and(|read| read == *number || is_nan(&read, number))
        }
        (Value::List(items), Reference::Sequence(known)) => {
            items.len() == known.len() && items.iter().zip(known).all(|(item, known)| same(item, known))
        }
        (Value::Mapping(entries), Reference::Mapping(known)) => {
            let entry = |((key, node), (name, known)): (&(_, Node), (&Reference, &Reference))| {
                let key: &super::Key = key;
                let named = Node { value: Value::Scalar(key.name.clone()), span: key.span };
                same(&named, name) && same(node, known)
            };
            entries.len() == known.len() && entries.iter().zip(known).all(entry)
        }
        _ => false,
    }
}

fn is_nan(read: &serde_yaml::Value, known: &serde_yaml::Value) -> bool {
    read.as_f64().is_some_and(f64::is_nan) && known.as_f64().is_some_and(f64::is_nan)
}

#[test]
fn the_reference_reads_the_same() {
    let texts = real();
    assert!(texts.len() > 50, "{}", texts.len());
    for (path, text) in texts {
        let mut diagnostics = Diagnostics::default();
        let node = read(&text, any_file(), 0, &mut diagnostics).unwrap();
        assert!(diagnostics.is_empty(), "{path}");
        assert!(same(&node, &serde_yaml::from_str(&text).unwrap()), "{path}");
    }
}

#[test]
fn what_is_accepted_of_a_spoilt_file_the_reference_reads_the_same() {
    let signs = ["'", "\"", ":", "- ", "#", "|", ">", "[", "}", ",", "\n", "\n  ", " ", "\t", "~", "é"];
    let small = real().into_iter().filter(|(_, text)| text.len() < 8_000);
    let (mut accepted, mut refused, mut stricter) = (0, 0, 0);
    for (number, (path, text)) in small.enumerate() {
        let places: Vec<usize> = (0..text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        for (turn, sign) in signs.iter().enumerate() {
            // Another place for each file and each sign, the same on every run.
            let at = places[(number * 7_919 + turn * 104_729) % places.len()];
            let spoilt = format!("{}{sign}{}", &text[..at], &text[at..]);
            let mut diagnostics = Diagnostics::default();
            let node = read(&spoilt, any_file(), 0, &mut diagnostics);
            let Some(node) = node.filter(|_| diagnostics.is_empty()) else {
                refused += 1;
                continue;
            };
            accepted += 1;
            match serde_yaml::from_str(&spoilt) {
                Ok(reference) => assert!(same(&node, &reference), "{path}, {sign:?} at byte {at}"),
                // It reads YAML 1.1, which refuses some keys between braces that YAML 1.2 takes.
                Err(_) => stricter += 1,
            }
        }
    }
    assert!(stricter * 100 < accepted, "{stricter} refused by the reference alone");
    assert!(accepted > 100 && refused > 50, "{accepted} accepted, {refused} refused");
}
