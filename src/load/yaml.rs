//! YAML as a tree in which every key and every value knows its place.
//!
//! A mistake is a diagnostic and reading goes on; only where the syntax breaks does a file end early.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle};

use super::rules;
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Span};

/// How deep lists and mappings may nest.
const MAX_DEPTH: usize = 12;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node<'y> {
    /// What it is.
    pub(crate) value: Value<'y>,
    /// Where it is; of a list or a mapping, its first line.
    pub(crate) span: Span,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'y> {
    /// Nothing was written.
    Absent,
    /// Characters, of the file itself where they are written as they are.
    Scalar(Cow<'y, str>),
    /// A list.
    List(Vec<Node<'y>>),
    /// Keys and values, in order; no key twice.
    Mapping(Vec<(Key<'y>, Node<'y>)>),
}

/// A key and its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Key<'y> {
    /// The key.
    pub(crate) name: Cow<'y, str>,
    /// Where it is.
    pub(crate) span: Span,
}

/// A step down a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'s> {
    /// To the value of a key.
    Key(&'s str),
    /// To an item of a list.
    At(usize),
}

impl<'s> From<&'s str> for Step<'s> {
    fn from(key: &'s str) -> Step<'s> {
        Step::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(at: usize) -> Self {
        Step::At(at)
    }
}

/// A way down a tree: `at!["provisions", 0, "weight"]`.
macro_rules! at {
    ($($step:expr),* $(,)?) => { &[$($crate::load::Step::from($step)),*][..] };
}
pub(crate) use at;

impl<'y> Node<'y> {
    /// The same, which outlives its file.
    pub(crate) fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            Value::Absent => Value::Absent,
            Value::Scalar(text) => Value::Scalar(Cow::Owned(text.into_owned())),
            Value::List(items) => Value::List(items.into_iter().map(Node::into_owned).collect()),
            Value::Mapping(entries) => Value::Mapping(
                entries
                    .into_iter()
                    .map(|(key, node)| {
                        let name = Cow::Owned(key.name.into_owned());
                        (Key { name, span: key.span }, node.into_owned())
                    })
                    .collect(),
            ),
        };
        Node { value, span: self.span }
    }

    /// The node at the end of `path`, if all of it is there.
    pub(crate) fn find(&self, path: &[Step<'_>]) -> Option<&Node<'y>> {
        path.iter().try_fold(self, |node, step| match (&node.value, step) {
            (Value::Mapping(entries), Step::Key(name)) => {
                entries.iter().find(|(key, _)| key.name == *name).map(|(_, node)| node)
            }
            (Value::List(items), Step::At(at)) => items.get(*at),
            _ => None,
        })
    }

    /// The place of the node at the end of `path`, or of the last one that is there.
    pub(crate) fn place(&self, path: &[Step<'_>]) -> Span {
        let mut node = self;
        for step in path {
            match node.find(&[*step]) {
                Some(next) => node = next,
                None => break,
            }
        }
        node.span
    }

    /// The place of the key at the end of `path`, or of the last node that is there.
    pub(crate) fn key_place(&self, path: &[Step<'_>]) -> Span {
        if let Some((Step::Key(name), parent)) = path.split_last()
            && let Some(Node { value: Value::Mapping(entries), .. }) = self.find(parent)
            && let Some((key, _)) = entries.iter().find(|(key, _)| key.name == *name)
        {
            return key.span;
        }
        self.place(path)
    }

    /// The scalar, if it is one.
    pub(crate) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// Where bytes `start..end` of the scalar stand in `source`, the text of its file. Indentation and escapes are
    /// walked over, so that a word in a block of text is underlined where it is written.
    pub(crate) fn locate(&self, source: &str, start: usize, end: usize) -> Span {
        let Some(text) = self.scalar() else { return self.span };
        let written = source.as_bytes();
        let (mut at, mut first, mut last) = (self.span.start, self.span.start, self.span.end);
        let mut after_space = false;
        for (place, byte) in text.bytes().enumerate() {
            if byte.is_ascii_whitespace() {
                if place == start {
                    first = at;
                }
                while !after_space && at < self.span.end && written[at].is_ascii_whitespace() {
                    at += 1;
                }
            } else {
                // A quote, a backslash or a mark of indentation may stand before it.
                let near = written.get(at..(at + 8).min(written.len())).unwrap_or_default();
                at += near.iter().position(|written| *written == byte).unwrap_or(0);
                if place == start {
                    first = at;
                }
                at += 1;
            }
            after_space = byte.is_ascii_whitespace();
            if place + 1 == end {
                last = at;
                break;
            }
        }
        Span::new(self.span.file, first..last.clamp(first, self.span.end.max(first)))
    }
}

/// Reads `yaml`, which stands at byte `offset` of `file`; `None` where its syntax is broken or there is nothing.
pub(super) fn read<'y>(yaml: &'y str, file: FileId, offset: usize, diagnostics: &mut Diagnostics) -> Option<Node<'y>> {
    let mut builder = Builder { yaml, file, offset, diagnostics, open: Vec::new(), done: None };
    let options = granit_parser::options! { emit_comments: false, emit_unresolved_aliases: true };
    for event in Parser::new_from_str_with_options(yaml, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                let tag = span.tag_start.and_then(|mark| mark.byte_offset());
                if !builder.event(event, range, tag) {
                    return None;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(yaml.len());
                let span = builder.span(builder.word(at));
                builder.diagnostics.push(rules::yaml_syntax::diagnostic(span, &error.info()));
                return None;
            }
        }
    }
    builder.done
}

