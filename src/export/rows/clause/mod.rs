//! The rows of a clause.

pub(super) mod provision;
pub(super) mod version;

use super::super::Published;
use super::super::cell::{Name, Rows, name, plain, row, word};
use super::{declared, links, numbered};
use crate::library::{
    Choice, Clause, Control, Explanation, How, Parameter, ParameterKind, ProvisionRef, Related, Review, Scope, Source,
    Status, Unit, Value, Withdrawal,
};

pub(super) fn clause(clause: &Clause, published: Published<'_>, rows: &mut dyn Rows) {
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
    row! { rows;
        "id" => id,
        "address" => &published.address(&published.routes.clause(id)),
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
    }
}

pub(super) fn segments(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("segment"), &clause.segments, rows);
}

pub(super) fn effects(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("effect"), &clause.effects, rows);
}

pub(super) fn cpv(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("cpv"), &clause.cpv, rows);
}

pub(super) fn legal_texts(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("legal_text"), &clause.legal, rows);
}

pub(super) fn standards(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("standard"), &clause.standards, rows);
}

pub(super) fn labels(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("label"), &clause.labels, rows);
}

pub(super) fn contributors(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("contributor"), &clause.contributors, rows);
}

pub(super) fn former_ids(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    links(owner(clause), name!("former_id"), &clause.former_ids, rows);
}

pub(super) fn declarations(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    declared(owner(clause), &clause.declares, rows);
}

pub(super) fn related(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for (position, Related { clause: other, how }) in numbered(&clause.related) {
        row! { rows;
            "clause" => &clause.id,
            "related" => other,
            "how" => word(&How::ALL, how),
            "position" => position,
        }
    }
}

pub(super) fn parameters(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for (position, one) in numbered(&clause.parameters) {
        parameter(clause, position, one, rows);
    }
}

fn parameter(clause: &Clause, position: usize, parameter: &Parameter, rows: &mut dyn Rows) {
    let Parameter { name, label, kind, default, min, max, unit, choices: _, source } = parameter;
    let (unit_one, unit_other) = match unit {
        Some(Unit { one, other }) => (Some(one), Some(other)),
        None => (None, None),
    };
    row! { rows;
        "clause" => &clause.id,
        "name" => name,
        "position" => position,
        "label" => label,
        "type" => word(&ParameterKind::ALL, kind),
        "default" => default.as_ref().map(Value::to_data).as_deref(),
        "min" => min.as_ref().map(Value::to_data).as_deref(),
        "max" => max.as_ref().map(Value::to_data).as_deref(),
        "unit_one" => unit_one,
        "unit_other" => unit_other,
        "source" => source.as_ref(),
    }
}

pub(super) fn parameter_choices(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for parameter in &clause.parameters {
        for (position, Choice { id, label }) in numbered(&parameter.choices) {
            row! { rows;
                "clause" => &clause.id,
                "parameter" => &parameter.name,
                "id" => id,
                "position" => position,
                "label" => label,
            }
        }
    }
}

pub(super) fn controls(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for (position, Control { proof, when, by, provisions: _ }) in numbered(&clause.controls) {
        row! { rows;
            "clause" => &clause.id,
            "position" => position,
            "proof" => plain(proof),
            "when" => plain(when),
            "by" => plain(by),
        }
    }
}

pub(super) fn control_provisions(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for (control, Control { provisions, .. }) in numbered(&clause.controls) {
        for (position, ProvisionRef { clause: other, provision }) in numbered(provisions) {
            row! { rows;
                "clause" => &clause.id,
                "control" => control,
                "for_clause" => other,
                "for_provision" => provision,
                "position" => position,
            }
        }
    }
}

pub(super) fn reviews(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for (position, Review { by, date, version, scope, note }) in numbered(&clause.reviews) {
        row! { rows;
            "clause" => &clause.id,
            "position" => position,
            "by" => by,
            "date" => *date,
            "version" => *version,
            "scope" => word(&Scope::ALL, scope),
            "note" => note.as_ref(),
        }
    }
}

pub(super) fn sources(clause: &Clause, _: Published<'_>, rows: &mut dyn Rows) {
    for (position, Source { title, url }) in numbered(&clause.sources) {
        row! { rows; "clause" => &clause.id, "position" => position, "title" => title, "url" => url }
    }
}

fn owner(clause: &Clause) -> (Name, &str) {
    (name!("clause"), clause.id.as_str())
}
