//! Packs: one file each.

use super::reader::{Fields, Reader};
use super::reference::ids;
use super::writing::file_id;
use super::yaml::{Node, Value};
use super::{Kind, Part, Record, Reference, ReferenceBy, at, rules, yaml};
use crate::library::{Bundle, BundleId, BundleItem, ClauseId, ContractType, Date, OrganisationId, SegmentId, is_id};
use crate::source::{FileId, SourceFile};

pub(super) fn load(id: FileId, file: &SourceFile, part: &mut Part) {
    let mut reader = Reader::new(id, file.text());
    let own = file_id(&mut reader, file);
    let tree = yaml::read(file.text(), id, 0, &mut reader.diagnostics);
    let fields = tree.as_ref().and_then(|tree| reader.fields(tree));
    if let (Some(mut fields), Some(tree)) = (fields, tree.as_ref()) {
        let value = bundle(&mut reader, &mut fields, BundleId::new(own.value.clone()), file.path());
        reader.finish(fields);
        part.records.bundles.push(Record::of_entry(value, own, tree.clone()));
    } else {
        if !reader.diagnostics.has_errors() {
            reader.diagnostics.push(rules::missing_key::diagnostic("title", own.span));
        }
        part.records.broken.push((Kind::Bundle, own.value));
    }
    part.take(reader);
}

fn bundle(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: BundleId, path: &str) -> Bundle {
    let amount = |reader: &mut Reader<'_>, fields: &mut Fields<'_>| {
        let node = reader.optional(fields, "amount")?;
        reader.number_at(node)
    };
    Bundle {
        path: path.to_owned(),
        title: reader.short_text(fields, "title", 120),
        summary: reader.short_text(fields, "summary", 300),
        contract: reader.word(fields, "contract", &ContractType::ALL).unwrap_or(ContractType::Services),
        segments: ids(reader.required_references(fields, "segments", Kind::Segment), SegmentId::new),
        amount: amount(reader, fields),
        about: reader.markdown(fields, "about"),
        items: items(reader, fields),
        contributors: ids(reader.required_references(fields, "contributors", Kind::Organisation), OrganisationId::new),
        verified_on: reader.date(fields, "verified_on").unwrap_or(Date::MAX),
        id,
    }
}

/// The clauses, each once.
fn items(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<BundleItem> {
    let Some(node) = reader.required(fields, "items") else { return Vec::new() };
    let nodes = reader.list(node);
    if nodes.is_empty() && matches!(node.value, Value::List(_)) {
        reader.diagnostics.push(rules::empty_value::diagnostic("items", node.span));
    }
    let mut items: Vec<BundleItem> = Vec::with_capacity(nodes.len());
    for node in nodes {
        // A broken item keeps its place, so that the others stand where the tree says.
        let item = item(reader, node).unwrap_or_else(|| BundleItem {
            clause: ClauseId::new(""),
            provisions: Vec::new(),
            values: Vec::new(),
        });
        let is_repeated = items.iter().any(|other| other.clause == item.clause);
        if is_repeated && is_id(item.clause.as_str()) {
            let at = node.find(at!["clause"]).unwrap_or(node);
            reader.diagnostics.push(rules::repeated_item::diagnostic(item.clause.as_str(), at.span));
        }
        items.push(item);
    }
    items
}

fn item(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<BundleItem> {
    let mut fields = reader.fields(node)?;
    let clause = reader.reference(&mut fields, "clause", Kind::Clause);
    let provisions = provisions(reader, &mut fields, &clause);
    let values = values(reader, &mut fields);
    reader.finish(fields);
    Some(BundleItem { clause: ClauseId::new(clause), provisions, values })
}

/// The ids of provisions of `clause`.
fn provisions(reader: &mut Reader<'_>, fields: &mut Fields<'_>, clause: &str) -> Vec<String> {
    let mut provisions: Vec<String> = Vec::new();
    for item in reader.items(fields, "provisions") {
        let Some(provision) = reader.characters(item).filter(|provision| !provision.is_empty()) else { continue };
        let (kind, span, by) = (Kind::Provision, item.span, ReferenceBy::Value);
        reader.references.push(Reference { kind, id: format!("{clause}/{provision}").into(), span, by });
        if provisions.contains(&provision) {
            reader.diagnostics.push(rules::repeated_item::diagnostic(&provision, span));
        } else {
            provisions.push(provision);
        }
    }
    provisions
}

/// Values of blanks, which their clause says how to read.
fn values(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let Some(node) = reader.optional(fields, "values") else { return Vec::new() };
    let Value::Mapping(entries) = &node.value else {
        reader.wrong_type(node, "mapping");
        return Vec::new();
    };
    let value = |(key, node): &(yaml::Key<'_>, Node<'_>)| {
        Some(((*key.name).to_owned(), reader.characters(node).filter(|value| !value.is_empty())?))
    };
    entries.iter().filter_map(value).collect()
}
