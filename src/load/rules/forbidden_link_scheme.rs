//! `forbidden-link-scheme`: a link that leads neither to the web nor into the library.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("forbidden-link-scheme");

pub(crate) fn diagnostic(span: Span, scheme: &str) -> Diagnostic {
    RULE.at(span).arg("scheme", scheme)
}
