//! The model: a library whose every link resolves.
//!
//! Only `check` makes a [`Library`], from records without a mistake; nothing after it asks again whether an id exists.

mod bundle;
mod clause;
mod facet;
mod id;
mod legal;
mod naming;
mod number;
mod organisation;
mod parameter;
mod portal;
mod reference;
mod table;
mod versions;
mod writing;

use std::sync::{Arc, OnceLock};

pub use bundle::{Bundle, BundleItem};
pub use clause::{
    Clause, Control, Criterion, Explanation, Force, How, Level, Provision, ProvisionRef, Related, Review, Scope,
    Source, Status, Weight, Withdrawal,
};
pub use facet::{Facet, FacetIndex};
pub use id::{
    AmbitionId, BundleId, BuyerId, ClauseId, DocumentId, EffectId, LabelId, LegalTextId, NatureId, NewsId,
    ObligationId, OrganisationId, PageId, RegisterId, SegmentId, StandardId, ThresholdId, WordingRuleId, is_id,
};
pub use jiff::civil::Date;
pub use legal::{
    AppliesTo, Cites, DateOf, Label, LegalText, LegalTextKind, Obligation, Severity, Standard, Threshold,
    ThresholdLimit, ThresholdValue, WordingRule,
};
pub use naming::{Fill, Linked, key_of, lowered};
pub use number::Number;
pub use organisation::{Organisation, OrganisationKind};
pub use parameter::{Choice, Parameter, ParameterKind, Unit, Value};
pub use portal::{
    Accessibility, Conformity, Currency, HelpDesk, Language, LegalNotice, Licence, Licences, Portal, Publisher,
};
pub use reference::{
    Ambition, Buyer, ContractType, CpvCode, Declaration, Effect, Filler, Nature, Register, RegisterValue, Role,
    Segment, SynonymGroup, TenderDocument,
};
pub use table::{Entries, Entry, Table};
pub use versions::Versions;
pub use writing::{News, Page};

/// A whole library, checked.
#[derive(Debug, PartialEq)]
pub struct Library {
    /// The portal's own facts.
    pub portal: Portal,
    /// What a provision is in law.
    pub natures: Table<Nature>,
    /// Where a provision goes, in the order in which a tender is written.
    pub documents: Table<TenderDocument>,
    /// Environmental effects.
    pub effects: Table<Effect>,
    /// Levels of ambition, from the easiest to the most demanding.
    pub ambitions: Table<Ambition>,
    /// Purchase families.
    pub segments: Table<Segment>,
    /// Kinds of buyers that thresholds and obligations speak of.
    pub buyers: Table<Buyer>,
    /// Amounts from which an obligation applies.
    pub thresholds: Table<Threshold>,
    /// Legal duties.
    pub obligations: Table<Obligation>,
    /// Fields that a buyer declares, and their exact values.
    pub registers: Table<Register>,
    /// What the law wants or forbids in the wording of a provision.
    pub wording_rules: Table<WordingRule>,
    /// Legal texts that clauses rest on.
    pub legal_texts: Table<LegalText>,
    /// Labels that clauses cite.
    pub labels: Table<Label>,
    /// Standards that clauses cite.
    pub standards: Table<Standard>,
    /// The common procurement vocabulary; empty where a library has none.
    pub cpv: Arc<Vec<CpvCode>>,
    /// Words that mean the same to a searcher.
    pub synonyms: Vec<SynonymGroup>,
    /// Contributors, reviewers, buyer networks.
    pub organisations: Table<Organisation>,
    /// Every clause that the build shows, sorted by id.
    pub clauses: Table<Clause>,
    /// Superseded versions of the clauses that the build shows.
    pub versions: Versions,
    /// Packs, sorted by title.
    pub bundles: Table<Bundle>,
    /// News, newest first.
    pub news: Table<News>,
    /// Plain pages, sorted by id.
    pub pages: Table<Page>,
    /// What [`Library::facets`] gives, once somebody has asked.
    pub(crate) facet_index: OnceLock<FacetIndex>,
}

impl Library {
    /// Which listed clauses belong to which entry, facet by facet: made when somebody first asks, which a page of one
    /// clause does not.
    pub fn facets(&self) -> &FacetIndex {
        self.facet_index.get_or_init(|| FacetIndex::new(self))
    }

    /// How many clauses lists show.
    pub fn n_listed(&self) -> usize {
        self.clauses.iter().filter(|clause| clause.status != Status::Withdrawn).count()
    }

    /// The clauses that lists, feeds and search show: all but the withdrawn ones, sorted by title.
    pub fn listed(&self) -> impl Iterator<Item = &Clause> {
        self.facets().listed().iter().map(|&place| self.clauses.at(place))
    }

    /// Whether the search index is offered with the data: as the portal says, or else while it stays small enough for a
    /// reader that loads it whole.
    pub fn has_open_search_index(&self) -> bool {
        const MOST_CLAUSES: usize = 2000;
        self.portal.open_search_index.unwrap_or_else(|| self.n_listed() <= MOST_CLAUSES)
    }

    /// The listed clauses that carry the entry at `place` of `facet`, sorted by title.
    pub fn clauses_with(&self, facet: Facet, place: usize) -> impl ExactSizeIterator<Item = &Clause> {
        self.facets().clauses(facet, place).iter().map(|&clause| self.clauses.at(clause))
    }

    /// The provision that `reference` names, with its clause.
    ///
    /// Cannot fail: a library resolves its links.
    pub fn provision(&self, reference: &ProvisionRef) -> (&Clause, &Provision) {
        let clause = self.clauses.get(&reference.clause);
        let provision = clause.provisions.iter().find(|provision| provision.id == reference.provision);
        (clause, provision.expect("a library resolves its links"))
    }

    /// The provisions of `clause` in the order in which a tender is written.
    pub fn provisions_in_tender_order<'a>(&'a self, clause: &'a Clause) -> Vec<&'a Provision> {
        let mut provisions: Vec<&Provision> = clause.provisions.iter().collect();
        provisions.sort_by_key(|provision| self.documents.place(&provision.document)); // stable: the author's order inside a document
        provisions
    }
}
