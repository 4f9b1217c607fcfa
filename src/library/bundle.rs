//! Packs: named selections of clauses for a typical contract.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{BundleId, Clause, ClauseId, ContractType, Date, Number, OrganisationId, ParameterKind, Provision};
use super::{SegmentId, Value};
use crate::text::{Inline, Text};

/// A named selection of clauses for a typical contract.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// Its id.
    pub id: BundleId,
    /// The file that it comes from, from the root of the library.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// The type of the contract.
    pub contract: ContractType,
    /// What is bought.
    pub segments: Vec<SegmentId>,
    /// The estimated amount of a typical contract, in the portal's currency, without tax.
    pub amount: Option<Number>,
    /// When to use it, and what to adapt.
    pub about: Text,
    /// What it holds, in the author's order; no clause stands in it twice.
    pub items: Vec<BundleItem>,
    /// Who put it together.
    pub contributors: Vec<OrganisationId>,
    /// Last time it was checked against the law and against its clauses.
    pub verified_on: Date,
}

/// A clause of a pack, or some of its provisions.
#[derive(Debug, Clone, PartialEq)]
pub struct BundleItem {
    /// The clause.
    pub clause: ClauseId,
    /// The ids of its provisions; empty for all.
    pub provisions: Vec<String>,
    /// Blanks that the pack fills in: each name, and its value as data formats want it. The blank of a criterion's weight
    /// is called `@` and the provision's id.
    pub values: Vec<(String, String)>,
}

impl BundleItem {
    /// Whether it takes the provision `id` of its clause.
    pub fn takes(&self, id: &str) -> bool {
        self.provisions.is_empty() || self.provisions.iter().any(|provision| provision == id)
    }

    /// The provisions of `clause`, which is its clause, that it takes, in the author's order.
    pub fn taken<'c>(&self, clause: &'c Clause) -> impl Iterator<Item = &'c Provision> {
        clause.provisions.iter().filter(|provision| self.takes(&provision.id))
    }

    /// The names of the blanks in what it takes of `clause`, which is its clause, and for which it has no value.
    pub fn undecided<'c>(&self, clause: &'c Clause) -> BTreeSet<Cow<'c, str>> {
        let mut names = BTreeSet::new();
        for provision in self.taken(clause) {
            let criterion = provision.criterion.as_ref();
            if criterion.is_some() {
                names.insert(Cow::Owned(format!("@{}", provision.id)));
            }
            let texts = criterion.map(|criterion| {
                let levels = criterion.scale.iter().map(|level| &level.when);
                std::iter::once(&criterion.expected).chain(levels)
            });
            for text in std::iter::once(&provision.text).chain(texts.into_iter().flatten()) {
                text.visit_inlines(&mut |inline| {
                    let Inline::Parameter { name, .. } = inline else { return };
                    // What no parameter is called is the weight.
                    let parameter = clause.parameters.iter().find(|parameter| *parameter.name == **name);
                    names.extend(parameter.map(|parameter| Cow::Borrowed(parameter.name.as_str())));
                });
            }
        }
        names.retain(|name| !self.values.iter().any(|(known, _)| known == name));
        names
    }
}

impl ParameterKind {
    /// The value that `data` writes as data formats do: the other way round from [`Value::to_data`]; `None` where a
    /// parameter of this type cannot hold it.
    pub fn read(self, data: &str) -> Option<Value> {
        match self {
            ParameterKind::Percent | ParameterKind::Decimal | ParameterKind::Amount => {
                data.parse().ok().map(Value::Number)
            }
            ParameterKind::Integer => data.parse().ok().filter(|number: &Number| number.is_whole()).map(Value::Number),
            ParameterKind::Date => data.parse().ok().filter(|_| data.len() == 10).map(Value::Date),
            ParameterKind::Choice => Some(Value::Choice(data.to_owned())),
            ParameterKind::Text => Some(Value::Text(data.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_is_read_the_other_way_round() {
        for (kind, data) in [
            (ParameterKind::Percent, "12.50"),
            (ParameterKind::Integer, "-3"),
            (ParameterKind::Amount, "1500"),
            (ParameterKind::Date, "2026-09-01"),
            (ParameterKind::Choice, "mois"),
            (ParameterKind::Text, "rue du Port"),
        ] {
            assert_eq!(kind.read(data).unwrap().to_data(), data);
        }
    }

    #[test]
    fn what_a_type_cannot_hold_is_no_value() {
        for (kind, data) in [
            (ParameterKind::Percent, "beaucoup"),
            (ParameterKind::Integer, "1.5"),
            (ParameterKind::Date, "2026-02-30"),
            (ParameterKind::Date, "20260901"),
        ] {
            assert_eq!(kind.read(data), None, "{data}");
        }
    }
}
