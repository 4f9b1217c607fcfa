//! `undefined-reference`: `[words][name]`, where no line says what `name` is.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("undefined-reference");

pub(crate) fn diagnostic(span: Span, name: &str) -> Diagnostic {
    RULE.at(span).arg("name", name)
}
