//! The model → rows: one function per table, each naming every field of what it reads.
//!
//! A new field of the model is published, or left out, on purpose: the functions destructure without `..`.

mod clause;
mod duty;
mod reference;
mod writing;

use super::Published;
use super::cell::Row;
use crate::library::{Clause, Declaration};
use crate::tables::Table;

/// What makes the rows of one clause in one table.
type OfClause = for<'a> fn(&'a Clause, Published<'a>) -> Vec<Row<'a>>;

/// The rows of `table`, sorted by its primary key; a link said twice is one row.
pub(super) fn of<'a>(table: &'static Table, published: Published<'a>) -> Box<dyn Iterator<Item = Row<'a>> + 'a> {
    // The tables of clauses, which are sorted by id and many: made one clause at a time.
    match maker(table) {
        Some(of_clause) => {
            let clauses = published.library.clauses.iter();
            Box::new(clauses.flat_map(move |clause| sorted(table, of_clause(clause, published))))
        }
        None => Box::new(sorted(table, of_the_rest(table, published)).into_iter()),
    }
}

/// The rows of `clause` in `table`, sorted by its primary key; `None` where the table holds no clauses.
pub(super) fn of_clause<'a>(
    table: &'static Table,
    clause: &'a Clause,
    published: Published<'a>,
) -> Option<impl Iterator<Item = Row<'a>>> {
    let of_clause = maker(table)?;
    Some(sorted(table, of_clause(clause, published)).into_iter())
}

fn maker(table: &Table) -> Option<OfClause> {
    Some(match table.name {
        "clauses" => clause::clause,
        "clause_segments" => clause::segments,
        "clause_effects" => clause::effects,
        "clause_cpv" => clause::cpv,
        "clause_legal_texts" => clause::legal_texts,
        "clause_standards" => clause::standards,
        "clause_labels" => clause::labels,
        "clause_contributors" => clause::contributors,
        "clause_former_ids" => clause::former_ids,
        "clause_declarations" => clause::declarations,
        "related_clauses" => clause::related,
        "provisions" => clause::provision::provisions,
        "provision_rests_on" => clause::provision::rests_on,
        "provision_sanctions" => clause::provision::sanctions,
        "provision_justifications" => clause::provision::justifications,
        "scale_levels" => clause::provision::scale_levels,
        "parameters" => clause::parameters,
        "parameter_choices" => clause::parameter_choices,
        "controls" => clause::controls,
        "control_provisions" => clause::control_provisions,
        "reviews" => clause::reviews,
        "sources" => clause::sources,
        _ => return None,
    })
}

fn of_the_rest<'a>(table: &'static Table, published: Published<'a>) -> Vec<Row<'a>> {
    let library = published.library;
    match table.name {
        "natures" => reference::natures(published),
        "nature_documents" => reference::nature_documents(library),
        "nature_legal_texts" => reference::nature_legal_texts(library),
        "nature_declarations" => reference::nature_declarations(library),
        "documents" => reference::documents(published),
        "effects" => reference::effects(published),
        "effect_declarations" => reference::effect_declarations(library),
        "ambitions" => reference::ambitions(published),
        "segments" => reference::segments(published),
        "segment_cpv" => reference::segment_cpv(library),
        "buyers" => duty::buyers(library),
        "thresholds" => duty::thresholds(library),
        "threshold_values" => duty::threshold_values(library),
        "threshold_value_buyers" => duty::threshold_value_buyers(library),
        "threshold_value_contracts" => duty::threshold_value_contracts(library),
        "obligations" => duty::obligations(library),
        "obligation_buyers" => duty::obligation_buyers(library),
        "obligation_contracts" => duty::obligation_contracts(library),
        "obligation_exceptions" => duty::obligation_exceptions(library),
        "obligation_segments" => duty::obligation_segments(library),
        "obligation_natures" => duty::obligation_natures(library),
        "obligation_legal_texts" => duty::obligation_legal_texts(library),
        "registers" => duty::registers(library),
        "register_values" => duty::register_values(library),
        "wording_rules" => duty::wording_rules(library),
        "wording_rule_natures" => duty::wording_rule_natures(library),
        "wording_rule_expressions" => duty::wording_rule_expressions(library),
        "wording_rule_legal_texts" => duty::wording_rule_legal_texts(library),
        "legal_texts" => reference::legal_texts(published),
        "labels" => reference::labels(published),
        "standards" => reference::standards(published),
        "cpv" => reference::cpv(library),
        "synonyms" => writing::synonyms(library),
        "organisations" => writing::organisations(published),
        "news" => writing::news(published),
        "pages" => writing::pages(published),
        name => unreachable!("nothing makes the rows of `{name}`"),
    }
}

fn sorted<'a>(table: &'static Table, mut rows: Vec<Row<'a>>) -> Vec<Row<'a>> {
    rows.sort_by(|a, b| a.key(table.primary_key).cmp(b.key(table.primary_key)));
    rows.dedup_by(|a, b| a.key(table.primary_key).eq(b.key(table.primary_key)));
    rows
}

/// The things with their positions in the author's order, from 1.
fn numbered<'a, T: 'a>(things: impl IntoIterator<Item = &'a T>) -> impl Iterator<Item = (usize, &'a T)> {
    (1..).zip(things)
}

/// The rows of `owner`'s links to `ids`.
fn links<'a, T: AsRef<str>>(
    (owner, id): (&'static str, &'a str),
    name: &'static str,
    ids: &'a [T],
) -> impl Iterator<Item = Row<'a>> {
    numbered(ids)
        .map(move |(position, to)| Row::new(vec![(owner, id.into()), (name, to.into()), ("position", position.into())]))
}

/// The rows of what `owner` declares.
fn declared<'a>(
    (owner, id): (&'static str, &'a str),
    declarations: &'a [Declaration],
) -> impl Iterator<Item = Row<'a>> {
    let pairs = declarations
        .iter()
        .flat_map(|Declaration { register, values }| values.iter().map(move |value| (register, value)));
    (1_usize..).zip(pairs).map(move |(position, (register, value))| {
        Row::new(vec![
            (owner, id.into()),
            ("register", register.into()),
            ("value", value.into()),
            ("position", position.into()),
        ])
    })
}
