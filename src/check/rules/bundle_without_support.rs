//! `bundle-without-support`: a pack holds an award criterion without what it rests on, or a penalty without any of what it
//! punishes.
//!
//! The tender that a buyer makes of it would reward a promise that binds nobody, or punish the breach of nothing.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostics, Rule};
use crate::library::{Bundle, BundleItem, Provision, ProvisionRef};
use crate::load::{Record, at};
use crate::source::Span;

/// The rule.
pub(crate) const RULE: CheckRule =
    CheckRule { rule: Rule::error("bundle-without-support"), runs: &[Run::Library(run)] };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for bundle in &facts.records.bundles {
        for (at, item) in bundle.value.items.iter().enumerate() {
            let Some(clause) = facts.index.clause(item.clause.as_str()) else { continue };
            for provision in item.taken(&clause.value) {
                for missing in missing(facts, &bundle.value, provision) {
                    let named = |support: &ProvisionRef| format!("{}/{}", support.clause, support.provision);
                    let found = RULE.rule.at(place(bundle, at, item, provision));
                    diagnostics.push(found.arg("provision", provision.id.as_str()).arg("support", named(missing)));
                }
            }
        }
    }
}

/// What `provision` needs and `bundle` does not hold: all that it rests on, and one at least of what it punishes.
fn missing<'p>(facts: &Facts<'_>, bundle: &Bundle, provision: &'p Provision) -> Vec<&'p ProvisionRef> {
    // What leads nowhere has been said in its clause.
    let is_absent = |support: &&ProvisionRef| facts.role_of(support).is_some() && !holds(bundle, support);
    let rests_on = provision.criterion.as_ref().map_or(&[][..], |criterion| &criterion.rests_on);
    let mut missing: Vec<_> = rests_on.iter().filter(is_absent).collect();
    if provision.sanctions.iter().all(|support| is_absent(&support)) {
        missing.extend(provision.sanctions.first());
    }
    missing
}

fn holds(bundle: &Bundle, support: &ProvisionRef) -> bool {
    bundle.items.iter().any(|item| item.clause == support.clause && item.takes(&support.provision))
}

/// Where `bundle` names `provision`, or else the clause of which it takes all.
fn place(bundle: &Record<Bundle>, at: usize, item: &BundleItem, provision: &Provision) -> Span {
    let named = item.provisions.iter().position(|id| *id == provision.id);
    match named {
        Some(place) => bundle.place(at!["items", at, "provisions", place]),
        None => bundle.place(at!["items", at, "clause"]),
    }
}
