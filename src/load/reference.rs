//! The lists of `reference/`: natures, tender documents, effects, ambitions, segments, buyers, registers, synonyms.

use super::reader::{Fields, Reader};
use super::yaml::{Node, Value};
use super::{Kind, Part, Record, legal, rules, yaml};
use crate::library::{
    Ambition, AmbitionId, Buyer, BuyerId, ContractType, Declaration, DocumentId, Effect, EffectId, Filler, LegalTextId,
    Nature, NatureId, Register, RegisterId, RegisterValue, Role, Segment, SegmentId, SynonymGroup, TenderDocument,
};
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads the list `name` of `reference/`.
pub(super) fn load(id: FileId, file: &SourceFile, name: &str, part: &mut Part) {
    if kind(name).is_none() && name != "synonyms.yaml" {
        part.diagnostics.push(rules::unexpected_file::diagnostic(Span::new(id, 0..0), file.path()));
        return;
    }
    let mut reader = Reader::new(id, file.text());
    let tree = yaml::read(file.text(), id, 0, &mut reader.diagnostics);
    let items = match tree {
        Some(Node { value: Value::List(items), .. }) => items,
        Some(node) if node.value != Value::Absent => {
            reader.wrong_type(&node, "list");
            part.records.unreadable.extend(kind(name));
            Vec::new()
        }
        _ => {
            if reader.diagnostics.has_errors() {
                part.records.unreadable.extend(kind(name));
            }
            Vec::new()
        }
    };
    let records = &mut part.records;
    match name {
        "natures.yaml" => records.natures = entries(&mut reader, items, nature),
        "documents.yaml" => records.documents = entries(&mut reader, items, document),
        "effects.yaml" => records.effects = entries(&mut reader, items, effect),
        "ambitions.yaml" => records.ambitions = entries(&mut reader, items, ambition),
        "segments.yaml" => records.segments = entries(&mut reader, items, segment),
        "buyers.yaml" => records.buyers = entries(&mut reader, items, buyer),
        "registers.yaml" => records.registers = entries(&mut reader, items, register),
        "thresholds.yaml" => records.thresholds = entries(&mut reader, items, legal::threshold),
        "obligations.yaml" => records.obligations = entries(&mut reader, items, legal::obligation),
        "wording-rules.yaml" => records.wording_rules = entries(&mut reader, items, legal::wording_rule),
        "legal-texts.yaml" => records.legal_texts = entries(&mut reader, items, legal::legal_text),
        "labels.yaml" => records.labels = entries(&mut reader, items, legal::label),
        "standards.yaml" => records.standards = entries(&mut reader, items, legal::standard),
        _ => records.synonyms = items.iter().filter_map(|item| synonym_group(&mut reader, item)).collect(),
    }
    part.take(reader);
}

/// The kind of the entries of the list `name`.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "natures.yaml" => Kind::Nature,
        "documents.yaml" => Kind::Document,
        "effects.yaml" => Kind::Effect,
        "ambitions.yaml" => Kind::Ambition,
        "segments.yaml" => Kind::Segment,
        "buyers.yaml" => Kind::Buyer,
        "registers.yaml" => Kind::Register,
        "thresholds.yaml" => Kind::Threshold,
        "obligations.yaml" => Kind::Obligation,
        "wording-rules.yaml" => Kind::WordingRule,
        "legal-texts.yaml" => Kind::LegalText,
        "labels.yaml" => Kind::Label,
        "standards.yaml" => Kind::Standard,
        _ => return None,
    })
}

fn entries<T>(
    reader: &mut Reader<'_>,
    items: Vec<Node<'_>>,
    read: fn(&mut Reader<'_>, &mut Fields<'_>, String) -> T,
) -> Vec<Record<T>> {
    let mut records = Vec::with_capacity(items.len());
    for tree in items {
        let Some(mut fields) = reader.fields(&tree) else { continue };
        let own = reader.own_id(&mut fields, "id");
        let (id, span) = own.unwrap_or_else(|| (String::new(), tree.span));
        let value = read(reader, &mut fields, id.clone());
        reader.finish(fields);
        records.push(Record::of_entry(value, Spanned { value: id, span }, tree));
    }
    records
}

