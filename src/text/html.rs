//! A text as HTML.

use super::typography::set_html;
use super::{Alignment, Block, Context, Inline, Inlines, Target, Text, Typography};

/// What a page decides about a text.
#[derive(Debug, Clone, Copy)]
pub struct HtmlOptions {
    /// The typography of the portal's language.
    pub typography: Typography,
    /// The HTML level of a level-2 heading of the author: 2 on a plain page, 3 inside a section.
    pub heading_level: u8,
    /// What stands around a blank.
    pub blanks: BlankMarkup,
}

/// What stands around the value of a blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlankMarkup {
    /// A link to where the blank is explained on the page.
    Link,
    /// A mark that says its state: the page around it is not known.
    Mark,
}

/// `text` as HTML blocks.
pub fn to_html(text: &Text, context: &dyn Context, options: HtmlOptions) -> String {
    let mut writer = Writer { html: String::with_capacity(2048), context, options };
    writer.blocks(&text.blocks);
    writer.html
}

/// `text` as HTML without the paragraph around it, where it is a single paragraph; as blocks otherwise.
pub fn to_inline_html(text: &Text, context: &dyn Context, options: HtmlOptions) -> String {
    let [Block::Paragraph(content)] = text.blocks.as_slice() else { return to_html(text, context, options) };
    let mut writer = Writer { html: String::with_capacity(256), context, options };
    writer.inlines(content);
    writer.html
}

struct Writer<'a> {
    html: String,
    context: &'a dyn Context,
    options: HtmlOptions,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) => self.element("p", content),
            Block::Heading { level, content, .. } => {
                let level =
                    (usize::from(*level) + usize::from(self.options.heading_level)).saturating_sub(2).clamp(2, 6);
                self.element(["h2", "h3", "h4", "h5", "h6"][level - 2], content);
            }
            Block::List { start, items } => self.list(*start, items),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows),
            Block::Quote(blocks) => {
                self.html.push_str("<blockquote>");
                self.blocks(blocks);
                self.html.push_str("</blockquote>");
            }
            Block::Code(code) => {
                self.html.push_str("<pre><code>");
                escape(code, &mut self.html);
                self.html.push_str("</code></pre>");
            }
            Block::Rule => self.html.push_str("<hr>"),
        }
    }

    fn element(&mut self, name: &str, content: &[Inline]) {
        self.push(&["<", name, ">"]);
        self.inlines(content);
        self.push(&["</", name, ">"]);
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>]) {
        match start {
            None => self.html.push_str("<ul>"),
            Some(1) => self.html.push_str("<ol>"),
            Some(start) => self.push(&["<ol start=\"", &start.to_string(), "\">"]),
        }
        for item in items {
            self.html.push_str("<li>");
            match item.as_slice() {
                [Block::Paragraph(content)] => self.inlines(content),
                [Block::Paragraph(content), rest @ ..] => {
                    self.inlines(content);
                    self.blocks(rest);
                }
                blocks => self.blocks(blocks),
            }
            self.html.push_str("</li>");
        }
        self.html.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Inlines], rows: &[Box<[Inlines]>]) {
        // The wrapper scrolls on a phone, so it must be reachable by keyboard.
        self.html.push_str("<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr>");
        for (column, cell) in head.iter().enumerate() {
            self.cell("th scope=\"col\"", "th", alignments.get(column), cell);
        }
        self.html.push_str("</tr></thead><tbody>");
        for row in rows {
            self.html.push_str("<tr>");
            for (column, cell) in row.iter().enumerate() {
                self.cell("td", "td", alignments.get(column), cell);
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</tbody></table></div>");
    }

    fn cell(&mut self, open: &str, close: &str, alignment: Option<&Alignment>, content: &[Inline]) {
        let class = match alignment {
            Some(Alignment::Centre) => " class=\"centre\"",
            Some(Alignment::End) => " class=\"end\"",
            Some(Alignment::Start) | None => "",
        };
        self.push(&["<", open, class, ">"]);
        self.inlines(content);
        self.push(&["</", close, ">"]);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) => set_html(text, self.options.typography, &mut self.html),
                Inline::Emphasis(content) => self.element("em", content),
                Inline::Strong(content) => self.element("strong", content),
                Inline::Code(code) => {
                    self.html.push_str("<code>");
                    escape(code, &mut self.html);
                    self.html.push_str("</code>");
                }
                Inline::Link { target, content, .. } => self.link(target, content),
                Inline::SoftBreak => self.html.push('\n'),
                Inline::HardBreak => self.html.push_str("<br>"),
                Inline::Parameter { name, bare, .. } => self.blank(name, *bare),
            }
        }
    }

    /// The value of a blank, set as text: never parsed again.
    fn blank(&mut self, name: &str, bare: bool) {
        let close = match self.options.blanks {
            BlankMarkup::Link => {
                // No id of a provision has an underscore.
                let name = self.context.name(name);
                self.push(&["<a class=\"blank\" href=\"#blank_", name, "\" data-parameter=\"", name, "\""]);
                self.html.push_str(if bare { " data-bare>" } else { ">" });
                "</a>"
            }
            BlankMarkup::Mark => {
                let state = self.context.state(name, bare);
                let name = self.context.name(name);
                self.push(&["<span class=\"blank\" data-state=\"", &state, "\" data-parameter=\"", name, "\""]);
                self.html.push_str(if bare { " data-bare>" } else { ">" });
                "</span>"
            }
        };
        escape(&self.context.blank(name, bare), &mut self.html);
        self.html.push_str(close);
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.html.push_str(part);
        }
    }

    fn link(&mut self, target: &Target, content: &[Inline]) {
        self.html.push_str("<a href=\"");
        escape(&self.context.address(target), &mut self.html);
        self.html.push_str("\">");
        self.inlines(content);
        self.html.push_str("</a>");
    }
}

