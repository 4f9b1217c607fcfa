//! Who speaks of whom: the links between clauses, read backwards.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::library::{Clause, How, Library, OrganisationId, Provision, ProvisionRef};

/// The links between clauses, read backwards.
pub(crate) struct Mentions<'a> {
    /// By clause: the places of the clauses that say they go with it, or against it.
    related: FxHashMap<&'a str, Vec<(usize, How)>>,
    /// By provision: the criteria that rest on it.
    supports: ByProvision<'a>,
    /// By provision: the penalties that punish its breach.
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
    pub(crate) fn supports(&self, clause: &Clause, provision: &Provision) -> &[Place<'a>] {
        of(&self.supports, clause, provision)
    }

    /// The penalties that punish the breach of `provision` of `clause`.
    pub(crate) fn sanctioned(&self, clause: &Clause, provision: &Provision) -> &[Place<'a>] {
        of(&self.sanctioned, clause, provision)
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
        let supports = provision.criterion.iter().flat_map(|criterion| &criterion.rests_on);
        let supports = supports.map(move |target| Mention::Support(target, (clause, provision)));
        supports.chain(provision.sanctions.iter().map(move |target| Mention::Sanction(target, (clause, provision))))
    });
    related.chain(reviewed).chain(of_provisions)
}

fn add<'a>(mentions: &mut ByProvision<'a>, target: &'a ProvisionRef, by: Place<'a>) {
    let provisions = mentions.entry(target.clause.as_str()).or_default();
    match provisions.iter_mut().find(|(id, _)| *id == target.provision) {
        Some((_, places)) => places.push(by),
        None => provisions.push((&target.provision, vec![by])),
    }
}

fn of<'m, 'a>(mentions: &'m ByProvision<'a>, clause: &Clause, provision: &Provision) -> &'m [Place<'a>] {
    let provisions = mentions.get(clause.id.as_str()).map_or(&[][..], Vec::as_slice);
    provisions.iter().find(|(id, _)| *id == provision.id).map_or(&[], |(_, places)| places)
}
