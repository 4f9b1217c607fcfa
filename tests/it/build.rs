//! `clausier build` from the outside.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use assert_cmd::cargo::CommandCargoExt as _;
use tempfile::TempDir;

use crate::example;

/// A library in a folder of its own, gone with it.
pub(crate) struct Project {
    root: TempDir,
}

impl Project {
    /// The small library, which has nothing wrong.
    pub(crate) fn new() -> Project {
        let project = Project { root: tempfile::tempdir().unwrap() };
        for (path, bytes) in example::base() {
            project.write(&path, &String::from_utf8(bytes).unwrap());
        }
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// Puts the file at `path` in one step, as careful editors do: nobody reads half of it.
    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(".written"), text).unwrap();
        fs::rename(self.path(".written"), self.path(path)).unwrap();
    }

    /// The file at `path` with `new` for `old`.
    pub(crate) fn edit(&self, path: &str, old: &str, new: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(old), "`{path}` does not hold `{old}`");
        self.write(path, &text.replace(old, new));
    }

    /// The program, in English, on this library, with no day but the one it is given.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::cargo_bin("clausier").unwrap();
        command.arg("--lang=en").arg("-C").arg(self.root.path());
        command.env_remove("SOURCE_DATE_EPOCH").env("GIT_CEILING_DIRECTORIES", self.root.path());
        command
    }

    fn build(&self, arguments: &[&str]) -> Output {
        self.command().arg("build").args(arguments).output().unwrap()
    }

    /// Builds on the day of the tests, which must succeed.
    fn publish(&self, arguments: &[&str]) -> String {
        let output = self.build(&[&["--date=2026-11-21"], arguments].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Every file below `folder` with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, bytes)| (name.join(below), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

#[test]
fn publishes_the_portal_beside_the_content() {
    let project = Project::new();
    let said = project.publish(&[]);
    let folder = project.path("public");
    assert!(said.contains(&format!("files in `{}`: ", folder.display())), "{said}");
    let page = fs::read_to_string(folder.join("clauses/papier/index.html")).unwrap();
    assert!(page.contains("Le titulaire livre du papier recyclé."), "{page}");
    let again = project.publish(&[]);
    assert!(again.contains(": 0 new or changed, 0 removed"), "{again}");
}

#[test]
fn publishes_nothing_of_a_library_with_an_error() {
    let project = Project::new();
    project.publish(&[]);
    let before = files(&project.path("public"));
    project.edit("content/clauses/papier.md", "segments: [bureau]", "segments: [burau]");
    let output = project.build(&["--date=2026-11-21"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("error[unknown-id]: `burau` does not exist"), "{said}");
    assert!(said.contains("content/clauses/papier.md:7:12"), "{said}");
    assert!(said.ends_with("nothing was published: mend the errors first\n"), "{said}");
    assert_eq!(text(&output.stdout), "");
    assert!(files(&project.path("public")) == before, "the published folder changed");
}

#[test]
fn gives_the_same_bytes_twice() {
    let project = Project::new();
    let [first, second] = ["one", "two"].map(|name| {
        let folder = project.path(name);
        project.publish(&["--out", folder.to_str().unwrap()]);
        files(&folder)
    });
    assert!(first.len() > 20, "{} files", first.len());
    assert!(first == second);
}

#[test]
fn wants_to_know_the_day() {
    let project = Project::new();
    let output = project.build(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("clausier: what day is it?"), "{}", text(&output.stderr));
    assert!(!project.path("public").exists());

    let output = project.command().arg("build").env("SOURCE_DATE_EPOCH", "1795219200").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn the_day_is_that_of_the_newest_commit_of_the_content() {
    let project = Project::new();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]);
        command.args(arguments).current_dir(project.path("")).env("GIT_COMMITTER_DATE", "2026-11-20T12:00:00Z");
        assert!(command.output().unwrap().status.success(), "git {arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "content"]);
    git(&["commit", "-q", "-m", "Begin"]);
    let output = project.build(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));

    // The clauses were verified on the twentieth: a day earlier, that is in the future.
    project.edit("content/clauses/papier.md", "verified_on: 2026-11-20", "verified_on: 2026-11-21");
    let output = project.build(&[]);
    assert!(text(&output.stderr).contains("[future-date]"), "{}", text(&output.stderr));
}

#[test]
fn publishes_at_the_address_it_is_given() {
    let project = Project::new();
    project.publish(&["--base-url=https://portal.example.org/clauses-vertes"]);
    let map = fs::read_to_string(project.path("public/sitemap.xml")).unwrap();
    assert!(map.contains("https://portal.example.org/clauses-vertes/"), "{map}");
    assert!(!map.contains("clausier.exemple.fr"), "{map}");

    let output = project.build(&["--date=2026-11-21", "--base-url=portal.example.org"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is no public address"), "{}", text(&output.stderr));
}

#[test]
fn leaves_drafts_out_unless_asked() {
    let project = Project::new();
    project.edit("content/clauses/papier.md", "status: in-review", "status: draft");
    project.publish(&[]);
    assert!(!project.path("public/clauses/papier").exists());
    project.publish(&["--drafts"]);
    assert!(project.path("public/clauses/papier/index.html").exists());
}

#[test]
fn says_how_long_each_stage_took() {
    let project = Project::new();
    let output = project.build(&["--date=2026-11-21", "--timings"]);
    let said = text(&output.stderr);
    let timings = said.lines().filter_map(|line| line.strip_prefix("timing: "));
    let timings: Vec<Vec<&str>> = timings.map(|line| line.split(' ').collect()).collect();
    let stages: Vec<&str> = timings.iter().filter(|timing| timing[2] == "ms").map(|timing| timing[0]).collect();
    assert_eq!(stages, ["read", "check", "plan", "write"]);
    assert!(timings.iter().all(|timing| timing[1].parse::<f64>().is_ok()), "{said}");
    let groups = said.lines().filter_map(|line| line.strip_prefix("group: ")?.split_once(' '));
    let groups: Vec<(&str, bool)> = groups.map(|(group, said)| (group, said.starts_with("0 files"))).collect();
    for group in ["pages", "search", "dumps", "json-per-clause"] {
        assert!(groups.contains(&(group, false)), "{said}");
    }
}
