//! The data by which a browser tells duties, and the clauses that it suggests for them.

use clausier::pipeline::Publication;
use clausier::theme::Theme;
use serde_json::Value;

use crate::example;
use crate::fixture::{Files, check, options};

const OBLIGATIONS: &str = "
- id: condition-verte
  name: Une condition d'exécution environnementale
  summary: Une condition au moins porte sur l'environnement.
  applies_to: contract
  contracts: [works, supplies, services]
  threshold: { ref: seuils }
  from: 2026-08-22
  date_of: launch
  fulfilled_by: [[condition-execution], [critere-attribution]]
  legal: [loi-achats]
  note: Voir la [loi](text:loi-achats) & « le reste ».
- id: papier-seulement
  name: Du papier
  summary: Seul le papier compte.
  applies_to: contract
  segments: [bureau]
  fulfilled_by: [[condition-execution]]
  legal: [loi-achats]
- id: plan
  name: Un plan
  summary: L'acheteur a un plan.
  applies_to: buyer
  threshold: { fixed: 50000000 }
  from: 2023-01-01
  date_of: year
  legal: [loi-achats]
";
const THRESHOLDS: &str = "
- id: seuils
  name: Seuils
  currency: EUR
  values: [{ contracts: [works], from: 2026-01-01, to: 2027-12-31, amount: 5404000 }, { from: 2026-01-01, amount: 216000.50 }]
";

