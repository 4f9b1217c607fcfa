//! `invalid-url`: a web address that no browser would open.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("invalid-url");

pub(crate) fn diagnostic(url: &str, span: Span) -> Diagnostic {
    RULE.at(span).arg("url", url)
}
