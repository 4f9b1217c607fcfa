//! `missing-section`: a clause does not say why it is, or a section is empty.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("missing-section");

pub(crate) fn diagnostic(span: Span, heading: &str) -> Diagnostic {
    RULE.at(span).arg("heading", heading)
}
