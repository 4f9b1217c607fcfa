//! `missing-file`: a file without which there is no portal.

use crate::diagnostic::{Diagnostic, Rule};

/// The rule.
pub(crate) const RULE: Rule = Rule::error("missing-file");

pub(crate) fn diagnostic(path: &str) -> Diagnostic {
    RULE.missing(path)
}
