//! `empty-value`: a key without a value, or an empty list where one item is needed.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("empty-value");

pub(crate) fn diagnostic(key: &str, span: Span) -> Diagnostic {
    RULE.at(span).arg("key", key)
}
