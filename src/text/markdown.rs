//! A text as Markdown again: reading it gives the same tree.

use super::typography::set;
use super::{Alignment, Block, Context, Inline, Inlines, Text, Typography};

/// What whoever writes Markdown decides about a text.
#[derive(Debug, Clone, Copy)]
pub struct MarkdownOptions {
    /// The typography of the portal's language.
    pub typography: Typography,
    /// The level of a level-2 heading of the author.
    pub heading_level: u8,
}

/// `text` as Markdown, without a line end at its end.
pub fn to_markdown(text: &Text, context: &dyn Context, options: MarkdownOptions) -> String {
    Writer { context, options }.blocks(&text.blocks, false)
}

/// `text` on one line, for the cell of a table.
pub fn to_markdown_cell(text: &Text, context: &dyn Context, options: MarkdownOptions) -> String {
    let writer = Writer { context, options };
    let mut cell = String::new();
    text.visit_lines(&mut |line| {
        if !cell.is_empty() {
            cell.push(' ');
        }
        writer.inlines(line, &mut cell);
    });
    let mut escaped = String::new();
    push_cell(&cell.replace("\\\n", " ").replace('\n', " "), &mut escaped);
    escaped
}

struct Writer<'a> {
    context: &'a dyn Context,
    options: MarkdownOptions,
}

impl Writer<'_> {
    /// The blocks with an empty line between two, or none in a tight list.
    fn blocks(&self, blocks: &[Block], tight: bool) -> String {
        let mut markdown = String::new();
        let mut alternate = false;
        for (place, block) in blocks.iter().enumerate() {
            if place > 0 {
                markdown.push_str(if tight { "\n" } else { "\n\n" });
            }
            // Two lists side by side would be one, were their marks alike.
            let beside = place.checked_sub(1).and_then(|before| blocks.get(before));
            alternate = !alternate
                && match (beside, block) {
                    (Some(Block::List { start: before, .. }), Block::List { start, .. }) => {
                        before.is_some() == start.is_some()
                    }
                    _ => false,
                };
            self.block(block, alternate, &mut markdown);
        }
        markdown
    }

    fn block(&self, block: &Block, alternate: bool, markdown: &mut String) {
        match block {
            Block::Paragraph(content) => self.inlines(content, markdown),
            Block::Heading { level, content, .. } => {
                let level = (usize::from(*level) + usize::from(self.options.heading_level)).saturating_sub(2);
                markdown.push_str(&"######"[..level.clamp(1, 6)]);
                markdown.push(' ');
                let mut title = String::new();
                self.inlines(content, &mut title);
                markdown.push_str(&title.replace("\\\n", " ").replace('\n', " ").replace('#', "\\#"));
            }
            Block::List { start, items } => self.list(*start, items, alternate, markdown),
            Block::Table { alignments, head, rows } => self.table(alignments, head, rows, markdown),
            Block::Quote(blocks) => push_lines(&self.blocks(blocks, false), "> ", "> ", markdown),
            Block::Code(code) => {
                let fence = "`".repeat(longest_run(code).max(2) + 1);
                markdown.push_str(&fence);
                markdown.push('\n');
                markdown.push_str(code);
                if !code.is_empty() && !code.ends_with('\n') {
                    markdown.push('\n');
                }
                markdown.push_str(&fence);
            }
            Block::Rule => markdown.push_str("---"),
        }
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>], alternate: bool, markdown: &mut String) {
        let tight = items.iter().all(|item| {
            matches!(item.as_slice(), [] | [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List { .. }])
        });
        for (number, item) in (start.unwrap_or(1)..).zip(items) {
            if number > start.unwrap_or(1) {
                markdown.push_str(if tight { "\n" } else { "\n\n" });
            }
            let mark = match (start, alternate) {
                (Some(_), false) => format!("{number}. "),
                (Some(_), true) => format!("{number}) "),
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
            };
            let margin = " ".repeat(mark.len());
            push_lines(&self.blocks(item, tight), &mark, &margin, markdown);
        }
    }

    fn table(&self, alignments: &[Alignment], head: &[Inlines], rows: &[Box<[Inlines]>], markdown: &mut String) {
        self.row(head, markdown);
        markdown.push_str("\n|");
        for column in 0..head.len() {
            markdown.push_str(match alignments.get(column) {
                Some(Alignment::Centre) => " :-: |",
                Some(Alignment::End) => " --: |",
                Some(Alignment::Start) | None => " --- |",
            });
        }
        for row in rows {
            markdown.push('\n');
            self.row(row, markdown);
        }
    }

    fn row(&self, cells: &[Inlines], markdown: &mut String) {
        markdown.push('|');
        for cell in cells {
            let mut content = String::new();
            self.inlines(cell, &mut content);
            markdown.push(' ');
            push_cell(&content, markdown);
            markdown.push_str(" |");
        }
    }

    fn inlines(&self, inlines: &[Inline], markdown: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Text(text, _) => push_escaped(&set(text, self.options.typography), markdown),
                Inline::Emphasis(content) => {
                    // `***` could open either.
                    let mark = if markdown.ends_with('*') { "_" } else { "*" };
                    self.between(mark, content, markdown);
                }
                Inline::Strong(content) => self.between("**", content, markdown),
                Inline::Code(code) => push_code(code, markdown),
                Inline::Link { target, content, .. } => {
                    markdown.push('[');
                    self.inlines(content, markdown);
                    markdown.push_str("](");
                    push_address(&self.context.address(target), markdown);
                    markdown.push(')');
                }
                Inline::SoftBreak => markdown.push('\n'),
                Inline::HardBreak => markdown.push_str("\\\n"),
                Inline::Parameter { name, bare, .. } => markdown.push_str(&self.context.blank(name, *bare)),
            }
        }
    }

    fn between(&self, mark: &str, content: &[Inline], markdown: &mut String) {
        markdown.push_str(mark);
        self.inlines(content, markdown);
        markdown.push_str(mark);
    }
}

