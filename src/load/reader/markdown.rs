//! Reading texts: Markdown to a tree, its links noted, what a library refuses said where it is written.

use std::ops::Range;

use super::{Fields, Reader};
use crate::load::yaml::Node;
use crate::load::{Kind, Reference, ReferenceBy, rules};
use crate::source::Span;
use crate::text::{self, Inline, LinkKind, Target, Text};

impl Reader<'_> {
    /// The Markdown of `name`.
    pub(in crate::load) fn markdown(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Text {
        let node = self.required(fields, name);
        node.map(|node| self.markdown_of(node)).unwrap_or_default()
    }

    /// The Markdown of `name`, which may be left out.
    pub(in crate::load) fn optional_markdown(&mut self, fields: &mut Fields<'_>, name: &'static str) -> Option<Text> {
        let node = self.optional(fields, name)?;
        Some(self.markdown_of(node))
    }

    fn markdown_of(&mut self, node: &Node<'_>) -> Text {
        if self.written(node).is_none() {
            return Text::default();
        }
        let markdown = node.scalar().unwrap_or_default();
        let source = self.source;
        let text = self.parse(markdown, &|range: Range<usize>| node.locate(source, range.start, range.end));
        for block in &text.blocks {
            if let text::Block::Heading { span, .. } = block {
                let span = node.locate(source, span.range().start, span.range().end);
                self.diagnostics.push(rules::unexpected_heading::in_a_value(span));
            }
        }
        text
    }

    /// The tree of `markdown`, whose byte ranges `place` turns into places of the file.
    pub(in crate::load) fn parse(&mut self, markdown: &str, place: &dyn Fn(Range<usize>) -> Span) -> Text {
        let (text, problems) = text::parse(markdown);
        for problem in problems {
            self.diagnostics.push(rules::text_problem(&problem.kind, place(problem.span)));
        }
        text.visit_inlines(&mut |inline| {
            if let Inline::Link { target: Target::Internal { kind, id }, span, .. } = inline {
                let (kind, id) = (link_kind(*kind), id.clone());
                self.references.push(Reference { kind, id, span: place(span.range()), by: ReferenceBy::Link });
            }
        });
        text
    }
}

fn link_kind(kind: LinkKind) -> Kind {
    match kind {
        LinkKind::Clause => Kind::Clause,
        LinkKind::LegalText => Kind::LegalText,
        LinkKind::Label => Kind::Label,
        LinkKind::Standard => Kind::Standard,
        LinkKind::Segment => Kind::Segment,
        LinkKind::Page => Kind::Page,
    }
}
