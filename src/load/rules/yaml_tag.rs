//! `yaml-tag`: a value carries a YAML tag (`!x`).
//!
//! Tags mean different things to different tools; data is written plainly.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("yaml-tag");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
