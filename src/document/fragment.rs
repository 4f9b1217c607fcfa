//! The provisions of a clause as bodies of documents, with holes: what the browser joins, and what the ready-made documents
//! of a clause are made of.

use std::cell::Cell;

use crate::library::{Clause, Criterion, Provision};
use crate::outside::Outside;
use crate::routes::Route;
use crate::text::{
    Alignment, Block, Context, Extent, Holes, Inline, Inlines, OdfOptions, OoxmlOptions, Pieces, Target, Text,
    push_odf, push_odf_source, push_ooxml, push_ooxml_source,
};

/// A family of document formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Suite {
    /// Office Open XML.
    Word,
    /// OpenDocument.
    Odf,
}

/// The level of a heading inside a provision: documents of the tender are on the first, provisions on the second.
const HEADING: u8 = 3;

/// The body of `provision` of `clause`, whose page is at `page`: its text, what an offer must describe, its scale, where it
/// comes from.
pub(super) fn fragment(
    documents: &Outside<'_>,
    suite: Suite,
    clause: &Clause,
    provision: &Provision,
    page: &Route,
) -> Pieces {
    let weight = provision.criterion.as_ref().map(|_| provision.weight_name());
    let address = |target: &Target| documents.address(target);
    let holes = Holes::new(&address, weight.as_deref().map(|name| ("weight", name)));
    let lists = Cell::new(0);
    let numbering = |start: u64| {
        let number = lists.replace(lists.get() + 1);
        holes.value(&format!("#{number}:{start}"), false)
    };
    let typography = documents.typography();
    holes.pieces(|context: &dyn Context| {
        let mut xml = String::with_capacity(4096);
        let mut push = |text: &Text| match suite {
            Suite::Word => {
                let options = OoxmlOptions { typography, heading_level: HEADING, numbering: &numbering };
                push_ooxml(text, context, options, &mut xml);
            }
            Suite::Odf => push_odf(text, context, OdfOptions { typography, heading_level: HEADING }, &mut xml),
        };
        push(&provision.text);
        if let Some(criterion) = &provision.criterion {
            push(&Text { blocks: vec![heading(documents, "expected")] });
            push(&criterion.expected);
            push(&Text { blocks: vec![heading(documents, "document-scale"), scale(documents, criterion)] });
        }
        let source = Source::of(documents, clause, provision, page);
        match suite {
            Suite::Word => push_ooxml_source(&source.before, &source.address, &source.after, &mut xml),
            Suite::Odf => push_odf_source(&source.before, &source.address, &source.after, &mut xml),
        }
        xml
    })
}

/// The line that every copy of a provision ends with, around its address.
struct Source {
    before: String,
    address: String,
    after: String,
}

impl Source {
    fn of(documents: &Outside<'_>, clause: &Clause, provision: &Provision, page: &Route) -> Source {
        let address = format!("{}#{}", page.under(documents.base_url), provision.id);
        let citation = provision.citation(clause);
        let line = documents.fill("copy-source", &[("citation", &citation), ("address", &address)]);
        let (before, after) = line.split_once(&address).unwrap_or((&line, ""));
        Source { before: before.to_owned(), after: after.to_owned(), address }
    }
}

fn heading(documents: &Outside<'_>, key: &str) -> Block {
    Block::Heading { level: 2, content: words(documents.fill(key, &[])), span: Extent::new(&(0..0)) }
}

/// The scale of `criterion` as a table.
fn scale(documents: &Outside<'_>, criterion: &Criterion) -> Block {
    let rows = criterion.scale.iter().map(|level| -> Box<[Inlines]> {
        let points = documents.library.portal.language.number(level.points);
        Box::new([words(points), in_one_cell(&level.when)])
    });
    Block::Table {
        alignments: Box::new([Alignment::End, Alignment::Start]),
        head: Box::new(["document-points", "document-level"].map(|key| words(documents.fill(key, &[])))),
        rows: rows.collect(),
    }
}

fn words(text: String) -> Inlines {
    Box::new([Inline::Text(text.into(), Extent::new(&(0..0)))])
}

/// The lines of `text`, one below the other.
fn in_one_cell(text: &Text) -> Inlines {
    let mut content: Vec<Inline> = Vec::new();
    text.visit_lines(&mut |line| {
        if !content.is_empty() {
            content.push(Inline::HardBreak);
        }
        content.extend_from_slice(line);
    });
    content.into()
}
