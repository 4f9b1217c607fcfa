//! The rows of what the law asks: buyers, thresholds, obligations, registers and wording rules.

use super::super::Published;
use super::super::cell::{Name, Rows, name, plain, row, word};
use super::{links, numbered};
use crate::library::{
    AppliesTo, Buyer, Cites, DateOf, Filler, Library, Obligation, Register, RegisterValue, Severity, Threshold,
    ThresholdLimit, ThresholdValue, WordingRule,
};

pub(super) fn buyers(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (position, Buyer { id, name, description }) in numbered(&library.buyers) {
        row! { rows;
            "id" => id,
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
        }
    }
}

pub(super) fn thresholds(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (position, threshold) in numbered(&library.thresholds) {
        let Threshold { id, name, description, currency, source, values: _ } = threshold;
        row! { rows;
            "id" => id,
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
            "currency" => currency,
            "source" => source.as_ref(),
        }
    }
}

pub(super) fn threshold_values(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (threshold, position, value) in values(library) {
        let ThresholdValue { buyers: _, contracts: _, from, to, amount } = value;
        row! { rows;
            "threshold" => &threshold.id,
            "position" => position,
            "from" => *from,
            "to" => *to,
            "amount" => *amount,
        }
    }
}

pub(super) fn threshold_value_buyers(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (threshold, value, ThresholdValue { buyers, .. }) in values(library) {
        for (position, buyer) in numbered(buyers) {
            row! { rows; "threshold" => &threshold.id, "value" => value, "buyer" => buyer, "position" => position }
        }
    }
}

pub(super) fn threshold_value_contracts(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (threshold, value, ThresholdValue { contracts, .. }) in values(library) {
        for (position, contract) in numbered(contracts) {
            row! { rows;
                "threshold" => &threshold.id,
                "value" => value,
                "contract" => contract.key(),
                "position" => position,
            }
        }
    }
}

pub(super) fn obligations(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (position, one) in numbered(&library.obligations) {
        obligation(position, one, rows);
    }
}

fn obligation(position: usize, obligation: &Obligation, rows: &mut dyn Rows) {
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
    row! { rows;
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

pub(super) fn obligation_buyers(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for one in &library.obligations {
        links(of_obligation(one), name!("buyer"), &one.buyers, rows);
    }
}

pub(super) fn obligation_contracts(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for obligation in &library.obligations {
        for (position, contract) in numbered(&obligation.contracts) {
            row! { rows; "obligation" => &obligation.id, "contract" => contract.key(), "position" => position }
        }
    }
}

pub(super) fn obligation_exceptions(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for one in &library.obligations {
        links(of_obligation(one), name!("except"), &one.except, rows);
    }
}

pub(super) fn obligation_segments(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for one in &library.obligations {
        links(of_obligation(one), name!("segment"), &one.segments, rows);
    }
}

pub(super) fn obligation_natures(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for obligation in &library.obligations {
        for (alternative, natures) in numbered(&obligation.fulfilled_by) {
            for (position, nature) in numbered(natures) {
                row! { rows;
                    "obligation" => &obligation.id,
                    "alternative" => alternative,
                    "nature" => nature,
                    "position" => position,
                }
            }
        }
    }
}

pub(super) fn obligation_legal_texts(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for one in &library.obligations {
        links(of_obligation(one), name!("legal_text"), &one.legal, rows);
    }
}

pub(super) fn registers(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (position, one) in numbered(&library.registers) {
        let Register { id, name, description, register, field, source, none, filled_by, with, most, .. } = one;
        row! { rows;
            "id" => id,
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
            "register" => register,
            "field" => field,
            "source" => source.as_ref(),
            "none" => none.as_ref(),
            "filled_by" => filled_by.map(Filler::key),
            "with" => with.as_ref(),
            "most" => *most,
        }
    }
}

pub(super) fn register_contracts(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for register in &library.registers {
        for (position, contract) in numbered(&register.contracts) {
            row! { rows; "register" => &register.id, "contract" => contract.key(), "position" => position }
        }
    }
}

pub(super) fn register_natures(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for register in &library.registers {
        for (position, nature) in numbered(&register.natures) {
            row! { rows; "register" => &register.id, "nature" => nature, "position" => position }
        }
    }
}

pub(super) fn register_values(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for register in &library.registers {
        for (position, RegisterValue { id, value }) in numbered(&register.values) {
            row! { rows; "register" => &register.id, "id" => id, "position" => position, "value" => value }
        }
    }
}

pub(super) fn wording_rules(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (position, one) in numbered(&library.wording_rules) {
        wording_rule(position, one, rows);
    }
}

fn wording_rule(position: usize, rule: &WordingRule, rows: &mut dyn Rows) {
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
    row! { rows;
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

pub(super) fn wording_rule_natures(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for rule in &library.wording_rules {
        links(of_rule(rule), name!("nature"), &rule.natures, rows);
    }
}

pub(super) fn wording_rule_expressions(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for rule in &library.wording_rules {
        let lists = [("matches", &rule.matches), ("requires", &rule.requires), ("forbids", &rule.forbids)];
        for (list, expressions) in lists {
            for (position, expression) in numbered(expressions) {
                row! { rows;
                    "wording_rule" => &rule.id,
                    "list" => list,
                    "position" => position,
                    "expression" => expression,
                }
            }
        }
    }
}

pub(super) fn wording_rule_legal_texts(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for rule in &library.wording_rules {
        links(of_rule(rule), name!("legal_text"), &rule.legal, rows);
    }
}

/// The values of every threshold, with their positions in it.
fn values(library: &Library) -> impl Iterator<Item = (&Threshold, usize, &ThresholdValue)> {
    let thresholds = library.thresholds.iter();
    thresholds
        .flat_map(|threshold| numbered(&threshold.values).map(move |(position, value)| (threshold, position, value)))
}

fn of_obligation(obligation: &Obligation) -> (Name, &str) {
    (name!("obligation"), obligation.id.as_str())
}

fn of_rule(rule: &WordingRule) -> (Name, &str) {
    (name!("wording_rule"), rule.id.as_str())
}
