//! A text as the body of a Word document (WordprocessingML).
//!
//! Links are fields, so that a fragment needs no relationship; each numbered list asks for a number of its own, so that it
//! begins anew. The styles are those of the skeleton in `document`.

use super::xml::{TABLE_PARTS, push_given, push_xml, widths};
use super::{Alignment, Block, Context, Inline, Inlines, Target, Text, Typography};

/// What a document decides about a text.
#[derive(Clone, Copy)]
pub struct OoxmlOptions<'a> {
    /// The typography of the portal's language.
    pub typography: Typography,
    /// The level of a level-2 heading of the author.
    pub heading_level: u8,
    /// The number of a new numbered list that begins at a number.
    pub numbering: &'a dyn Fn(u64) -> String,
}

/// The width of a line, in twentieths of a point.
const LINE_WIDTH: usize = 9070;
/// How far a level of a list stands in.
const INDENT: usize = 397;
/// The number of every list with bullets.
const BULLETS: &str = "2";

/// Adds `text` as paragraphs and tables to `xml`.
pub fn push_ooxml(text: &Text, context: &dyn Context, options: OoxmlOptions<'_>, xml: &mut String) {
    let mut writer = Writer { xml, context, options, run: None, in_link: false };
    writer.blocks(&text.blocks, Place::default());
}

/// Adds the small line that tells where a provision comes from: `before`, a link to `address`, `after`.
pub fn push_ooxml_source(before: &str, address: &str, after: &str, xml: &mut String) {
    let no_list = |_| String::new();
    let options = OoxmlOptions { typography: Typography::Plain, heading_level: 1, numbering: &no_list };
    let mut writer = Writer { xml, context: &NoBlanks, options, run: None, in_link: false };
    writer.open_paragraph("Source", "");
    writer.characters(before, Format::default());
    writer.link(address, |writer| writer.characters(address, Format::default()));
    writer.characters(after, Format::default());
    writer.close_paragraph();
}

struct NoBlanks;

impl Context for NoBlanks {
    fn address(&self, _target: &Target) -> String {
        String::new()
    }

    fn blank(&self, name: &str, _bare: bool) -> String {
        name.to_owned()
    }
}

/// Where a block stands.
#[derive(Clone, Copy, Default)]
struct Place {
    /// In how many lists.
    depth: usize,
    quoted: bool,
}

/// How characters look.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Format {
    bold: bool,
    italic: bool,
    code: bool,
}

