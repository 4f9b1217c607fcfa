//! Every id that a library defines, by kind.

use std::collections::{BTreeMap, HashMap};

use crate::library::Clause;
use crate::load::{Kind, Record, Records};
use crate::source::Spanned;

/// Every id that a library defines.
pub(crate) struct Index<'r> {
    ids: HashMap<Kind, BTreeMap<String, ()>>,
    clauses: HashMap<&'r str, &'r Record<Clause>>,
    unreadable: &'r [Kind],
}

impl<'r> Index<'r> {
    /// The index of `records`.
    pub(crate) fn new(records: &'r Records) -> Index<'r> {
        let mut index = Index { ids: HashMap::new(), clauses: HashMap::new(), unreadable: &records.unreadable };
        for (kind, id) in defined(records) {
            index.add(kind, id.value.clone());
        }
        for (kind, id) in &records.broken {
            index.add(*kind, id.clone());
        }
        for clause in &records.clauses {
            index.clauses.entry(clause.id.value.as_str()).or_insert(clause);
            for provision in &clause.value.provisions {
                index.add(Kind::Provision, format!("{}/{}", clause.id.value, provision.id));
            }
        }
        for register in &records.registers {
            for value in &register.value.values {
                index.add(Kind::RegisterValue, format!("{}/{}", register.id.value, value.id));
            }
        }
        index
    }

    /// Whether `id` is defined, or its kind cannot be read.
    pub(crate) fn knows(&self, kind: Kind, id: &str) -> bool {
        let defined = self.ids.get(&kind).is_some_and(|ids| ids.contains_key(id));
        defined || self.unreadable.contains(&kind) || self.stands_in_a_broken_file(kind, id)
    }

    /// The ids of `kind`, sorted.
    pub(crate) fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.ids.get(&kind).into_iter().flat_map(|ids| ids.keys().map(String::as_str))
    }

    /// The clause called `id`, where its file can be read.
    pub(crate) fn clause(&self, id: &str) -> Option<&'r Record<Clause>> {
        self.clauses.get(id).copied()
    }

    fn add(&mut self, kind: Kind, id: String) {
        self.ids.entry(kind).or_default().insert(id, ());
    }

    /// Whether `id` names a part of something that is there but could not be read.
    fn stands_in_a_broken_file(&self, kind: Kind, id: &str) -> bool {
        let (whole, _) = id.split_once('/').unwrap_or((id, ""));
        match kind {
            Kind::Provision => !self.clauses.contains_key(whole) && self.knows(Kind::Clause, whole),
            Kind::RegisterValue => self.unreadable.contains(&Kind::Register),
            _ => false,
        }
    }
}

/// Every id that is written as an own id, in the order of files.
pub(crate) fn defined(records: &Records) -> impl Iterator<Item = (Kind, &Spanned<String>)> {
    fn of<T>(kind: Kind, records: &[Record<T>]) -> impl Iterator<Item = (Kind, &Spanned<String>)> {
        records.iter().map(move |record| (kind, &record.id))
    }
    of(Kind::Nature, &records.natures)
        .chain(of(Kind::Document, &records.documents))
        .chain(of(Kind::Effect, &records.effects))
        .chain(of(Kind::Ambition, &records.ambitions))
        .chain(of(Kind::Segment, &records.segments))
        .chain(of(Kind::Buyer, &records.buyers))
        .chain(of(Kind::Threshold, &records.thresholds))
        .chain(of(Kind::Obligation, &records.obligations))
        .chain(of(Kind::Register, &records.registers))
        .chain(of(Kind::WordingRule, &records.wording_rules))
        .chain(of(Kind::LegalText, &records.legal_texts))
        .chain(of(Kind::Label, &records.labels))
        .chain(of(Kind::Standard, &records.standards))
        .chain(of(Kind::Organisation, &records.organisations))
        .chain(of(Kind::Clause, &records.clauses))
        .chain(of(Kind::News, &records.news))
        .chain(of(Kind::Page, &records.pages))
}