/// Adds `content`, in which a bar would begin the next cell, even one in code.
fn push_cell(content: &str, markdown: &mut String) {
    let mut escaped = false;
    for character in content.chars() {
        if character == '|' && !escaped {
            markdown.push('\\');
        }
        escaped = character == '\\' && !escaped;
        markdown.push(character);
    }
}

/// Adds `text`, each line after `margin`, the first after `mark`.
fn push_lines(text: &str, mark: &str, margin: &str, markdown: &mut String) {
    if text.is_empty() {
        markdown.push_str(mark.trim_end());
    }
    for (place, line) in text.split('\n').enumerate().filter(|_| !text.is_empty()) {
        if place > 0 {
            markdown.push('\n');
        }
        let before = if place == 0 { mark } else { margin };
        markdown.push_str(if line.is_empty() { before.trim_end() } else { before });
        markdown.push_str(line);
    }
}

/// Adds `text` so that none of its characters is a mark of Markdown.
fn push_escaped(text: &str, markdown: &mut String) {
    let begins_line = markdown.is_empty() || markdown.ends_with('\n');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, character) in text.char_indices() {
        let escaped = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' => true,
            '#' | '+' | '-' | '>' | '=' | '~' => at == 0 && begins_line,
            // `1.` begins a list, and so may a number that is filled in.
            '.' | ')' => at == digits && (begins_line || at == 0 && is_one_word(markdown)),
            _ => false,
        };
        if escaped {
            markdown.push('\\');
        }
        markdown.push(character);
    }
}

/// Whether the line so far has no space: all of it may be a number that is filled in.
fn is_one_word(markdown: &str) -> bool {
    !markdown.rsplit('\n').next().is_some_and(|line| line.contains([' ', '\u{a0}']))
}

fn push_code(code: &str, markdown: &mut String) {
    let fence = "`".repeat(longest_run(code) + 1);
    let padded = code.starts_with('`') || code.ends_with('`') || code.starts_with(' ') && code.ends_with(' ');
    let space = if padded && !code.trim().is_empty() { " " } else { "" };
    for part in [&fence, space, code, space, &fence] {
        markdown.push_str(part);
    }
}

fn push_address(address: &str, markdown: &mut String) {
    if address.is_empty() || address.contains([' ', '(', ')', '<', '>']) {
        markdown.push('<');
        markdown.push_str(&address.replace('<', "%3C").replace('>', "%3E"));
        markdown.push('>');
    } else {
        markdown.push_str(address);
    }
}

/// The most backticks in a row.
fn longest_run(code: &str) -> usize {
    code.split(|character| character != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
#[path = "markdown/tests.rs"]
mod tests;
