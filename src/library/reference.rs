//! The reference data: what provisions are, where they go, what they do, and what they rest on.

use super::{
    AmbitionId, BuyerId, Date, DocumentId, EffectId, LabelId, LegalTextId, NatureId, Number, ObligationId, RegisterId,
    SegmentId, StandardId, ThresholdId, WordingRuleId,
};
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

/// Amounts from which something applies, by buyer, contract and period.
#[derive(Debug, Clone, PartialEq)]
pub struct Threshold {
    /// Its id.
    pub id: ThresholdId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<Text>,
    /// ISO 4217 code of its amounts.
    pub currency: String,
    /// Where the amounts come from.
    pub source: Option<String>,
    /// The amounts.
    pub values: Vec<ThresholdValue>,
}

/// An amount, for whom, for what, from when to when.
#[derive(Debug, Clone, PartialEq)]
pub struct ThresholdValue {
    /// For these buyers; empty for all.
    pub buyers: Vec<BuyerId>,
    /// For these contracts; empty for all.
    pub contracts: Vec<ContractType>,
    /// First day.
    pub from: Date,
    /// Last day, where it is known.
    pub to: Option<Date>,
    /// The amount, without tax.
    pub amount: Number,
}

/// A legal duty.
#[derive(Debug, Clone, PartialEq)]
pub struct Obligation {
    /// Its id.
    pub id: ObligationId,
    /// Its name.
    pub name: String,
    /// What it asks, in a sentence.
    pub summary: String,
    /// What it weighs on.
    pub applies_to: AppliesTo,
    /// On these buyers; empty for all.
    pub buyers: Vec<BuyerId>,
    /// On these contracts; empty for all.
    pub contracts: Vec<ContractType>,
    /// Except those: words of the library.
    pub except: Vec<String>,
    /// On these segments; empty for all.
    pub segments: Vec<SegmentId>,
    /// From this amount; `None` at any amount.
    pub threshold: Option<ThresholdLimit>,
    /// From this day, where it is known.
    pub from: Option<Date>,
    /// The day that `from` is compared with.
    pub date_of: DateOf,
    /// Sets of natures that fulfil it; any one set does.
    pub fulfilled_by: Vec<Vec<NatureId>>,
    /// The legal texts that it stands in.
    pub legal: Vec<LegalTextId>,
    /// What to know besides.
    pub note: Option<Text>,
}

/// What an obligation weighs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppliesTo {
    /// Each contract.
    Contract,
    /// The buyer's policy.
    Buyer,
    /// What the buyer reports.
    Reporting,
}

impl AppliesTo {
    /// Each with its word in the content.
    pub const ALL: [(&'static str, AppliesTo); 3] =
        [("contract", AppliesTo::Contract), ("buyer", AppliesTo::Buyer), ("reporting", AppliesTo::Reporting)];
}

/// From which amount an obligation applies.
#[derive(Debug, Clone, PartialEq)]
pub enum ThresholdLimit {
    /// A fixed amount, in the portal's currency, without tax.
    Fixed(Number),
    /// The amounts of a threshold.
    Ref(ThresholdId),
}

/// Which day of a contract counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOf {
    /// The launch of the consultation.
    Launch,
    /// The notification of the contract.
    Notification,
    /// The year.
    Year,
}

impl DateOf {
    /// Each with its word in the content.
    pub const ALL: [(&'static str, DateOf); 3] =
        [("launch", DateOf::Launch), ("notification", DateOf::Notification), ("year", DateOf::Year)];
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

/// What the law wants or forbids in the wording of a provision.
#[derive(Debug, Clone, PartialEq)]
pub struct WordingRule {
    /// Its id.
    pub id: WordingRuleId,
    /// Its name.
    pub name: String,
    /// Why it is.
    pub description: Option<Text>,
    /// It looks at provisions of these natures; empty for all.
    pub natures: Vec<NatureId>,
    /// It looks at paragraphs that cite one of these.
    pub cites: Option<Cites>,
    /// It looks at paragraphs that contain one of these.
    pub matches: Vec<String>,
    /// One of these must stand beside.
    pub requires: Vec<String>,
    /// None of these may stand beside.
    pub forbids: Vec<String>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in the portal's language.
    pub message: String,
    /// How to mend it, in the portal's language.
    pub help: Option<String>,
    /// The legal texts behind it.
    pub legal: Vec<LegalTextId>,
}

/// What a wording rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cites {
    /// A standard of the library.
    Standard,
    /// A label of the library.
    Label,
}

impl Cites {
    /// Both with their words in the content.
    pub const ALL: [(&'static str, Cites); 2] = [("standard", Cites::Standard), ("label", Cites::Label)];
}

/// How bad a wording is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Unlawful.
    Error,
    /// Doubtful.
    Warning,
}

impl Severity {
    /// Both with their words in the content.
    pub const ALL: [(&'static str, Severity); 2] = [("error", Severity::Error), ("warning", Severity::Warning)];
}

/// A legal text, defined once.
#[derive(Debug, Clone, PartialEq)]
pub struct LegalText {
    /// Its id.
    pub id: LegalTextId,
    /// Its short citation.
    pub name: String,
    /// Its title, or what it is about.
    pub title: Option<String>,
    /// What it is.
    pub kind: LegalTextKind,
    /// What it says, in the library's own words.
    pub description: Option<Text>,
    /// The day from which this wording applies.
    pub in_force_from: Option<Date>,
    /// Where to read it.
    pub url: Option<String>,
}

/// What a legal text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalTextKind {
    /// An article of a code.
    Code,
    /// A law.
    Law,
    /// A decree.
    Decree,
    /// An order.
    Order,
    /// Law of the European Union.
    European,
    /// A judgment.
    CaseLaw,
    /// Guidance without force.
    Guidance,
}

impl LegalTextKind {
    /// Every kind with its word in the content.
    pub const ALL: [(&'static str, LegalTextKind); 7] = [
        ("code", LegalTextKind::Code),
        ("law", LegalTextKind::Law),
        ("decree", LegalTextKind::Decree),
        ("order", LegalTextKind::Order),
        ("european", LegalTextKind::European),
        ("case-law", LegalTextKind::CaseLaw),
        ("guidance", LegalTextKind::Guidance),
    ];
}

/// A label, defined once.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its id.
    pub id: LabelId,
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// What it covers.
    pub scope: Option<String>,
    /// What it proves.
    pub description: Option<Text>,
    /// Where its rules are.
    pub url: Option<String>,
}

/// A standard, defined once.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Its id.
    pub id: StandardId,
    /// Its reference.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// What it is for.
    pub description: Option<Text>,
    /// Where to find it.
    pub url: Option<String>,
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
