//! `bundle-unmet-duty`: a pack does not fulfil a duty that weighs on its contract today.
//!
//! A buyer opens a pack to have a lawful tender at once.

use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::conformity::{Applies, Contract, Fulfilment, Held, Law, fulfils};
use crate::diagnostic::{Diagnostics, Rule};
use crate::library::{Bundle, NatureId, Obligation};
use crate::load::at;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::warning("bundle-unmet-duty"), runs: &[Run::Library(run)] };

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let Some(portal) = &facts.records.portal else { return };
    let law = Law {
        n_buyers: facts.records.buyers.len(),
        thresholds: facts.records.thresholds.iter().map(|threshold| &*threshold.value).collect(),
        currency: &portal.value.currency.code,
    };
    for bundle in &facts.records.bundles {
        let Some(selection) = selection(facts, &bundle.value) else { continue };
        let contract = contract(facts, &bundle.value);
        // Only the buyer knows whether a purchase is of the kind that a duty on some purchases is about.
        let weighing = facts.records.obligations.iter().map(|obligation| &*obligation.value);
        let weighing = weighing.filter(|duty: &&Obligation| {
            duty.segments.is_empty() && matches!(law.applies(duty, &contract), Applies::Yes { .. })
        });
        for duty in weighing {
            if let Fulfilment::Missing(sets) = fulfils(duty, &selection) {
                let found = RULE.rule.at(bundle.place(at!["items"]));
                diagnostics.push(
                    found
                        .arg("duty", duty.id.as_str())
                        .arg("name", duty.name.as_str())
                        .arg("natures", said(facts, &sets)),
                );
            }
        }
    }
}

/// What is known of the contract of `bundle`, launched today.
fn contract(facts: &Facts<'_>, bundle: &Bundle) -> Contract {
    Contract {
        buyer: None,
        contract: Some(bundle.contract),
        segments: bundle.segments.clone(),
        amount: bundle.amount,
        launch: Some(facts.today),
        except: Vec::new(),
    }
}

/// The provisions of `bundle`; `None` where a clause cannot be read, which has been said.
fn selection<'f>(facts: &Facts<'f>, bundle: &Bundle) -> Option<Vec<Held<'f>>> {
    let mut selection = Vec::new();
    for item in &bundle.items {
        let clause = facts.index.clause(item.clause.as_str())?;
        selection.extend(Held::all_of(&clause.value).filter(|held| item.takes(held.provision)));
    }
    Some(selection)
}

/// The natures that are missing, in the words of the library: of one alternative after the other.
fn said(facts: &Facts<'_>, sets: &[Vec<&NatureId>]) -> String {
    let name = |id: &&NatureId| {
        let nature = facts.records.natures.iter().find(|nature| nature.id.value == id.as_str());
        format!("`{}`", nature.map_or(id.as_str(), |nature| &nature.value.name))
    };
    let sets = sets.iter().map(|set| set.iter().map(name).collect::<Vec<_>>().join(" + "));
    sets.collect::<Vec<_>>().join(" / ")
}
