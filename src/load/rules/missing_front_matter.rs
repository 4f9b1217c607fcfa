//! `missing-front-matter`: a Markdown file does not begin with data between two lines `---`.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("missing-front-matter");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
