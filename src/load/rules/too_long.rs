//! `too-long`: a title or a summary that no list can show.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("too-long");

pub(crate) fn diagnostic(span: Span, length: usize, limit: usize) -> Diagnostic {
    RULE.at(span).arg("length", length).arg("limit", limit)
}
