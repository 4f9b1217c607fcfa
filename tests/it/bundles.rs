//! Packs and superseded versions, beyond the examples of the rules: each way in which a pack may mislead a buyer, and what of a
//! frozen text may be out of date.

use clausier::diagnostic::words;
use clausier::pipeline::Publication;
use clausier::theme::Theme;

use crate::example::{base, whole};
use crate::fixture::{Checked, Files, check, languages, library_at, options};

const BUNDLE: &str = "content/bundles/papier.yaml";
const VERSION: &str = "content/versions/livraison/v1.md";

/// The small library with the clause that has every key, and a pack that holds `items`.
fn with_pack(items: &str) -> Checked {
    let mut files = base();
    files.extend(whole(include_str!("complete.txt")));
    files.insert(BUNDLE.to_owned(), pack(items).into_bytes());
    check(&files)
}

/// What is said of the pack that fills in `value` of the clause that has every key.
fn said_of(value: &str) -> String {
    let checked =
        with_pack(&format!("  - {{ clause: livraison }}\n  - {{ clause: complete, values: {{ {value} }} }}\n"));
    let said = checked.diagnostics.iter().map(|diagnostic| {
        let said = words(diagnostic, &languages()[1]);
        format!("{}: {} / {}", diagnostic.code, said.message, said.help.unwrap_or_default())
    });
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_pack_of_all_kinds_of_values_is_right() {
    let values = "taux: 80, delai: 30, masse: 2.25, montant: 500, debut: 2027-02-01, rythme: semaine, lieu: l'école, \
                  \"@critere\": 20";
    assert_eq!(said_of(values), "");
}

#[test]
fn a_value_that_its_blank_cannot_hold_is_said() {
    for (value, said) in [
        ("tau: 80", "bundle-value: `complete` has no field `tau` / did you mean `taux`?"),
        ("\"@recycle\": 10", "bundle-value: `complete` has no field `@recycle` / "),
        ("delai: 7.5", "bundle-value: “7.5” cannot fill in the field `delai` of `complete` / "),
        ("debut: 2027-02-30", "bundle-value: “2027-02-30” cannot fill in the field `debut` of `complete` / "),
        ("taux: 40", "bundle-value: 40 is not between 50 and 100 / "),
        ("debut: 2028-01-01", "bundle-value: 2028-01-01 is not between 2026-12-01 and 2027-12-31 / "),
        ("rythme: moi", "bundle-value: `moi` is none of the choices of `rythme` / did you mean `mois`?"),
        ("\"@critere\": 21", "bundle-value: 21 is not between 5 and 20 / "),
        ("\"@critere\": beaucoup", "bundle-value: “beaucoup” cannot fill in the field `@critere` of `complete` / "),
    ] {
        assert!(said_of(value).starts_with(said), "{value}: {}", said_of(value));
        assert_eq!(said_of(value).lines().count(), 1, "{value}: {}", said_of(value));
    }
}

#[test]
fn unknown_clauses_and_provisions_are_said_where_they_stand() {
    let checked = with_pack("  - { clause: papyrus }\n  - { clause: papier, provisions: [recycle, recyclé] }\n");
    assert_eq!(checked.lines(), [format!("unknown-id {BUNDLE}:7:15"), format!("unknown-id {BUNDLE}:8:45")]);
}

#[test]
fn a_clause_stands_once_in_a_pack() {
    let checked = with_pack("  - { clause: papier }\n  - { clause: papier }\n");
    assert_eq!(checked.lines(), [format!("repeated-item {BUNDLE}:8:15")]);
}

#[test]
fn a_draft_is_in_no_pack() {
    let mut files = base();
    files.insert(BUNDLE.to_owned(), pack("  - { clause: livraison }\n").into_bytes());
    edit(&mut files, "content/clauses/livraison.md", "status: in-review", "status: draft");
    assert_eq!(check(&files).errors(), ["link-to-draft"]);
}

#[test]
fn what_rests_on_another_clause_comes_with_it() {
    let alone = with_pack("  - { clause: complete }\n");
    assert_eq!(alone.errors(), ["bundle-without-support"]);
    // A penalty needs one of what it punishes, not all.
    let part = with_pack("  - { clause: livraison }\n  - { clause: complete, provisions: [retard, recycle] }\n");
    assert_eq!(part.lines(), Vec::<String>::new());
    let penalty = with_pack("  - { clause: complete, provisions: [retard] }\n");
    assert_eq!(penalty.errors(), ["bundle-without-support"]);
}

#[test]
fn a_version_is_read_as_it_stood() {
    let files = with_version(|text| {
        let text = text.replace(
            "sources:",
            "controls:\n  - { proof: Bons, when: chaque mois, by: la mairie, for: [rythme, ancienne] }\nsources:",
        );
        text.replace("une fois par semaine", "par [camion plein](clause:papier)")
    });
    let checked = check(&files);
    assert_eq!(checked.lines(), Vec::<String>::new());
    let library = checked.library.unwrap();
    let versions = library.versions.of(&library.clauses.find("livraison").unwrap().id);
    assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [1]);
    assert_eq!(library.clauses.len(), 2, "a version is no clause");
}

