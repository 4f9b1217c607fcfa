//! `unclosed-front-matter`: the line `---` that ends the data is missing.
//!
//! A file that was cut on its way looks like that.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("unclosed-front-matter");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
