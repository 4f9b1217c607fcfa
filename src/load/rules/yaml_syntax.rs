//! `yaml-syntax`: YAML that cannot be read.
//!
//! What follows the place cannot be understood: it is read once this is mended.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("yaml-syntax");

/// `reason` is the parser's own, in English: shown beside our words.
pub(crate) fn diagnostic(span: Span, reason: &str) -> Diagnostic {
    RULE.at(span).arg("reason", reason)
}

/// A second document begins where one was expected.
pub(crate) fn second_document(span: Span) -> Diagnostic {
    diagnostic(span, "second document")
}
