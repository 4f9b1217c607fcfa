//! `csv-syntax`: a line of a code list that cannot be read.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("csv-syntax");

pub(crate) fn diagnostic(span: Span, reason: &str) -> Diagnostic {
    RULE.at(span).arg("reason", reason)
}
