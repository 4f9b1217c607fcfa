//! The parameters of a clause.

use crate::library::{Choice, Parameter, ParameterKind, Unit, Value};
use crate::load::reader::{Fields, Reader};
use crate::load::rules;
use crate::load::yaml::{self, Node};

pub(super) fn parameters(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Parameter> {
    let Some(node) = reader.optional(fields, "parameters") else { return Vec::new() };
    let yaml::Value::Mapping(entries) = &node.value else {
        reader.wrong_type(node, "mapping");
        return Vec::new();
    };
    let mut parameters = Vec::with_capacity(entries.len());
    for (key, node) in entries {
        if !is_name(&key.name) {
            reader.diagnostics.push(rules::invalid_parameter_name::diagnostic(&key.name, key.span));
        }
        parameters.extend(parameter(reader, &key.name, node));
    }
    parameters
}

fn parameter(reader: &mut Reader<'_>, name: &str, node: &Node<'_>) -> Option<Parameter> {
    let mut fields = reader.fields(node)?;
    let label = reader.text(&mut fields, "label");
    let kind = reader.word(&mut fields, "type", &ParameterKind::ALL);
    let nodes = ["default", "min", "max"].map(|key| reader.optional(&mut fields, key));
    let unit = reader.optional(&mut fields, "unit").and_then(|node| unit(reader, node));
    let choices = reader.items(&mut fields, "choices").iter().filter_map(|item| choice(reader, item)).collect();
    let source = reader.optional_text(&mut fields, "source");
    let may_lack_default = matches!(kind, Some(ParameterKind::Date | ParameterKind::Text) | None);
    if fields.take("default").is_none() && !may_lack_default {
        reader.diagnostics.push(rules::missing_key::diagnostic("default", node.span));
    }
    let [default, min, max] = nodes.map(|node| node.and_then(|node| value(reader, kind?, node)));
    reader.finish(fields);
    let kind = kind.unwrap_or(ParameterKind::Text);
    Some(Parameter { name: name.to_owned(), label, kind, default, min, max, unit, choices, source })
}

/// The value of a parameter of `kind` that `node` holds.
fn value(reader: &mut Reader<'_>, kind: ParameterKind, node: &Node<'_>) -> Option<Value> {
    match kind {
        ParameterKind::Percent | ParameterKind::Decimal | ParameterKind::Amount => {
            reader.number_at(node).map(Value::Number)
        }
        ParameterKind::Integer => {
            let number = reader.number_at(node)?;
            if !number.is_whole() {
                reader.wrong_type(node, "whole");
            }
            Some(Value::Number(number))
        }
        ParameterKind::Date => reader.date_at(node).map(Value::Date),
        ParameterKind::Choice => reader.characters(node).map(Value::Choice),
        ParameterKind::Text => reader.characters(node).map(Value::Text),
    }
}

/// A word, or its two forms.
fn unit(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Unit> {
    if node.scalar().is_some() {
        let word = reader.characters(node)?;
        return Some(Unit { one: word.clone(), other: word });
    }
    let mut fields = reader.fields(node)?;
    let unit = Unit { one: reader.text(&mut fields, "one"), other: reader.text(&mut fields, "other") };
    reader.finish(fields);
    Some(unit)
}

fn choice(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Choice> {
    let mut fields = reader.fields(node)?;
    let id = reader.own_id(&mut fields, "id").map(|(id, _)| id).unwrap_or_default();
    let label = reader.text(&mut fields, "label");
    reader.finish(fields);
    Some(Choice { id, label })
}

/// Whether `name` may stand between braces; `weight` is the criterion's.
fn is_name(name: &str) -> bool {
    let mut letters = name.bytes();
    let first = letters.next();
    first.is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_')
        && name != "weight"
}