/// A clause for offices, with this front matter besides, whose only provision is an execution condition.
fn clause(title: &str, more: &str) -> String {
    format!(
        "---
title: {title}
summary: Le titulaire agit.
version: 1
verified_on: 2026-11-20
segments: [bureau]
effects: [circ-econ]
provisions:
  - {{ id: agir, nature: condition-execution, document: ccap, force: mandatory, text: Le titulaire agit. }}
contributors: [atelier-vert]
sources: [{{ title: Guide, url: \"https://guide.exemple.fr/\" }}]
{more}
---

## Pourquoi cette clause

Elle sert.
"
    )
}

fn library(clauses: &[(&str, String)]) -> Files {
    let mut files = example::base();
    files.insert("content/reference/obligations.yaml".to_owned(), OBLIGATIONS.into());
    files.insert("content/reference/thresholds.yaml".to_owned(), THRESHOLDS.into());
    for (id, text) in clauses {
        files.insert(format!("content/clauses/{id}.md"), text.clone().into_bytes());
    }
    files
}

/// What the portal of `files` holds at `path`.
fn data(files: &Files, path: &str) -> Value {
    let checked = check(files);
    let library = checked.library.as_ref();
    assert!(library.is_some(), "{:?}", checked.lines());
    let publication = Publication::new(checked.library.unwrap(), options(), Theme::built_in()).unwrap();
    let bytes = publication.plan().unwrap().get(path).unwrap();
    serde_json::from_slice(&bytes.unwrap_or_else(|| panic!("nothing at {path}"))).unwrap()
}

/// The ids of the clauses that `suggestions` has for `duty`.
fn suggested<'v>(suggestions: &'v Value, duty: &str) -> Vec<&'v str> {
    suggestions["duties"][duty].as_array().unwrap().iter().map(|clause| clause["id"].as_str().unwrap()).collect()
}

#[test]
fn duties_are_told_with_all_that_decides() {
    let duties = data(&library(&[]), "assets/duties.json");
    let duty = &duties["obligations"][0];
    assert_eq!(duty["id"], "condition-verte");
    assert_eq!(duty["threshold"], serde_json::json!({ "ref": "seuils" }));
    assert_eq!(duty["from"], "2026-08-22");
    assert_eq!(duty["since"], "à compter du 22 août 2026 (date de lancement de la consultation)");
    assert_eq!(duty["page"], "obligations/#condition-verte");
    assert_eq!(duty["fulfilled_by"], serde_json::json!([["condition-execution"], ["critere-attribution"]]));
    assert_eq!(duty["note"], "Voir la <a href=\"../textes/loi-achats/\">loi</a> &amp; «\u{202f}le reste\u{202f}».");
    assert_eq!(duties["obligations"][2]["threshold"], serde_json::json!({ "fixed": "50000000" }));
    let values = &duties["thresholds"][0]["values"];
    assert_eq!((&values[0]["to"], &values[0]["amount"]), (&"2027-12-31".into(), &"5404000".into()));
    assert_eq!((&values[1]["to"], &values[1]["amount"]), (&Value::Null, &"216000.50".into()));
    assert_eq!(duties["legal"]["loi-achats"]["page"], "textes/loi-achats/");
    assert_eq!(duties["segments"][0]["cpv"], serde_json::json!([["30", "Machines et fournitures de bureau"]]));
    assert_eq!(duties["segments"][0]["suggestions"], "assets/suggestions/bureau.json");
}

#[test]
fn a_library_without_duties_has_empty_ones() {
    let duties = data(&example::base(), "assets/duties.json");
    assert_eq!(duties["obligations"], serde_json::json!([]));
    assert_eq!(data(&example::base(), "assets/suggestions/bureau.json")["duties"], serde_json::json!({}));
}

#[test]
fn the_best_reviewed_come_first_then_the_easiest_and_never_what_must_not_be_used() {
    let legal = "legal: [loi-achats]";
    let review = "reviews:\n  - { by: cabinet-jurex, date: 2026-11-20, version: 1, scope: legal }";
    let clauses = [
        ("ambitieuse", clause("A, ambitieuse", &format!("status: in-review\nambition: ambitieux\n{legal}"))),
        ("simple", clause("B, simple", &format!("status: in-review\nambition: base\n{legal}"))),
        ("publiee", clause("C, publiée", &format!("status: published\nambition: ambitieux\n{legal}\n{review}"))),
        ("perimee", clause("D, périmée", &format!("status: to-revise\nambition: base\n{legal}"))),
        (
            "retiree",
            clause(
                "E, retirée",
                &format!("status: withdrawn\nambition: base\n{legal}\nwithdrawn: {{ date: 2026-11-20, why: Faute. }}"),
            ),
        ),
        ("ailleurs", clause("F, sans texte", "status: in-review\nambition: base")),
    ];
    let files = library(&clauses);
    let bureau = data(&files, "assets/suggestions/bureau.json");
    assert_eq!(
        suggested(&bureau, "condition-verte"),
        ["publiee", "simple", "ailleurs", "livraison", "papier", "ambitieuse"]
    );
    // A precise duty wants a clause that rests on its text.
    assert_eq!(suggested(&bureau, "papier-seulement"), ["publiee", "simple", "ambitieuse"]);
    assert_eq!(bureau["duties"]["condition-verte"][0]["provisions"], serde_json::json!(["agir"]));
    assert_eq!(bureau["duties"]["condition-verte"][0]["page"], "clauses/publiee/");
    assert!(bureau["duties"]["plan"].is_null(), "no provision meets what weighs on the buyer");
    let nettoyage = data(&files, "assets/suggestions/nettoyage.json");
    assert_eq!(suggested(&nettoyage, "condition-verte"), [""; 0]);
    assert!(nettoyage["duties"]["papier-seulement"].is_null(), "it weighs on other purchases");
}

#[test]
fn at_most_six_clauses_are_suggested() {
    let many: Vec<(String, String)> = (0..9)
        .map(|n| (format!("clause-{n}"), clause(&format!("Clause {n}"), "status: in-review\nambition: base")))
        .collect();
    let many: Vec<(&str, String)> = many.iter().map(|(id, text)| (id.as_str(), text.clone())).collect();
    let bureau = data(&library(&many), "assets/suggestions/bureau.json");
    let first: Vec<String> = (0..6).map(|n| format!("clause-{n}")).collect();
    assert_eq!(suggested(&bureau, "condition-verte"), first);
}

#[test]
fn packs_stand_beside_the_clauses_of_their_purchases() {
    let mut files = library(&[]);
    let pack = "title: Bureau\nsummary: Un marché de bureau.\ncontract: supplies\nsegments: [bureau]\nabout: Pour un an.\nitems: [{ clause: papier }]\ncontributors: [atelier-vert]\nverified_on: 2026-11-20\n";
    files.insert("content/bundles/bureau.yaml".to_owned(), pack.into());
    let bureau = data(&files, "assets/suggestions/bureau.json");
    assert_eq!(bureau["packs"][0]["title"], "Bureau");
    assert_eq!(bureau["packs"][0]["dossier"], "dossier/#v=1&y=supplies&s=bureau&name=Bureau&c=papier@1");
    assert_eq!(data(&files, "assets/suggestions/nettoyage.json")["packs"], serde_json::json!([]));
}
