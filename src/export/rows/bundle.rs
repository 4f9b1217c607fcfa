//! The rows of packs.

use super::super::Published;
use super::super::cell::{Name, Rows, name, plain, row};
use super::{links, numbered};
use crate::library::{Bundle, BundleItem, Library};

pub(super) fn bundles(published: Published<'_>, rows: &mut dyn Rows) {
    for bundle in &published.library.bundles {
        let Bundle {
            id,
            path,
            title,
            summary,
            contract,
            amount,
            about,
            verified_on,
            // These have tables of their own.
            segments: _,
            items: _,
            contributors: _,
        } = bundle;
        row! { rows;
            "id" => id,
            "address" => &published.address(&published.routes.bundle(id)),
            "path" => path,
            "title" => title,
            "summary" => summary,
            "contract" => contract.key(),
            "amount" => *amount,
            "about" => plain(about),
            "verified_on" => *verified_on,
        }
    }
}

pub(super) fn segments(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for bundle in &library.bundles {
        links(owner(bundle), name!("segment"), &bundle.segments, rows);
    }
}

pub(super) fn contributors(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for bundle in &library.bundles {
        links(owner(bundle), name!("contributor"), &bundle.contributors, rows);
    }
}

pub(super) fn items(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (bundle, position, BundleItem { clause, provisions: _, values: _ }) in all_items(library) {
        row! { rows; "bundle" => &bundle.id, "clause" => clause, "position" => position }
    }
}

/// All that a pack takes, whether it names provisions or takes them all.
pub(super) fn provisions(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (bundle, _, item) in all_items(library) {
        for (position, provision) in numbered(item.taken(library.clauses.get(&item.clause))) {
            row! { rows;
                "bundle" => &bundle.id,
                "clause" => &item.clause,
                "provision" => &provision.id,
                "position" => position,
            }
        }
    }
}

pub(super) fn values(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (bundle, _, item) in all_items(library) {
        for (parameter, value) in item.values.iter().filter(|(name, _)| !name.starts_with('@')) {
            row! { rows;
                "bundle" => &bundle.id,
                "clause" => &item.clause,
                "parameter" => parameter,
                "value" => value,
            }
        }
    }
}

pub(super) fn weights(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for (bundle, _, item) in all_items(library) {
        let weights = item.values.iter().filter_map(|(name, value)| Some((name.strip_prefix('@')?, value)));
        for (provision, weight) in weights {
            row! { rows;
                "bundle" => &bundle.id,
                "clause" => &item.clause,
                "provision" => provision,
                "weight" => weight.parse::<u32>().expect("the weights of a library are numbers"),
            }
        }
    }
}

/// What every pack holds, with its position in it.
fn all_items(library: &Library) -> impl Iterator<Item = (&Bundle, usize, &BundleItem)> {
    let bundles = library.bundles.iter();
    bundles.flat_map(|bundle| numbered(&bundle.items).map(move |(position, item)| (bundle, position, item)))
}

fn owner(bundle: &Bundle) -> (Name, &str) {
    (name!("bundle"), bundle.id.as_str())
}
