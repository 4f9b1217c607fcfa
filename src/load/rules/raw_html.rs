//! `raw-html`: a text holds HTML.
//!
//! Word and OpenDocument would show the tags, and a script could be hidden in it.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("raw-html");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
