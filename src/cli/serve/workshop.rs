//! The library as it stands on the disk, read and checked again when files change.

use std::collections::BTreeSet;
use std::io::IsTerminal as _;
use std::path::PathBuf;

use anyhow::Context as _;
use clausier::diagnostic::to_human;
use clausier::messages::Messages;
use clausier::options::{BuildOptions, Drafts};
use clausier::pipeline::{Checker, Publication};
use clausier::source::Sources;
use clausier::theme::Theme;

use super::catching;
use super::problems::Problems;
use super::watcher::Change;
use crate::date;

pub(super) struct Workshop {
    root: PathBuf,
    drafts: Drafts,
    /// What was read; nothing where all must be read again.
    sources: Option<Sources>,
    /// What has changed since.
    changed: BTreeSet<PathBuf>,
    /// What it knows of them, so that an edit costs little among many clauses.
    checker: Checker,
}

impl Workshop {
    pub(super) fn new(root: PathBuf, drafts: Drafts) -> Workshop {
        Workshop { root, drafts, sources: None, changed: BTreeSet::new(), checker: Checker::default() }
    }

    /// Notes what changed on the disk.
    pub(super) fn touch(&mut self, change: Change) {
        match change {
            Change::Paths(paths) => self.changed.extend(paths),
            Change::Everything => self.forget(),
        }
    }

    /// Reads what changed and checks the whole: what to publish, or what is wrong. Says on the terminal what it found.
    pub(super) fn check(&mut self, messages: &Messages) -> Result<Publication, Problems> {
        match catching(|| self.read_and_check(messages)) {
            Ok(checked) => checked,
            Err(error) => {
                self.forget();
                eprintln!("clausier: {error:#}");
                Err(Problems::of_error(&error, messages))
            }
        }
    }

    fn forget(&mut self) {
        self.sources = None;
        self.checker = Checker::default();
    }

    fn read_and_check(&mut self, messages: &Messages) -> anyhow::Result<Result<Publication, Problems>> {
        let changed = std::mem::take(&mut self.changed);
        // Taken, so that all is read again next time where this fails half way.
        let sources = match self.sources.take() {
            Some(mut sources) => {
                sources.refresh(&self.root, &changed)?;
                sources
            }
            None => Sources::read(&self.root)?,
        };
        let sources = self.sources.insert(sources);
        let options = BuildOptions { base_url: None, date: date::today(), drafts: self.drafts, offline: false };
        let (library, diagnostics) = self.checker.check(sources, &options);
        eprint!("{}", to_human(&diagnostics, sources, messages, std::io::stderr().is_terminal()));
        let Some(library) = library else {
            return Ok(Err(Problems::of_files(&diagnostics, sources, messages)));
        };
        let theme = Theme::with_overrides(&self.root.join("theme"))?;
        let publication = Publication::new(library, options, theme).context("cannot plan the portal")?;
        Ok(Ok(publication))
    }
}
