//! Parameters: the typed blanks of a clause, and how their values print.

use super::{Currency, Date, Language, Number};

/// A typed blank that a buyer fills in.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name in texts: `{name}`.
    pub name: String,
    /// What the buyer is asked.
    pub label: String,
    /// What it may hold.
    pub kind: ParameterKind,
    /// Its value until the buyer decides.
    pub default: Option<Value>,
    /// The least value.
    pub min: Option<Value>,
    /// The greatest value.
    pub max: Option<Value>,
    /// What follows the value.
    pub unit: Option<Unit>,
    /// The values of a choice.
    pub choices: Vec<Choice>,
    /// Where the default comes from.
    pub source: Option<String>,
}

/// The type of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    /// A share of a hundred.
    Percent,
    /// A whole number.
    Integer,
    /// A number with decimals.
    Decimal,
    /// An amount in the portal's currency.
    Amount,
    /// A day.
    Date,
    /// One of a few.
    Choice,
    /// Free text.
    Text,
}

impl ParameterKind {
    /// Every type with its word in the content.
    pub const ALL: [(&'static str, ParameterKind); 7] = [
        ("percent", ParameterKind::Percent),
        ("integer", ParameterKind::Integer),
        ("decimal", ParameterKind::Decimal),
        ("amount", ParameterKind::Amount),
        ("date", ParameterKind::Date),
        ("choice", ParameterKind::Choice),
        ("text", ParameterKind::Text),
    ];
}

/// What follows a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// After one, or always when there is no other form.
    pub one: String,
    /// After several.
    pub other: String,
}

/// A value of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id in data.
    pub id: String,
    /// What the text prints.
    pub label: String,
}

/// A value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Of a percent, an integer, a decimal or an amount.
    Number(Number),
    /// Of a date.
    Date(Date),
    /// The id of a choice.
    Choice(String),
    /// Free text.
    Text(String),
}

impl Value {
    /// The value as data formats want it: a point for decimals, ISO dates, ids of choices.
    pub fn to_data(&self) -> String {
        match self {
            Value::Number(number) => number.to_string(),
            Value::Date(date) => date.to_string(),
            Value::Choice(id) => id.clone(),
            Value::Text(text) => text.clone(),
        }
    }
}

impl Parameter {
    /// `value` as a text prints it, without its unit: `1 500`, `12,5`, `21 novembre 2026`.
    pub fn print_bare(&self, value: &Value, language: Language) -> String {
        match value {
            Value::Number(number) => language.number(*number),
            Value::Date(date) => language.date(*date),
            Value::Choice(id) => {
                let choice = self.choices.iter().find(|choice| choice.id == *id);
                choice.map_or_else(|| id.clone(), |choice| choice.label.clone())
            }
            Value::Text(text) => text.clone(),
        }
    }

    /// `value` as a text prints it, with its unit: `70 %`, `15 jours`, `1 500 € HT`.
    pub fn print(&self, value: &Value, language: Language, currency: &Currency) -> String {
        let bare = self.print_bare(value, language);
        match self.unit_after(value, currency, language) {
            Some(unit) => format!("{bare}\u{a0}{unit}"),
            None => bare,
        }
    }

