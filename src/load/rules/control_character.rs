//! `control-character`: a character that no one sees and that breaks spreadsheets and documents.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("control-character");

pub(crate) fn diagnostic(span: Span, code: &str) -> Diagnostic {
    RULE.at(span).arg("code", code)
}
