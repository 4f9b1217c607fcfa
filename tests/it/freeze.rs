//! `clausier freeze` from the outside.

use std::fs;

use crate::build::Project;

const CLAUSE: &str = "content/clauses/papier.md";

/// What freezing `id` in `project` says, and its exit code.
fn freeze(project: &Project, id: &str) -> (String, i32) {
    let output = project.command().args(["freeze", id]).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (said, output.status.code().unwrap())
}

fn text(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path(path)).unwrap()
}

#[test]
fn the_text_is_kept_and_only_the_number_changes() {
    let project = Project::new();
    project.edit(CLAUSE, "version: 1", "version:   1 # deux en janvier");
    let before = text(&project, CLAUSE);

    let (said, code) = freeze(&project, "papier");

    assert_eq!(code, 0, "{said}");
    assert!(said.contains("content/versions/papier/v1.md") && said.contains("version 2"), "{said}");
    assert_eq!(text(&project, "content/versions/papier/v1.md"), before);
    assert_eq!(text(&project, CLAUSE), before.replace("version:   1 #", "version:   2 #"));
    assert!(project.command().args(["check", "--date=2026-11-21"]).status().unwrap().success());
}

#[test]
fn bytes_around_the_number_stay_what_they_are() {
    let project = Project::new();
    let before = format!("\u{feff}{}", text(&project, CLAUSE).replace('\n', "\r\n"));
    project.write(CLAUSE, &before);
    assert_eq!(freeze(&project, "papier").1, 0);
    assert_eq!(text(&project, "content/versions/papier/v1.md"), before);
    assert_eq!(text(&project, CLAUSE), before.replace("version: 1", "version: 2"));
}

#[test]
fn a_version_that_is_kept_is_never_written_over() {
    let project = Project::new();
    freeze(&project, "papier");
    project.edit(CLAUSE, "version: 2", "version: 1");
    project.edit(CLAUSE, "papier recyclé", "papier blanc");
    let kept = text(&project, "content/versions/papier/v1.md");
    let before = text(&project, CLAUSE);

    let (said, code) = freeze(&project, "papier");

    assert_eq!(code, 2, "{said}");
    assert!(said.contains("content/versions/papier/v1.md"), "{said}");
    assert_eq!(text(&project, "content/versions/papier/v1.md"), kept);
    assert_eq!(text(&project, CLAUSE), before);
}

#[test]
fn an_unknown_clause_is_said_and_nothing_is_written() {
    let project = Project::new();
    let (said, code) = freeze(&project, "papir");
    assert_eq!(code, 2);
    assert!(said.contains("papir"), "{said}");
    assert!(!project.path("content/versions").exists());
}