struct Writer<'a> {
    xml: &'a mut String,
    context: &'a dyn Context,
    options: OoxmlOptions<'a>,
    /// How the characters of the run at hand look.
    run: Option<Format>,
    in_link: bool,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], place: Place) {
        for (at, block) in blocks.iter().enumerate() {
            match (at.checked_sub(1).map(|before| &blocks[before]), block) {
                // Two tables side by side would be one.
                (Some(Block::Table { .. }), Block::Table { .. }) => self.xml.push_str("<w:p/>"),
                // The border of a table is no margin.
                (Some(Block::Table { .. }), Block::Paragraph(content)) => {
                    let (style, margin) = plain_style(place);
                    self.paragraph(style, &format!("<w:spacing w:before=\"140\"/>{margin}"), content);
                    continue;
                }
                _ => {}
            }
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Paragraph(content) => {
                let (style, margin) = plain_style(place);
                self.paragraph(style, &margin, content);
            }
            Block::Heading { level, content, .. } => {
                let level = (usize::from(*level) + usize::from(self.options.heading_level)).saturating_sub(2);
                let style = ["Heading1", "Heading2", "Heading3", "Heading4"][level.clamp(1, 4) - 1];
                self.paragraph(style, "", content);
            }
            Block::List { start, items } => self.list(*start, items, place),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Quote(blocks) => self.blocks(blocks, Place { quoted: true, ..place }),
            Block::Code(code) => {
                self.open_paragraph("CodeBlock", "");
                for (at, line) in code.trim_end().split('\n').enumerate() {
                    if at > 0 {
                        self.line_break();
                    }
                    self.characters(&line.replace('\t', "    "), Format::default());
                }
                self.close_paragraph();
            }
            Block::Rule => self.xml.push_str("<w:p><w:pPr><w:pStyle w:val=\"Rule\"/></w:pPr></w:p>"),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], place: Place) {
        let (style, number) = match start {
            Some(start) => ("ListNumber", (self.options.numbering)(start)),
            None => ("ListBullet", BULLETS.to_owned()),
        };
        let level = place.depth.min(8);
        let numbered = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>");
        let deeper = Place { depth: place.depth + 1, ..place };
        for item in items {
            let (first, rest) = match item.as_slice() {
                [Block::Paragraph(content), rest @ ..] => (&**content, rest),
                blocks => (&[][..], blocks),
            };
            self.paragraph(style, &numbered, first);
            self.blocks(rest, deeper);
        }
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Inlines], rows: &[Box<[Inlines]>]) {
        let widths: Vec<usize> = widths(head, rows).into_iter().map(|parts| parts * LINE_WIDTH / TABLE_PARTS).collect();
        self.xml.push_str(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
        );
        for width in &widths {
            self.push(&["<w:gridCol w:w=\"", &width.to_string(), "\"/>"]);
        }
        self.xml.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        self.cells(head, alignments, &widths, "TableHeading");
        for row in rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            self.cells(row, alignments, &widths, "TableText");
        }
        self.xml.push_str("</w:tbl>");
    }

    fn cells(&mut self, cells: &[Inlines], alignments: &[Alignment], widths: &[usize], style: &str) {
        for (column, width) in widths.iter().enumerate() {
            self.push(&["<w:tc><w:tcPr><w:tcW w:w=\"", &width.to_string(), "\" w:type=\"dxa\"/></w:tcPr>"]);
            let alignment = match alignments.get(column) {
                Some(Alignment::Centre) => "<w:jc w:val=\"center\"/>",
                Some(Alignment::End) => "<w:jc w:val=\"right\"/>",
                Some(Alignment::Start) | None => "",
            };
            self.paragraph(style, alignment, cells.get(column).map_or(&[], |cell| cell));
            self.xml.push_str("</w:tc>");
        }
        self.xml.push_str("</w:tr>");
    }

    fn paragraph(&mut self, style: &str, properties: &str, content: &[Inline]) {
        self.open_paragraph(style, properties);
        self.inlines(content, Format::default());
        self.close_paragraph();
    }

    fn open_paragraph(&mut self, style: &str, properties: &str) {
        self.xml.push_str("<w:p>");
        if !style.is_empty() {
            self.push(&["<w:pPr><w:pStyle w:val=\"", style, "\"/>", properties, "</w:pPr>"]);
        } else if !properties.is_empty() {
            self.push(&["<w:pPr>", properties, "</w:pPr>"]);
        }
    }

    fn close_paragraph(&mut self) {
        self.close_run();
        self.xml.push_str("</w:p>");
    }

    fn inlines(&mut self, inlines: &[Inline], format: Format) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) => self.characters(text, format),
                Inline::Emphasis(content) => self.inlines(content, Format { italic: true, ..format }),
                Inline::Strong(content) => self.inlines(content, Format { bold: true, ..format }),
                Inline::Code(code) => {
                    self.open_run(Format { code: true, ..format });
                    push_xml(code, Typography::Plain, self.xml);
                }
                Inline::Link { target, content, .. } => {
                    let address = self.context.address(target);
                    self.link(&address, |writer| writer.inlines(content, format));
                }
                Inline::SoftBreak => {
                    self.open_run(format);
                    self.xml.push(' ');
                }
                Inline::HardBreak => self.line_break(),
                Inline::Parameter { name, bare, .. } => {
                    self.close_run();
                    self.xml.push_str("<w:r>");
                    self.run_properties(Some(&self.context.state(name, *bare)), format);
                    self.xml.push_str("<w:t xml:space=\"preserve\">");
                    push_given(&self.context.blank(name, *bare), self.xml);
                    self.xml.push_str("</w:t></w:r>");
                }
            }
        }
    }

    fn characters(&mut self, text: &str, format: Format) {
        if !text.is_empty() {
            self.open_run(format);
            push_xml(text, self.options.typography, self.xml);
        }
    }

    fn line_break(&mut self) {
        self.close_run();
        self.xml.push_str("<w:r><w:br/></w:r>");
    }

    /// A field that leads to `address` around what `content` writes.
    fn link(&mut self, address: &str, content: impl FnOnce(&mut Self)) {
        self.close_run();
        self.xml.push_str(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> HYPERLINK &quot;",
        );
        push_given(&address.replace('\\', "%5C").replace('"', "%22"), self.xml);
        self.xml.push_str("&quot; </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
        self.in_link = true;
        content(self);
        self.close_run();
        self.in_link = false;
        self.xml.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
    }

    fn open_run(&mut self, format: Format) {
        if self.run == Some(format) {
            return;
        }
        self.close_run();
        self.xml.push_str("<w:r>");
        let style = match (format.code, self.in_link) {
            (true, _) => Some("CodeText"),
            (false, true) => Some("Hyperlink"),
            (false, false) => None,
        };
        self.run_properties(style, format);
        self.xml.push_str("<w:t xml:space=\"preserve\">");
        self.run = Some(format);
    }

    fn close_run(&mut self) {
        if self.run.take().is_some() {
            self.xml.push_str("</w:t></w:r>");
        }
    }

    fn run_properties(&mut self, style: Option<&str>, format: Format) {
        if style.is_none() && !format.bold && !format.italic {
            return;
        }
        self.xml.push_str("<w:rPr>");
        if let Some(style) = style {
            self.push(&["<w:rStyle w:val=\"", style, "\"/>"]);
        }
        self.xml.push_str(if format.bold { "<w:b/><w:bCs/>" } else { "" });
        self.xml.push_str(if format.italic { "<w:i/><w:iCs/>" } else { "" });
        self.xml.push_str("</w:rPr>");
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.xml.push_str(part);
        }
    }
}

