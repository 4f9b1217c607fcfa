//! `not-utf8`: a file is not UTF-8 text.
//!
//! Its accents would be lost on every page.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("not-utf8");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
