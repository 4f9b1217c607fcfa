//! The rows of what the law asks: buyers, thresholds, obligations, registers and wording rules.

use super::super::cell::{Row, plain, row, word};
use super::{links, numbered};
use crate::library::{
    AppliesTo, Buyer, Cites, ContractType, DateOf, Library, Obligation, Register, RegisterValue, Severity, Threshold,
    ThresholdLimit, ThresholdValue, WordingRule,
};

pub(super) fn buyers(library: &Library) -> Vec<Row<'_>> {
    let rows = numbered(&library.buyers).map(|(position, Buyer { id, name, description })| {
        row! {
            "id" => id,
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
        }
    });
    rows.collect()
}

pub(super) fn thresholds(library: &Library) -> Vec<Row<'_>> {
    let rows = numbered(&library.thresholds).map(|(position, threshold)| {
        let Threshold { id, name, description, currency, source, values: _ } = threshold;
        row! {
            "id" => id,
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
            "currency" => currency,
            "source" => source.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn threshold_values(library: &Library) -> Vec<Row<'_>> {
    let rows = values(library).map(|(threshold, position, value)| {
        let ThresholdValue { buyers: _, contracts: _, from, to, amount } = value;
        row! {
            "threshold" => &threshold.id,
            "position" => position,
            "from" => *from,
            "to" => *to,
            "amount" => *amount,
        }
    });
    rows.collect()
}

pub(super) fn threshold_value_buyers(library: &Library) -> Vec<Row<'_>> {
    let rows = values(library).flat_map(|(threshold, value, ThresholdValue { buyers, .. })| {
        numbered(buyers).map(move |(position, buyer)| {
            row! { "threshold" => &threshold.id, "value" => value, "buyer" => buyer, "position" => position }
        })
    });
    rows.collect()
}

pub(super) fn threshold_value_contracts(library: &Library) -> Vec<Row<'_>> {
    let rows = values(library).flat_map(|(threshold, value, ThresholdValue { contracts, .. })| {
        numbered(contracts).map(move |(position, contract)| {
            row! {
                "threshold" => &threshold.id,
                "value" => value,
                "contract" => contract.key(),
                "position" => position,
            }
        })
    });
    rows.collect()
}

pub(super) fn obligations(library: &Library) -> Vec<Row<'_>> {
    numbered(&library.obligations).map(|(position, one)| obligation(position, one)).collect()
}

fn obligation(position: usize, obligation: &Obligation) -> Row<'_> {
    let Obligation {
        id,
        name,
        summary,
        applies_to,
        threshold,
        from,
        date_of,
        note,
        // These have tables of their own.
        buyers: _,
        contracts: _,
        except: _,
        segments: _,
        fulfilled_by: _,
        legal: _,
    } = obligation;
    let (fixed, reference) = match threshold {
        Some(ThresholdLimit::Fixed(amount)) => (Some(*amount), None),
        Some(ThresholdLimit::Ref(threshold)) => (None, Some(threshold)),
        None => (None, None),
    };
    row! {
        "id" => id,
        "position" => position,
        "name" => name,
        "summary" => summary,
        "applies_to" => word(&AppliesTo::ALL, applies_to),
        "threshold_fixed" => fixed,
        "threshold_ref" => reference,
        "from" => *from,
        "date_of" => word(&DateOf::ALL, date_of),
        "note" => note.as_ref().map(plain),
    }
}

pub(super) fn obligation_buyers(library: &Library) -> Vec<Row<'_>> {
    library.obligations.iter().flat_map(|one| links(of_obligation(one), "buyer", &one.buyers)).collect()
}

pub(super) fn obligation_contracts(library: &Library) -> Vec<Row<'_>> {
    let rows = library.obligations.iter().flat_map(|obligation| {
        numbered(&obligation.contracts).map(|(position, contract): (_, &ContractType)| {
            row! { "obligation" => &obligation.id, "contract" => contract.key(), "position" => position }
        })
    });
    rows.collect()
}

pub(super) fn obligation_exceptions(library: &Library) -> Vec<Row<'_>> {
    library.obligations.iter().flat_map(|one| links(of_obligation(one), "except", &one.except)).collect()
}

