//! Which clauses belong to which entry: computed once, read by lists, feeds and search.

use unicode_normalization::UnicodeNormalization;

use super::{Clause, Library, Status, Table};

/// A way to sort clauses into lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// By purchase family.
    Segment,
    /// By environmental effect.
    Effect,
    /// By the nature of a provision.
    Nature,
    /// By the tender document of a provision.
    Document,
    /// By level of ambition.
    Ambition,
    /// By legal text.
    LegalText,
    /// By label.
    Label,
    /// By standard.
    Standard,
    /// By contributor.
    Organisation,
}

impl Facet {
    /// Every facet, in the order in which readers meet them.
    pub const ALL: [Facet; 9] = [
        Facet::Segment,
        Facet::Document,
        Facet::Nature,
        Facet::Effect,
        Facet::Ambition,
        Facet::LegalText,
        Facet::Label,
        Facet::Standard,
        Facet::Organisation,
    ];
}

/// The listed clauses of every entry, by their places in the table of clauses, sorted by title.
#[derive(Debug, Default, PartialEq)]
pub struct FacetIndex {
    listed: Vec<usize>,
    lists: [Vec<Vec<usize>>; Facet::ALL.len()],
}

impl FacetIndex {
    /// The index of `library`, whose own `facets` are not read.
    pub fn new(library: &Library) -> FacetIndex {
        let listed = sorted_by_title(&library.clauses);
        let mut index = FacetIndex { listed, lists: Default::default() };
        for facet in Facet::ALL {
            index.lists[facet as usize] = vec![Vec::new(); library.entries(facet)];
        }
        for &place in &index.listed {
            let clause = library.clauses.at(place);
            for facet in Facet::ALL {
                let mut entries = library.entries_of(clause, facet);
                entries.sort_unstable();
                entries.dedup();
                for entry in entries {
                    index.lists[facet as usize][entry].push(place);
                }
            }
        }
        index
    }

    /// The listed clauses.
    pub fn listed(&self) -> &[usize] {
        &self.listed
    }

    /// The listed clauses that carry the entry at `place` of `facet`.
    pub fn clauses(&self, facet: Facet, place: usize) -> &[usize] {
        &self.lists[facet as usize][place]
    }
}

impl Library {
    /// How many entries `facet` has.
    pub fn entries(&self, facet: Facet) -> usize {
        match facet {
            Facet::Segment => self.segments.len(),
            Facet::Effect => self.effects.len(),
            Facet::Nature => self.natures.len(),
            Facet::Document => self.documents.len(),
            Facet::Ambition => self.ambitions.len(),
            Facet::LegalText => self.legal_texts.len(),
            Facet::Label => self.labels.len(),
            Facet::Standard => self.standards.len(),
            Facet::Organisation => self.organisations.len(),
        }
    }

    /// The places of the entries of `facet` that `clause` carries; one may come twice.
    pub fn entries_of(&self, clause: &Clause, facet: Facet) -> Vec<usize> {
        match facet {
            Facet::Segment => clause.segments.iter().map(|id| self.segments.place(id)).collect(),
            Facet::Effect => clause.effects.iter().map(|id| self.effects.place(id)).collect(),
            Facet::Nature => clause.provisions.iter().map(|provision| self.natures.place(&provision.nature)).collect(),
            Facet::Document => {
                clause.provisions.iter().map(|provision| self.documents.place(&provision.document)).collect()
            }
            Facet::Ambition => vec![self.ambitions.place(&clause.ambition)],
            Facet::LegalText => clause.legal.iter().map(|id| self.legal_texts.place(id)).collect(),
            Facet::Label => clause.labels.iter().map(|id| self.labels.place(id)).collect(),
            Facet::Standard => clause.standards.iter().map(|id| self.standards.place(id)).collect(),
            Facet::Organisation => clause.contributors.iter().map(|id| self.organisations.place(id)).collect(),
        }
    }
}

/// The places of the clauses that are listed, by title without accents or case.
fn sorted_by_title(clauses: &Table<Clause>) -> Vec<usize> {
    let listed = clauses.iter().enumerate().filter(|(_, clause)| clause.status != Status::Withdrawn);
    let mut keyed: Vec<(String, usize)> = listed.map(|(place, clause)| (sort_key(&clause.title), place)).collect();
    keyed.sort();
    keyed.into_iter().map(|(_, place)| place).collect()
}

fn sort_key(title: &str) -> String {
    let letters = title.nfd().filter(|character| !unicode_normalization::char::is_combining_mark(*character));
    letters.flat_map(char::to_lowercase).collect()
}
