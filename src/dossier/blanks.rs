//! The blanks of a clause, as the dossier reads them: its parameters, and the weights of its criteria.

use serde::Serialize;

use crate::dossier::Dossier;
use crate::library::{Clause, Parameter, ParameterKind, Value, key_of};

/// A blank.
#[derive(Debug, Serialize)]
pub(crate) struct Blank {
    name: String,
    label: String,
    #[serde(rename = "type")]
    kind: &'static str,
    default: Option<String>,
    min: Option<String>,
    max: Option<String>,
    unit: Option<UnitWords>,
    choices: Vec<ChoiceWords>,
    source: Option<String>,
}

#[derive(Debug, Serialize)]
struct UnitWords {
    one: String,
    other: String,
}

#[derive(Debug, Serialize)]
struct ChoiceWords {
    id: String,
    label: String,
}

/// The blanks of `clause`: its parameters in the author's order, then its weights.
pub(crate) fn blanks(dossier: &Dossier<'_>, clause: &Clause) -> Vec<Blank> {
    let weights: Vec<_> = clause
        .provisions
        .iter()
        .filter_map(|provision| Some((provision, provision.criterion.as_ref()?.weight)))
        .collect();
    let several = weights.len() > 1;
    let of_weights = weights.into_iter().enumerate().map(|(place, (provision, weight))| {
        let label = dossier.outside.fill("weight-label", &[]);
        let number = (place + 1).to_string();
        Blank {
            name: provision.weight_name(),
            label: if several {
                dossier.outside.fill("nature-numbered", &[("nature", &label), ("number", &number)])
            } else {
                label
            },
            kind: "weight",
            default: Some(weight.default.to_string()),
            min: Some(weight.min.to_string()),
            max: Some(weight.max.to_string()),
            unit: None,
            choices: Vec::new(),
            source: None,
        }
    });
    clause.parameters.iter().map(|parameter| of_parameter(dossier, parameter)).chain(of_weights).collect()
}

fn of_parameter(dossier: &Dossier<'_>, parameter: &Parameter) -> Blank {
    let data = |value: &Option<Value>| value.as_ref().map(Value::to_data);
    // Units and choices stand as they print: the page that fills them in prints the same.
    let unit = parameter.unit.as_ref();
    let choices = parameter.choices.iter();
    Blank {
        name: parameter.name.clone(),
        label: dossier.outside.set(&parameter.label),
        kind: key_of(&ParameterKind::ALL, parameter.kind),
        default: data(&parameter.default),
        min: data(&parameter.min),
        max: data(&parameter.max),
        unit: unit.map(|unit| UnitWords { one: unit.one.clone(), other: unit.other.clone() }),
        choices: choices.map(|choice| ChoiceWords { id: choice.id.clone(), label: choice.label.clone() }).collect(),
        source: parameter.source.as_ref().map(|source| dossier.outside.set(source)),
    }
}
