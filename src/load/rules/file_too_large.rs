//! `file-too-large`: a file is over the size that a library allows.
//!
//! A clause of that size is no longer one measure, or something else was pasted.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("file-too-large");

pub(crate) fn diagnostic(span: Span, size: u64, limit: u64) -> Diagnostic {
    RULE.at(span).arg("size", (size / 1024).to_string()).arg("limit", (limit / 1024).to_string())
}
