//! The rows of the provisions of a clause.

use super::super::super::Published;
use super::super::super::cell::{Rows, plain, row, word};
use super::super::numbered;
use crate::library::{Clause, Criterion, Force, Level, Provision, ProvisionRef, Weight};

pub(in super::super) fn provisions(clause: &Clause, published: Published<'_>, rows: &mut dyn Rows) {
    let mut address = published.address(&published.routes.clause(&clause.id));
    let page = address.len();
    for (position, one) in numbered(&clause.provisions) {
        address.truncate(page);
        address.push('#');
        address.push_str(one.id.as_str());
        provision(clause, &address, position, one, rows);
    }
}

fn provision(clause: &Clause, address: &str, position: usize, provision: &Provision, rows: &mut dyn Rows) {
    let Provision { id, nature, document, force, text, criterion, sanctions: _, justified: _ } = provision;
    let (weight, expected) = match criterion {
        Some(Criterion { weight, expected, rests_on: _, scale: _ }) => (Some(*weight), Some(expected)),
        None => (None, None),
    };
    let weight = weight.map(|Weight { default, min, max }| (default, min, max));
    row! { rows;
        "clause" => &clause.id,
        "id" => id,
        "position" => position,
        "address" => address,
        "citation" => &provision.citation(clause),
        "nature" => nature,
        "document" => document,
        "force" => force.as_ref().map(|force| word(&Force::ALL, force)),
        "text" => plain(text),
        "weight_default" => weight.map(|(default, ..)| default),
        "weight_min" => weight.map(|(_, min, _)| min),
        "weight_max" => weight.map(|(.., max)| max),
        "expected" => expected.map(plain),
    }
}

pub(in super::super) fn rests_on(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    let criteria = clause.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?)));
    for (provision, criterion) in criteria {
        for (position, ProvisionRef { clause: other, provision: to }) in numbered(&criterion.rests_on) {
            row! { rows;
                "clause" => &clause.id,
                "provision" => &provision.id,
                "rests_on_clause" => other,
                "rests_on_provision" => to,
                "position" => position,
            }
        }
    }
}

pub(in super::super) fn sanctions(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for provision in &clause.provisions {
        for (position, ProvisionRef { clause: other, provision: to }) in numbered(&provision.sanctions) {
            row! { rows;
                "clause" => &clause.id,
                "provision" => &provision.id,
                "sanctions_clause" => other,
                "sanctions_provision" => to,
                "position" => position,
            }
        }
    }
}

pub(in super::super) fn justifications(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for provision in &clause.provisions {
        for (position, (wording_rule, reason)) in numbered(&provision.justified) {
            row! { rows;
                "clause" => &clause.id,
                "provision" => &provision.id,
                "wording_rule" => wording_rule,
                "position" => position,
                "reason" => reason,
            }
        }
    }
}

pub(in super::super) fn scale_levels(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    let criteria = clause.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?)));
    for (provision, criterion) in criteria {
        for (position, Level { points, when }) in numbered(&criterion.scale) {
            row! { rows;
                "clause" => &clause.id,
                "provision" => &provision.id,
                "position" => position,
                "points" => *points,
                "when" => plain(when),
            }
        }
    }
}
