//! Why the library cannot be shown, in words.

use clausier::diagnostic::{Diagnostics, Severity, to_human};
use clausier::messages::{Arg, Messages};
use clausier::source::Sources;

/// The most diagnostics that a page shows: the terminal has them all.
const MOST: usize = 30;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problems {
    pub(super) title: String,
    /// One text a problem, as on the terminal.
    pub(super) texts: Vec<String>,
    /// How many there are.
    pub(super) errors: usize,
}

impl Problems {
    /// The errors of the library's files.
    pub(super) fn of_files(diagnostics: &Diagnostics, sources: &Sources, messages: &Messages) -> Problems {
        let errors = diagnostics.count(Severity::Error);
        let wrong = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let mut texts: Vec<String> = wrong
            .take(MOST)
            .map(|diagnostic| {
                let mut one = Diagnostics::default();
                one.push(diagnostic.clone());
                to_human(&one, sources, messages, false).trim_end().to_owned()
            })
            .collect();
        if errors > MOST {
            texts.push("…".to_owned());
        }
        Problems { title: messages.text("overlay-title", &[("errors", Arg::Count(errors))]), texts, errors }
    }

    /// An error that is not in the library's texts: a theme that cannot be read, a bug of ours.
    pub(super) fn of_error(error: &anyhow::Error, messages: &Messages) -> Problems {
        Problems { title: messages.word("overlay-trouble"), texts: vec![chain(error)], errors: 1 }
    }
}

/// `error` and what caused it, a line each.
pub(super) fn chain(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
