//! `unknown-key`: a key that means nothing here.
//!
//! Left alone, what its author meant would be lost in silence.

use crate::diagnostic::{Diagnostic, Rule};
use crate::load::yaml::Key;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("unknown-key");

pub(crate) fn diagnostic(key: &Key, known: &[&str]) -> Diagnostic {
    let mut sorted = known.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    RULE.at(key.span)
        .arg("key", key.name.as_str())
        .arg("known", sorted.join(", "))
        .nearest(&key.name, known.iter().copied())
}
