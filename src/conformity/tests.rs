//! The cases of the golden file, which hold `scripts/conformity.js` to the same answers.

use serde_json::Value;

use super::applies::{Fact, Reason};
use super::{Applies, Contract, Fulfilment, Held, Law, fulfils};
use crate::library::{
    AppliesTo, BuyerId, ClauseId, ContractType, Date, DateOf, LegalTextId, NatureId, Number, Obligation, ObligationId,
    SegmentId, Status, Threshold, ThresholdId, ThresholdLimit, ThresholdValue,
};

const GOLDEN: &str = include_str!("../../tests/golden/conformity.json");

/// The words of the golden file, and of the script.
const REASONS: [(&str, Reason); 6] = [
    ("buyer", Reason::Buyer),
    ("contract", Reason::Contract),
    ("except", Reason::Except),
    ("segment", Reason::Segment),
    ("launch", Reason::Launch),
    ("amount", Reason::Amount),
];

/// The same.
const FACTS: [(&str, Fact); 11] = [
    ("buyer", Fact::Buyer),
    ("contract", Fact::Contract),
    ("segment", Fact::Segment),
    ("launch", Fact::Launch),
    ("notification", Fact::Notification),
    ("year", Fact::Year),
    ("amount", Fact::Amount),
    ("spending", Fact::Spending),
    ("period", Fact::Period),
    ("threshold", Fact::Threshold),
    ("currency", Fact::Currency),
];

