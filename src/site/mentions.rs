//! Who speaks of whom: the links between clauses, read backwards.

use std::collections::BTreeMap;

use crate::library::{How, Library, OrganisationId, ProvisionRef};

/// The links between clauses, read backwards.
pub(crate) struct Mentions {
    /// By clause: the clauses that say they go with it, or against it.
    related: BTreeMap<String, Vec<(usize, How)>>,
    /// By provision: the criteria that rest on it.
    supports: BTreeMap<(String, String), Vec<ProvisionRef>>,
    /// By provision: the penalties that punish its breach.
    sanctioned: BTreeMap<(String, String), Vec<ProvisionRef>>,
    /// By organisation: the clauses that it reviewed.
    reviewed: BTreeMap<String, Vec<usize>>,
}

impl Mentions {
    /// The mentions of `library`.
    pub(crate) fn of(library: &Library) -> Mentions {
        let mut mentions = Mentions {
            related: BTreeMap::new(),
            supports: BTreeMap::new(),
            sanctioned: BTreeMap::new(),
            reviewed: BTreeMap::new(),
        };
        for (place, clause) in library.clauses.iter().enumerate() {
            for related in &clause.related {
                let id = related.clause.as_str().to_owned();
                mentions.related.entry(id).or_default().push((place, related.how));
            }
            for review in &clause.reviews {
                let places = mentions.reviewed.entry(review.by.as_str().to_owned()).or_default();
                // A review of the law and one of the technique by the same organisation are one mention.
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
            for provision in &clause.provisions {
                let by = ProvisionRef { clause: clause.id.clone(), provision: provision.id.clone() };
                for target in provision.criterion.iter().flat_map(|criterion| &criterion.rests_on) {
                    mentions.supports.entry(key(target)).or_default().push(by.clone());
                }
                for target in &provision.sanctions {
                    mentions.sanctioned.entry(key(target)).or_default().push(by.clone());
                }
            }
        }
        mentions
    }

    /// The places of the clauses that name `clause`, and how.
    pub(crate) fn related(&self, clause: &str) -> &[(usize, How)] {
        self.related.get(clause).map_or(&[], Vec::as_slice)
    }

    /// The criteria that rest on `provision`.
    pub(crate) fn supports(&self, provision: &ProvisionRef) -> &[ProvisionRef] {
        self.supports.get(&key(provision)).map_or(&[], Vec::as_slice)
    }

    /// The penalties that punish the breach of `provision`.
    pub(crate) fn sanctioned(&self, provision: &ProvisionRef) -> &[ProvisionRef] {
        self.sanctioned.get(&key(provision)).map_or(&[], Vec::as_slice)
    }

    /// The places of the clauses that `organisation` reviewed.
    pub(crate) fn reviewed(&self, organisation: &OrganisationId) -> &[usize] {
        self.reviewed.get(organisation.as_str()).map_or(&[], Vec::as_slice)
    }
}

fn key(provision: &ProvisionRef) -> (String, String) {
    (provision.clause.as_str().to_owned(), provision.provision.clone())
}
