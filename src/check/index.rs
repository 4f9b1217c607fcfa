//! Every id that a library defines, by kind.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::library::Clause;
use crate::load::{Kind, Record, Records};
use crate::source::Spanned;

/// Every id that a library defines.
pub(crate) struct Index<'r> {
    records: &'r Records,
    ids: FxHashMap<Kind, FxHashSet<Cow<'r, str>>>,
    clauses: FxHashMap<&'r str, &'r Record<Clause>>,
    /// The codes of the vocabulary, sorted.
    cpv: Vec<&'r str>,
}

impl<'r> Index<'r> {
    /// The index of `records`.
    pub(crate) fn new(records: &'r Records) -> Index<'r> {
        let mut cpv: Vec<&str> = records.cpv.iter().map(|code| code.code.as_str()).collect();
        cpv.sort_unstable();
        let mut clauses = FxHashMap::with_capacity_and_hasher(records.clauses.len(), FxBuildHasher);
        for clause in &records.clauses {
            clauses.entry(clause.id.value.as_str()).or_insert(clause);
        }
        let mut index = Index { records, ids: FxHashMap::default(), clauses, cpv };
        for (kind, id) in defined(records).filter(|(kind, _)| *kind != Kind::Clause) {
            index.add(kind, &id.value);
        }
        for (kind, id) in &records.broken {
            index.add(*kind, id);
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
        let defined = self.ids.get(&kind).is_some_and(|ids| ids.contains(id));
        defined || self.defined_by_clause(kind, id) || self.records.unreadable.contains(&kind)
    }

    /// The ids of `kind`, sorted.
    pub(crate) fn ids(&self, kind: Kind) -> Vec<String> {
        let others = self.ids.get(&kind).into_iter().flatten().map(|id| id.clone().into_owned());
        let clauses = self.records.clauses.iter();
        let mut ids: Vec<String> = match kind {
            Kind::Clause => clauses.map(|clause| clause.id.value.clone()).chain(others).collect(),
            Kind::Provision => clauses.flat_map(provisions).collect(),
            _ => others.collect(),
        };
        ids.sort_unstable();
        ids
    }

    /// The clause called `id`, where its file can be read.
    pub(crate) fn clause(&self, id: &str) -> Option<&'r Record<Clause>> {
        self.clauses.get(id).copied()
    }

    /// Whether a code of the vocabulary begins with `prefix`.
    pub(crate) fn has_cpv(&self, prefix: &str) -> bool {
        let next = self.cpv.partition_point(|code| *code < prefix);
        self.cpv.get(next).is_some_and(|code| code.starts_with(prefix))
    }

    fn add(&mut self, kind: Kind, id: impl Into<Cow<'r, str>>) {
        self.ids.entry(kind).or_default().insert(id.into());
    }

    /// Whether a clause defines `id`, or would if it could be read.
    fn defined_by_clause(&self, kind: Kind, id: &str) -> bool {
        let (whole, part) = id.split_once('/').unwrap_or((id, ""));
        match kind {
            Kind::Clause => self.clauses.contains_key(id),
            Kind::Provision => match self.clauses.get(whole) {
                Some(clause) => clause.value.provisions.iter().any(|provision| provision.id == part),
                None => self.knows(Kind::Clause, whole),
            },
            Kind::RegisterValue => self.records.unreadable.contains(&Kind::Register),
            _ => false,
        }
    }
}

/// The ids of the provisions of `clause`.
fn provisions(clause: &Record<Clause>) -> impl Iterator<Item = String> {
    clause.value.provisions.iter().map(|provision| format!("{}/{}", clause.id.value, provision.id))
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
        .chain(of(Kind::Bundle, &records.bundles))
        .chain(of(Kind::News, &records.news))
        .chain(of(Kind::Page, &records.pages))
}