    /// What follows `value`: `%`, the currency, or the unit in its number.
    fn unit_after<'a>(&'a self, value: &Value, currency: &'a Currency, language: Language) -> Option<&'a str> {
        let Value::Number(number) = value else { return None };
        match (&self.unit, self.kind) {
            (Some(unit), _) if language.is_one(*number) => Some(&unit.one),
            (Some(unit), _) => Some(&unit.other),
            (None, ParameterKind::Percent) => Some("%"),
            (None, ParameterKind::Amount) => Some(&currency.symbol),
            (None, _) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(kind: ParameterKind, unit: Option<(&str, &str)>) -> Parameter {
        let unit = unit.map(|(one, other)| Unit { one: one.into(), other: other.into() });
        let (name, label) = ("p".into(), "P".into());
        Parameter { name, label, kind, default: None, min: None, max: None, unit, choices: vec![], source: None }
    }

    fn print(parameter: &Parameter, text: &str) -> String {
        let euro = Currency { code: "EUR".into(), symbol: "€".into() };
        parameter.print(&Value::Number(text.parse().unwrap()), Language::French, &euro)
    }

    #[test]
    fn prints_numbers_with_their_units() {
        assert_eq!(print(&parameter(ParameterKind::Percent, None), "70"), "70\u{a0}%");
        assert_eq!(print(&parameter(ParameterKind::Amount, None), "1500.50"), "1\u{202f}500,50\u{a0}€");
        assert_eq!(print(&parameter(ParameterKind::Amount, Some(("€ HT", "€ HT"))), "300"), "300\u{a0}€ HT");
    }

    #[test]
    fn in_french_less_than_two_is_singular() {
        let delay = parameter(ParameterKind::Decimal, Some(("jour", "jours")));
        assert_eq!(print(&delay, "1.5"), "1,5\u{a0}jour");
        assert_eq!(print(&delay, "2"), "2\u{a0}jours");
    }

    #[test]
    fn a_date_prints_in_words() {
        let date = Value::Date("2026-09-01".parse().unwrap());
        assert_eq!(parameter(ParameterKind::Date, None).print_bare(&date, Language::French), "1er septembre 2026");
        assert_eq!(parameter(ParameterKind::Date, None).print_bare(&date, Language::English), "1 September 2026");
    }

    /// A blank of the golden file; a weight is a share in whole numbers.
    fn blank(name: &str, json: &serde_json::Value) -> Parameter {
        let text = |key: &str| json[key].as_str().map(str::to_owned);
        let word = text("type").unwrap();
        let kind = ParameterKind::ALL.into_iter().find(|(known, _)| *known == word);
        let kind = kind.map_or(ParameterKind::Percent, |(_, kind)| kind);
        let choices = json["choices"].as_array().into_iter().flatten().map(|choice| Choice {
            id: choice["id"].as_str().unwrap().into(),
            label: choice["label"].as_str().unwrap().into(),
        });
        let unit = (!json["unit"].is_null()).then(|| Unit {
            one: json["unit"]["one"].as_str().unwrap().into(),
            other: json["unit"]["other"].as_str().unwrap().into(),
        });
        let bound = |key: &str| text(key).map(|data| value(kind, &data));
        let (min, max) = (bound("min"), bound("max"));
        let choices = choices.collect();
        Parameter { name: name.into(), label: name.into(), kind, default: None, min, max, unit, choices, source: None }
    }

    fn value(kind: ParameterKind, data: &str) -> Value {
        match kind {
            ParameterKind::Date => Value::Date(data.parse().unwrap()),
            ParameterKind::Choice => Value::Choice(data.into()),
            ParameterKind::Text => Value::Text(data.into()),
            _ => Value::Number(data.parse().unwrap()),
        }
    }

    /// Whether `value` is between the bounds of `parameter`.
    fn is_within(parameter: &Parameter, value: &Value) -> bool {
        match (value, &parameter.min, &parameter.max) {
            (Value::Number(number), Some(Value::Number(min)), Some(Value::Number(max))) => {
                min <= number && number <= max
            }
            (Value::Date(date), Some(Value::Date(min)), Some(Value::Date(max))) => min <= date && date <= max,
            (Value::Number(number), Some(Value::Number(min)), None) => min <= number,
            _ => true,
        }
    }

    #[test]
    fn prints_as_the_golden_file_says() {
        let golden: serde_json::Value = serde_json::from_str(include_str!("../../tests/golden/values.json")).unwrap();
        let currency = &golden["currency"];
        let text = |json: &serde_json::Value| json.as_str().unwrap().to_owned();
        let currency = Currency { code: text(&currency["code"]), symbol: text(&currency["symbol"]) };
        let cases = golden["read"].as_array().unwrap();
        let read: Vec<_> = cases.iter().filter(|case| !case[3].is_null()).collect();
        assert!(read.len() >= 100, "{} values", read.len());
        for case in read {
            let (name, data) = (text(&case[0]), text(&case[3]));
            let parameter = blank(&name, &golden["blanks"][&name]);
            let language = if case[1] == "fr" { Language::French } else { Language::English };
            let value = value(parameter.kind, &data);
            assert_eq!(value.to_data(), data, "{case}");
            assert_eq!(parameter.print(&value, language, &currency), text(&case[4]), "{case}");
            assert_eq!(parameter.print_bare(&value, language), text(&case[5]), "{case}");
            assert!(is_within(&parameter, &value), "{case}");
        }
    }
}
