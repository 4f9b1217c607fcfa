//! `unexpected-file`: a file that no part of the format reads.
//!
//! It would be forgotten: its author thinks that it is published.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::warning("unexpected-file");

pub(crate) fn diagnostic(span: Span, path: &str) -> Diagnostic {
    RULE.at(span).arg("path", path)
}
