//! Texts: Markdown parsed once into a tree, and the renderings of that tree.
//!
//! In goes the author's Markdown; out come a [`Text`] and what is wrong with it. Places are byte ranges of the Markdown
//! itself: whoever knows the file turns them into places in it. This module knows neither files nor the library.

mod html;
mod markdown;
mod odf;
mod ooxml;
mod parameters;
mod parse;
mod pieces;
mod plain;
mod typography;
mod xml;

pub use html::{BlankMarkup, HtmlOptions, to_html, to_inline_html};
pub use markdown::{MarkdownOptions, to_markdown, to_markdown_cell};
pub use odf::{OdfOptions, push_odf, push_odf_source};
pub use ooxml::{OoxmlOptions, push_ooxml, push_ooxml_source};
pub use parse::{Problem, ProblemKind, parse};
pub use pieces::{Hole, Holes, Part, Pieces};
pub use plain::{push_plain, to_line, to_plain};
pub use typography::{Typography, set};
pub use xml::{TABLE_PARTS, push_xml_text};

use std::ops::Range;

/// A text: its blocks in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// What a line says. Texts are the most of what a library holds in memory: nothing of them is larger than it must be.
pub type Inlines = Box<[Inline]>;

/// Where something stands in the Markdown of its text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    start: u32,
    end: u32,
}

impl Extent {
    /// The bytes `range`, of a text of at most 4 GiB.
    pub fn new(range: &Range<usize>) -> Extent {
        let place = |byte| u32::try_from(byte).expect("no text is that long");
        Extent { start: place(range.start), end: place(range.end) }
    }

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The first byte and the one after the last.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A block of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Inlines),
    /// A heading of the author's level, 1 to 6.
    Heading {
        /// Its level in the Markdown.
        level: u8,
        /// What it says.
        content: Inlines,
        /// Where it stands.
        span: Extent,
    },
    /// A list.
    List {
        /// The first number, of a numbered list.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// How its columns stand.
        alignments: Box<[Alignment]>,
        /// Its header cells.
        head: Box<[Inlines]>,
        /// Its rows of cells.
        rows: Box<[Box<[Inlines]>]>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Code.
    Code(String),
    /// A rule between two parts.
    Rule,
}

/// How a column of a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// At the start of the line.
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line.
    End,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Characters.
    Text(Box<str>, Extent),
    /// Emphasis.
    Emphasis(Inlines),
    /// Strong emphasis.
    Strong(Inlines),
    /// Code.
    Code(Box<str>),
    /// A link.
    Link {
        /// Where it leads.
        target: Target,
        /// What it says.
        content: Inlines,
        /// Where it stands.
        span: Extent,
    },
    /// A line end of the author's file.
    SoftBreak,
    /// A line end that the author wants.
    HardBreak,
    /// A blank: `{name}` or `{name:bare}`.
    Parameter {
        /// Its name.
        name: Box<str>,
        /// Whether the unit is left out.
        bare: bool,
        /// Where it stands.
        span: Extent,
    },
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside the library: `https:`, `http:` or `mailto:`.
    Web(Box<str>),
    /// Something in the library.
    Internal {
        /// The kind of thing.
        kind: LinkKind,
        /// Its id.
        id: Box<str>,
    },
}

impl Target {
    /// Where `address` leads, or the scheme that is refused.
    fn of(address: &str) -> Result<Target, String> {
        let Some((scheme, rest)) = address.split_once(':') else { return Err(address.to_owned()) };
        let lower = scheme.to_ascii_lowercase();
        if let Some((_, kind)) = LinkKind::ALL.iter().find(|(name, _)| *name == lower) {
            return Ok(Target::Internal { kind: *kind, id: rest.into() });
        }
        match lower.as_str() {
            "https" | "http" | "mailto" => Ok(Target::Web(address.into())),
            _ => Err(lower),
        }
    }
}

/// The kinds of things that a text may link to, by the scheme of the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `clause:`
    Clause,
    /// `text:`, a legal text.
    LegalText,
    /// `label:`
    Label,
    /// `standard:`
    Standard,
    /// `segment:`
    Segment,
    /// `page:`
    Page,
}

impl LinkKind {
    /// Every kind with its scheme.
    pub const ALL: [(&'static str, LinkKind); 6] = [
        ("clause", LinkKind::Clause),
        ("text", LinkKind::LegalText),
        ("label", LinkKind::Label),
        ("standard", LinkKind::Standard),
        ("segment", LinkKind::Segment),
        ("page", LinkKind::Page),
    ];
}

/// What a rendering asks of whoever knows the library.
pub trait Context {
    /// The address of `target`, as it goes into the rendering.
    fn address(&self, target: &Target) -> String;

    /// What stands for the blank `name`, with or without its unit.
    fn blank(&self, name: &str, bare: bool) -> String;

    /// What whoever fills in the blank `name` calls it.
    fn name<'n>(&'n self, name: &'n str) -> &'n str {
        name
    }

    /// The name of the style that shows whether the buyer has decided on the blank `name`.
    fn state(&self, _name: &str, _bare: bool) -> String {
        "Blank".to_owned()
    }
}

impl Text {
    /// Calls `visit` with every inline of the text, outer ones first.
    pub fn visit_inlines<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        visit_blocks(&self.blocks, &mut |inlines| visit_all(inlines, visit));
    }

    /// Calls `visit` with the content of every paragraph, heading and table cell: the units that are read alone.
    pub fn visit_lines<'a>(&'a self, visit: &mut dyn FnMut(&'a [Inline])) {
        visit_blocks(&self.blocks, visit);
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

fn visit_blocks<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a [Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => visit(content),
            Block::List { items, .. } => items.iter().for_each(|item| visit_blocks(item, visit)),
            Block::Table { head, rows, .. } => {
                head.iter().for_each(|cell| visit(cell));
                rows.iter().flatten().for_each(|cell| visit(cell));
            }
            Block::Quote(blocks) => visit_blocks(blocks, visit),
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn visit_all<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                visit_all(content, visit);
            }
            _ => {}
        }
    }
}
