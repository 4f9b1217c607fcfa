//! `wrong-type`: a value is not of the kind that its key holds.

use crate::diagnostic::{Diagnostic, Rule};
use crate::load::yaml::{Node, Value};

/// The rule.
pub(crate) const RULE: Rule = Rule::error("wrong-type");

/// `expected` is a word of the catalogues: `text`, `list`, `mapping`, `whole`, `number`, `date` or `flag`.
pub(crate) fn diagnostic(node: &Node<'_>, expected: &'static str) -> Diagnostic {
    let found = match &node.value {
        Value::Absent => "nothing",
        Value::Scalar(_) => "scalar",
        Value::List(_) => "list",
        Value::Mapping(_) => "mapping",
    };
    let value = node.scalar().unwrap_or_default();
    RULE.at(node.span).arg("expected", expected).arg("found", found).arg("value", value)
}
