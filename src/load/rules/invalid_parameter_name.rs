//! `invalid-parameter-name`: a name that cannot stand between braces, or `weight`, which is the criterion's.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("invalid-parameter-name");

pub(crate) fn diagnostic(name: &str, span: Span) -> Diagnostic {
    RULE.at(span).arg("name", name)
}
