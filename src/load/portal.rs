//! `portal.yaml`, read before the others: its language decides about theirs.

use super::reader::{Fields, Reader};
use super::yaml::Node;
use super::{Record, Records, rules, yaml};
use crate::diagnostic::Diagnostics;
use crate::library::{
    Accessibility, Conformity, Currency, Date, HelpDesk, Language, LegalNotice, Licence, Licences, Portal, Publisher,
};
use crate::source::{Sources, Spanned};

const PATH: &str = "content/portal.yaml";
const LANGUAGES: &[(&str, Language)] = &[("fr", Language::French), ("en", Language::English)];
const CONFORMITIES: &[(&str, Conformity)] =
    &[("none", Conformity::None), ("partial", Conformity::Partial), ("full", Conformity::Full)];

/// Reads `portal.yaml` into `records`; gives the portal's language, French where it cannot be read.
pub(super) fn load(sources: &Sources, records: &mut Records, diagnostics: &mut Diagnostics) -> Language {
    let Some((id, file)) = sources.iter().find(|(_, file)| file.path() == PATH) else {
        diagnostics.push(rules::missing_file::diagnostic(PATH));
        return Language::French;
    };
    if file.unreadable().is_some() {
        return Language::French; // said with the other files
    }
    let mut reader = Reader::new(id, file.text());
    let tree = yaml::read(file.text(), id, 0, &mut reader.diagnostics);
    let mut language = Language::French;
    let portal = tree.and_then(|tree| {
        let mut fields = reader.fields(&tree)?;
        let value = portal(&mut reader, &mut fields);
        reader.finish(fields);
        language = value.language;
        Some(Record::of_entry(value, Spanned { value: "portal".to_owned(), span: tree.span }, tree))
    });
    if portal.is_none() && !reader.diagnostics.has_errors() {
        diagnostics.push(rules::missing_file::diagnostic(PATH));
    }
    records.portal = portal;
    records.references.append(&mut reader.references);
    diagnostics.append(reader.diagnostics);
    language
}

fn portal(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Portal {
    let mut base_url = reader.url(fields, "base_url");
    if !base_url.ends_with('/') {
        base_url.push('/');
    }
    Portal {
        title: reader.short_text(fields, "title", 120),
        tagline: reader.text(fields, "tagline"),
        description: reader.text(fields, "description"),
        language: reader.word(fields, "language", LANGUAGES).unwrap_or(Language::French),
        base_url,
        repository: reader.url(fields, "repository").trim_end_matches('/').to_owned(),
        branch: reader.optional_text(fields, "branch").unwrap_or_else(|| "main".to_owned()),
        publisher: group(reader, fields, "publisher", publisher),
        help_desk: group(reader, fields, "help_desk", help_desk),
        currency: group(reader, fields, "currency", currency),
        licences: group(reader, fields, "licences", licences),
        attribution: reader.text(fields, "attribution"),
        accessibility: group(reader, fields, "accessibility", accessibility),
        legal_notice: group(reader, fields, "legal_notice", legal_notice),
        open_search_index: reader.optional_flag(fields, "open_search_index"),
    }
}

/// The mapping at `name`, read by `read`; an empty one where it is missing, which has been said.
fn group<T>(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    name: &'static str,
    read: fn(&mut Reader<'_>, &mut Fields<'_>) -> T,
) -> T {
    let node = reader.required(fields, name);
    let inner = node.and_then(|node| reader.fields(node));
    match inner {
        Some(mut inner) => {
            let value = read(reader, &mut inner);
            reader.finish(inner);
            value
        }
        None => {
            let empty =
                Node { value: yaml::Value::Mapping(Vec::new()), span: crate::source::Span::new(reader.file, 0..0) };
            let mut silent = Reader::new(reader.file, reader.source);
            let mut inner = silent.fields(&empty).expect("a mapping has fields");
            read(&mut silent, &mut inner)
        }
    }
}

fn publisher(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Publisher {
    Publisher {
        name: reader.text(fields, "name"),
        url: reader.optional_url(fields, "url"),
        email: reader.optional_text(fields, "email"),
    }
}

fn help_desk(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> HelpDesk {
    HelpDesk { name: reader.text(fields, "name"), url: reader.url(fields, "url"), text: reader.text(fields, "text") }
}

fn currency(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Currency {
    Currency { code: reader.text(fields, "code"), symbol: reader.text(fields, "symbol") }
}

fn licences(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Licences {
    Licences {
        database: group(reader, fields, "database", licence),
        texts: group(reader, fields, "texts", licence),
        code: group(reader, fields, "code", licence),
    }
}

fn licence(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Licence {
    Licence {
        id: reader.text(fields, "id"),
        name: reader.text(fields, "name"),
        url: reader.url(fields, "url"),
        text: reader.optional_text(fields, "text"),
    }
}

fn accessibility(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Accessibility {
    Accessibility {
        conformity: reader.word(fields, "conformity", CONFORMITIES).unwrap_or(Conformity::None),
        established_on: reader.date(fields, "established_on").unwrap_or(Date::MIN),
        tested_with: reader.texts(fields, "tested_with"),
        technologies: reader.texts(fields, "technologies"),
        defects: reader.texts(fields, "defects"),
        contact: reader.markdown(fields, "contact"),
        remedies: reader.markdown(fields, "remedies"),
    }
}

fn legal_notice(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> LegalNotice {
    LegalNotice {
        editor: reader.markdown(fields, "editor"),
        director: reader.markdown(fields, "director"),
        host: reader.markdown(fields, "host"),
        note: reader.optional_markdown(fields, "note"),
    }
}
