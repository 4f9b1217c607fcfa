//! `too-deep`: lists or mappings nest too deep.
//!
//! Nobody reads them, and programs that do may run out of memory.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("too-deep");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
