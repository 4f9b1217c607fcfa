//! `not-nfc`: an accent is written as a letter and a separate mark.
//!
//! It looks the same and is not found by those who search for it.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::warning("not-nfc");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