fn nature(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Nature {
    Nature {
        id: NatureId::new(id),
        name: reader.text(fields, "name"),
        role: reader.word(fields, "role", &Role::ALL).unwrap_or(Role::Other),
        description: reader.optional_markdown(fields, "description"),
        documents: ids(reader.references(fields, "documents", Kind::Document), DocumentId::new),
        legal: ids(reader.references(fields, "legal", Kind::LegalText), LegalTextId::new),
        note: reader.optional_markdown(fields, "note"),
        declares: declarations(reader, fields),
    }
}

fn document(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> TenderDocument {
    TenderDocument {
        id: DocumentId::new(id),
        abbreviation: reader.text(fields, "abbreviation"),
        name: reader.text(fields, "name"),
        description: reader.optional_markdown(fields, "description"),
        family: reader.optional_text(fields, "family"),
        contractual: reader.flag(fields, "contractual"),
        writer: reader.optional_text(fields, "writer"),
        contains: reader.optional_text(fields, "contains"),
        merges_into: reader.optional_reference(fields, "merges_into", Kind::Document).map(DocumentId::new),
    }
}

fn effect(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Effect {
    Effect {
        id: EffectId::new(id),
        name: reader.text(fields, "name"),
        code: reader.text(fields, "code"),
        description: reader.optional_markdown(fields, "description"),
        declares: declarations(reader, fields),
    }
}

fn ambition(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Ambition {
    Ambition {
        id: AmbitionId::new(id),
        name: reader.text(fields, "name"),
        description: reader.optional_markdown(fields, "description"),
    }
}

fn segment(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Segment {
    const CONTRACTS: &[(&str, ContractType)] =
        &[("works", ContractType::Works), ("supplies", ContractType::Supplies), ("services", ContractType::Services)];
    Segment {
        id: SegmentId::new(id),
        name: reader.text(fields, "name"),
        description: reader.optional_markdown(fields, "description"),
        contract: reader.word(fields, "contract", CONTRACTS).unwrap_or(ContractType::Services),
        cpv: reader.texts(fields, "cpv"),
    }
}

fn buyer(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Buyer {
    Buyer {
        id: BuyerId::new(id),
        name: reader.text(fields, "name"),
        description: reader.optional_markdown(fields, "description"),
    }
}

fn register(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Register {
    let none = fields.take("none").and_then(|node| {
        let value = reader.characters(node)?;
        let (kind, by) = (Kind::RegisterValue, super::ReferenceBy::Value);
        reader.references.push(super::Reference { kind, id: format!("{id}/{value}").into(), span: node.span, by });
        Some(value)
    });
    Register {
        id: RegisterId::new(id),
        none,
        contracts: legal::contracts(reader, fields),
        filled_by: reader.optional_word(fields, "filled_by", &Filler::ALL),
        natures: ids(reader.references(fields, "natures", Kind::Nature), NatureId::new),
        with: reader.optional_reference(fields, "with", Kind::Register).map(RegisterId::new),
        most: reader.optional(fields, "most").and_then(|node| reader.whole_at(node, 1)),
        name: reader.text(fields, "name"),
        description: reader.optional_markdown(fields, "description"),
        register: reader.text(fields, "register"),
        field: reader.text(fields, "field"),
        source: reader.optional_text(fields, "source"),
        values: reader.items(fields, "values").iter().filter_map(|item| register_value(reader, item)).collect(),
    }
}

fn register_value(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<RegisterValue> {
    let mut fields = reader.fields(node)?;
    let id = reader.own_id(&mut fields, "id").map(|(id, _)| id).unwrap_or_default();
    let value = reader.text(&mut fields, "value");
    reader.finish(fields);
    Some(RegisterValue { id, value })
}

fn synonym_group(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Spanned<SynonymGroup>> {
    let mut fields = reader.fields(node)?;
    let words = reader.texts(&mut fields, "words");
    let from = reader.texts(&mut fields, "from");
    let to = reader.texts(&mut fields, "to");
    reader.finish(fields);
    if words.len() < 2 && (from.is_empty() || to.is_empty()) {
        let missing = if from.is_empty() && to.is_empty() { "words" } else { "from, to" };
        reader.diagnostics.push(rules::missing_key::diagnostic(missing, node.span));
        return None;
    }
    let value = if words.is_empty() { SynonymGroup::OneWay { from, to } } else { SynonymGroup::Both(words) };
    Some(Spanned { value, span: node.span })
}

/// `declares`: fields of registers, and the values to write in them.
pub(super) fn declarations(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Declaration> {
    let Some(node) = reader.optional(fields, "declares") else { return Vec::new() };
    let Value::Mapping(entries) = &node.value else {
        reader.wrong_type(node, "mapping");
        return Vec::new();
    };
    let mut declarations = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let by = super::ReferenceBy::Value;
        reader.references.push(super::Reference { kind: Kind::Register, id: (*key.name).into(), span: key.span, by });
        let mut values = Vec::new();
        for item in reader.list(value) {
            let Some(id) = reader.characters(item) else { continue };
            let named = format!("{}/{id}", key.name);
            reader.references.push(super::Reference {
                kind: Kind::RegisterValue,
                id: named.into(),
                span: item.span,
                by,
            });
            values.push(id);
        }
        declarations.push(Declaration { register: RegisterId::new(key.name.clone()), values });
    }
    declarations
}

/// Ids as their type.
pub(super) fn ids<T>(names: Vec<String>, new: impl Fn(String) -> T) -> Vec<T> {
    names.into_iter().map(new).collect()
}
