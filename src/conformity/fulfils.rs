//! Whether provisions fulfil a duty, and by which of its alternatives.

use crate::library::{AppliesTo, Clause, ClauseId, ContractType, LegalTextId, NatureId, Obligation, SegmentId, Status};

/// A provision of a selection, with what its clause says of itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Held<'a> {
    /// Its clause.
    pub(crate) clause: &'a ClauseId,
    /// Its id in the clause.
    pub(crate) provision: &'a str,
    /// What it is in law.
    pub(crate) nature: &'a NatureId,
    /// The purchases that its clause fits.
    pub(crate) segments: &'a [SegmentId],
    /// The legal texts that its clause rests on.
    pub(crate) legal: &'a [LegalTextId],
    /// Where its clause stands in its life.
    pub(crate) status: Status,
}

/// Whether a selection fulfils a duty.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fulfilment<'a> {
    /// The library holds nothing that would: it is to be done elsewhere.
    Elsewhere,
    /// It does not; for each alternative, the natures that are missing.
    Missing(Vec<Vec<&'a NatureId>>),
    /// It does.
    By {
        /// By which alternative; the first is the plain one, the note of the duty speaks of the others.
        set: usize,
        /// By these provisions; one whose clause is to be revised counts, and whoever shows it says so.
        provisions: Vec<Held<'a>>,
    },
}

impl<'a> Held<'a> {
    /// Every provision of `clause`.
    pub(crate) fn all_of(clause: &'a Clause) -> impl Iterator<Item = Held<'a>> {
        clause.provisions.iter().map(|provision| Held {
            clause: &clause.id,
            provision: &provision.id,
            nature: &provision.nature,
            segments: &clause.segments,
            legal: &clause.legal,
            status: clause.status,
        })
    }
}

/// Whether `selection` fulfils `obligation`, which weighs on its contract.
pub(crate) fn fulfils<'a>(obligation: &'a Obligation, selection: &[Held<'a>]) -> Fulfilment<'a> {
    if obligation.applies_to != AppliesTo::Contract || obligation.fulfilled_by.is_empty() {
        return Fulfilment::Elsewhere;
    }
    let counts =
        |held: &Held<'_>| held.status != Status::Withdrawn && is_precise_enough(obligation, held.segments, held.legal);
    let counting: Vec<Held<'a>> = selection.iter().copied().filter(counts).collect();
    let lacks = |nature: &&NatureId| !counting.iter().any(|held| held.nature == *nature);
    let missing = obligation.fulfilled_by.iter().map(|set| set.iter().filter(lacks).collect::<Vec<_>>());
    let missing: Vec<Vec<&NatureId>> = missing.collect();
    let Some(set) = missing.iter().position(Vec::is_empty) else { return Fulfilment::Missing(missing) };
    let by = counting.into_iter().filter(|held| obligation.fulfilled_by[set].contains(held.nature));
    Fulfilment::By { set, provisions: by.collect() }
}

/// Whether `clause` alone can fulfil `obligation`: it has every nature of one of its sets, and fits what it weighs on.
/// `contract_of` tells the type of contract of a segment.
pub(crate) fn fulfils_in(
    clause: &Clause,
    obligation: &Obligation,
    contract_of: impl Fn(&SegmentId) -> ContractType,
) -> bool {
    let has = |nature: &NatureId| clause.provisions.iter().any(|provision| provision.nature == *nature);
    let fits_contract = || {
        obligation.contracts.is_empty()
            || clause.segments.iter().any(|id| obligation.contracts.contains(&contract_of(id)))
    };
    obligation.applies_to == AppliesTo::Contract
        && obligation.fulfilled_by.iter().any(|set| set.iter().all(has))
        && is_precise_enough(obligation, &clause.segments, &clause.legal)
        && fits_contract()
}

/// A duty on some purchases asks for something precise, which a nature alone does not tell: the clause must be for one of
/// these purchases and rest on a text of the duty.
fn is_precise_enough(obligation: &Obligation, segments: &[SegmentId], legal: &[LegalTextId]) -> bool {
    obligation.segments.is_empty()
        || (segments.iter().any(|id| obligation.segments.contains(id))
            && legal.iter().any(|id| obligation.legal.contains(id)))
}
