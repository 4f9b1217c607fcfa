//! The rows of a clause.

pub(super) mod provision;

use super::super::Published;
use super::super::cell::{Row, plain, row, word};
use super::{declared, links, numbered};
use crate::library::{
    Choice, Clause, Control, Explanation, How, Parameter, ParameterKind, ProvisionRef, Related, Review, Scope, Source,
    Status, Unit, Value, Withdrawal,
};

pub(super) fn clause<'a>(clause: &'a Clause, published: Published<'a>) -> Vec<Row<'a>> {
    let Clause {
        id,
        path,
        title,
        summary,
        status,
        version,
        verified_on,
        ambition,
        withdrawn,
        explanation: Explanation { why, attention, limits, checking },
        // These have tables of their own.
        segments: _,
        effects: _,
        cpv: _,
        parameters: _,
        provisions: _,
        controls: _,
        legal: _,
        standards: _,
        labels: _,
        declares: _,
        related: _,
        contributors: _,
        reviews: _,
        sources: _,
        former_ids: _,
    } = clause;
    let (withdrawn_date, withdrawn_why, replaced_by) = match withdrawn {
        Some(Withdrawal { date, why, replaced_by }) => (Some(*date), Some(why), replaced_by.as_ref()),
        None => (None, None, None),
    };
    vec![row! {
        "id" => id,
        "address" => published.address(&published.routes.clause(id)),
        "path" => path,
        "title" => title,
        "summary" => summary,
        "status" => word(&Status::ALL, status),
        "version" => *version,
        "verified_on" => *verified_on,
        "ambition" => ambition,
        "why" => plain(why),
        "attention" => attention.as_ref().map(plain),
        "limits" => limits.as_ref().map(plain),
        "checking" => checking.as_ref().map(plain),
        "withdrawn_date" => withdrawn_date,
        "withdrawn_why" => withdrawn_why,
        "withdrawn_replaced_by" => replaced_by,
    }]
}

pub(super) fn segments<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "segment", &clause.segments).collect()
}

pub(super) fn effects<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "effect", &clause.effects).collect()
}

pub(super) fn cpv<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "cpv", &clause.cpv).collect()
}

pub(super) fn legal_texts<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "legal_text", &clause.legal).collect()
}

pub(super) fn standards<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "standard", &clause.standards).collect()
}

pub(super) fn labels<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "label", &clause.labels).collect()
}

pub(super) fn contributors<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "contributor", &clause.contributors).collect()
}

pub(super) fn former_ids<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    links(owner(clause), "former_id", &clause.former_ids).collect()
}

pub(super) fn declarations<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    declared(owner(clause), &clause.declares).collect()
}

pub(super) fn related<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = numbered(&clause.related).map(|(position, Related { clause: other, how })| {
        row! {
            "clause" => &clause.id,
            "related" => other,
            "how" => word(&How::ALL, how),
            "position" => position,
        }
    });
    rows.collect()
}

pub(super) fn parameters<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    numbered(&clause.parameters).map(|(position, one)| parameter(clause, position, one)).collect()
}

fn parameter<'a>(clause: &'a Clause, position: usize, parameter: &'a Parameter) -> Row<'a> {
    let Parameter { name, label, kind, default, min, max, unit, choices: _, source } = parameter;
    let (unit_one, unit_other) = match unit {
        Some(Unit { one, other }) => (Some(one), Some(other)),
        None => (None, None),
    };
    row! {
        "clause" => &clause.id,
        "name" => name,
        "position" => position,
        "label" => label,
        "type" => word(&ParameterKind::ALL, kind),
        "default" => default.as_ref().map(Value::to_data),
        "min" => min.as_ref().map(Value::to_data),
        "max" => max.as_ref().map(Value::to_data),
        "unit_one" => unit_one,
        "unit_other" => unit_other,
        "source" => source.as_ref(),
    }
}

pub(super) fn parameter_choices<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = clause.parameters.iter().flat_map(|parameter| {
        numbered(&parameter.choices).map(|(position, Choice { id, label })| {
            row! {
                "clause" => &clause.id,
                "parameter" => &parameter.name,
                "id" => id,
                "position" => position,
                "label" => label,
            }
        })
    });
    rows.collect()
}

pub(super) fn controls<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = numbered(&clause.controls).map(|(position, Control { proof, when, by, provisions: _ })| {
        row! {
            "clause" => &clause.id,
            "position" => position,
            "proof" => plain(proof),
            "when" => plain(when),
            "by" => plain(by),
        }
    });
    rows.collect()
}

pub(super) fn control_provisions<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = numbered(&clause.controls).flat_map(|(control, Control { provisions, .. })| {
        numbered(provisions).map(move |(position, ProvisionRef { clause: other, provision })| {
            row! {
                "clause" => &clause.id,
                "control" => control,
                "for_clause" => other,
                "for_provision" => provision,
                "position" => position,
            }
        })
    });
    rows.collect()
}

pub(super) fn reviews<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = numbered(&clause.reviews).map(|(position, Review { by, date, version, scope, note })| {
        row! {
            "clause" => &clause.id,
            "position" => position,
            "by" => by,
            "date" => *date,
            "version" => *version,
            "scope" => word(&Scope::ALL, scope),
            "note" => note.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn sources<'a>(clause: &'a Clause, _: Published<'a>) -> Vec<Row<'a>> {
    let rows = numbered(&clause.sources).map(|(position, Source { title, url })| {
        row! { "clause" => &clause.id, "position" => position, "title" => title, "url" => url }
    });
    rows.collect()
}

fn owner(clause: &Clause) -> (&'static str, &str) {
    ("clause", clause.id.as_str())
}
