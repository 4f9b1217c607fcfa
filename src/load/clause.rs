//! Clauses: front matter and the sections that explain them.

use std::sync::{Arc, OnceLock};

use super::front_matter::{self, Parts};
use super::reader::{Fields, Reader};
use super::record::Tree;
use super::reference::{declarations, ids};
use super::writing::file_id;
use super::yaml::{Node, Value};
use super::{Kind, LoadedClause, Record, Reference, ReferenceBy, rules};
use crate::diagnostic::Diagnostics;
use crate::library::{
    AmbitionId, Clause, ClauseId, Control, Criterion, Date, DocumentId, EffectId, Explanation, Force, How, LabelId,
    Language, LegalTextId, Level, NatureId, Number, OrganisationId, Provision, ProvisionRef, Related, Review, Scope,
    SegmentId, Source, StandardId, Status, Weight, Withdrawal, WordingRuleId, is_id,
};
use crate::source::{FileId, SourceFile, Span, Spanned};
use crate::text::{Block, Inline, Text};

mod parameter;

pub(super) fn load(
    id: FileId,
    file: &Arc<SourceFile>,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> LoadedClause {
    let mut reader = Reader::new(id, file.text());
    let own = file_id(&mut reader, file);
    read(reader, own, file, language, diagnostics)
}

/// Reads `file` as the clause `own`, after which it need not be called.
pub(super) fn load_as(
    own: Spanned<String>,
    file: &Arc<SourceFile>,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> LoadedClause {
    read(Reader::new(own.span.file, file.text()), own, file, language, diagnostics)
}

fn read(
    mut reader: Reader<'_>,
    own: Spanned<String>,
    file: &Arc<SourceFile>,
    language: Language,
    diagnostics: &mut Diagnostics,
) -> LoadedClause {
    let id = reader.file;
    let parts = front_matter::split(id, file, &mut reader.diagnostics);
    let record = parts.and_then(|Parts { data, body, body_start }| {
        let mut fields = reader.fields(&data)?;
        let explanation = explanation(&mut reader, body, body_start, language);
        let value = clause(&mut reader, &mut fields, ClauseId::new(own.value.clone()), file.path(), explanation);
        reader.finish(fields);
        let sound = reader.diagnostics.is_empty();
        let tree = Tree::Again { source: Arc::clone(file), sound, node: OnceLock::new() };
        let mut references = std::mem::take(&mut reader.references);
        references.shrink_to_fit();
        Some(Record { value: Arc::new(value), id: own.clone(), tree, body: body_start, references })
    });
    diagnostics.append(reader.diagnostics);
    record.ok_or(own.value)
}

fn clause(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    id: ClauseId,
    path: &str,
    explanation: Explanation,
) -> Clause {
    Clause {
        path: path.to_owned(),
        title: reader.short_text(fields, "title", 120),
        summary: reader.short_text(fields, "summary", 300),
        status: reader.word(fields, "status", &Status::ALL).unwrap_or(Status::InReview),
        version: reader.whole(fields, "version", 1).unwrap_or(0), // 0: the rules say nothing of it
        verified_on: reader.date(fields, "verified_on").unwrap_or(Date::MAX),
        segments: ids(reader.required_references(fields, "segments", Kind::Segment), SegmentId::new),
        effects: ids(reader.required_references(fields, "effects", Kind::Effect), EffectId::new),
        ambition: AmbitionId::new(reader.reference(fields, "ambition", Kind::Ambition)),
        cpv: reader.texts(fields, "cpv"),
        parameters: parameter::parameters(reader, fields),
        provisions: provisions(reader, fields, &id),
        controls: reader.items(fields, "controls").iter().filter_map(|item| control(reader, item, &id)).collect(),
        legal: ids(reader.references(fields, "legal", Kind::LegalText), LegalTextId::new),
        standards: ids(reader.references(fields, "standards", Kind::Standard), StandardId::new),
        labels: ids(reader.references(fields, "labels", Kind::Label), LabelId::new),
        declares: declarations(reader, fields),
        related: reader.items(fields, "related").iter().filter_map(|item| related(reader, item)).collect(),
        contributors: ids(reader.required_references(fields, "contributors", Kind::Organisation), OrganisationId::new),
        reviews: reader.items(fields, "reviews").iter().filter_map(|item| review(reader, item)).collect(),
        sources: sources(reader, fields),
        former_ids: former_ids(reader, fields),
        withdrawn: reader.optional(fields, "withdrawn").and_then(|node| withdrawal(reader, node)),
        explanation,
        id,
    }
}

fn provisions(reader: &mut Reader<'_>, fields: &mut Fields<'_>, clause: &ClauseId) -> Vec<Provision> {
    let Some(node) = reader.required(fields, "provisions") else { return Vec::new() };
    let items = reader.list(node);
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        reader.diagnostics.push(rules::empty_value::diagnostic("provisions", node.span));
    }
    // A broken item keeps its place, so that the others stand where the tree says.
    items.iter().map(|item| provision(reader, item, clause).unwrap_or_else(empty_provision)).collect()
}

fn provision(reader: &mut Reader<'_>, node: &Node<'_>, clause: &ClauseId) -> Option<Provision> {
    let mut all = reader.fields(node)?;
    let fields = &mut all;
    let id = reader.own_id(fields, "id").map(|(id, _)| id).unwrap_or_default();
    let nature = NatureId::new(reader.reference(fields, "nature", Kind::Nature));
    let document = DocumentId::new(reader.reference(fields, "document", Kind::Document));
    let force = reader.optional_word(fields, "force", &Force::ALL);
    let text = reader.markdown(fields, "text");
    let criterion = criterion(reader, fields, clause);
    let sanctions = provision_refs(reader, fields, "sanctions", clause);
    let justified = justified(reader, fields);
    reader.finish(all);
    Some(Provision { id, nature, document, force, text, criterion, sanctions, justified })
}

fn empty_provision() -> Provision {
    Provision {
        id: String::new(),
        nature: NatureId::new(""),
        document: DocumentId::new(""),
        force: None,
        text: Text::default(),
        criterion: None,
        sanctions: Vec::new(),
        justified: Vec::new(),
    }
}

/// What makes an award criterion of a provision; `None` where none of its keys is written.
fn criterion(reader: &mut Reader<'_>, fields: &mut Fields<'_>, clause: &ClauseId) -> Option<Criterion> {
    let keys = ["rests_on", "weight", "expected", "scale"];
    if !keys.into_iter().any(|key| fields.take(key).is_some()) {
        return None;
    }
    Some(Criterion {
        rests_on: provision_refs(reader, fields, "rests_on", clause),
        weight: reader.optional(fields, "weight").and_then(|node| weight(reader, node)).unwrap_or(NO_WEIGHT),
        expected: reader.optional_markdown(fields, "expected").unwrap_or_default(),
        scale: reader.items(fields, "scale").iter().filter_map(|item| level(reader, item)).collect(),
    })
}

/// Of a criterion whose weight is not written: the rules say so.
pub(crate) const NO_WEIGHT: Weight = Weight { default: 0, min: 0, max: 0 };

fn weight(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Weight> {
    let mut fields = reader.fields(node)?;
    let default = reader.whole(&mut fields, "default", 1);
    let min = reader.whole(&mut fields, "min", 1);
    let max = reader.whole(&mut fields, "max", 1);
    reader.finish(fields);
    Some(Weight { default: default?, min: min?, max: max? })
}

fn level(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Level> {
    let mut fields = reader.fields(node)?;
    let points = reader.required(&mut fields, "points").and_then(|node| reader.number_at(node));
    let when = reader.markdown(&mut fields, "when");
    reader.finish(fields);
    Some(Level { points: points.unwrap_or(Number::whole(0)), when })
}

fn control(reader: &mut Reader<'_>, node: &Node<'_>, clause: &ClauseId) -> Option<Control> {
    let mut fields = reader.fields(node)?;
    let control = Control {
        proof: reader.markdown(&mut fields, "proof"),
        when: reader.markdown(&mut fields, "when"),
        by: reader.markdown(&mut fields, "by"),
        provisions: provision_refs(reader, &mut fields, "for", clause),
    };
    reader.finish(fields);
    Some(control)
}

/// Names of provisions: `registre` in the same clause, `soged/plan` in another.
fn provision_refs(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    name: &'static str,
    own: &ClauseId,
) -> Vec<ProvisionRef> {
    let mut references: Vec<ProvisionRef> = Vec::new();
    for item in reader.items(fields, name) {
        let Some(text) = reader.characters(item) else { continue };
        let (clause, provision) = text.split_once('/').unwrap_or((own.as_str(), &text));
        let reference = ProvisionRef { clause: ClauseId::new(clause), provision: provision.to_owned() };
        let id = format!("{clause}/{provision}");
        reader.references.push(Reference {
            kind: Kind::Provision,
            id: id.into(),
            span: item.span,
            by: ReferenceBy::Value,
        });
        if references.contains(&reference) {
            reader.diagnostics.push(rules::repeated_item::diagnostic(&text, item.span));
        } else {
            references.push(reference);
        }
    }
    references
}

fn justified(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<(WordingRuleId, String)> {
    let Some(node) = reader.optional(fields, "justified") else { return Vec::new() };
    let Value::Mapping(entries) = &node.value else {
        reader.wrong_type(node, "mapping");
        return Vec::new();
    };
    let mut justified = Vec::with_capacity(entries.len());
    for (key, reason) in entries {
        let by = ReferenceBy::Value;
        reader.references.push(Reference { kind: Kind::WordingRule, id: (*key.name).into(), span: key.span, by });
        let reason = reader.characters(reason).unwrap_or_default();
        justified.push((WordingRuleId::new(key.name.clone()), reason));
    }
    justified
}

fn related(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Related> {
    let mut fields = reader.fields(node)?;
    let clause = ClauseId::new(reader.reference(&mut fields, "clause", Kind::Clause));
    let how = reader.word(&mut fields, "how", &How::ALL).unwrap_or(How::Completes);
    reader.finish(fields);
    Some(Related { clause, how })
}

fn review(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Review> {
    let mut fields = reader.fields(node)?;
    let review = Review {
        by: OrganisationId::new(reader.reference(&mut fields, "by", Kind::Organisation)),
        date: reader.date(&mut fields, "date").unwrap_or(Date::MIN),
        version: reader.whole(&mut fields, "version", 1).unwrap_or(0),
        scope: reader.word(&mut fields, "scope", &Scope::ALL).unwrap_or(Scope::Editorial),
        note: reader.optional_text(&mut fields, "note"),
    };
    reader.finish(fields);
    Some(review)
}

fn sources(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Source> {
    let Some(node) = reader.required(fields, "sources") else { return Vec::new() };
    let items = reader.list(node);
    if items.is_empty() && matches!(node.value, Value::List(_)) {
        reader.diagnostics.push(rules::empty_value::diagnostic("sources", node.span));
    }
    items.iter().filter_map(|item| source(reader, item)).collect()
}

fn source(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Source> {
    let mut fields = reader.fields(node)?;
    let source = Source { title: reader.text(&mut fields, "title"), url: reader.url(&mut fields, "url") };
    reader.finish(fields);
    Some(source)
}

fn former_ids(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<ClauseId> {
    let mut former = Vec::new();
    for item in reader.items(fields, "former_ids") {
        let Some(id) = reader.characters(item) else { continue };
        if !is_id(&id) {
            reader.diagnostics.push(rules::invalid_id::diagnostic(&id, item.span));
        }
        former.push(ClauseId::new(id));
    }
    former
}

fn withdrawal(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<Withdrawal> {
    let mut fields = reader.fields(node)?;
    let withdrawal = Withdrawal {
        date: reader.date(&mut fields, "date").unwrap_or(Date::MIN),
        why: reader.text(&mut fields, "why"),
        replaced_by: reader.optional_reference(&mut fields, "replaced_by", Kind::Clause).map(ClauseId::new),
    };
    reader.finish(fields);
    Some(withdrawal)
}

/// The sections of the body, under the level-2 headings of `language`, in order.
fn explanation(reader: &mut Reader<'_>, body: &str, body_start: usize, language: Language) -> Explanation {
    let file = reader.file;
    let place = |range: std::ops::Range<usize>| Span::new(file, body_start + range.start..body_start + range.end);
    let text = reader.parse(body, &place);
    let headings = language.clause_headings();
    let mut sections: [Option<Text>; 4] = Default::default();
    let mut current: Option<usize> = None;
    let mut said_stray = false;
    for block in text.blocks {
        match block {
            Block::Heading { level, content, span } if level <= 2 || is_section(&content, &headings) => {
                let heading = plain(&content);
                let found = headings.iter().position(|known| fold(known) == fold(&heading));
                match found {
                    Some(section) if level == 2 && current.is_none_or(|current| current < section) => {
                        current = Some(section);
                        sections[section] = Some(Text::default());
                    }
                    _ => {
                        let span = first_line(reader.source, place(span.range()));
                        reader.diagnostics.push(rules::unexpected_heading::diagnostic(span, &heading, &headings));
                        said_stray = true;
                    }
                }
            }
            block => match current.and_then(|section| sections[section].as_mut()) {
                Some(section) => section.blocks.push(block),
                // Words before the first heading belong to no section.
                None if !said_stray => {
                    said_stray = true;
                    let start = body.len() - body.trim_start().len();
                    let span = first_line(reader.source, place(start..body.len()));
                    reader.diagnostics.push(rules::missing_section::diagnostic(span, headings[0]));
                }
                None => {}
            },
        }
    }
    let end = Span::new(file, body_start.saturating_sub(4)..body_start.saturating_sub(1));
    for (section, heading) in sections.iter().zip(headings) {
        let is_first = heading == headings[0];
        let empty = section.as_ref().map_or(is_first && !said_stray, Text::is_empty);
        if empty {
            reader.diagnostics.push(rules::missing_section::diagnostic(end, heading));
        }
    }
    sections.iter_mut().flatten().for_each(|section| section.blocks.shrink_to_fit());
    let [why, attention, limits, checking] = sections;
    Explanation { why: why.unwrap_or_default(), attention, limits, checking }
}

/// Whether a heading of another level says what a section is called.
fn is_section(content: &[Inline], headings: &[&str]) -> bool {
    let heading = plain(content);
    headings.iter().any(|known| fold(known) == fold(&heading))
}

/// The first line of `span`.
fn first_line(source: &str, span: Span) -> Span {
    let line = source.get(span.start..span.end).and_then(|text| text.lines().next()).unwrap_or_default();
    Span::new(span.file, span.start..span.start + line.trim_end().len())
}

fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(characters, _) => text.push_str(characters),
            Inline::Code(code) => text.push_str(code),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                text.push_str(&plain(content))
            }
            Inline::SoftBreak | Inline::HardBreak => text.push(' '),
            Inline::Parameter { name, .. } => text.push_str(name),
        }
    }
    text
}

/// A heading as it is compared: apostrophes and spaces alike.
fn fold(heading: &str) -> String {
    let characters = heading.trim().chars().map(|character| match character {
        '’' => '\'',
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    });
    characters.collect()
}