#[test]
fn what_a_version_needs_and_is_gone_is_said_in_its_file() {
    for (old, new, line) in [
        ("effects: [circ-econ]", "effects: [eau]", "unknown-id content/versions/livraison/v1.md:8:11"),
        ("une fois", "[une fois](clause:camions)", "broken-link content/versions/livraison/v1.md:15:30"),
        ("une fois", "{rythme}", "undeclared-parameter content/versions/livraison/v1.md:15:30"),
        ("version: 1", "version: 2", "version-mismatch content/versions/livraison/v1.md:5:10"),
    ] {
        let checked = check(&with_version(|text| text.replace(old, new)));
        assert_eq!(checked.lines(), [line], "{new}");
    }
}

#[test]
fn a_version_belongs_to_a_clause() {
    let mut files = base();
    let text = files["content/clauses/livraison.md"].clone();
    files.insert("content/versions/livraisons/v1.md".to_owned(), text);
    assert_eq!(check(&files).lines(), ["version-mismatch content/versions/livraisons/v1.md:1:1"]);
}

#[test]
fn a_version_is_called_after_its_number_alone() {
    let mut files = base();
    let text = files["content/clauses/livraison.md"].clone();
    files.insert("content/versions/livraison/v01.md".to_owned(), text);
    assert_eq!(check(&files).lines(), ["unexpected-file content/versions/livraison/v01.md:1:1"]);
}

#[test]
fn a_version_is_told_as_a_clause_is_and_the_clause_tells_of_it() {
    let library = check(&library_at("tests/library")).library.unwrap();
    let publication = Publication::new(library, options(), Theme::built_in()).unwrap();
    let output = publication.plan().unwrap();
    let sheets = |path: &str| -> serde_json::Value {
        let bytes = output.get(path).unwrap().unwrap_or_else(|| panic!("nothing is planned at {path}"));
        serde_json::from_slice(&bytes).unwrap()
    };
    let (now, before) = (sheets("clauses/surplus-food.sheets.json"), sheets("clauses/surplus-food/v1.sheets.json"));
    assert_eq!((&now["version"], &before["version"]), (&2.into(), &1.into()));
    assert_eq!(now["versions"][0]["sheets"], "clauses/surplus-food/v1.sheets.json");
    assert_eq!(now["versions"][0]["page"], before["page"]);
    assert!(output.get(&format!("{}index.html", before["page"].as_str().unwrap())).unwrap().is_some());
    assert_eq!(before["provisions"][0]["citation"], "surplus-food@1/giving");
    assert_eq!(before["provisions"][1]["id"], "report", "what is no more in the clause is still in its version");
    assert_eq!(before["versions"], serde_json::json!([]));
    // A dossier that cites the version makes its documents of these.
    for suite in ["word", "odf"] {
        let fragments = sheets(before["files"][suite].as_str().unwrap());
        let provisions: Vec<&String> = fragments["provisions"].as_object().unwrap().keys().collect();
        assert_eq!(provisions, ["giving", "report"], "{suite}");
    }
}

/// The small library in which a clause is at version 2, its first version being what `change` makes of the second.
fn with_version(change: impl Fn(&str) -> String) -> Files {
    let mut files = base();
    let text = String::from_utf8(files["content/clauses/livraison.md"].clone()).unwrap();
    files.insert(VERSION.to_owned(), change(&text).into_bytes());
    edit(&mut files, "content/clauses/livraison.md", "version: 1", "version: 2");
    files
}

/// A pack that holds `items`.
fn pack(items: &str) -> String {
    format!(
        "title: Papier\nsummary: Du papier pour une mairie.\ncontract: supplies\nsegments: [bureau]\nabout: Pour un an.\n\
         items:\n{items}contributors: [atelier-vert]\nverified_on: 2026-11-20\n"
    )
}

fn edit(files: &mut Files, path: &str, old: &str, new: &str) {
    let text = String::from_utf8(files[path].clone()).unwrap();
    assert!(text.contains(old), "`{path}` does not hold `{old}`");
    files.insert(path.to_owned(), text.replace(old, new).into_bytes());
}
