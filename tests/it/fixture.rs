//! Libraries as maps of files. The one helper of the tests that opens the program's doors.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use clausier::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use clausier::library::{Date, Library};
use clausier::messages::{Messages, program};
use clausier::options::{BuildOptions, Drafts};
use clausier::pipeline;
use clausier::source::{Position, Sources};

/// Files by their paths from the root of a library.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What a check gave.
pub(crate) struct Checked {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) library: Option<Library>,
}

/// The options of every check of the tests: their day is the twenty-first of November 2026.
pub(crate) fn options() -> BuildOptions {
    BuildOptions { base_url: None, date: "2026-11-21".parse::<Date>().unwrap(), drafts: Drafts::Shown, offline: false }
}

/// Checks `files`.
pub(crate) fn check(files: &Files) -> Checked {
    let sources = Sources::from_bytes(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let (library, diagnostics) = pipeline::check(&sources, &options());
    Checked { sources, diagnostics, library }
}

impl Checked {
    /// The path, the first position and the position after the last of `diagnostic`; none of a file that is missing.
    pub(crate) fn place(&self, diagnostic: &Diagnostic) -> (String, Option<(Position, Position)>) {
        let positions = match &diagnostic.place {
            Place::Span(span) => Some(self.sources.positions(*span)),
            Place::Missing(_) => None,
        };
        (diagnostic.place.path(&self.sources).to_owned(), positions)
    }

    /// Every diagnostic on a line of its own: code, path, line and column.
    pub(crate) fn lines(&self) -> Vec<String> {
        let line = |diagnostic: &Diagnostic| match self.place(diagnostic) {
            (path, Some((start, _))) => format!("{} {path}:{}:{}", diagnostic.code, start.line, start.column),
            (path, None) => format!("{} {path}", diagnostic.code),
        };
        self.diagnostics.iter().map(line).collect()
    }

    /// The codes of the diagnostics, errors only, sorted, each once.
    pub(crate) fn errors(&self) -> Vec<&'static str> {
        let errors = self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let mut codes: Vec<&str> = errors.map(|diagnostic| diagnostic.code).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

/// The program's messages in its two languages.
pub(crate) fn languages() -> &'static [Messages; 2] {
    static LANGUAGES: LazyLock<[Messages; 2]> = LazyLock::new(|| [program("fr"), program("en")]);
    &LANGUAGES
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text of the file at `path` of the repository.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Whether golden files are rewritten rather than compared.
pub(crate) fn blesses() -> bool {
    std::env::var_os("BLESS").is_some()
}

/// The paths of all files below `folder` of the repository that end in `ending`, from its root, sorted.
pub(crate) fn paths_below(folder: &str, ending: &str) -> Vec<String> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { collect(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    collect(&repository().join(folder), &mut found);
    let relative = |path: PathBuf| path.strip_prefix(repository()).unwrap().to_string_lossy().replace('\\', "/");
    let mut paths: Vec<String> = found.into_iter().map(relative).filter(|path| path.ends_with(ending)).collect();
    paths.sort();
    paths
}

/// The files of the library at `root` of the repository.
pub(crate) fn library_at(root: &str) -> Files {
    let prefix = if root.is_empty() { String::new() } else { format!("{root}/") };
    let paths = paths_below(&format!("{prefix}content"), "");
    let file = |path: String| (path[prefix.len()..].to_owned(), fs::read(repository().join(&path)).unwrap());
    paths.into_iter().map(file).collect()
}
