//! Who speaks of whom: the links between clauses, read backwards.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::library::{Clause, How, Library, OrganisationId, Provision, ProvisionRef};

/// The links between clauses, read backwards.
pub(crate) struct Mentions<'a> {
    /// By clause: the places of the clauses that say they go with it, or against it.
    related: FxHashMap<&'a str, Vec<(usize, How)>>,
    /// By provision: the criteria of other clauses that rest on it. Those of its own are asked of the clause itself.
    supports: ByProvision<'a>,
    /// By provision: the penalties of other clauses that punish its breach.
    sanctioned: ByProvision<'a>,
    /// By organisation: the places of the clauses that it reviewed.
    reviewed: FxHashMap<&'a str, Vec<usize>>,
}

/// A provision, with its clause.
pub(crate) type Place<'a> = (&'a Clause, &'a Provision);

/// By clause, then by provision: who speaks of it.
type ByProvision<'a> = FxHashMap<&'a str, Vec<(&'a str, Vec<Place<'a>>)>>;

impl<'a> Mentions<'a> {
    /// The mentions of `library`.
    pub(crate) fn of(library: &'a Library) -> Mentions<'a> {
        // Reading every clause is most of the work, and shared out; the order stays that of the library.
        let clauses = library.clauses.as_slice().par_iter().enumerate();
        let said: Vec<Mention<'a>> = clauses.flat_map_iter(|(place, clause)| said_by(place, clause)).collect();
        let mut mentions = Mentions {
            related: FxHashMap::default(),
            supports: FxHashMap::default(),
            sanctioned: FxHashMap::default(),
            reviewed: FxHashMap::default(),
        };
        for mention in said {
            match mention {
                Mention::Related(clause, place, how) => mentions.related.entry(clause).or_default().push((place, how)),
                Mention::Reviewed(organisation, place) => {
                    let places = mentions.reviewed.entry(organisation).or_default();
                    // A review of the law and one of the technique by the same organisation are one mention.
                    if places.last() != Some(&place) {
                        places.push(place);
                    }
                }
                Mention::Support(target, by) => add(&mut mentions.supports, target, by),
                Mention::Sanction(target, by) => add(&mut mentions.sanctioned, target, by),
            }
        }
        mentions
    }

    /// The places of the clauses that name `clause`, and how.
    pub(crate) fn related(&self, clause: &Clause) -> &[(usize, How)] {
        self.related.get(clause.id.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The criteria that rest on `provision` of `clause`.
    pub(crate) fn supports<'c>(&'c self, clause: &'c Clause, provision: &Provision) -> Vec<Place<'c>> {
        of(&self.supports, rests_on, clause, provision)
    }

    /// The penalties that punish the breach of `provision` of `clause`.
    pub(crate) fn sanctioned<'c>(&'c self, clause: &'c Clause, provision: &Provision) -> Vec<Place<'c>> {
        of(&self.sanctioned, sanctions, clause, provision)
    }

    /// The places of the clauses that `organisation` reviewed.
    pub(crate) fn reviewed(&self, organisation: &OrganisationId) -> &[usize] {
        self.reviewed.get(organisation.as_str()).map_or(&[], Vec::as_slice)
    }
}

/// What a clause says of another, or of who reviewed it.
enum Mention<'a> {
    Related(&'a str, usize, How),
    Reviewed(&'a str, usize),
    Support(&'a ProvisionRef, Place<'a>),
    Sanction(&'a ProvisionRef, Place<'a>),
}

/// What `clause`, which stands at `place`, says.
fn said_by<'a>(place: usize, clause: &'a Clause) -> impl Iterator<Item = Mention<'a>> {
    let related = clause.related.iter();
    let related = related.map(move |related| Mention::Related(related.clause.as_str(), place, related.how));
    let reviewed = clause.reviews.iter().map(move |review| Mention::Reviewed(review.by.as_str(), place));
    let of_provisions = clause.provisions.iter().flat_map(move |provision| {
        let supports = of_others(clause, rests_on(provision));
        let supports = supports.map(move |target| Mention::Support(target, (clause, provision)));
        let sanctions = of_others(clause, sanctions(provision));
        supports.chain(sanctions.map(move |target| Mention::Sanction(target, (clause, provision))))
    });
    related.chain(reviewed).chain(of_provisions)
}

/// The provisions on which `provision` rests, being a criterion.
fn rests_on(provision: &Provision) -> &[ProvisionRef] {
    provision.criterion.as_ref().map_or(&[], |criterion| &criterion.rests_on)
}

/// The provisions whose breach `provision` punishes, being a penalty.
fn sanctions(provision: &Provision) -> &[ProvisionRef] {
    &provision.sanctions
}

/// Those of `targets` that are no part of `clause`: nearly all are, and need no table.
fn of_others<'a>(clause: &'a Clause, targets: &'a [ProvisionRef]) -> impl Iterator<Item = &'a ProvisionRef> {
    targets.iter().filter(|target| target.clause != clause.id)
}

fn add<'a>(mentions: &mut ByProvision<'a>, target: &'a ProvisionRef, by: Place<'a>) {
    let provisions = mentions.entry(target.clause.as_str()).or_default();
    match provisions.iter_mut().find(|(id, _)| *id == target.provision) {
        Some((_, places)) => places.push(by),
        None => provisions.push((&target.provision, vec![by])),
    }
}

/// Who speaks of `provision` of `clause` in its `targets`, in the order of the library, which is that of ids.
fn of<'m>(
    mentions: &'m ByProvision<'_>,
    targets: fn(&Provision) -> &[ProvisionRef],
    clause: &'m Clause,
    provision: &Provision,
) -> Vec<Place<'m>> {
    let provisions = mentions.get(clause.id.as_str()).map_or(&[][..], Vec::as_slice);
    let found = provisions.iter().find(|(id, _)| *id == provision.id);
    let others: &[Place<'m>] = found.map_or(&[], |(_, places)| places);
    let (before, after) = others.split_at(others.partition_point(|(other, _)| other.id < clause.id));
    let is_it = |target: &ProvisionRef| target.clause == clause.id && target.provision == provision.id;
    let own = clause.provisions.iter().flat_map(|own| {
        let times = targets(own).iter().filter(|target| is_it(target)).count();
        std::iter::repeat_n((clause, own), times)
    });
    before.iter().copied().chain(own).chain(after.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{ClauseId, Table};
    use crate::site::sample;

    #[test]
    fn own_criteria_stand_among_those_of_others_in_the_order_of_ids() {
        let mut library = sample::library();
        let model = library.clauses.iter().find(|clause| clause.provisions.iter().any(|one| one.criterion.is_some()));
        let model = model.unwrap().clone();
        let aim = ProvisionRef { clause: ClauseId::new("b"), provision: model.provisions[0].id.clone() };
        let clause = |id: &str| {
            let mut clause = Clause { id: ClauseId::new(id), ..model.clone() };
            let criteria = clause.provisions.iter_mut().filter_map(|provision| provision.criterion.as_mut());
            criteria.for_each(|criterion| criterion.rests_on = vec![aim.clone()]);
            clause
        };
        library.clauses = Table::new(["a", "b", "c"].map(clause));
        let mentions = Mentions::of(&library);
        let who = |clause: &Clause| -> Vec<String> {
            let supports = mentions.supports(clause, &clause.provisions[0]);
            supports.iter().map(|(clause, _)| clause.id.to_string()).collect()
        };
        assert_eq!(who(library.clauses.at(1)), ["a", "b", "c"]);
        assert!(who(library.clauses.at(0)).is_empty());
    }
}
