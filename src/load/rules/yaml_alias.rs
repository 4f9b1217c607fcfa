//! `yaml-alias`: an anchor (`&x`) or an alias (`*x`) of YAML.
//!
//! What a reviewer sees must be what is published, and a few aliases can unfold into millions of values.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("yaml-alias");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}
