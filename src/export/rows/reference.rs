//! The rows of the reference data that clauses point to.

use super::super::Published;
use super::super::cell::{Row, plain, row, word};
use super::{declared, links, numbered};
use crate::library::{
    Ambition, CpvCode, Effect, Facet, Label, LegalText, LegalTextKind, Library, Nature, Role, Segment, Standard,
    TenderDocument,
};

pub(super) fn natures(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.natures).map(|(position, nature)| {
        let Nature { id, name, role, description, documents: _, legal: _, note, declares: _ } = nature;
        row! {
            "id" => id,
            "address" => entry(published, Facet::Nature, id),
            "position" => position,
            "name" => name,
            "role" => word(&Role::ALL, role),
            "description" => description.as_ref().map(plain),
            "note" => note.as_ref().map(plain),
        }
    });
    rows.collect()
}

pub(super) fn nature_documents(library: &Library) -> Vec<Row<'_>> {
    library.natures.iter().flat_map(|nature| links(of_nature(nature), "document", &nature.documents)).collect()
}

pub(super) fn nature_legal_texts(library: &Library) -> Vec<Row<'_>> {
    library.natures.iter().flat_map(|nature| links(of_nature(nature), "legal_text", &nature.legal)).collect()
}

pub(super) fn nature_declarations(library: &Library) -> Vec<Row<'_>> {
    library.natures.iter().flat_map(|nature| declared(of_nature(nature), &nature.declares)).collect()
}

pub(super) fn documents(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.documents).map(|(position, document)| {
        let TenderDocument { id, abbreviation, name, description, family, contractual, writer, contains, merges_into } =
            document;
        row! {
            "id" => id,
            "address" => entry(published, Facet::Document, id),
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
    });
    rows.collect()
}

pub(super) fn effects(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.effects).map(|(position, effect)| {
        let Effect { id, name, code, description, declares: _ } = effect;
        row! {
            "id" => id,
            "address" => entry(published, Facet::Effect, id),
            "position" => position,
            "name" => name,
            "code" => code,
            "description" => description.as_ref().map(plain),
        }
    });
    rows.collect()
}

pub(super) fn effect_declarations(library: &Library) -> Vec<Row<'_>> {
    library.effects.iter().flat_map(|effect| declared(("effect", effect.id.as_str()), &effect.declares)).collect()
}

pub(super) fn ambitions(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.ambitions).map(|(position, Ambition { id, name, description })| {
        row! {
            "id" => id,
            "address" => entry(published, Facet::Ambition, id),
            "position" => position,
            "name" => name,
            "description" => description.as_ref().map(plain),
        }
    });
    rows.collect()
}

pub(super) fn segments(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.segments).map(|(position, segment)| {
        let Segment { id, name, description, contract, cpv: _ } = segment;
        row! {
            "id" => id,
            "address" => entry(published, Facet::Segment, id),
            "position" => position,
            "name" => name,
            "contract" => contract.key(),
            "description" => description.as_ref().map(plain),
        }
    });
    rows.collect()
}

pub(super) fn segment_cpv(library: &Library) -> Vec<Row<'_>> {
    library.segments.iter().flat_map(|segment| links(("segment", segment.id.as_str()), "cpv", &segment.cpv)).collect()
}

pub(super) fn legal_texts(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.legal_texts).map(|(position, legal_text)| {
        let LegalText { id, name, title, kind, description, in_force_from, url } = legal_text;
        row! {
            "id" => id,
            "address" => entry(published, Facet::LegalText, id),
            "position" => position,
            "name" => name,
            "title" => title.as_ref(),
            "kind" => word(&LegalTextKind::ALL, kind),
            "description" => description.as_ref().map(plain),
            "in_force_from" => *in_force_from,
            "url" => url.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn labels(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.labels).map(|(position, label)| {
        let Label { id, name, owner, scope, description, url } = label;
        row! {
            "id" => id,
            "address" => entry(published, Facet::Label, id),
            "position" => position,
            "name" => name,
            "owner" => owner.as_ref(),
            "scope" => scope.as_ref(),
            "description" => description.as_ref().map(plain),
            "url" => url.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn standards(published: Published<'_>) -> Vec<Row<'_>> {
    let rows = numbered(&published.library.standards).map(|(position, standard)| {
        let Standard { id, name, title, description, url } = standard;
        row! {
            "id" => id,
            "address" => entry(published, Facet::Standard, id),
            "position" => position,
            "name" => name,
            "title" => title.as_ref(),
            "description" => description.as_ref().map(plain),
            "url" => url.as_ref(),
        }
    });
    rows.collect()
}

pub(super) fn cpv(library: &Library) -> Vec<Row<'_>> {
    let rows = library.cpv.iter().map(|CpvCode { code, check_digit, level, parent, label }| {
        row! {
            "code" => code,
            "check_digit" => check_digit,
            "level" => level,
            "parent" => Some(parent).filter(|parent| !parent.is_empty()),
            "label" => label,
        }
    });
    rows.collect()
}

fn of_nature(nature: &Nature) -> (&'static str, &str) {
    ("nature", nature.id.as_str())
}

fn entry(published: Published<'_>, facet: Facet, id: &impl AsRef<str>) -> String {
    published.address(&published.routes.entry(facet, id.as_ref()))
}
