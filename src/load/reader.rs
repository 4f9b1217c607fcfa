//! Reading values out of a tree: each wrong one is a diagnostic at its place, and reading goes on.
//!
//! What is wrong or missing becomes a harmless value, so that one mistake is reported once.

mod markdown;

use super::yaml::{Key, Node, Value};
use super::{Kind, Reference, ReferenceBy, rules};
use crate::diagnostic::Diagnostics;
use crate::library::{Date, Number, is_id};
use crate::source::{FileId, Span};

/// Reads one file.
pub(super) struct Reader<'r> {
    pub(super) file: FileId,
    pub(super) source: &'r str,
    pub(super) diagnostics: Diagnostics,
    pub(super) references: Vec<Reference>,
}

/// The keys of a mapping, of which those that nobody asks for are unknown.
pub(super) struct Fields<'n> {
    entries: &'n [(Key<'n>, Node<'n>)],
    span: Span,
    asked: Vec<&'static str>,
    /// After the key that was found last: keys are asked for in the order in which people write them.
    next: usize,
    /// How many keys were found.
    found: usize,
}

impl<'n> Fields<'n> {
    /// The value of `name`, where one is written.
    pub(super) fn take(&mut self, name: &'static str) -> Option<&'n Node<'n>> {
        let is_first_time = !self.asked.contains(&name);
        if is_first_time {
            self.asked.push(name);
        }
        let (before, after) = self.entries.split_at(self.next);
        let found = after.iter().position(|(key, _)| key.name == name).map(|place| place + self.next);
        let place = found.or_else(|| before.iter().position(|(key, _)| key.name == name))?;
        self.next = place + 1;
        self.found += usize::from(is_first_time);
        Some(&self.entries[place].1)
    }
}

impl<'r> Reader<'r> {
    pub(super) fn new(file: FileId, source: &'r str) -> Reader<'r> {
        Reader { file, source, diagnostics: Diagnostics::default(), references: Vec::new() }
    }

    /// The keys of `node`.
    pub(super) fn fields<'n>(&mut self, node: &'n Node<'n>) -> Option<Fields<'n>> {
        match &node.value {
            Value::Mapping(entries) => {
                let asked = Vec::with_capacity(entries.len().max(8));
                Some(Fields { entries, span: node.span, asked, next: 0, found: 0 })
            }
            _ => {
                self.wrong_type(node, "mapping");
                None
            }
        }
    }

    /// Says which keys of `fields` nobody asked for.
    pub(super) fn finish(&mut self, fields: Fields<'_>) {
        if fields.found == fields.entries.len() {
            return;
        }
        for (key, _) in fields.entries {
            if !fields.asked.contains(&&*key.name) {
                self.diagnostics.push(rules::unknown_key::diagnostic(key, &fields.asked));
            }
        }
    }

    /// The value of `name`, which must be there.
    pub(super) fn required<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str) -> Option<&'n Node<'n>> {
        let node = fields.take(name);
        match node {
            None => self.diagnostics.push(rules::missing_key::diagnostic(name, fields.span)),
            Some(Node { value: Value::Absent, span }) => {
                self.diagnostics.push(rules::empty_value::diagnostic(name, key_span(fields, name).unwrap_or(*span)));
                return None;
            }
            Some(_) => {}
        }
        node
    }

