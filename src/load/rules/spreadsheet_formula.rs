//! `spreadsheet-formula`: a value that a spreadsheet would run as a formula.
//!
//! Dumps keep the author's characters, so such a value is refused at the door.

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: Rule = Rule::error("spreadsheet-formula");

pub(crate) fn diagnostic(span: Span) -> Diagnostic {
    RULE.at(span)
}

/// Whether a spreadsheet would run `text`: it begins with `=`, `@`, a tab or a carriage return, or with `+` or `-` before
/// a digit or a call. `- item` is a list of Markdown.
pub(crate) fn is_formula(text: &str) -> bool {
    let mut characters = text.chars();
    match characters.next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => {
            let rest = characters.as_str();
            let name_length = rest.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let is_call = name_length > 0 && rest[name_length..].starts_with('(');
            rest.starts_with(|first: char| first.is_ascii_digit()) || is_call
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_formula;

    #[test]
    fn what_a_spreadsheet_runs_is_a_formula() {
        for formula in ["=1+1", "@SUM(A1)", "\tx", "-20 % d'émissions", "+cmd(x)", "+33 1"] {
            assert!(is_formula(formula), "{formula}");
        }
        for text in ["- un élément", "Taux = 70", "-", "+ de 3", ""] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
