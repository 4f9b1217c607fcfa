//! A text as the body of an OpenDocument text. The styles are those of the skeleton in `document`.

use super::xml::{push_given, push_xml, widths};
use super::{Alignment, Block, Context, Inline, Inlines, Text, Typography};

/// What a document decides about a text.
#[derive(Debug, Clone, Copy)]
pub struct OdfOptions {
    /// The typography of the portal's language.
    pub typography: Typography,
    /// The level of a level-2 heading of the author.
    pub heading_level: u8,
}

/// Adds `text` as paragraphs, lists and tables to `xml`.
pub fn push_odf(text: &Text, context: &dyn Context, options: OdfOptions, xml: &mut String) {
    let mut writer = Writer { xml, context, options, tables: Vec::new() };
    writer.blocks(&text.blocks, "Text_20_body", 0);
}

/// Adds the small line that tells where a provision comes from: `before`, a link to `address`, `after`.
pub fn push_odf_source(before: &str, address: &str, after: &str, xml: &mut String) {
    xml.push_str("<text:p text:style-name=\"Source\">");
    push_xml(before, Typography::Plain, xml);
    xml.push_str("<text:a xlink:type=\"simple\" xlink:href=\"");
    push_xml(address, Typography::Plain, xml);
    xml.push_str("\">");
    push_xml(address, Typography::Plain, xml);
    xml.push_str("</text:a>");
    push_xml(after, Typography::Plain, xml);
    xml.push_str("</text:p>");
}

struct Writer<'a, 't> {
    xml: &'a mut String,
    context: &'a dyn Context,
    options: OdfOptions,
    /// The tables of the list at hand, which no item may hold: they follow it.
    tables: Vec<&'t Block>,
}

