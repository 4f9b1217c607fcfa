//! Texts → one line of words, without the marks of lists and tables: what is read for terms, and what excerpts show.

use crate::text::{Block, Context, Inline, Text};

/// Words with one space between them.
pub(crate) struct Line<'l> {
    line: &'l mut String,
    /// Where the last word begins.
    word: usize,
}

impl<'l> Line<'l> {
    /// A line to be written in `line`.
    pub(crate) fn new(line: &'l mut String) -> Line<'l> {
        line.clear();
        Line { line, word: 0 }
    }

    /// Adds the words of a text.
    pub(crate) fn add(&mut self, text: &Text, context: &dyn Context) {
        self.blocks(&text.blocks, context);
    }

    /// Ends the last word.
    pub(crate) fn finish(mut self) {
        self.end_word();
        self.line.truncate(self.line.trim_end().len());
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
        if is_plain(text) {
            self.line.push_str(text);
            self.word = self.line.rfind(' ').map_or(0, |space| space + 1);
            return;
        }
        for (place, word) in text.split(char::is_whitespace).enumerate() {
            if place > 0 {
                self.end_word();
            }
            self.line.push_str(word);
        }
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

/// Whether a text is words with one space between them, as nearly all are: it can be taken as it is.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some((first, rest)) = bytes.split_first() else { return true };
    // A byte that begins a space of another kind, or what may not follow a space. Every pair is looked at: that takes less
    // time than stopping at the first.
    let is_strange = |byte: u8| (byte < b' ') | (byte == 0xc2) | (0xe1..=0xe3).contains(&byte);
    let is_mark = |byte: u8| (byte == b' ') | (byte == b'-') | (byte == b'|');
    let strange = bytes
        .iter()
        .zip(rest)
        .fold(false, |strange, (one, next)| strange | is_strange(*next) | ((*one == b' ') & is_mark(*next)));
    !strange && !is_strange(*first) && !is_mark(*first)
}

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
        let mut written = String::new();
        let mut line = Line::new(&mut written);
        line.add(&parse(markdown).0, &Sample);
        line.finish();
        written
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
