//! The law in data: duties and thresholds, wording rules, and the texts, labels and standards that clauses rest on.

use super::{
    BuyerId, ContractType, Date, LabelId, LegalTextId, NatureId, Number, ObligationId, SegmentId, StandardId,
    ThresholdId, WordingRuleId,
};
use crate::text::Text;

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
