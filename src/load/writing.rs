//! Organisations, news and plain pages: one file each.

use super::front_matter::{self, Parts};
use super::reader::{Fields, Reader};
use super::{Kind, Part, Record, rules, stem, yaml};
use crate::library::{Date, News, NewsId, Organisation, OrganisationId, OrganisationKind, Page, PageId, is_id};
use crate::source::{FileId, SourceFile, Span, Spanned};
use crate::text::Text;

pub(super) fn organisation(id: FileId, file: &SourceFile, part: &mut Part) {
    let mut reader = Reader::new(id, file.text());
    let own = file_id(&mut reader, file);
    let tree = yaml::read(file.text(), id, 0, &mut reader.diagnostics);
    let fields = tree.as_ref().and_then(|tree| reader.fields(tree));
    if let (Some(mut fields), Some(tree)) = (fields, tree.as_ref()) {
        let value = Organisation {
            id: OrganisationId::new(own.value.clone()),
            name: reader.text(&mut fields, "name"),
            kind: reader.word(&mut fields, "kind", &OrganisationKind::ALL).unwrap_or(OrganisationKind::Association),
            description: reader.markdown(&mut fields, "description"),
            url: reader.optional_url(&mut fields, "url"),
        };
        reader.finish(fields);
        part.records.organisations.push(Record::of_entry(value, own, tree.clone()));
    } else {
        if !reader.diagnostics.has_errors() {
            reader.diagnostics.push(rules::missing_key::diagnostic("name", own.span));
        }
        part.records.broken.push((Kind::Organisation, own.value));
    }
    part.take(reader);
}

pub(super) fn news(id: FileId, file: &SourceFile, part: &mut Part) {
    let read = |reader: &mut Reader<'_>, fields: &mut Fields<'_>, own: &str, text: Text| News {
        id: NewsId::new(own),
        path: file.path().to_owned(),
        title: reader.short_text(fields, "title", 120),
        summary: reader.short_text(fields, "summary", 300),
        date: reader.date(fields, "date").unwrap_or(Date::MIN),
        text,
    };
    let record = with_body(id, file, part, Kind::News, read);
    part.records.news.extend(record);
}

pub(super) fn page(id: FileId, file: &SourceFile, part: &mut Part) {
    let read = |reader: &mut Reader<'_>, fields: &mut Fields<'_>, own: &str, text: Text| {
        let order = reader.optional(fields, "order");
        Page {
            id: PageId::new(own),
            path: file.path().to_owned(),
            title: reader.short_text(fields, "title", 120),
            summary: reader.short_text(fields, "summary", 300),
            order: order.and_then(|node| reader.whole_at(node, 0)),
            text,
        }
    };
    let record = with_body(id, file, part, Kind::Page, read);
    part.records.pages.extend(record);
}

/// Reads a Markdown file whose body is one text.
fn with_body<T>(
    id: FileId,
    file: &SourceFile,
    part: &mut Part,
    kind: Kind,
    read: impl Fn(&mut Reader<'_>, &mut Fields<'_>, &str, Text) -> T,
) -> Option<Record<T>> {
    let mut reader = Reader::new(id, file.text());
    let own = file_id(&mut reader, file);
    let parts = front_matter::split(id, file, &mut reader.diagnostics);
    let record = parts.and_then(|Parts { data, body, body_start }| {
        let mut fields = reader.fields(&data)?;
        let text = reader.parse(body, &|range| Span::new(id, body_start + range.start..body_start + range.end));
        refuse_first_level(&mut reader, &text, body_start);
        let value = read(&mut reader, &mut fields, &own.value, text);
        reader.finish(fields);
        Some(Record { body: body_start, ..Record::of_entry(value, own.clone(), data) })
    });
    if record.is_none() {
        part.records.broken.push((kind, own.value));
    }
    part.take(reader);
    record
}

/// The page's own title is its only first-level heading.
fn refuse_first_level(reader: &mut Reader<'_>, text: &Text, body_start: usize) {
    for block in &text.blocks {
        if let crate::text::Block::Heading { level: 1, span, .. } = block {
            let span = Span::new(reader.file, body_start + span.range().start..body_start + span.range().end);
            reader.diagnostics.push(rules::unexpected_heading::in_a_value(span));
        }
    }
}

/// The id that a file's name gives it.
pub(super) fn file_id(reader: &mut Reader<'_>, file: &SourceFile) -> Spanned<String> {
    let own = stem(file.path()).to_owned();
    let span = Span::new(reader.file, 0..0);
    if !is_id(&own) {
        reader.diagnostics.push(rules::invalid_id::diagnostic(&own, span));
    }
    Spanned { value: own, span }
}
