//! The blanks of a clause: what the buyer decides, within what bounds, and the field for it.

use serde::Serialize;

use crate::library::{Clause, Parameter, ParameterKind, Unit, Value, Weight, key_of};
use crate::site::Site;

/// A blank, as `clause.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Blank {
    name: String,
    label: String,
    /// What stands in the field: the default, or nothing.
    value: String,
    /// What stands after the field.
    unit: String,
    /// Whether the field takes figures.
    is_number: bool,
    /// The values of a choice.
    options: Vec<Choice>,
    /// How many characters the value has.
    size: usize,
    /// The bounds, and the default with where it comes from.
    about: String,
    /// How much of the text has it.
    uses: Option<String>,
    /// The blank as `sheets.json` describes it.
    data: String,
}

/// A value of a choice.
#[derive(Debug, Serialize)]
struct Choice {
    id: String,
    label: String,
    #[serde(skip_serializing_if = "is_false")]
    chosen: bool,
}

/// A blank as `values.js` reads it, with the keys of `sheets.json`.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    label: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Forms<'a>>,
    #[serde(skip_serializing_if = "<[Choice]>::is_empty")]
    choices: &'a [Choice],
}

#[derive(Serialize)]
struct Forms<'a> {
    one: &'a str,
    other: &'a str,
}

/// What the blank of a criterion's weight is called: no parameter has an `@`.
pub(crate) fn weight_name(provision: &str) -> String {
    format!("@{provision}")
}

/// The blanks of `clause`: the weights of its criteria, then its parameters in the author's order. `texts` is the HTML of the
/// page that may have them.
pub(crate) fn blanks(site: &Site<'_>, clause: &Clause, texts: &[&str]) -> anyhow::Result<Vec<Blank>> {
    let criteria = clause.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?)));
    let weights: Vec<_> = criteria.map(|(provision, criterion)| (&provision.id, criterion.weight)).collect();
    let several = weights.len() > 1;
    let of_weights = weights.into_iter().enumerate().map(|(place, (provision, weight))| {
        let label = site.words.say("weight-label");
        let number = (place + 1).to_string();
        let numbered = [("nature", label.as_str()), ("number", &number)];
        let label = if several { site.words.fill("nature-numbered", &numbered) } else { label };
        of_weight(site, weight_name(provision), label, weight, texts)
    });
    of_weights.chain(clause.parameters.iter().map(|parameter| of_parameter(site, parameter, texts))).collect()
}

fn of_weight(site: &Site<'_>, name: String, label: String, weight: Weight, texts: &[&str]) -> anyhow::Result<Blank> {
    let share = |value: u32| format!("{value}\u{a0}%");
    let bounds = site.words.fill("blank-bounds", &[("min", &share(weight.min)), ("max", &share(weight.max))]);
    let proposed = site.words.fill("blank-default", &[("value", &share(weight.default))]);
    let (about, uses) = (format!("{bounds} {proposed}"), uses(site, &name, texts));
    let [default, min, max] = [weight.default, weight.min, weight.max].map(|share| Some(share.to_string()));
    let data = Data { name: &name, label: &label, kind: "weight", default, min, max, unit: None, choices: &[] };
    let data = serde_json::to_string(&data)?;
    let (value, unit) = (weight.default.to_string(), "%".to_owned());
    let (is_number, options, size) = (true, Vec::new(), value.len());
    Ok(Blank { name, label, value, unit, is_number, options, size, about, uses, data })
}

fn of_parameter(site: &Site<'_>, parameter: &Parameter, texts: &[&str]) -> anyhow::Result<Blank> {
    let (words, portal) = (&site.words, &site.library.portal);
    let Parameter { name, label, kind, default, min, max, unit, choices, source } = parameter;
    let print = |value: &Value| words.set(&parameter.print(value, portal.language, &portal.currency));
    let bounds = match (min, max) {
        (Some(min), Some(max)) => Some(words.fill("blank-bounds", &[("min", &print(min)), ("max", &print(max))])),
        (Some(min), None) => Some(words.fill("blank-min", &[("min", &print(min))])),
        (None, Some(max)) => Some(words.fill("blank-max", &[("max", &print(max))])),
        (None, None) => None,
    };
    let proposed = default.as_ref().map(print);
    let origin = match (&proposed, source) {
        (Some(value), Some(source)) => words.fill("blank-source", &[("value", value), ("source", source)]),
        (Some(value), None) => words.fill("blank-default", &[("value", value)]),
        (None, _) => words.say("blank-empty"),
    };
    let form = (*kind == ParameterKind::Date).then(|| words.say("blank-date"));
    let chosen = |id: &str| matches!(default, Some(Value::Choice(default)) if default == id);
    let options: Vec<Choice> = choices
        .iter()
        .map(|choice| Choice { id: choice.id.clone(), label: choice.label.clone(), chosen: chosen(&choice.id) })
        .collect();
    let data = |value: &Option<Value>| value.as_ref().map(Value::to_data);
    let data = serde_json::to_string(&Data {
        name,
        label,
        kind: key_of(&ParameterKind::ALL, *kind),
        default: data(default),
        min: data(min),
        max: data(max),
        unit: unit.as_ref().map(|Unit { one, other }| Forms { one, other }),
        choices: &options,
    })?;
    let unit = match (unit, kind) {
        (Some(unit), _) => unit.other.clone(),
        (None, ParameterKind::Percent) => "%".to_owned(),
        (None, ParameterKind::Amount) => portal.currency.symbol.clone(),
        (None, _) => String::new(),
    };
    let value = default.as_ref().map_or_else(String::new, |value| parameter.print_bare(value, portal.language));
    Ok(Blank {
        name: name.clone(),
        label: words.set(label),
        size: value.chars().count().max(1),
        value,
        unit,
        is_number: !matches!(kind, ParameterKind::Date | ParameterKind::Choice | ParameterKind::Text),
        options,
        about: bounds.or(form).map_or_else(|| origin.clone(), |first| format!("{first} {origin}")),
        uses: uses(site, name, texts),
        data,
    })
}

/// How much of the text has the blank `name`; nothing where none does.
fn uses(site: &Site<'_>, name: &str, texts: &[&str]) -> Option<String> {
    let mark = format!("data-parameter=\"{name}\"");
    let count = texts.iter().map(|html| html.matches(&mark).count()).sum::<usize>();
    (count > 0).then(|| site.words.count("blank-uses", count))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