#[test]
fn answers_are_those_of_the_golden_file() {
    let golden: Value = serde_json::from_str(GOLDEN).unwrap();
    let cases = list(&golden["cases"]);
    assert!(cases.len() >= 60);
    let mut wrong = Vec::new();
    for case in cases {
        let data = &golden["laws"][text(&case["law"])];
        let thresholds: Vec<Threshold> = list(&data["thresholds"]).iter().map(threshold).collect();
        let obligations: Vec<Obligation> = list(&data["obligations"]).iter().map(obligation).collect();
        let law = Law {
            n_buyers: list(&data["buyers"]).len(),
            thresholds: thresholds.iter().collect(),
            currency: text(&data["currency"]["code"]),
        };
        let contract = contract(&case["contract"]);
        let chosen: Vec<Chosen> = texts(&case["selection"], |path| Chosen::of(&golden["clauses"], path));
        let selection: Vec<Held<'_>> = chosen.iter().map(Chosen::held).collect();
        for (duty, expected) in case["expect"].as_object().unwrap() {
            let duty = obligations.iter().find(|obligation| obligation.id.as_str() == duty).unwrap();
            let said = words(duty, &law.applies(duty, &contract), &fulfils(duty, &selection));
            if said != text(expected) {
                wrong.push(format!("{}, {}: {said}, not {expected}", case["name"], duty.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// An answer in the words of the golden file.
fn words(duty: &Obligation, applies: &Applies, fulfilment: &Fulfilment<'_>) -> String {
    let first = match applies {
        Applies::Yes { stand_in: false } => "yes".to_owned(),
        Applies::Yes { stand_in: true } => "yes, launch stands in".to_owned(),
        Applies::No(reasons) => return format!("no: {}", keys(&REASONS, reasons)),
        Applies::Depends(facts) => format!("depends: {}", keys(&FACTS, facts)),
    };
    if duty.applies_to != AppliesTo::Contract {
        return first;
    }
    let paths = |provisions: &[&Held<'_>]| {
        let paths = provisions.iter().map(|held| format!("{}/{}", held.clause, held.provision));
        paths.collect::<Vec<_>>().join(", ")
    };
    match fulfilment {
        Fulfilment::Elsewhere => format!("{first}; elsewhere"),
        Fulfilment::Missing(sets) => {
            let names = |set: &Vec<&NatureId>| set.iter().map(|nature| nature.as_str()).collect::<Vec<_>>().join(" + ");
            format!("{first}; missing {}", sets.iter().map(names).collect::<Vec<_>>().join(" | "))
        }
        Fulfilment::By { set, provisions } => {
            let alternative = if *set == 0 { String::new() } else { format!("alternative {set} ") };
            let all: Vec<&Held<'_>> = provisions.iter().collect();
            let to_revise: Vec<&Held<'_>> = provisions.iter().filter(|held| held.status == Status::ToRevise).collect();
            let revise =
                if to_revise.is_empty() { String::new() } else { format!("; to revise {}", paths(&to_revise)) };
            format!("{first}; {alternative}by {}{revise}", paths(&all))
        }
    }
}

fn keys<T: PartialEq>(all: &[(&'static str, T)], these: &[T]) -> String {
    let key = |one: &T| all.iter().find(|(_, other)| other == one).unwrap().0;
    these.iter().map(key).collect::<Vec<_>>().join(", ")
}

/// A provision of the golden file's clauses, with all that a selection borrows.
struct Chosen {
    clause: ClauseId,
    provision: String,
    nature: NatureId,
    segments: Vec<SegmentId>,
    legal: Vec<LegalTextId>,
    status: Status,
}

impl Chosen {
    fn of(clauses: &Value, path: &str) -> Chosen {
        let (id, provision) = path.split_once('/').unwrap();
        let clause = &clauses[id];
        Chosen {
            clause: ClauseId::new(id),
            provision: provision.to_owned(),
            nature: NatureId::new(text(&clause["provisions"][provision])),
            segments: texts(&clause["segments"], SegmentId::new),
            legal: texts(&clause["legal"], LegalTextId::new),
            status: named(&Status::ALL, &clause["status"]),
        }
    }

    fn held(&self) -> Held<'_> {
        let Chosen { clause, provision, nature, segments, legal, status } = self;
        Held { clause, provision, nature, segments, legal, status: *status }
    }
}

fn contract(data: &Value) -> Contract {
    let amount = data["amount"].as_str().and_then(|amount| amount.parse::<Number>().ok());
    Contract {
        buyer: data["buyer"].as_str().map(BuyerId::new),
        contract: data["type"].as_str().map(|_| named(&ContractType::ALL, &data["type"])),
        segments: data["segments"].as_array().map_or_else(Vec::new, |_| texts(&data["segments"], SegmentId::new)),
        amount: amount.filter(|amount| *amount >= Number::whole(0)),
        launch: data["launch"].as_str().filter(|launch| launch.len() == 10).and_then(|launch| launch.parse().ok()),
        except: data["except"].as_array().map_or_else(Vec::new, |_| texts(&data["except"], str::to_owned)),
    }
}

fn threshold(data: &Value) -> Threshold {
    let value = |data: &Value| ThresholdValue {
        buyers: texts(&data["buyers"], BuyerId::new),
        contracts: contracts(&data["contracts"]),
        from: date(&data["from"]).unwrap(),
        to: date(&data["to"]),
        amount: text(&data["amount"]).parse().unwrap(),
    };
    Threshold {
        id: ThresholdId::new(text(&data["id"])),
        name: String::new(),
        description: None,
        currency: text(&data["currency"]).to_owned(),
        source: None,
        values: list(&data["values"]).iter().map(value).collect(),
    }
}

fn obligation(data: &Value) -> Obligation {
    let limit = &data["threshold"];
    let fixed = limit["fixed"].as_str().map(|amount| ThresholdLimit::Fixed(amount.parse().unwrap()));
    Obligation {
        id: ObligationId::new(text(&data["id"])),
        name: String::new(),
        summary: String::new(),
        applies_to: named(&AppliesTo::ALL, &data["applies_to"]),
        buyers: texts(&data["buyers"], BuyerId::new),
        contracts: contracts(&data["contracts"]),
        except: texts(&data["except"], str::to_owned),
        segments: texts(&data["segments"], SegmentId::new),
        threshold: fixed.or_else(|| limit["ref"].as_str().map(|id| ThresholdLimit::Ref(ThresholdId::new(id)))),
        from: date(&data["from"]),
        date_of: named(&DateOf::ALL, &data["date_of"]),
        fulfilled_by: list(&data["fulfilled_by"]).iter().map(|set| texts(set, NatureId::new)).collect(),
        legal: texts(&data["legal"], LegalTextId::new),
        note: None,
    }
}

fn contracts(data: &Value) -> Vec<ContractType> {
    list(data).iter().map(|word| named(&ContractType::ALL, word)).collect()
}

/// What the word `data` is among `all`.
fn named<T: Copy>(all: &[(&'static str, T)], data: &Value) -> T {
    all.iter().find(|(word, _)| *word == text(data)).unwrap().1
}

fn date(data: &Value) -> Option<Date> {
    data.as_str().map(|date| date.parse().unwrap())
}

fn texts<'v, T>(data: &'v Value, make: impl Fn(&'v str) -> T) -> Vec<T> {
    list(data).iter().map(|one| make(text(one))).collect()
}

fn text(data: &Value) -> &str {
    data.as_str().unwrap_or_else(|| panic!("{data} is no text"))
}

fn list(data: &Value) -> &[Value] {
    data.as_array().unwrap_or_else(|| panic!("{data} is no list"))
}
