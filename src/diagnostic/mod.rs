//! What is wrong with the user's files: a code, a place, arguments. Words come at output, from the catalogues.

mod github;
mod human;
mod json;
mod sarif;
mod words;

pub use github::to_github;
pub use human::to_human;
pub use json::to_json;
pub use sarif::to_sarif;
pub use words::{Words, words};

use crate::messages::Arg;
use crate::source::{FileId, Sources, Span};

/// A rule: what it is called for ever, and how bad it is to break it.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name of the bad thing; never changes.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is published until it is mended.
    Error,
    /// Someone should look.
    Warning,
}

/// One thing that is wrong, where, and what to say of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule's code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What its message speaks of.
    pub args: Vec<(&'static str, Arg)>,
}

/// Where a diagnostic points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At words of a file.
    Span(Span),
    /// At a file that should be there.
    Missing(String),
}

impl Rule {
    /// An error by this rule.
    pub const fn error(code: &'static str) -> Rule {
        Rule { code, severity: Severity::Error }
    }

    /// A rule whose breach is a warning.
    pub const fn warning(code: &'static str) -> Rule {
        Rule { code, severity: Severity::Warning }
    }

    /// A breach of this rule at `span`.
    pub fn at(&self, span: Span) -> Diagnostic {
        Diagnostic { code: self.code, severity: self.severity, place: Place::Span(span), args: Vec::new() }
    }

    /// A breach of this rule by the absence of the file at `path`.
    pub fn missing(&self, path: &str) -> Diagnostic {
        let place = Place::Missing(path.to_owned());
        Diagnostic { code: self.code, severity: self.severity, place, args: Vec::new() }.arg("path", path)
    }
}

impl Diagnostic {
    /// The same, speaking of `value` under `name`.
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Diagnostic {
        self.args.push((name, value.into()));
        self
    }

    /// The same, with the nearest of `known` to `word` as `nearest`, where one is near.
    pub fn nearest<'k>(self, word: &str, known: impl IntoIterator<Item = &'k str>) -> Diagnostic {
        match nearest(word, known) {
            Some(nearest) => self.arg("nearest", nearest),
            None => self,
        }
    }

    /// The same, as bad as `severity`.
    pub fn severity(mut self, severity: Severity) -> Diagnostic {
        self.severity = severity;
        self
    }
}

/// Everything that is wrong, as it is found.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds `diagnostic`.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds `diagnostics`.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.found.extend(diagnostics);
    }

    /// Adds those of `other`.
    pub fn append(&mut self, mut other: Diagnostics) {
        self.found.append(&mut other.found);
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many are of `severity`.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Sorts by place and drops what is said twice, so that a run is repeatable.
    pub fn sort(&mut self, sources: &Sources) {
        let order = |diagnostic: &Diagnostic| match &diagnostic.place {
            Place::Span(span) => (sources.file(span.file).path().to_owned(), span.start, span.end, diagnostic.code),
            Place::Missing(path) => (path.clone(), 0, 0, diagnostic.code),
        };
        self.found.sort_by_cached_key(order);
        self.found.dedup();
    }

    /// The diagnostics, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// Keeps those of which `keep` says so.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.found.retain(keep);
    }
}

impl Place {
    /// The file that it is in, if that is there.
    pub fn file(&self) -> Option<FileId> {
        match self {
            Place::Span(span) => Some(span.file),
            Place::Missing(_) => None,
        }
    }

    /// The path of the file.
    pub fn path<'p>(&'p self, sources: &'p Sources) -> &'p str {
        match self {
            Place::Span(span) => sources.file(span.file).path(),
            Place::Missing(path) => path,
        }
    }
}

/// The one of `known` that `word` was probably meant to be.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let measured =
        known.into_iter().filter(|name| *name != word).map(|name| (strsim::damerau_levenshtein(&lower, name), name));
    let (distance, name) = measured.min()?;
    // A third of the letters may be wrong, and at least two; a whole part of a long name is near too.
    let near = distance <= (word.chars().count() / 3).max(2) && distance < name.chars().count();
    near.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["deconstruction", "voirie", "nettoyage"];
        assert_eq!(nearest("voiries", known), Some("voirie"));
        assert_eq!(nearest("Netoyage", known), Some("nettoyage"));
        assert_eq!(nearest("papier", known), None);
    }
}
