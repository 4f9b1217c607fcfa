//! `clausier check`

use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::bail;

use clausier::diagnostic::{Severity, to_github, to_human, to_json, to_sarif};
use clausier::messages::{Arg, Messages};
use clausier::pipeline;
use clausier::source::Sources;

use crate::Outcome;
use crate::args::{CheckArgs, Format};
use crate::date;
use crate::place::Library;

pub(crate) fn run(args: &CheckArgs, library: &Library, messages: &Messages) -> anyhow::Result<Outcome> {
    let sources = Sources::read(&library.root)?;
    let scope = Scope::of(&args.paths, library, &sources, messages)?;
    let date = args.date.unwrap_or_else(date::today);
    let mut diagnostics = pipeline::diagnose(&sources, date);
    diagnostics.retain(|diagnostic| scope.holds(diagnostic.place.path(&sources)));
    let (errors, warnings) = (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning));
    match args.format {
        Format::Human => {
            print!("{}", to_human(&diagnostics, &sources, messages, std::io::stdout().is_terminal()));
            if diagnostics.is_empty() {
                let files = sources.iter().map(|(_, file)| file.path()).filter(|path| scope.holds(path));
                let clauses = files.filter(|path| path.starts_with("content/clauses/")).count();
                println!("{}", messages.text("check-clean", &[("clauses", Arg::Count(clauses))]));
            } else {
                let counts = [("errors", Arg::Count(errors)), ("warnings", Arg::Count(warnings))];
                println!("{}", messages.text("check-errors", &counts));
            }
        }
        Format::Json => print!("{}", to_json(&diagnostics, &sources, messages)),
        Format::Github => print!("{}", to_github(&diagnostics, &sources, messages)),
        Format::Sarif => print!("{}", to_sarif(&diagnostics, &sources, messages)),
    }
    Ok(if errors == 0 { Outcome::Fine } else { Outcome::FilesAreWrong })
}

/// The files that the user asks about.
struct Scope {
    /// Files and folders from the root of the library; none for all.
    paths: Vec<String>,
}

impl Scope {
    /// The scope of `paths`, each of which must hold a file of the library or one that is missing from it.
    fn of(paths: &[PathBuf], library: &Library, sources: &Sources, messages: &Messages) -> anyhow::Result<Scope> {
        let mut scope = Scope { paths: Vec::new() };
        for path in paths {
            let from_root = from_root(path, &library.root);
            let holds = |file: &str| is_below(file, &from_root);
            if !sources.iter().any(|(_, file)| holds(file.path())) {
                bail!(messages.text("no-such-path", &[("path", path.display().to_string().into())]));
            }
            scope.paths.push(from_root);
        }
        Ok(scope)
    }

    fn holds(&self, file: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| is_below(file, path))
    }
}

fn is_below(file: &str, path: &str) -> bool {
    path.is_empty() || file == path || file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
}

/// `path`, as the user gave it, from the root of the library.
fn from_root(path: &Path, root: &Path) -> String {
    let absolute = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    absolute.strip_prefix(&root).unwrap_or(&absolute).to_string_lossy().replace('\\', "/")
}
