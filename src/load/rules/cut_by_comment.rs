//! `cut-by-comment`: a value stops at ` #`, and what follows is lost.
//!
//! YAML takes it for a remark. A remark that is meant has a space after its `#`.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("cut-by-comment");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
