//! `invalid-id`: an id with other characters than `a-z`, `0-9` and `-`, or over 80 of them.
//!
//! An id is an address and a key of data, for ever.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("invalid-id");

pub(crate) fn diagnostic(id: &str, span: Span) -> Diagnostic {
    RULE.at(span).arg("id", id)
}
