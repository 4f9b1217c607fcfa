//! `unexpected-heading`: a heading that the format does not know, out of order, or inside a value.
//!
//! Each section is a column of the dumps, and a provision's headings would break the numbering of the document.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("unexpected-heading");

/// A heading of a clause's explanation that is none of `known`, or stands after a later one.
pub(crate) fn diagnostic(span: Span, heading: &str, known: &[&str]) -> Diagnostic {
    let diagnostic = RULE.at(span).arg("heading", heading).arg("known", known.join(", "));
    diagnostic.nearest(heading, known.iter().copied())
}

/// A heading inside a value of the front matter.
pub(crate) fn in_a_value(span: Span) -> Diagnostic {
    RULE.at(span).arg("heading", "").arg("known", "")
}
