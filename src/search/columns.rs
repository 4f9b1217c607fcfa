//! What results are narrowed and sorted by: the values of each document, and the two other orders.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::document::{Facet, Outline};
use super::parts::push_json;

/// A facet, its values, the sets of values that documents have, and which set each document has.
#[derive(Serialize)]
struct Column<'c> {
    id: &'c str,
    name: &'c str,
    values: Vec<(&'c str, &'c str)>,
    sets: Vec<&'c [u16]>,
    column: Vec<u32>,
}

/// The column of each facet.
pub(crate) fn columns(outlines: &[&Outline], facets: &[Facet]) -> Vec<u8> {
    let columns: Vec<Column<'_>> =
        facets.iter().enumerate().map(|(number, facet)| column(outlines, number, facet)).collect();
    let mut bytes = Vec::new();
    push_json(&mut bytes, &columns);
    bytes
}

fn column<'c>(outlines: &[&'c Outline], number: usize, facet: &'c Facet) -> Column<'c> {
    let (mut sets, mut numbers): (Vec<&[u16]>, FxHashMap<&[u16], u32>) = (Vec::new(), FxHashMap::default());
    let column = outlines.iter().map(|outline| {
        let values = outline.facets.get(number).map(Vec::as_slice).unwrap_or_default();
        *numbers.entry(values).or_insert_with(|| {
            sets.push(values);
            sets.len() as u32 - 1
        })
    });
    let column = column.collect();
    let values = facet.values.iter().map(|value| (value.id.as_str(), value.name.as_str())).collect();
    Column { id: &facet.id, name: &facet.name, values, sets, column }
}

/// The rank of each document by title, and by date, newest first.
pub(crate) fn order(outlines: &[&Outline]) -> Vec<u8> {
    #[derive(Serialize)]
    struct Order {
        title: Vec<u32>,
        newest: Vec<u32>,
    }
    let order = Order {
        title: ranks(outlines, |one, other| (&one.title, &one.id).cmp(&(&other.title, &other.id))),
        newest: ranks(outlines, |one, other| other.date.cmp(&one.date).then_with(|| one.title.cmp(&other.title))),
    };
    let mut bytes = Vec::new();
    push_json(&mut bytes, &order);
    bytes
}

/// The rank of each document; of two that are the same, the first comes first.
fn ranks(outlines: &[&Outline], compare: impl Fn(&Outline, &Outline) -> std::cmp::Ordering + Sync) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..outlines.len() as u32).collect();
    numbers.par_sort_by(|one, other| compare(outlines[*one as usize], outlines[*other as usize]));
    let mut ranks = vec![0; outlines.len()];
    numbers.into_iter().zip(0..).for_each(|(document, rank)| ranks[document as usize] = rank);
    ranks
}