/// Writes `text` where HTML text or a quoted attribute stands.
fn escape(text: &str, html: &mut String) {
    set_html(text, Typography::Plain, html);
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;

    impl Context for Sample {
        fn address(&self, target: &Target) -> String {
            match target {
                Target::Web(address) => address.to_string(),
                Target::Internal { id, .. } => format!("../{id}/"),
            }
        }

        fn blank(&self, name: &str, bare: bool) -> String {
            format!("<{name}{}>", if bare { "" } else { " %" })
        }
    }

    fn html(markdown: &str) -> String {
        let (text, problems) = super::super::parse(markdown);
        assert!(problems.is_empty(), "{problems:?}");
        to_html(
            &text,
            &Sample,
            HtmlOptions { typography: Typography::French, heading_level: 3, blanks: BlankMarkup::Link },
        )
    }

    #[test]
    fn sets_typography_links_and_blanks() {
        assert_eq!(
            html("L'offre [cite](clause:soged) : {taux} ou {taux:bare}, `{taux}` et {{taux}}."),
            "<p>L’offre <a href=\"../soged/\">cite</a>\u{a0}: \
             <a class=\"blank\" href=\"#blank_taux\" data-parameter=\"taux\">&lt;taux %&gt;</a> ou \
             <a class=\"blank\" href=\"#blank_taux\" data-parameter=\"taux\" data-bare>&lt;taux&gt;</a>, \
             <code>{taux}</code> et {taux}.</p>"
        );
    }

    #[test]
    fn headings_fit_the_page_around_them() {
        assert_eq!(html("## Un\n\n### Deux"), "<h3>Un</h3><h4>Deux</h4>");
    }

    #[test]
    fn tables_use_classes_for_no_style_may_be_inline() {
        assert!(html("| a | b |\n|---|--:|\n| 1 | 2 |").contains("<td>1</td><td class=\"end\">2</td>"));
    }
}
