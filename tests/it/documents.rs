//! What the browser makes dossiers of: holes that somebody can fill, the same provisions in every file of a clause.

use std::collections::BTreeSet;

use clausier::output::Output;
use clausier::pipeline::Publication;
use clausier::theme::Theme;
use serde_json::Value;

use crate::fixture::{check, library_at, options};

fn json(output: &Output<'_>, path: &str) -> Value {
    let bytes = output.get(path).unwrap().unwrap_or_else(|| panic!("nothing is planned at `{path}`"));
    serde_json::from_slice(&bytes).unwrap()
}

fn texts<'v>(values: &'v Value, key: &str) -> Vec<&'v str> {
    values.as_array().unwrap().iter().map(|value| value[key].as_str().unwrap()).collect()
}

/// Calls `visit` with every text with holes in `value`.
fn pieces<'v>(value: &'v Value, visit: &mut dyn FnMut(&'v Value)) {
    match value {
        Value::Object(object) if object.contains_key("holes") => visit(value),
        Value::Object(object) => object.values().for_each(|value| pieces(value, visit)),
        Value::Array(array) => array.iter().for_each(|value| pieces(value, visit)),
        _ => {}
    }
}

#[test]
fn every_hole_can_be_filled() {
    let library = check(&library_at("tests/library")).library.unwrap();
    let publication = Publication::new(library, options(), Theme::built_in()).unwrap();
    let output = publication.plan().unwrap();
    let paths: Vec<String> = output.paths().filter(|path| path.ends_with(".sheets.json")).collect();
    assert!(!paths.is_empty());
    for path in paths {
        let sheets = json(&output, &path);
        let blanks: BTreeSet<&str> = texts(&sheets["blanks"], "name").into_iter().collect();
        let provisions: BTreeSet<&str> = texts(&sheets["provisions"], "id").into_iter().collect();
        let [word, odf] = ["word", "odf"].map(|suite| json(&output, sheets["files"][suite].as_str().unwrap()));
        for fragments in [&word, &odf] {
            let held: BTreeSet<&str> =
                fragments["provisions"].as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(held, provisions, "{path}");
        }
        for file in [&sheets, &word, &odf] {
            pieces(file, &mut |text| {
                let holes = text["holes"].as_array().unwrap();
                for name in holes.iter().map(|hole| hole[0].as_str().unwrap()) {
                    assert!(blanks.contains(name) || name.starts_with('#'), "{path}: `{name}`");
                }
                for part in text["text"].as_array().unwrap() {
                    let place = part.as_i64().map(|part| if part < 0 { -(part + 1) } else { part });
                    assert!(place.is_none_or(|place| usize::try_from(place).unwrap() < holes.len()), "{path}");
                }
            });
        }
    }
}
