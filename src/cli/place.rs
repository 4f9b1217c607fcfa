//! Where the library is, and which language its people speak.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clausier::messages::LANGUAGES;

/// The library that a command works on.
#[derive(Debug, Clone)]
pub(crate) struct Library {
    /// The folder that holds `content/`.
    pub(crate) root: PathBuf,
}

/// The library of `directory`, or the nearest upward from here.
pub(crate) fn find(directory: Option<&Path>) -> anyhow::Result<Library> {
    let start = match directory {
        Some(directory) => directory.to_owned(),
        None => env::current_dir().context("cannot tell the current folder")?,
    };
    // A folder that is named is the library, whole or not: its diagnostics say what is missing.
    if directory.is_some() && start.join("content").is_dir() {
        return Ok(Library { root: start });
    }
    let start = fs::canonicalize(&start).with_context(|| format!("cannot open `{}`", start.display()))?;
    let root = start.ancestors().find(|folder| folder.join("content/portal.yaml").is_file());
    let root = root.context("no content/portal.yaml")?.to_owned();
    Ok(Library { root })
}

/// The language of messages: the one asked for, else the environment's, else the portal's.
pub(crate) fn language(asked: Option<&str>, library: Option<&Library>) -> String {
    let speaks = |language: &str| LANGUAGES.iter().any(|(code, _)| *code == language);
    if let Some(asked) = asked {
        return asked.to_lowercase();
    }
    let of_environment = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| {
        let value = env::var(name).ok().filter(|value| !value.is_empty())?;
        Some(value.get(..2).unwrap_or_default().to_lowercase())
    });
    if let Some(language) = of_environment.filter(|language| speaks(language)) {
        return language;
    }
    let portal = library.and_then(|library| fs::read_to_string(library.root.join("content/portal.yaml")).ok());
    let line = portal.as_deref().and_then(|text| text.lines().find_map(|line| line.strip_prefix("language:")));
    let of_portal = line.map(|value| value.trim().trim_matches(['"', '\'']).to_owned());
    of_portal.filter(|language| speaks(language)).unwrap_or_else(|| "en".to_owned())
}
