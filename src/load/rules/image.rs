//! `image`: a text holds an image.
//!
//! It would not reach the tender document, nor those who do not see it.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("image");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
