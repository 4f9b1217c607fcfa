//! The rows of the reference data that clauses point to.

use super::super::Published;
use super::super::cell::{Name, Rows, name, plain, row, word};
use super::{declared, links, numbered};
use crate::library::{
    Ambition, CpvCode, Effect, Facet, Label, LegalText, LegalTextKind, Nature, Role, Segment, Standard, TenderDocument,
};

pub(super) fn natures(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, nature) in numbered(&published.library.natures) {
        let Nature { id, name, role, description, documents: _, legal: _, note, declares: _ } = nature;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Nature, id),
            "position" => position,
            "name" => name,
            "role" => word(&Role::ALL, role),
            "description" => description.as_ref().map(plain),
            "note" => note.as_ref().map(plain),
        }
    }
}

pub(super) fn nature_documents(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for nature in &library.natures {
        links(of_nature(nature), name!("document"), &nature.documents, rows);
    }
}

pub(super) fn nature_legal_texts(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for nature in &library.natures {
        links(of_nature(nature), name!("legal_text"), &nature.legal, rows);
    }
}

pub(super) fn nature_declarations(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for nature in &library.natures {
        declared(of_nature(nature), &nature.declares, rows);
    }
}

pub(super) fn documents(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, document) in numbered(&published.library.documents) {
        let TenderDocument { id, abbreviation, name, description, family, contractual, writer, contains, merges_into } =
            document;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Document, id),
            "position" => position,
            "abbreviation" => abbreviation,
            "name" => name,
            "description" => description.as_ref().map(plain),
            "family" => family.as_ref(),
            "contractual" => *contractual,
            "writer" => writer.as_ref(),
            "contains" => contains.as_ref(),
            "merges_into" => merges_into.as_ref(),
        }
    }
}

pub(super) fn effects(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, effect) in numbered(&published.library.effects) {
        let Effect { id, name, code, description, declares: _ } = effect;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Effect, id),
            "position" => position,
            "name" => name,
            "code" => code,
            "description" => description.as_ref().map(plain),
        }
    }
}

pub(super) fn effect_declarations(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for effect in &library.effects {
        declared((name!("effect"), effect.id.as_str()), &effect.declares, rows);
    }
}

pub(super) fn ambitions(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, Ambition { id, name, description }) in numbered(&published.library.ambitions) {
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Ambition, id),
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
        }
    }
}

pub(super) fn segments(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, segment) in numbered(&published.library.segments) {
        let Segment { id, name, description, contract, cpv: _ } = segment;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Segment, id),
            "position" => position,
            "name" => name,
            "contract" => contract.key(),
            "description" => description.as_ref().map(plain),
        }
    }
}

pub(super) fn segment_cpv(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for segment in &library.segments {
        links((name!("segment"), segment.id.as_str()), name!("cpv"), &segment.cpv, rows);
    }
}

pub(super) fn legal_texts(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, legal_text) in numbered(&published.library.legal_texts) {
        let LegalText { id, name, title, kind, description, in_force_from, url } = legal_text;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::LegalText, id),
            "position" => position,
            "name" => name,
            "title" => title.as_ref(),
            "kind" => word(&LegalTextKind::ALL, kind),
            "description" => description.as_ref().map(plain),
            "in_force_from" => *in_force_from,
            "url" => url.as_ref(),
        }
    }
}

pub(super) fn labels(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, label) in numbered(&published.library.labels) {
        let Label { id, name, owner, scope, description, url } = label;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Label, id),
            "position" => position,
            "name" => name,
            "owner" => owner.as_ref(),
            "scope" => scope.as_ref(),
            "description" => description.as_ref().map(plain),
            "url" => url.as_ref(),
        }
    }
}

pub(super) fn standards(published: Published<'_>, rows: &mut dyn Rows) {
    for (position, standard) in numbered(&published.library.standards) {
        let Standard { id, name, title, description, url } = standard;
        row! { rows;
            "id" => id,
            "address" => &entry(published, Facet::Standard, id),
            "position" => position,
            "name" => name,
            "title" => title.as_ref(),
            "description" => description.as_ref().map(plain),
            "url" => url.as_ref(),
        }
    }
}

pub(super) fn cpv(Published { library, .. }: Published<'_>, rows: &mut dyn Rows) {
    for CpvCode { code, check_digit, level, parent, label } in library.cpv.iter() {
        row! { rows;
            "code" => code,
            "check_digit" => check_digit,
            "level" => level,
            "parent" => Some(parent).filter(|parent| !parent.is_empty()),
            "label" => label,
        }
    }
}

fn of_nature(nature: &Nature) -> (Name, &str) {
    (name!("nature"), nature.id.as_str())
}

fn entry(published: Published<'_>, facet: Facet, id: &impl AsRef<str>) -> String {
    published.address(&published.routes.entry(facet, id.as_ref()))
}
