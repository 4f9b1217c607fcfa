//! The reference data: what provisions are, where they go, what they do, what is bought, and what is declared.

use super::{AmbitionId, BuyerId, DocumentId, EffectId, LegalTextId, NatureId, RegisterId, SegmentId};
use crate::text::Text;

/// What a provision is in law.
#[derive(Debug, Clone, PartialEq)]
pub struct Nature {
    /// Its id.
    pub id: NatureId,
    /// Its name.
    pub name: String,
    /// What it is to the program.
    pub role: Role,
    /// What it is, in a sentence or two.
    pub description: Option<Text>,
    /// The tender documents in which it is usually written.
    pub documents: Vec<DocumentId>,
    /// The legal texts that govern it.
    pub legal: Vec<LegalTextId>,
    /// What to watch.
    pub note: Option<Text>,
    /// What a contract with such a provision declares.
    pub declares: Vec<Declaration>,
}

/// What a nature is to the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is marked: has a weight, expectations and a scale.
    Criterion,
    /// It punishes a breach.
    Penalty,
    /// It asks something of the contractor.
    Requirement,
    /// Anything else.
    Other,
}

impl Role {
    /// Every role with its word in the content.
    pub const ALL: [(&'static str, Role); 4] = [
        ("criterion", Role::Criterion),
        ("penalty", Role::Penalty),
        ("requirement", Role::Requirement),
        ("other", Role::Other),
    ];
}

/// Where a provision goes.
#[derive(Debug, Clone, PartialEq)]
pub struct TenderDocument {
    /// Its id.
    pub id: DocumentId,
    /// What it is called in short: `CCAP`.
    pub abbreviation: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<Text>,
    /// The family that it belongs to: contract, award, price…
    pub family: Option<String>,
    /// Whether the parties are bound by it.
    pub contractual: bool,
    /// Who writes it.
    pub writer: Option<String>,
    /// What one writes in it.
    pub contains: Option<String>,
    /// The document that replaces it in small contracts.
    pub merges_into: Option<DocumentId>,
}

/// What a clause does for the environment.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// Its id.
    pub id: EffectId,
    /// Its name.
    pub name: String,
    /// Its code in notices.
    pub code: String,
    /// What it covers.
    pub description: Option<Text>,
    /// What a contract with this effect declares.
    pub declares: Vec<Declaration>,
}

/// How much a clause asks of the market.
#[derive(Debug, Clone, PartialEq)]
pub struct Ambition {
    /// Its id.
    pub id: AmbitionId,
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: Option<Text>,
}

/// A purchase family.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// Its id.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// What it covers.
    pub description: Option<Text>,
    /// What kind of contract it is.
    pub contract: ContractType,
    /// Prefixes of its CPV codes.
    pub cpv: Vec<String>,
}

/// A type of contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContractType {
    /// Works.
    Works,
    /// Supplies.
    Supplies,
    /// Services.
    Services,
    /// A concession.
    Concession,
}

impl ContractType {
    /// Every type with its word in the content.
    pub const ALL: [(&'static str, ContractType); 4] = [
        ("works", ContractType::Works),
        ("supplies", ContractType::Supplies),
        ("services", ContractType::Services),
        ("concession", ContractType::Concession),
    ];

    /// Its word in the content.
    pub fn key(self) -> &'static str {
        ContractType::ALL[self as usize].0
    }
}

/// A kind of buyer.
#[derive(Debug, Clone, PartialEq)]
pub struct Buyer {
    /// Its id.
    pub id: BuyerId,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub description: Option<Text>,
}

/// A field that a buyer declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Register {
    /// Its id.
    pub id: RegisterId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<Text>,
    /// The register that holds the field.
    pub register: String,
    /// The field, as the register calls it.
    pub field: String,
    /// Where the values come from.
    pub source: Option<String>,
    /// What may be written in it.
    pub values: Vec<RegisterValue>,
    /// The value to write when there is no other: it goes with no other.
    pub none: Option<String>,
    /// The types of contract that have the field; empty means all.
    pub contracts: Vec<ContractType>,
    /// What the field is filled with, beside the values that are declared.
    pub filled_by: Option<Filler>,
    /// The natures of the provisions that fill it; empty means all.
    pub natures: Vec<NatureId>,
    /// The field that it goes with: it is filled where that one has another value than its `none`.
    pub with: Option<RegisterId>,
    /// The most characters that it takes.
    pub most: Option<u32>,
}

/// What fills a register's field, from the provisions that a buyer chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filler {
    /// The titles of their clauses.
    Titles,
    /// The summaries of their clauses.
    Summaries,
    /// Their texts.
    Provisions,
    /// For each award criterion, its name.
    CriterionName,
    /// For each award criterion, what its nature declares in the field.
    CriterionValue,
    /// For each award criterion, its text and what is expected.
    CriterionDescription,
    /// For each award criterion, its weight.
    CriterionWeight,
}

impl Filler {
    /// Every filler with its word in the content.
    pub const ALL: [(&'static str, Filler); 7] = [
        ("titles", Filler::Titles),
        ("summaries", Filler::Summaries),
        ("provisions", Filler::Provisions),
        ("criterion-name", Filler::CriterionName),
        ("criterion-value", Filler::CriterionValue),
        ("criterion-description", Filler::CriterionDescription),
        ("criterion-weight", Filler::CriterionWeight),
    ];

    /// Its word in the content.
    pub fn key(self) -> &'static str {
        Filler::ALL[self as usize].0
    }
}

/// A value of a register's field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterValue {
    /// Its id in the library.
    pub id: String,
    /// Exactly what is declared.
    pub value: String,
}

/// What to write in a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The register's field.
    pub register: RegisterId,
    /// Ids of its values.
    pub values: Vec<String>,
}

/// A code of the common procurement vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CpvCode {
    /// Eight digits.
    pub code: String,
    /// The ninth.
    pub check_digit: String,
    /// Division, group, class, category…
    pub level: String,
    /// The code above it; empty for a division.
    pub parent: String,
    /// Its label in the portal's language.
    pub label: String,
}

/// Words that mean the same to a searcher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SynonymGroup {
    /// Each finds the others.
    Both(Vec<String>),
    /// Those of `from` also find those of `to`.
    OneWay {
        /// What is typed.
        from: Vec<String>,
        /// What is found too.
        to: Vec<String>,
    },
}
