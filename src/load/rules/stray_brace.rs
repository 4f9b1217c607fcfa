//! `stray-brace`: a brace that opens or closes no parameter.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("stray-brace");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
