//! The rows of the provisions of a clause.

use super::super::super::Published;
use super::super::super::cell::{Row, plain, row, word};
use super::super::numbered;
use crate::library::{Clause, Criterion, Force, Level, Provision, ProvisionRef, Weight};

pub(in super::super) fn provisions<'a>(clause: &'a Clause, published: Published<'a>) -> Vec<Row<'a>> {
    numbered(&clause.provisions).map(|(position, one)| provision(clause, position, one, published)).collect()
}

fn provision<'a>(clause: &'a Clause, position: usize, provision: &'a Provision, published: Published<'a>) -> Row<'a> {
    let Provision { id, nature, document, force, text, criterion, sanctions: _, justified: _ } = provision;
    let (weight, expected) = match criterion {
        Some(Criterion { weight, expected, rests_on: _, scale: _ }) => (Some(*weight), Some(expected)),
        None => (None, None),
    };
    let weight = weight.map(|Weight { default, min, max }| (default, min, max));
    row! {
        "clause" => &clause.id,
        "id" => id,
        "position" => position,
        "address" => format!("{}#{id}", published.address(&published.routes.clause(&clause.id))),
        "citation" => provision.citation(clause),
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

pub(in super::super) fn rests_on<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let criteria = clause.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?)));
    let rows = criteria.flat_map(|(provision, criterion)| {
        numbered(&criterion.rests_on).map(|(position, ProvisionRef { clause: other, provision: to })| {
            row! {
                "clause" => &clause.id,
                "provision" => &provision.id,
                "rests_on_clause" => other,
                "rests_on_provision" => to,
                "position" => position,
            }
        })
    });
    rows.collect()
}

pub(in super::super) fn sanctions<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = clause.provisions.iter().flat_map(|provision| {
        numbered(&provision.sanctions).map(|(position, ProvisionRef { clause: other, provision: to })| {
            row! {
                "clause" => &clause.id,
                "provision" => &provision.id,
                "sanctions_clause" => other,
                "sanctions_provision" => to,
                "position" => position,
            }
        })
    });
    rows.collect()
}

pub(in super::super) fn justifications<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = clause.provisions.iter().flat_map(|provision| {
        numbered(&provision.justified).map(|(position, (wording_rule, reason))| {
            row! {
                "clause" => &clause.id,
                "provision" => &provision.id,
                "wording_rule" => wording_rule,
                "position" => position,
                "reason" => reason,
            }
        })
    });
    rows.collect()
}

pub(in super::super) fn scale_levels<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let criteria = clause.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?)));
    let rows = criteria.flat_map(|(provision, criterion)| {
        numbered(&criterion.scale).map(|(position, Level { points, when })| {
            row! {
                "clause" => &clause.id,
                "provision" => &provision.id,
                "position" => position,
                "points" => *points,
                "when" => plain(when),
            }
        })
    });
    rows.collect()
}
