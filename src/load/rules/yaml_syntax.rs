//! `yaml-syntax`: YAML that cannot be read.
//!
//! What follows the place cannot be understood: it is read once this is mended.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("yaml-syntax");

/// `reason` is the parser's own, in English: the catalogues have better words for the frequent ones.
pub(crate) fn diagnostic(span: Span, reason: &str) -> Diagnostic {
    RULE.at(span).arg("cause", cause(reason)).arg("reason", reason)
}

/// The frequent causes, told from the parser's reasons.
fn cause(reason: &str) -> &'static str {
    const CAUSES: [(&str, &str); 9] = [
        ("mapping values are not allowed", "colon"),
        ("could not find expected ':'", "colon-missing"),
        ("illegal placement of ':'", "unclosed"),
        ("did not find expected ',' or", "unclosed"),
        ("did not find expected '-'", "alignment"),
        ("did not find expected key", "alignment"),
        ("invalid indentation", "alignment"),
        ("unexpected character", "sign"),
        ("quoted scalar", "quote"),
    ];
    CAUSES.into_iter().find(|(known, _)| reason.contains(known)).map_or("other", |(_, cause)| cause)
}

/// A second document begins where one was expected.
pub(crate) fn second_document(span: Span) -> Diagnostic {
    diagnostic(span, "second document")
}

/// A list or a mapping stands where a key does: a colon follows it.
pub(crate) fn key_of_many(span: Span) -> Diagnostic {
    diagnostic(span, "mapping values are not allowed")
}
