//! `clausier check`

use std::fs;
use std::io::IsTerminal as _;
use std::path::Path;

use clausier::diagnostic::{Severity, to_github, to_human, to_json, to_sarif};
use clausier::messages::{Arg, Messages};
use clausier::options::{BuildOptions, Drafts};
use clausier::pipeline;
use clausier::source::Sources;

use crate::Outcome;
use crate::args::{CheckArgs, Format};
use crate::date;
use crate::place::Library;

pub(crate) fn run(args: &CheckArgs, library: &Library, messages: &Messages) -> anyhow::Result<Outcome> {
    let sources = Sources::read(&library.root)?;
    let date = args.date.unwrap_or_else(date::today);
    let options = BuildOptions { base_url: None, date, drafts: Drafts::Shown };
    let (_, mut diagnostics) = pipeline::check(&sources, &options);
    if !args.paths.is_empty() {
        let wanted: Vec<String> = args.paths.iter().map(|path| from_root(path, &library.root)).collect();
        diagnostics.retain(|diagnostic| {
            let path = diagnostic.place.path(&sources);
            wanted
                .iter()
                .any(|wanted| path == wanted || path.starts_with(&format!("{}/", wanted.trim_end_matches('/'))))
        });
    }
    let (errors, warnings) = (diagnostics.count(Severity::Error), diagnostics.count(Severity::Warning));
    match args.format {
        Format::Human => {
            print!("{}", to_human(&diagnostics, &sources, messages, std::io::stdout().is_terminal()));
            if diagnostics.is_empty() {
                let clauses = sources.iter().filter(|(_, file)| file.path().starts_with("content/clauses/")).count();
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

/// `path`, as the user gave it, from the root of the library.
fn from_root(path: &Path, root: &Path) -> String {
    let absolute = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
    absolute.strip_prefix(&root).unwrap_or(&absolute).to_string_lossy().replace('\\', "/")
}
