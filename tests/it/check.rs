//! `clausier check` from the outside.

use insta::assert_snapshot;

use crate::build::Project;

/// The small library with two errors and a warning, in two files.
fn spoilt() -> Project {
    let project = Project::new();
    project.edit("content/clauses/papier.md", "segments: [bureau]", "segments: [burau]");
    project.edit("content/clauses/papier.md", "verified_on: 2026-11-20", "verified_on: 2025-01-15");
    project.edit("content/organisations/cabinet-jurex.yaml", "kind: law-firm", "kind: law-firm\nkey: 1");
    project
}

/// What a check of `project` with `arguments` says, and its exit code.
fn check(project: &Project, arguments: &[&str]) -> String {
    said(project.command().arg("check").arg("--date=2026-11-21").args(arguments).output().unwrap())
}

fn said(output: std::process::Output) -> String {
    let [out, error] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    format!("{out}{error}exit {}", output.status.code().unwrap())
}

#[test]
fn nothing_wrong_is_fine() {
    assert_snapshot!(check(&Project::new(), &[]), @"
    2 clauses, nothing to report
    exit 0
    ");
}

#[test]
fn a_warning_is_fine() {
    let project = Project::new();
    project.edit("content/clauses/papier.md", "verified_on: 2026-11-20", "verified_on: 2025-01-15");
    let said = check(&project, &[]);
    assert!(said.ends_with("no error, 1 warning\nexit 0"), "{said}");
}

#[test]
fn people_see_the_words_underlined_sorted_by_place() {
    assert_snapshot!(check(&spoilt(), &[]), @"
    warning[stale-verification]: the law and the figures have not been checked for more than 18 months (2025-01-15)
     --> content/clauses/papier.md:6:14
      |
    6 | verified_on: 2025-01-15
      |              ^^^^^^^^^^
      |
      = help: check them and change `verified_on`, or set `status: to-revise`

    error[unknown-id]: `burau` does not exist (segment)
     --> content/clauses/papier.md:7:12
      |
    7 | segments: [burau]
      |            ^^^^^
      |
      = help: did you mean `bureau`? Otherwise add the entry to `content/reference/segments.yaml`

    error[unknown-key]: there is no key `key` here
     --> content/organisations/cabinet-jurex.yaml:3:1
      |
    3 | key: 1
      | ^^^
      |
      = help: allowed keys: description, kind, name, url

    2 errors, 1 warning
    exit 1
    ");
}

#[test]
fn a_path_leaves_out_the_other_files() {
    let project = spoilt();
    let path = project.path("content/organisations");
    assert_snapshot!(check(&project, &["--lang=fr", path.to_str().unwrap()]), @"
    erreur[unknown-key]: la clé `key` n'existe pas ici
     --> content/organisations/cabinet-jurex.yaml:3:1
      |
    3 | key: 1
      | ^^^
      |
      = aide: clés permises : description, kind, name, url

    1 erreur, aucun avertissement
    exit 1
    ");
}

#[test]
fn programs_read_a_line_for_each() {
    assert_snapshot!(check(&spoilt(), &["--format=json"]), @r#"
    {"code":"stale-verification","severity":"warning","path":"content/clauses/papier.md","line":6,"column":14,"end_line":6,"end_column":24,"message":"the law and the figures have not been checked for more than 18 months (2025-01-15)","help":"check them and change `verified_on`, or set `status: to-revise`"}
    {"code":"unknown-id","severity":"error","path":"content/clauses/papier.md","line":7,"column":12,"end_line":7,"end_column":17,"message":"`burau` does not exist (segment)","help":"did you mean `bureau`? Otherwise add the entry to `content/reference/segments.yaml`"}
    {"code":"unknown-key","severity":"error","path":"content/organisations/cabinet-jurex.yaml","line":3,"column":1,"end_line":3,"end_column":4,"message":"there is no key `key` here","help":"allowed keys: description, kind, name, url"}
    exit 1
    "#);
}

#[test]
fn github_shows_them_beside_the_lines() {
    let said = check(&spoilt(), &["--format=github", "--lang=fr"]);
    assert_snapshot!(said.lines().last().unwrap(), @"exit 1");
    assert_snapshot!(said.lines().nth(1).unwrap(), @"::error file=content/clauses/papier.md,line=7,col=12,endLine=7,endColumn=17,title=unknown-id::`burau` n'existe pas (segment)%0Avouliez-vous dire `bureau` ? Sinon, créez l'entrée dans `content/reference/segments.yaml`");
    assert_eq!(said.lines().count(), 4);
}

#[test]
fn sarif_is_what_its_readers_expect() {
    let said = check(&spoilt(), &["--format=sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(said.strip_suffix("exit 1").unwrap()).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "clausier");
    let results = run["results"].as_array().unwrap();
    let rules: Vec<_> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(rules, ["stale-verification", "unknown-id", "unknown-key"]);
    let levels: Vec<_> = results.iter().map(|result| result["level"].as_str().unwrap()).collect();
    assert_eq!(levels, ["warning", "error", "error"]);
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/clauses/papier.md");
    let region = &place["region"];
    let corners = ["startLine", "startColumn", "endLine", "endColumn"].map(|name| region[name].as_u64().unwrap());
    assert_eq!(corners, [7, 12, 7, 17]);
}

#[test]
fn nothing_wrong_is_nothing_for_programs() {
    for format in ["json", "github"] {
        assert_eq!(check(&Project::new(), &["--format", format]), "exit 0");
    }
}

#[test]
fn the_library_is_the_nearest_upward() {
    let project = spoilt();
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("clausier"));
    command.args(["check", "--lang=en", "--date=2026-11-21", "papier.md", "--format=github"]);
    let said = said(command.current_dir(project.path("content/clauses")).output().unwrap());
    assert!(said.ends_with("exit 1"), "{said}");
    assert_eq!(said.lines().filter(|line| line.contains("file=content/clauses/papier.md")).count(), 2, "{said}");
    assert_eq!(said.lines().count(), 3, "{said}");
}

#[test]
fn no_library_is_work_that_cannot_be_done() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("clausier"));
    let said = said(command.args(["--lang=fr", "check"]).current_dir(&folder).output().unwrap());
    assert_snapshot!(said, @"
    clausier: aucun clausier ici : ni ce dossier ni ceux au-dessus n'ont de `content/portal.yaml`
    exit 2
    ");
}

#[test]
fn a_folder_that_is_named_says_what_it_lacks() {
    let project = Project::new();
    std::fs::remove_file(project.path("content/portal.yaml")).unwrap();
    assert_snapshot!(check(&project, &[]), @"
    error[missing-file]: the file `content/portal.yaml` is missing
    --> content/portal.yaml
     = help: there is no portal without it: start from the model's

    1 error, no warning
    exit 1
    ");
}

#[test]
fn a_misspelt_option_is_work_that_cannot_be_done() {
    assert!(check(&Project::new(), &["--format=nope"]).ends_with("exit 2"));
}

#[test]
fn a_path_without_a_file_is_work_that_cannot_be_done() {
    assert_snapshot!(check(&Project::new(), &["content/claused"]), @"
    clausier: `content/claused` holds no file of the library
    exit 2
    ");
}
