//! `missing-key`: a key that must be there is not.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("missing-key");

/// `span` is where the mapping begins that should hold `key`.
pub(crate) fn diagnostic(key: &str, span: Span) -> Diagnostic {
    RULE.at(span).arg("key", key)
}
