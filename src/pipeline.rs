//! The whole flow on one screen.

use crate::check;
use crate::diagnostic::Diagnostics;
use crate::library::Library;
use crate::load;
use crate::options::BuildOptions;
use crate::source::Sources;

/// Checks the library of `sources`: the library, where no error is left, and all that was found.
pub fn check(sources: &Sources, options: &BuildOptions) -> (Option<Library>, Diagnostics) {
    let (records, diagnostics) = load::load(sources);
    check::check(records, diagnostics, sources, options)
}

/// The code of every rule with its severity, sorted.
pub fn rules() -> Vec<&'static crate::diagnostic::Rule> {
    let of_checking = check::rules::RULES.iter().map(|rule| &rule.rule);
    let mut rules: Vec<_> = load::rules::RULES.iter().copied().chain(of_checking).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}
