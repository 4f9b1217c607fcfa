//! `unknown-value`: a word that is none of those that its key takes.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("unknown-value");

pub(crate) fn diagnostic(value: &str, known: &[&str], span: Span) -> Diagnostic {
    RULE.at(span).arg("value", value).arg("known", known.join(", ")).nearest(value, known.iter().copied())
}
