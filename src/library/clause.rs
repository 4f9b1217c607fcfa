//! Clauses and all that they hold.

use super::{
    AmbitionId, ClauseId, Date, Declaration, DocumentId, EffectId, LabelId, LegalTextId, NatureId, Number,
    OrganisationId, Parameter, SegmentId, StandardId, WordingRuleId,
};
use crate::text::Text;

/// One measure, with all that a buyer needs to use it lawfully; the unit of publication, version and review.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// Its id.
    pub id: ClauseId,
    /// The file that it comes from, from the root of the library.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it does, in a sentence.
    pub summary: String,
    /// Where it stands in its life.
    pub status: Status,
    /// Rises with every change of a provision's meaning.
    pub version: u32,
    /// Last time its law and figures were checked.
    pub verified_on: Date,
    /// The purchases that it fits.
    pub segments: Vec<SegmentId>,
    /// What it does for the environment.
    pub effects: Vec<EffectId>,
    /// How much it asks.
    pub ambition: AmbitionId,
    /// CPV codes more precise than the segments' own.
    pub cpv: Vec<String>,
    /// Its blanks, in the author's order.
    pub parameters: Vec<Parameter>,
    /// What is pasted, in the author's order.
    pub provisions: Vec<Provision>,
    /// How it is checked.
    pub controls: Vec<Control>,
    /// The legal texts that it rests on.
    pub legal: Vec<LegalTextId>,
    /// The standards that it cites.
    pub standards: Vec<StandardId>,
    /// The labels that it cites.
    pub labels: Vec<LabelId>,
    /// What to declare beyond what its natures and effects give.
    pub declares: Vec<Declaration>,
    /// What it goes with, or against.
    pub related: Vec<Related>,
    /// Who wrote it.
    pub contributors: Vec<OrganisationId>,
    /// Who reviewed it.
    pub reviews: Vec<Review>,
    /// The public documents behind it.
    pub sources: Vec<Source>,
    /// Ids that it had before: their pages redirect.
    pub former_ids: Vec<ClauseId>,
    /// When and why it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// Why and how to use it.
    pub explanation: Explanation,
}

/// Where a clause stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Not built unless asked for.
    Draft,
    /// Shown everywhere, with a plain banner; never called reviewed.
    InReview,
    /// Reviewed by a lawyer and by another organisation than its author's.
    Published,
    /// Shown with a warning; not suggested.
    ToRevise,
    /// Keeps its page and its data; in no list.
    Withdrawn,
}

impl Status {
    /// Every status with its word in the content.
    pub const ALL: [(&'static str, Status); 5] = [
        ("draft", Status::Draft),
        ("in-review", Status::InReview),
        ("published", Status::Published),
        ("to-revise", Status::ToRevise),
        ("withdrawn", Status::Withdrawn),
    ];
}

/// One text to paste into one tender document.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// Unique in its clause.
    pub id: String,
    /// What it is in law.
    pub nature: NatureId,
    /// Where it goes.
    pub document: DocumentId,
    /// Whether it binds or rewards; of requirements and penalties.
    pub force: Option<Force>,
    /// What is pasted.
    pub text: Text,
    /// What makes an award criterion of it.
    pub criterion: Option<Criterion>,
    /// The provisions whose breach a penalty punishes.
    pub sanctions: Vec<ProvisionRef>,
    /// Answers to wording rules, published with the provision.
    pub justified: Vec<(WordingRuleId, String)>,
}

/// Whether a provision binds or rewards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// The text binds.
    Mandatory,
    /// The text rewards.
    Incentive,
}

impl Force {
    /// Both with their words in the content.
    pub const ALL: [(&'static str, Force); 2] = [("mandatory", Force::Mandatory), ("incentive", Force::Incentive)];
}

/// How an award criterion is marked, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// The provisions of the contract that it rests on.
    pub rests_on: Vec<ProvisionRef>,
    /// Its share of the whole mark.
    pub weight: Weight,
    /// What bidders must describe, and with what evidence.
    pub expected: Text,
    /// Its levels: points, and what earns them. The first is 0 and they rise; mark = weight × points ÷ last points.
    pub scale: Vec<Level>,
}

/// A share of the whole mark, in per cent, and its drafting bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weight {
    /// Until the buyer decides.
    pub default: u32,
    /// The least.
    pub min: u32,
    /// The most.
    pub max: u32,
}

/// A level of an award scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// What it earns.
    pub points: Number,
    /// What earns it.
    pub when: Text,
}

/// A provision, by its clause and its id in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProvisionRef {
    /// The clause.
    pub clause: ClauseId,
    /// The provision's id in it.
    pub provision: String,
}

/// What proof, when, who checks it.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// What shows that it is done.
    pub proof: Text,
    /// When it is asked for.
    pub when: Text,
    /// Who checks it.
    pub by: Text,
    /// The provisions that it checks.
    pub provisions: Vec<ProvisionRef>,
}

/// A clause that goes with this one, or against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The other clause.
    pub clause: ClauseId,
    /// With or against.
    pub how: How,
}

/// How two clauses are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Good together.
    Completes,
    /// Not in the same contract.
    Conflicts,
}

impl How {
    /// Both with their words in the content.
    pub const ALL: [(&'static str, How); 2] = [("completes", How::Completes), ("conflicts", How::Conflicts)];
}

/// A review by an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Who.
    pub by: OrganisationId,
    /// When.
    pub date: Date,
    /// Of which version.
    pub version: u32,
    /// What was looked at.
    pub scope: Scope,
    /// What it found.
    pub note: Option<String>,
}

/// What a review looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The law.
    Legal,
    /// The technique.
    Technical,
    /// The wording.
    Editorial,
}

impl Scope {
    /// Every scope with its word in the content.
    pub const ALL: [(&'static str, Scope); 3] =
        [("legal", Scope::Legal), ("technical", Scope::Technical), ("editorial", Scope::Editorial)];
}

/// A public document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
}

/// When and why a clause was withdrawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawal {
    /// When.
    pub date: Date,
    /// Why.
    pub why: String,
    /// What to use instead.
    pub replaced_by: Option<ClauseId>,
}

/// The four sections that explain a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Why this clause.
    pub why: Text,
    /// What goes wrong in real contracts.
    pub attention: Option<Text>,
    /// When it has little effect.
    pub limits: Option<Text>,
    /// How to check it.
    pub checking: Option<Text>,
}

impl Clause {
    /// The parameter called `name`. Cannot fail for a name that one of its texts uses.
    pub fn parameter(&self, name: &str) -> &Parameter {
        let parameter = self.parameters.iter().find(|parameter| parameter.name == name);
        parameter.expect("a library's texts use declared parameters")
    }
}

impl Provision {
    /// What is printed beside it wherever it goes: `dechets-chantier@1/registre`.
    pub fn citation(&self, clause: &Clause) -> String {
        format!("{}@{}/{}", clause.id, clause.version, self.id)
    }
}
