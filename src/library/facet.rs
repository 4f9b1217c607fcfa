//! Which clauses belong to which entry: computed once, read by lists, feeds and search.

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

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
    /// The index of `library`, which is not asked for its own.
    pub fn new(library: &Library) -> FacetIndex {
        let listed = sorted_by_title(&library.clauses);
        let mut index = FacetIndex { listed, lists: Default::default() };
        for facet in Facet::ALL {
            index.lists[facet as usize] = vec![Vec::new(); library.entries(facet)];
        }
        // Most of the time goes into reading ids all over the memory, which cores do side by side.
        let carried: Vec<Vec<(Facet, usize)>> =
            library.clauses.as_slice().par_iter().map(|clause| library.carried_by(clause)).collect();
        for &place in &index.listed {
            for &(facet, entry) in &carried[place] {
                let list = &mut index.lists[facet as usize][entry];
                if list.last() != Some(&place) {
                    list.push(place);
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

    /// The place of the entry of `facet` called `id`, where the id comes from outside the library.
    pub fn find_entry(&self, facet: Facet, id: &str) -> Option<usize> {
        match facet {
            Facet::Segment => self.segments.find_place(id),
            Facet::Effect => self.effects.find_place(id),
            Facet::Nature => self.natures.find_place(id),
            Facet::Document => self.documents.find_place(id),
            Facet::Ambition => self.ambitions.find_place(id),
            Facet::LegalText => self.legal_texts.find_place(id),
            Facet::Label => self.labels.find_place(id),
            Facet::Standard => self.standards.find_place(id),
            Facet::Organisation => self.organisations.find_place(id),
        }
    }

    /// The places of the entries of `facet` that `clause` carries; one may come twice.
    pub fn entries_of(&self, clause: &Clause, facet: Facet) -> Vec<usize> {
        let mut entries = Vec::new();
        self.visit_entries_of(clause, facet, &mut |entry| entries.push(entry));
        entries
    }

    /// The entries of every facet that `clause` carries; one may come twice.
    fn carried_by(&self, clause: &Clause) -> Vec<(Facet, usize)> {
        let mut carried = Vec::with_capacity(32);
        for facet in Facet::ALL {
            self.visit_entries_of(clause, facet, &mut |entry| carried.push((facet, entry)));
        }
        carried
    }

    fn visit_entries_of(&self, clause: &Clause, facet: Facet, visit: &mut impl FnMut(usize)) {
        let provisions = clause.provisions.iter();
        match facet {
            Facet::Segment => clause.segments.iter().map(|id| self.segments.place(id)).for_each(visit),
            Facet::Effect => clause.effects.iter().map(|id| self.effects.place(id)).for_each(visit),
            Facet::Nature => provisions.map(|provision| self.natures.place(&provision.nature)).for_each(visit),
            Facet::Document => provisions.map(|provision| self.documents.place(&provision.document)).for_each(visit),
            Facet::Ambition => visit(self.ambitions.place(&clause.ambition)),
            Facet::LegalText => clause.legal.iter().map(|id| self.legal_texts.place(id)).for_each(visit),
            Facet::Label => clause.labels.iter().map(|id| self.labels.place(id)).for_each(visit),
            Facet::Standard => clause.standards.iter().map(|id| self.standards.place(id)).for_each(visit),
            Facet::Organisation => clause.contributors.iter().map(|id| self.organisations.place(id)).for_each(visit),
        }
    }
}

/// The places of the clauses that are listed, by title without accents or case.
fn sorted_by_title(clauses: &Table<Clause>) -> Vec<usize> {
    let listed = clauses.as_slice().par_iter().enumerate().filter(|(_, clause)| clause.status != Status::Withdrawn);
    let mut keyed: Vec<(String, usize)> = listed.map(|(place, clause)| (sort_key(&clause.title), place)).collect();
    keyed.par_sort_unstable();
    keyed.into_iter().map(|(_, place)| place).collect()
}

fn sort_key(title: &str) -> String {
    let mut key = String::with_capacity(title.len());
    for character in title.chars() {
        if character.is_ascii() {
            key.push(character.to_ascii_lowercase());
        } else {
            let letters = std::iter::once(character).nfd().filter(|letter| !is_combining_mark(*letter));
            key.extend(letters.flat_map(char::to_lowercase));
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::sort_key;

    #[test]
    fn titles_are_sorted_without_accents_or_case() {
        assert_eq!(sort_key("Éclairage à LED, Œuvre"), "eclairage a led, œuvre");
        assert_eq!(sort_key("e\u{301}te\u{301}"), "ete");
    }
}