struct Builder<'b, 'y> {
    yaml: &'y str,
    file: FileId,
    offset: usize,
    diagnostics: &'b mut Diagnostics,
    open: Vec<Open<'y>>,
    done: Option<Node<'y>>,
}

/// A list or a mapping that is not closed yet, and where it began.
enum Open<'y> {
    List(Vec<Node<'y>>, usize),
    Mapping(Vec<(Key<'y>, Node<'y>)>, Option<Key<'y>>, usize),
}

impl<'y> Builder<'_, 'y> {
    /// Takes `event`; says whether to go on.
    fn event(&mut self, event: Event<'y>, range: std::ops::Range<usize>, tag: Option<usize>) -> bool {
        if let Some(tag) = tag {
            let span = self.span(self.word(tag));
            self.diagnostics.push(rules::yaml_tag::diagnostic(span));
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                self.anchor(anchor, range.start);
                let range = self.trimmed(range);
                let written = self.yaml.get(range.clone()).unwrap_or_default();
                if style == ScalarStyle::Plain
                    && let Some(lost) = self.lost_after(range.end)
                {
                    let span = self.span(lost);
                    self.diagnostics.push(rules::cut_by_comment::diagnostic(span));
                }
                let absent = style == ScalarStyle::Plain && matches!(written, "" | "~" | "null");
                let value = if absent { Value::Absent } else { Value::Scalar(text) };
                let node = Node { value, span: self.span(range) };
                self.put(node)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.anchor(anchor, range.start);
                self.open.push(Open::List(Vec::new(), range.start));
                self.shallow(range.start)
            }
            Event::MappingStart(_, anchor, _) => {
                self.anchor(anchor, range.start);
                self.open.push(Open::Mapping(Vec::new(), None, range.start));
                self.shallow(range.start)
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let (value, start) = match self.open.pop() {
                    Some(Open::List(items, start)) => (Value::List(items), start),
                    Some(Open::Mapping(entries, _, start)) => (Value::Mapping(entries), start),
                    None => return false,
                };
                let node = Node { value, span: self.span(self.line_from(start, range.end)) };
                self.put(node)
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                let span = self.span(range);
                self.diagnostics.push(rules::yaml_alias::diagnostic(span));
                self.put(Node { value: Value::Absent, span })
            }
            _ => true,
        }
    }

    fn put(&mut self, node: Node<'y>) -> bool {
        match self.open.last_mut() {
            None if self.done.is_some() => {
                self.diagnostics.push(rules::yaml_syntax::second_document(node.span));
                return false;
            }
            None => self.done = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Mapping(entries, key, _)) => match key.take() {
                None => {
                    let span = node.span;
                    let name = match node.value {
                        Value::Scalar(name) => name,
                        Value::Absent => Cow::Borrowed(""),
                        Value::List(_) | Value::Mapping(_) => {
                            self.diagnostics.push(rules::yaml_syntax::key_of_many(span));
                            Cow::Borrowed("")
                        }
                    };
                    *key = Some(Key { name, span });
                }
                Some(key) => match entries.iter().find(|(other, _)| other.name == key.name) {
                    Some(_) => self.diagnostics.push(rules::duplicate_key::diagnostic(&key)),
                    None => entries.push((key, node)),
                },
            },
        }
        true
    }

    fn anchor(&mut self, anchor: usize, node_start: usize) {
        if anchor == 0 {
            return;
        }
        // The anchor stands before its node: `&name value`.
        let start = self.yaml[..node_start.min(self.yaml.len())].rfind('&').unwrap_or(node_start);
        let span = self.span(self.word(start));
        self.diagnostics.push(rules::yaml_alias::diagnostic(span));
    }

    /// Whether what opened at `start` is not too deep.
    fn shallow(&mut self, start: usize) -> bool {
        let deep = self.open.len() > MAX_DEPTH;
        if deep {
            let span = self.span(self.line_from(start, self.yaml.len()));
            self.diagnostics.push(rules::too_deep::diagnostic(span));
        }
        !deep
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    /// The word that begins at `at`, at least a character.
    fn word(&self, at: usize) -> std::ops::Range<usize> {
        let mut at = at.min(self.yaml.len());
        while !self.yaml.is_char_boundary(at) {
            at -= 1;
        }
        let rest = &self.yaml[at..];
        let length = rest.find(|character: char| character.is_whitespace() || character == ',').unwrap_or(rest.len());
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let on_line = if rest.starts_with('\n') { 0 } else { length.max(first) };
        at..at + on_line
    }

    /// `range` without the white space at its end, which belongs to no word.
    fn trimmed(&self, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        match self.yaml.get(range.clone()) {
            Some(written) => range.start..range.start + written.trim_end().len(),
            None => range,
        }
    }

    /// What a ` #` without a space after it takes from the plain value that ends at `end`: more likely its words than
    /// a remark.
    fn lost_after(&self, end: usize) -> Option<std::ops::Range<usize>> {
        let next = self.yaml.as_bytes().get(end..)?.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
        if next != Some(&b'#') {
            return None; // nearly always
        }
        let line = self.yaml.get(end..)?.lines().next()?;
        let remark = line.trim_start_matches([' ', '\t']);
        let start = end + (line.len() - remark.len());
        let words = remark.strip_prefix('#')?;
        let is_remark = start == end || words.is_empty() || words.starts_with(['#', ' ', '\t', '!']);
        (!is_remark).then(|| start..start + remark.trim_end().len())
    }

    /// From `start` to the end of its line, at most to `end`.
    fn line_from(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let end = end.clamp(start, self.yaml.len());
        let line = self.yaml.get(start..end).and_then(|rest| rest.lines().next()).unwrap_or_default();
        start..start + line.trim_end().len()
    }
}

#[cfg(test)]
mod tests;