impl<'t> Writer<'_, 't> {
    fn blocks(&mut self, blocks: &'t [Block], style: &str, depth: usize) {
        for block in blocks {
            self.block(block, style, depth);
        }
    }

    fn block(&mut self, block: &'t Block, style: &str, depth: usize) {
        match block {
            Block::Paragraph(content) => self.paragraph(style, content),
            Block::Heading { level, content, .. } => {
                let level = (usize::from(*level) + usize::from(self.options.heading_level)).saturating_sub(2);
                let level = level.clamp(1, 4).to_string();
                self.push(&[
                    "<text:h text:style-name=\"Heading_20_",
                    &level,
                    "\" text:outline-level=\"",
                    &level,
                    "\">",
                ]);
                self.inlines(content);
                self.xml.push_str("</text:h>");
            }
            Block::List { start, items } => {
                self.list(*start, items, depth);
                if depth == 0 {
                    for table in std::mem::take(&mut self.tables) {
                        self.block(table, style, 0);
                    }
                }
            }
            Block::Table { .. } if depth > 0 => self.tables.push(block),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Quote(blocks) => self.blocks(blocks, "Quotations", depth),
            Block::Code(code) => {
                self.xml.push_str("<text:p text:style-name=\"Preformatted_20_Text\">");
                for (at, line) in code.trim_end().split('\n').enumerate() {
                    if at > 0 {
                        self.xml.push_str("<text:line-break/>");
                    }
                    let margin = line.len() - line.trim_start_matches([' ', '\t']).len();
                    if margin > 0 {
                        self.push(&["<text:s text:c=\"", &margin.to_string(), "\"/>"]);
                    }
                    push_xml(line.trim_start_matches([' ', '\t']), Typography::Plain, self.xml);
                }
                self.xml.push_str("</text:p>");
            }
            Block::Rule => self.xml.push_str("<text:p text:style-name=\"Horizontal_20_Line\"/>"),
        }
    }

    fn list(&mut self, start: Option<u64>, items: &'t [Vec<Block>], depth: usize) {
        let (list, paragraph) = match start {
            Some(_) => ("Numbers", "List_20_Number"),
            None => ("Bullets", "List_20_Bullet"),
        };
        // A list in another goes one level deeper; where the kinds differ it says so.
        self.push(&["<text:list text:style-name=\"", list, "\">"]);
        for (place, item) in items.iter().enumerate() {
            match start {
                Some(start) if place == 0 && start != 1 => {
                    self.push(&["<text:list-item text:start-value=\"", &start.to_string(), "\">"]);
                }
                _ => self.xml.push_str("<text:list-item>"),
            }
            self.blocks(item, paragraph, depth + 1);
            self.xml.push_str("</text:list-item>");
        }
        self.xml.push_str("</text:list>");
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Inlines], rows: &[Box<[Inlines]>]) {
        let widths = widths(head, rows);
        self.xml.push_str("<table:table table:style-name=\"Grid\">");
        for parts in &widths {
            self.push(&["<table:table-column table:style-name=\"Column", &parts.to_string(), "\"/>"]);
        }
        self.xml.push_str("<table:table-header-rows>");
        self.row(head, widths.len(), alignments, "GridHead", "Table_20_Heading");
        self.xml.push_str("</table:table-header-rows>");
        for row in rows {
            self.row(row, widths.len(), alignments, "GridCell", "Table_20_Contents");
        }
        self.xml.push_str("</table:table>");
    }

    fn row(&mut self, cells: &[Inlines], columns: usize, alignments: &[Alignment], cell: &str, style: &str) {
        self.xml.push_str("<table:table-row table:style-name=\"Row\">");
        for column in 0..columns {
            let aligned = match alignments.get(column) {
                Some(Alignment::Centre) => "_20_Centre",
                Some(Alignment::End) => "_20_End",
                Some(Alignment::Start) | None => "",
            };
            self.push(&["<table:table-cell table:style-name=\"", cell, "\" office:value-type=\"string\">"]);
            self.push(&["<text:p text:style-name=\"", style, aligned, "\">"]);
            self.inlines(cells.get(column).map_or(&[], |cell| cell));
            self.xml.push_str("</text:p></table:table-cell>");
        }
        self.xml.push_str("</table:table-row>");
    }

    fn paragraph(&mut self, style: &str, content: &[Inline]) {
        self.push(&["<text:p text:style-name=\"", style, "\">"]);
        self.inlines(content);
        self.xml.push_str("</text:p>");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) => push_xml(text, self.options.typography, self.xml),
                Inline::Emphasis(content) => self.span("Emphasis", content),
                Inline::Strong(content) => self.span("Strong_20_Emphasis", content),
                Inline::Code(code) => {
                    self.xml.push_str("<text:span text:style-name=\"Source_20_Text\">");
                    push_xml(code, Typography::Plain, self.xml);
                    self.xml.push_str("</text:span>");
                }
                Inline::Link { target, content, .. } => {
                    self.xml.push_str("<text:a xlink:type=\"simple\" xlink:href=\"");
                    push_given(&self.context.address(target), self.xml);
                    self.xml.push_str("\">");
                    self.inlines(content);
                    self.xml.push_str("</text:a>");
                }
                Inline::SoftBreak => self.xml.push(' '),
                Inline::HardBreak => self.xml.push_str("<text:line-break/>"),
                Inline::Parameter { name, bare, .. } => {
                    self.push(&["<text:span text:style-name=\"", &self.context.state(name, *bare), "\">"]);
                    push_given(&self.context.blank(name, *bare), self.xml);
                    self.xml.push_str("</text:span>");
                }
            }
        }
    }

    fn span(&mut self, style: &str, content: &[Inline]) {
        self.push(&["<text:span text:style-name=\"", style, "\">"]);
        self.inlines(content);
        self.xml.push_str("</text:span>");
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.xml.push_str(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Holes, Target, parse};
    use super::*;

    #[test]
    fn the_body_of_a_document() {
        let markdown = "## Title & more\n\nThe **holder _sorts_** `a<b`\n[here](https://example.org/?a=1&b=\"2\"): {rate}.\\\nNext.\n\n\
                        3. three\n   - deep\n\n   more\n\n> said\n\n| a | b |\n|---|--:|\n| 1 | **{rate:bare}** |";
        let (text, _) = parse(markdown);
        let address = |target: &Target| match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { id, .. } => id.to_string(),
        };
        let options = OdfOptions { typography: Typography::French, heading_level: 3 };
        let pieces = Holes::new(&address, None).pieces(|context| {
            let mut xml = String::new();
            push_odf(&text, context, options, &mut xml);
            xml
        });
        let json = serde_json::to_string_pretty(&pieces).unwrap();
        insta::assert_snapshot!(json.replace("<text:p", "\n<text:p").replace("<text:list", "\n<text:list"));
    }
}
