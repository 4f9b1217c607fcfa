//! Texts → one line of words, without the marks of lists and tables: what is read for terms, and what excerpts show.

use crate::text::{Block, Context, Inline, Text};

/// Words with one space between them.
#[derive(Default)]
pub(crate) struct Line {
    line: String,
    /// Where the last word begins.
    word: usize,
}

impl Line {
    /// Adds the words of a text.
    pub(crate) fn add(&mut self, text: &Text, context: &dyn Context) {
        self.blocks(&text.blocks, context);
    }

    /// The line.
    pub(crate) fn finish(mut self) -> String {
        self.end_word();
        self.line.truncate(self.line.trim_end().len());
        self.line
    }

    fn blocks(&mut self, blocks: &[Block], context: &dyn Context) {
        for block in blocks {
            match block {
                Block::Paragraph(content) | Block::Heading { content, .. } => self.inlines(content, context),
                Block::List { start, items } => {
                    for (number, item) in (start.unwrap_or(1)..).zip(items) {
                        if start.is_some() {
                            self.push(&format!("{number}."));
                            self.end_word();
                        }
                        self.blocks(item, context);
                    }
                }
                Block::Table { head, rows, .. } => {
                    for cell in head.iter().chain(rows.iter().flatten()) {
                        self.inlines(cell, context);
                        self.end_word();
                    }
                }
                Block::Quote(blocks) => self.blocks(blocks, context),
                Block::Code(code) => self.push(code),
                Block::Rule => {}
            }
            self.end_word();
        }
    }

    fn inlines(&mut self, content: &[Inline], context: &dyn Context) {
        for inline in content {
            match inline {
                Inline::Text(text, _) | Inline::Code(text) => self.push(text),
                Inline::Emphasis(content) | Inline::Strong(content) | Inline::Link { content, .. } => {
                    self.inlines(content, context);
                }
                Inline::SoftBreak | Inline::HardBreak => self.end_word(),
                Inline::Parameter { name, bare, .. } => self.push(&context.blank(name, *bare)),
            }
        }
    }

    /// Adds characters; whatever space stands among them ends a word.
    fn push(&mut self, text: &str) {
        let (mut from, mut at) = (0, 0);
        while let Some(found) = text.as_bytes()[at..].iter().position(|byte| MAY_BE_SPACE[usize::from(*byte)]) {
            at += found;
            let character = text[at..].chars().next().unwrap_or(' ');
            let after = at + character.len_utf8();
            if character.is_whitespace() {
                self.line.push_str(&text[from..at]);
                self.end_word();
                from = after;
            }
            at = after;
        }
        self.line.push_str(&text[from..]);
    }

    fn end_word(&mut self) {
        match &self.line[self.word..] {
            "" => return,
            // A dash or a bar that stands alone is no word.
            "-" | "|" => self.line.truncate(self.word),
            _ => self.line.push(' '),
        }
        self.word = self.line.len();
    }
}

/// The bytes with which a space of any kind begins.
const MAY_BE_SPACE: [bool; 256] = {
    let mut may_be = [false; 256];
    let all = b" \t\n\x0b\x0c\r\xc2\xe1\xe2\xe3";
    let mut place = 0;
    while place < all.len() {
        may_be[all[place] as usize] = true;
        place += 1;
    }
    may_be
};

#[cfg(test)]
mod tests {
    use super::Line;
    use crate::text::{Context, Target, parse, to_line};

    struct Sample;

    impl Context for Sample {
        fn address(&self, _target: &Target) -> String {
            String::new()
        }

        fn blank(&self, _name: &str, _bare: bool) -> String {
            "70\u{a0}%".to_owned()
        }
    }

    fn line(markdown: &str) -> String {
        let mut line = Line::default();
        line.add(&parse(markdown).0, &Sample);
        line.finish()
    }

    #[test]
    fn says_what_the_plain_text_says() {
        let markdown =
            "Le **titulaire**s\u{202f}remet\n[le plan](clause:soged) :\n\n1. un\u{3000};\n2. {taux}.\n\n> « œuvre »";
        assert_eq!(line(markdown), to_line(&parse(markdown).0, &Sample));
    }

    #[test]
    fn marks_of_lists_and_tables_are_no_words() {
        assert_eq!(line("- un - deux\n- trois\n\n| a | b |\n|---|---|\n| 1 | - |"), "un deux trois a b 1");
    }
}