pub(super) fn obligation_segments(library: &Library) -> Vec<Row<'_>> {
    library.obligations.iter().flat_map(|one| links(of_obligation(one), "segment", &one.segments)).collect()
}

pub(super) fn obligation_natures(library: &Library) -> Vec<Row<'_>> {
    let rows = library.obligations.iter().flat_map(|obligation| {
        numbered(&obligation.fulfilled_by).flat_map(move |(alternative, natures)| {
            numbered(natures).map(move |(position, nature)| {
                row! {
                    "obligation" => &obligation.id,
                    "alternative" => alternative,
                    "nature" => nature,
                    "position" => position,
                }
            })
        })
    });
    rows.collect()
}

pub(super) fn obligation_legal_texts(library: &Library) -> Vec<Row<'_>> {
    library.obligations.iter().flat_map(|one| links(of_obligation(one), "legal_text", &one.legal)).collect()
}

pub(super) fn registers(library: &Library) -> Vec<Row<'_>> {
    let rows = numbered(&library.registers).map(|(position, one)| {
        let Register { id, name, description, register, field, source, values: _ } = one;
        row! {
            "id" => id,
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
            "register" => register,
            "field" => field,
            "source" => source.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn register_values(library: &Library) -> Vec<Row<'_>> {
    let rows = library.registers.iter().flat_map(|register| {
        numbered(&register.values).map(|(position, RegisterValue { id, value })| {
            row! { "register" => &register.id, "id" => id, "position" => position, "value" => value }
        })
    });
    rows.collect()
}

pub(super) fn wording_rules(library: &Library) -> Vec<Row<'_>> {
    numbered(&library.wording_rules).map(|(position, one)| wording_rule(position, one)).collect()
}

fn wording_rule(position: usize, rule: &WordingRule) -> Row<'_> {
    let WordingRule {
        id,
        name,
        description,
        cites,
        severity,
        message,
        help,
        // These have tables of their own.
        natures: _,
        matches: _,
        requires: _,
        forbids: _,
        legal: _,
    } = rule;
    row! {
        "id" => id,
        "position" => position,
        "name" => name,
        "description" => description.as_ref().map(plain),
        "cites" => cites.as_ref().map(|cites| word(&Cites::ALL, cites)),
        "severity" => word(&Severity::ALL, severity),
        "message" => message,
        "help" => help.as_ref(),
    }
}

pub(super) fn wording_rule_natures(library: &Library) -> Vec<Row<'_>> {
    library.wording_rules.iter().flat_map(|rule| links(of_rule(rule), "nature", &rule.natures)).collect()
}

pub(super) fn wording_rule_expressions(library: &Library) -> Vec<Row<'_>> {
    let rows = library.wording_rules.iter().flat_map(|rule| {
        let lists = [("matches", &rule.matches), ("requires", &rule.requires), ("forbids", &rule.forbids)];
        lists.into_iter().flat_map(move |(list, expressions)| {
            numbered(expressions).map(move |(position, expression)| {
                row! {
                    "wording_rule" => &rule.id,
                    "list" => list,
                    "position" => position,
                    "expression" => expression,
                }
            })
        })
    });
    rows.collect()
}

pub(super) fn wording_rule_legal_texts(library: &Library) -> Vec<Row<'_>> {
    library.wording_rules.iter().flat_map(|rule| links(of_rule(rule), "legal_text", &rule.legal)).collect()
}

/// The values of every threshold, with their positions in it.
fn values(library: &Library) -> impl Iterator<Item = (&Threshold, usize, &ThresholdValue)> {
    let thresholds = library.thresholds.iter();
    thresholds
        .flat_map(|threshold| numbered(&threshold.values).map(move |(position, value)| (threshold, position, value)))
}

fn of_obligation(obligation: &Obligation) -> (&'static str, &str) {
    ("obligation", obligation.id.as_str())
}

fn of_rule(rule: &WordingRule) -> (&'static str, &str) {
    ("wording_rule", rule.id.as_str())
}
