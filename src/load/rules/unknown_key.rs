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
        .arg("key", &*key.name)
        // A key of several words is the rest of a text that a comma or a colon has cut.
        .arg("shape", if key.name.contains(char::is_whitespace) { "words" } else { "word" })
        .arg("known", sorted.join(", "))
        .nearest(&key.name, known.iter().copied().filter(|_| !key.name.contains(char::is_whitespace)))
}