/// The style of a paragraph, and its margin in a list.
fn plain_style(place: Place) -> (&'static str, String) {
    let margin = INDENT * place.depth;
    match (place.quoted, place.depth) {
        (true, 0) => ("Quote", String::new()),
        (true, _) => ("Quote", format!("<w:ind w:left=\"{}\"/>", margin + INDENT)),
        (false, 0) => ("", String::new()),
        (false, _) => ("ListContinue", format!("<w:ind w:left=\"{margin}\"/>")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Holes, parse};
    use super::*;

    #[test]
    fn the_body_of_a_document() {
        let markdown = "## Title & more\n\nThe **holder _sorts_** `a<b`\n[here](https://example.org/?a=1&b=\"2\"): {rate}.\\\nNext.\n\n\
                        3. three\n   - deep\n\n   more\n\n> said\n\n| a | b |\n|---|--:|\n| 1 | **{rate:bare}** |\n\nAfter.";
        let (text, _) = parse(markdown);
        let address = |target: &Target| match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { id, .. } => id.to_string(),
        };
        let holes = Holes::new(&address, None);
        let numbering = |start| holes.value(&format!("#0:{start}"), false);
        let options = OoxmlOptions { typography: Typography::French, heading_level: 3, numbering: &numbering };
        let pieces = holes.pieces(|context| {
            let mut xml = String::new();
            push_ooxml(&text, context, options, &mut xml);
            xml
        });
        insta::assert_snapshot!(serde_json::to_string_pretty(&pieces).unwrap().replace("<w:p>", "\n<w:p>"));
    }
}
