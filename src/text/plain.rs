//! A text as plain characters, for the clipboard, dumps and the search index.

use super::{Block, Context, Inline, Text};

/// Adds to `plain`, which whoever has many texts empties and keeps, what [`to_plain`] gives.
pub fn push_plain(text: &Text, context: &dyn Context, plain: &mut String) {
    let from = plain.len();
    blocks(&text.blocks, context, "", plain);
    plain.truncate(from + plain[from..].trim_end().len());
}

/// `text` as lines: paragraphs apart, list items marked, cells between bars. Characters are the author's.
pub fn to_plain(text: &Text, context: &dyn Context) -> String {
    let mut plain = String::with_capacity(256);
    push_plain(text, context, &mut plain);
    plain
}

/// `text` on one line.
pub fn to_line(text: &Text, context: &dyn Context) -> String {
    let plain = to_plain(text, context);
    let mut line = String::with_capacity(plain.len());
    for word in plain.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

fn blocks(content: &[Block], context: &dyn Context, indent: &str, plain: &mut String) {
    for block in content {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => {
                plain.push_str(indent);
                inlines(content, context, plain);
                plain.push_str("\n\n");
            }
            Block::List { start, items } => list(*start, items, context, indent, plain),
            Block::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    plain.push_str(indent);
                    for (column, cell) in row.iter().enumerate() {
                        plain.push_str(if column == 0 { "" } else { " | " });
                        inlines(cell, context, plain);
                    }
                    plain.push('\n');
                }
                plain.push('\n');
            }
            Block::Quote(content) => blocks(content, context, indent, plain),
            Block::Code(code) => {
                plain.push_str(code.trim_end());
                plain.push_str("\n\n");
            }
            Block::Rule => {}
        }
    }
}

fn list(start: Option<u64>, items: &[Vec<Block>], context: &dyn Context, indent: &str, plain: &mut String) {
    let deeper = format!("{indent}  ");
    for (number, item) in (start.unwrap_or(1)..).zip(items) {
        plain.push_str(indent);
        if start.is_some() {
            plain.push_str(&number.to_string());
            plain.push_str(". ");
        } else {
            plain.push_str("- ");
        }
        // The mark stands where the first line's margin would, and the last line ends the item.
        let from = plain.len();
        blocks(item, context, &deeper, plain);
        let margin = plain[from..].len() - plain[from..].trim_start().len();
        plain.drain(from..from + margin);
        plain.truncate(from + plain[from..].trim_end().len());
        plain.push('\n');
    }
    plain.push('\n');
}

fn inlines(content: &[Inline], context: &dyn Context, plain: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text, _) => plain.push_str(text),
            Inline::Code(code) => plain.push_str(code),
            Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                inlines(content, context, plain);
            }
            Inline::SoftBreak => plain.push(' '),
            Inline::HardBreak => plain.push('\n'),
            Inline::Parameter { name, bare, .. } => plain.push_str(&context.blank(name, *bare)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Target, parse};
    use super::*;

    struct Sample;

    impl Context for Sample {
        fn address(&self, _target: &Target) -> String {
            String::new()
        }

        fn blank(&self, _name: &str, _bare: bool) -> String {
            "70 %".to_owned()
        }
    }

    #[test]
    fn keeps_what_a_reader_needs_and_no_marks() {
        let (text, _) = parse(
            "Le **titulaire** remet\n[le plan](clause:soged) :\n\n1. un ;\n2. {taux}.\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        );
        assert_eq!(to_plain(&text, &Sample), "Le titulaire remet le plan :\n\n1. un ;\n2. 70 %.\n\na | b\n1 | 2");
        assert_eq!(to_line(&text, &Sample), "Le titulaire remet le plan : 1. un ; 2. 70 %. a | b 1 | 2");
    }
}
