//! What a library must be: one rule, one file, one line of the table.
//!
//! Each has a page in `docs/rules/`, with a wrong and a right example that the tests run.

pub(crate) mod broken_link;
pub(crate) mod bullet_character;
pub(crate) mod bundle_clause_unfit;
pub(crate) mod bundle_conflict;
pub(crate) mod bundle_unmet_duty;
pub(crate) mod bundle_value;
pub(crate) mod bundle_without_support;
pub(crate) mod criterion_without_expectations;
pub(crate) mod criterion_without_scale;
pub(crate) mod criterion_without_support;
pub(crate) mod criterion_without_weight;
pub(crate) mod doubled_unit;
pub(crate) mod duplicate_id;
pub(crate) mod future_date;
pub(crate) mod link_to_draft;
pub(crate) mod misplaced_key;
pub(crate) mod missing_force;
pub(crate) mod parameter_in_explanation;
pub(crate) mod penalty_without_breach;
pub(crate) mod published_without_review;
pub(crate) mod related_to_itself;
pub(crate) mod review_by_author;
pub(crate) mod review_of_another_version;
pub(crate) mod scale_not_from_zero;
pub(crate) mod scale_not_rising;
pub(crate) mod stale_verification;
pub(crate) mod undeclared_parameter;
pub(crate) mod unknown_choice;
pub(crate) mod unknown_cpv;
pub(crate) mod unknown_id;
pub(crate) mod unlisted_citation;
pub(crate) mod unmatched_synonyms;
pub(crate) mod unused_parameter;
pub(crate) mod value_out_of_bounds;
pub(crate) mod version_mismatch;
pub(crate) mod weight_out_of_bounds;
pub(crate) mod withdrawal_mismatch;
pub(crate) mod wording;

use crate::check::Facts;
use crate::diagnostic::{Diagnostics, Rule};
use crate::library::{Clause, Provision, ProvisionRef, Role};
use crate::load::{Kind, Record, Reference, ReferenceBy};

/// A rule and how it is run.
pub(crate) struct CheckRule {
    /// Its code and severity.
    pub(crate) rule: Rule,
    /// How it is run.
    pub(crate) runs: &'static [Run],
}

/// What a rule looks at.
pub(crate) enum Run {
    /// The whole library.
    Library(fn(&Facts<'_>, &mut Diagnostics)),
    /// One clause at a time, beside all that is no clause: what is found is kept while neither changes.
    Clause(OfClause),
    /// One clause at a time, beside what the others show (`check::face`): run on all again when that changes.
    Linked(OfClause),
}

/// How a clause is looked at.
pub(crate) type OfClause = fn(&Facts<'_>, &Record<Clause>, &mut Diagnostics);

/// Every rule of checking.
pub(crate) const RULES: &[CheckRule] = &[
    broken_link::RULE,
    bullet_character::RULE,
    bundle_clause_unfit::RULE,
    bundle_conflict::RULE,
    bundle_unmet_duty::RULE,
    bundle_value::RULE,
    bundle_without_support::RULE,
    criterion_without_expectations::RULE,
    criterion_without_scale::RULE,
    criterion_without_support::RULE,
    criterion_without_weight::RULE,
    doubled_unit::RULE,
    duplicate_id::RULE,
    future_date::RULE,
    link_to_draft::RULE,
    misplaced_key::RULE,
    missing_force::RULE,
    parameter_in_explanation::RULE,
    penalty_without_breach::RULE,
    published_without_review::RULE,
    related_to_itself::RULE,
    review_by_author::RULE,
    review_of_another_version::RULE,
    scale_not_from_zero::RULE,
    scale_not_rising::RULE,
    stale_verification::RULE,
    undeclared_parameter::RULE,
    unknown_choice::RULE,
    unknown_cpv::RULE,
    unknown_id::RULE,
    unlisted_citation::RULE,
    unmatched_synonyms::RULE,
    unused_parameter::RULE,
    value_out_of_bounds::RULE,
    version_mismatch::RULE,
    weight_out_of_bounds::RULE,
    withdrawal_mismatch::RULE,
    wording::RULE,
];

impl Facts<'_> {
    /// The role of the nature called `id`, where it is defined.
    fn nature_role(&self, id: &str) -> Option<Role> {
        self.records.natures.iter().find(|nature| nature.id.value == id).map(|nature| nature.value.role)
    }

    /// Those of `references`, made in the way `by` and of a kind that is `looked_at`, that lead nowhere.
    fn unknown_references<'r>(
        &self,
        references: &'r [Reference],
        by: ReferenceBy,
        looked_at: fn(Kind) -> bool,
    ) -> impl Iterator<Item = &'r Reference> {
        let of_ours = references.iter().filter(move |reference| reference.by == by && looked_at(reference.kind));
        of_ours.filter(|reference| !self.index.knows(reference.kind, &reference.id))
    }

    /// The provisions of `clause` whose nature has `role`, with their places.
    fn provisions_with<'c>(
        &self,
        clause: &'c Record<Clause>,
        role: Role,
    ) -> impl Iterator<Item = (usize, &'c Provision)> {
        let provisions = clause.value.provisions.iter().enumerate();
        provisions.filter(move |(_, provision)| self.nature_role(provision.nature.as_str()) == Some(role))
    }

    /// The role of the nature of the provision that `reference` names, where it is defined.
    fn role_of(&self, reference: &ProvisionRef) -> Option<Role> {
        let clause = self.index.clause(reference.clause.as_str())?;
        let provision = clause.value.provisions.iter().find(|provision| provision.id == reference.provision)?;
        self.nature_role(provision.nature.as_str())
    }
}
