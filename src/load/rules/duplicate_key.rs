//! `duplicate-key`: a key is written twice.
//!
//! One of the two values would be lost; the program does not choose which.

use crate::diagnostic::{Diagnostic, Rule};
use crate::load::yaml::Key;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("duplicate-key");

pub(crate) fn diagnostic(key: &Key) -> Diagnostic {
    RULE.at(key.span).arg("key", &*key.name)
}
