//! A table of entries: in the author's order, found by id.

use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};

/// What a [`Table`] holds.
pub trait Entry {
    /// The type of its id.
    type Id: AsRef<str>;

    /// Its id.
    fn id(&self) -> &Self::Id;
}

/// Entries of one kind, in order, each with an id of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<T> {
    /// Shared with whoever checks the library again and again.
    entries: Vec<Arc<T>>,
    places: FxHashMap<String, usize>,
}

/// The entries of a [`Table`], in order.
pub type Entries<'a, T> = std::iter::Map<std::slice::Iter<'a, Arc<T>>, fn(&'a Arc<T>) -> &'a T>;

impl<T: Entry> Default for Table<T> {
    fn default() -> Table<T> {
        Table::new(Vec::<Arc<T>>::new())
    }
}

impl<T: Entry> Table<T> {
    /// The table of `entries`; of two with one id, the first is found.
    pub fn new<E: Into<Arc<T>>>(entries: impl IntoIterator<Item = E>) -> Table<T> {
        let entries: Vec<Arc<T>> = entries.into_iter().map(Into::into).collect();
        let mut places = FxHashMap::with_capacity_and_hasher(entries.len(), FxBuildHasher);
        for (place, entry) in entries.iter().enumerate() {
            places.entry(entry.id().as_ref().to_owned()).or_insert(place);
        }
        Table { entries, places }
    }

    /// The entry called `id`. Cannot fail: a library resolves its links.
    pub fn get(&self, id: &T::Id) -> &T {
        &self.entries[self.place(id)]
    }

    /// Where `id` stands in the order. Cannot fail: a library resolves its links.
    pub fn place(&self, id: &T::Id) -> usize {
        self.places[id.as_ref()]
    }

    /// The entry called `id`, where the id comes from outside the library.
    pub fn find(&self, id: &str) -> Option<&T> {
        self.find_place(id).map(|place| &*self.entries[place])
    }

    /// Where `id` stands in the order, where the id comes from outside the library.
    pub fn find_place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The entry at `place`.
    pub fn at(&self, place: usize) -> &T {
        &self.entries[place]
    }

    /// The entries, in order.
    pub fn iter(&self) -> Entries<'_, T> {
        self.entries.iter().map(|entry| entry)
    }

    /// The entries, in order, to share out between cores.
    pub fn as_slice(&self) -> &[Arc<T>] {
        &self.entries
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<'a, T: Entry> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = Entries<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

macro_rules! entry {
    ($($kind:ty: $id:ty;)*) => {$(
        impl Entry for $kind {
            type Id = $id;

            fn id(&self) -> &$id {
                &self.id
            }
        }
    )*};
}

entry! {
    super::Ambition: super::AmbitionId;
    super::Bundle: super::BundleId;
    super::Buyer: super::BuyerId;
    super::Clause: super::ClauseId;
    super::TenderDocument: super::DocumentId;
    super::Effect: super::EffectId;
    super::Label: super::LabelId;
    super::LegalText: super::LegalTextId;
    super::Nature: super::NatureId;
    super::News: super::NewsId;
    super::Obligation: super::ObligationId;
    super::Organisation: super::OrganisationId;
    super::Page: super::PageId;
    super::Register: super::RegisterId;
    super::Segment: super::SegmentId;
    super::Standard: super::StandardId;
    super::Threshold: super::ThresholdId;
    super::WordingRule: super::WordingRuleId;
}