    /// The value of `name`, which may be left out but not empty.
    pub(super) fn optional<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str) -> Option<&'n Node<'n>> {
        let node = fields.take(name)?;
        if node.value == Value::Absent {
            let span = key_span(fields, name).unwrap_or(node.span);
            self.diagnostics.push(rules::empty_value::diagnostic(name, span));
            return None;
        }
        Some(node)
    }

    /// The characters of `name`.
    pub(super) fn text(&mut self, fields: &mut Fields<'_>, name: &'static str) -> String {
        let node = self.required(fields, name);
        node.and_then(|node| self.characters(node)).unwrap_or_default()
    }

    /// The characters of `name`, which may be left out.
    pub(super) fn optional_text(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
        let node = self.optional(fields, name)?;
        self.characters(node)
    }

    /// The characters of `name`, at most `limit` of them.
    pub(super) fn short_text(&mut self, fields: &mut Fields<'_>, name: &'static str, limit: usize) -> String {
        let Some(node) = self.required(fields, name) else { return String::new() };
        let text = self.characters(node).unwrap_or_default();
        if text.chars().count() > limit {
            self.diagnostics.push(rules::too_long::diagnostic(node.span, text.chars().count(), limit));
        }
        text
    }

    /// The characters of each item of `name`, which may be left out.
    pub(super) fn texts(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Vec<String> {
        let items = self.items(fields, name);
        items.iter().filter_map(|item| self.characters(item)).collect()
    }

    /// The characters of `node`, trimmed.
    pub(super) fn characters(&mut self, node: &Node<'_>) -> Option<String> {
        self.written(node).map(str::to_owned)
    }

    /// The characters of `node` as they stand in the tree, trimmed.
    pub(super) fn written<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        let Some(text) = node.scalar() else {
            self.wrong_type(node, "text");
            return None;
        };
        if rules::spreadsheet_formula::is_formula(text) {
            self.diagnostics.push(rules::spreadsheet_formula::diagnostic(node.span));
        }
        let trimmed = text.trim();
        if trimmed.is_empty() {
            self.diagnostics.push(rules::empty_value::diagnostic(text.trim(), node.span));
        }
        Some(trimmed)
    }

    /// The id that `name` names, of a `kind`.
    pub(super) fn reference(&mut self, fields: &mut Fields<'_>, name: &'static str, kind: Kind) -> String {
        let node = self.required(fields, name);
        node.and_then(|node| self.reference_at(node, kind)).unwrap_or_default()
    }

    /// The id that `name` names, of a `kind`, which may be left out.
    pub(super) fn optional_reference(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        kind: Kind,
    ) -> Option<String> {
        let node = self.optional(fields, name)?;
        self.reference_at(node, kind)
    }

    /// The ids that the list `name` names, of a `kind`; it may be left out.
    pub(super) fn references(&mut self, fields: &mut Fields<'_>, name: &'static str, kind: Kind) -> Vec<String> {
        let items = self.items(fields, name);
        self.references_at(items, kind)
    }

    /// The ids that the list `name` names, of a `kind`: at least one.
    pub(super) fn required_references(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        kind: Kind,
    ) -> Vec<String> {
        let Some(node) = self.required(fields, name) else { return Vec::new() };
        let items = self.list(node);
        if items.is_empty() && matches!(node.value, Value::List(_)) {
            self.diagnostics.push(rules::empty_value::diagnostic(name, node.span));
        }
        self.references_at(items, kind)
    }

    pub(super) fn references_at(&mut self, items: &[Node<'_>], kind: Kind) -> Vec<String> {
        let mut ids: Vec<String> = Vec::with_capacity(items.len());
        for item in items {
            let Some(id) = self.reference_at(item, kind) else { continue };
            if ids.contains(&id) {
                self.diagnostics.push(rules::repeated_item::diagnostic(&id, item.span));
            } else {
                ids.push(id);
            }
        }
        ids
    }

    /// The id that `node` names, of a `kind`.
    pub(super) fn reference_at(&mut self, node: &Node<'_>, kind: Kind) -> Option<String> {
        let id = self.written(node).filter(|id| !id.is_empty())?;
        self.references.push(Reference { kind, id: id.into(), span: node.span, by: ReferenceBy::Value });
        Some(id.to_owned())
    }

    /// The own id at `name`, well formed.
    pub(super) fn own_id(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<(String, Span)> {
        let node = self.required(fields, name)?;
        let id = self.characters(node)?;
        if !is_id(&id) {
            self.diagnostics.push(rules::invalid_id::diagnostic(&id, node.span));
        }
        Some((id, node.span))
    }

    /// The one of `words` that `name` holds.
    pub(super) fn word<T: Copy>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let node = self.required(fields, name)?;
        self.word_at(node, words)
    }

    /// The one of `words` that `name` holds, which may be left out.
    pub(super) fn optional_word<T: Copy>(
        &mut self,
        fields: &mut Fields<'_>,
        name: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let node = self.optional(fields, name)?;
        self.word_at(node, words)
    }

    /// The one of `words` that `node` is.
    pub(super) fn word_at<T: Copy>(&mut self, node: &Node<'_>, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.written(node)?;
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.diagnostics.push(rules::unknown_value::diagnostic(text, &known, node.span));
        }
        found.map(|(_, value)| *value)
    }

    /// The whole number of `name`, at least `min`.
    pub(super) fn whole(&mut self, fields: &mut Fields<'_>, name: &'static str, min: u32) -> Option<u32> {
        let node = self.required(fields, name)?;
        self.whole_at(node, min)
    }

    /// The whole number that `node` is, at least `min`.
    pub(super) fn whole_at(&mut self, node: &Node<'_>, min: u32) -> Option<u32> {
        let number = node.scalar().and_then(|text| text.trim().parse::<u32>().ok()).filter(|number| *number >= min);
        if number.is_none() {
            self.wrong_type(node, "whole");
        }
        number
    }

    /// The number that `node` is.
    pub(super) fn number_at(&mut self, node: &Node<'_>) -> Option<Number> {
        let number = node.scalar().and_then(|text| text.trim().parse::<Number>().ok());
        if number.is_none() {
            self.wrong_type(node, "number");
        }
        number
    }

    /// The day of `name`.
    pub(super) fn date(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Date> {
        let node = self.required(fields, name)?;
        self.date_at(node)
    }

    /// The day of `name`, which may be left out.
    pub(super) fn optional_date(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Date> {
        let node = self.optional(fields, name)?;
        self.date_at(node)
    }

    /// The day that `node` is.
    pub(super) fn date_at(&mut self, node: &Node<'_>) -> Option<Date> {
        let date = node.scalar().and_then(parse_date);
        if date.is_none() {
            self.wrong_type(node, "date");
        }
        date
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, fields: &mut Fields<'_>, name: &'static str) -> bool {
        let Some(node) = self.required(fields, name) else { return false };
        self.flag_at(node).unwrap_or(false)
    }

    /// `true` or `false`, which may be left out.
    pub(super) fn optional_flag(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<bool> {
        let node = self.optional(fields, name)?;
        self.flag_at(node)
    }

    fn flag_at(&mut self, node: &Node) -> Option<bool> {
        match node.scalar() {
            Some("true") => Some(true),
            Some("false") => Some(false),
            _ => {
                self.wrong_type(node, "flag");
                None
            }
        }
    }

    /// The web address of `name`, which may be left out.
    pub(super) fn optional_url(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
        let node = self.optional(fields, name)?;
        self.url_at(node)
    }

    /// The web address of `name`.
    pub(super) fn url(&mut self, fields: &mut Fields<'_>, name: &'static str) -> String {
        let node = self.required(fields, name);
        node.and_then(|node| self.url_at(node)).unwrap_or_default()
    }

    fn url_at(&mut self, node: &Node<'_>) -> Option<String> {
        let url = self.characters(node)?;
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let has_host = rest.is_some_and(|rest| rest.contains('.') && !rest.starts_with(['.', '/']));
        if !has_host || url.contains(|character: char| character.is_whitespace() || "<>\"{}".contains(character)) {
            self.diagnostics.push(rules::invalid_url::diagnostic(&url, node.span));
        }
        Some(url)
    }

    /// The items of the list `name`, which may be left out.
    pub(super) fn items<'n>(&mut self, fields: &mut Fields<'n>, name: &'static str) -> &'n [Node<'n>] {
        match self.optional(fields, name) {
            Some(node) => self.list(node),
            None => &[],
        }
    }

    /// The items of `node`.
    pub(super) fn list<'n>(&mut self, node: &'n Node<'n>) -> &'n [Node<'n>] {
        match &node.value {
            Value::List(items) => items,
            _ => {
                self.wrong_type(node, "list");
                &[]
            }
        }
    }

    pub(super) fn wrong_type(&mut self, node: &Node<'_>, expected: &'static str) {
        self.diagnostics.push(rules::wrong_type::diagnostic(node, expected));
    }
}

fn key_span(fields: &Fields<'_>, name: &str) -> Option<Span> {
    fields.entries.iter().find(|(key, _)| key.name == name).map(|(key, _)| key.span)
}

/// Reads `YYYY-MM-DD` and nothing else.
fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let shape = text.len() == 10
        && text.bytes().enumerate().all(
            |(at, byte)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            },
        );
    if shape { text.parse().ok() } else { None }
}
