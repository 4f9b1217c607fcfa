//! The model → rows: one function per table, each naming every field of what it reads.
//!
//! A new field of the model is published, or left out, on purpose: the functions destructure without `..`.

mod bundle;
mod clause;
mod duty;
mod reference;
mod writing;

use super::Published;
use super::cell::{Name, Rows, name};
use crate::library::{Clause, Declaration};
use crate::tables::Table;

use self::Maker::{OfClause, OfLibrary};

/// What shows the rows of a table, in any order.
#[derive(Clone, Copy)]
pub(super) enum Maker {
    /// Those of one clause, in a table of clauses: they stand in the order of the clauses, which are sorted by id.
    OfClause(fn(&Clause, Published<'_>, &mut dyn Rows)),
    /// All of them.
    OfLibrary(fn(Published<'_>, &mut dyn Rows)),
}

/// What shows the rows of `table`.
pub(super) fn maker(table: &Table) -> Maker {
    match table.name {
        "clauses" => OfClause(clause::clause),
        "clause_segments" => OfClause(clause::segments),
        "clause_effects" => OfClause(clause::effects),
        "clause_cpv" => OfClause(clause::cpv),
        "clause_legal_texts" => OfClause(clause::legal_texts),
        "clause_standards" => OfClause(clause::standards),
        "clause_labels" => OfClause(clause::labels),
        "clause_contributors" => OfClause(clause::contributors),
        "clause_former_ids" => OfClause(clause::former_ids),
        "clause_declarations" => OfClause(clause::declarations),
        "related_clauses" => OfClause(clause::related),
        "provisions" => OfClause(clause::provision::provisions),
        "provision_rests_on" => OfClause(clause::provision::rests_on),
        "provision_sanctions" => OfClause(clause::provision::sanctions),
        "provision_justifications" => OfClause(clause::provision::justifications),
        "scale_levels" => OfClause(clause::provision::scale_levels),
        "parameters" => OfClause(clause::parameters),
        "parameter_choices" => OfClause(clause::parameter_choices),
        "controls" => OfClause(clause::controls),
        "control_provisions" => OfClause(clause::control_provisions),
        "reviews" => OfClause(clause::reviews),
        "sources" => OfClause(clause::sources),
        "versions" => OfClause(clause::version::versions),
        "version_provisions" => OfClause(clause::version::provisions),
        "bundles" => OfLibrary(bundle::bundles),
        "bundle_segments" => OfLibrary(bundle::segments),
        "bundle_contributors" => OfLibrary(bundle::contributors),
        "bundle_items" => OfLibrary(bundle::items),
        "bundle_provisions" => OfLibrary(bundle::provisions),
        "bundle_values" => OfLibrary(bundle::values),
        "bundle_weights" => OfLibrary(bundle::weights),
        "natures" => OfLibrary(reference::natures),
        "nature_documents" => OfLibrary(reference::nature_documents),
        "nature_legal_texts" => OfLibrary(reference::nature_legal_texts),
        "nature_declarations" => OfLibrary(reference::nature_declarations),
        "documents" => OfLibrary(reference::documents),
        "effects" => OfLibrary(reference::effects),
        "effect_declarations" => OfLibrary(reference::effect_declarations),
        "ambitions" => OfLibrary(reference::ambitions),
        "segments" => OfLibrary(reference::segments),
        "segment_cpv" => OfLibrary(reference::segment_cpv),
        "buyers" => OfLibrary(duty::buyers),
        "thresholds" => OfLibrary(duty::thresholds),
        "threshold_values" => OfLibrary(duty::threshold_values),
        "threshold_value_buyers" => OfLibrary(duty::threshold_value_buyers),
        "threshold_value_contracts" => OfLibrary(duty::threshold_value_contracts),
        "obligations" => OfLibrary(duty::obligations),
        "obligation_buyers" => OfLibrary(duty::obligation_buyers),
        "obligation_contracts" => OfLibrary(duty::obligation_contracts),
        "obligation_exceptions" => OfLibrary(duty::obligation_exceptions),
        "obligation_segments" => OfLibrary(duty::obligation_segments),
        "obligation_natures" => OfLibrary(duty::obligation_natures),
        "obligation_legal_texts" => OfLibrary(duty::obligation_legal_texts),
        "registers" => OfLibrary(duty::registers),
        "register_contracts" => OfLibrary(duty::register_contracts),
        "register_natures" => OfLibrary(duty::register_natures),
        "register_values" => OfLibrary(duty::register_values),
        "wording_rules" => OfLibrary(duty::wording_rules),
        "wording_rule_natures" => OfLibrary(duty::wording_rule_natures),
        "wording_rule_expressions" => OfLibrary(duty::wording_rule_expressions),
        "wording_rule_legal_texts" => OfLibrary(duty::wording_rule_legal_texts),
        "legal_texts" => OfLibrary(reference::legal_texts),
        "labels" => OfLibrary(reference::labels),
        "standards" => OfLibrary(reference::standards),
        "cpv" => OfLibrary(reference::cpv),
        "synonyms" => OfLibrary(writing::synonyms),
        "organisations" => OfLibrary(writing::organisations),
        "news" => OfLibrary(writing::news),
        "pages" => OfLibrary(writing::pages),
        name => unreachable!("nothing makes the rows of `{name}`"),
    }
}

/// The things with their positions in the author's order, from 1.
fn numbered<'a, T: 'a>(things: impl IntoIterator<Item = &'a T>) -> impl Iterator<Item = (usize, &'a T)> {
    (1..).zip(things)
}

/// The rows of `owner`'s links to `ids`.
fn links<T: AsRef<str>>((owner, id): (Name, &str), name: Name, ids: &[T], rows: &mut dyn Rows) {
    for (position, to) in numbered(ids) {
        rows.row(&[(owner, id.into()), (name, to.into()), (name!("position"), position.into())]);
    }
}

/// The rows of what `owner` declares.
fn declared((owner, id): (Name, &str), declarations: &[Declaration], rows: &mut dyn Rows) {
    let pairs = declarations
        .iter()
        .flat_map(|Declaration { register, values }| values.iter().map(move |value| (register, value)));
    for (position, (register, value)) in (1_usize..).zip(pairs) {
        rows.row(&[
            (owner, id.into()),
            (name!("register"), register.into()),
            (name!("value"), value.into()),
            (name!("position"), position.into()),
        ]);
    }
}
