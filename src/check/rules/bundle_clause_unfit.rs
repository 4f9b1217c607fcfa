//! `bundle-clause-unfit`: a pack holds a clause that is withdrawn or to be revised.
//!
//! A pack is what the library recommends; such a clause it does not recommend.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostics, Rule};
use crate::library::Status;
use crate::load::at;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("bundle-clause-unfit"), runs: &[Run::Library(run)] };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    for bundle in &facts.records.bundles {
        for (at, item) in bundle.value.items.iter().enumerate() {
            let Some(clause) = facts.index.clause(item.clause.as_str()) else { continue };
            let status = match clause.value.status {
                Status::Withdrawn => "withdrawn",
                Status::ToRevise => "to-revise",
                // A draft is what `link-to-draft` looks for.
                Status::Draft | Status::InReview | Status::Published => continue,
            };
            let replaced_by = clause.value.withdrawn.as_ref().and_then(|withdrawal| withdrawal.replaced_by.as_ref());
            let found = RULE.rule.at(bundle.place(at!["items", at, "clause"]));
            let found = found.arg("id", item.clause.as_str()).arg("status", status);
            diagnostics.push(match replaced_by {
                Some(other) => found.arg("known", other.as_str()),
                None => found,
            });
        }
    }
}
