//! `repeated-item`: a list names the same thing twice.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("repeated-item");

pub(crate) fn diagnostic(id: &str, span: Span) -> Diagnostic {
    RULE.at(span).arg("id", id)
}
