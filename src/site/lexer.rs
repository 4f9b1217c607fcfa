//! Just enough of JavaScript to tell its words from its strings, comments, templates and patterns: scripts are served
//! without what says nothing, and joined where there are no modules (`offline`).

use std::borrow::Cow;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// One sign.
    Sign,
    /// A string in quotes, which have no part in `text`.
    Text,
    /// A piece of a template literal, or a pattern.
    Opaque,
}

/// A piece of a script that is neither blank nor a comment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token<'s> {
    pub(crate) kind: Kind,
    /// The token; of a string, what stands between its quotes.
    pub(crate) text: &'s str,
    /// Where it begins and ends, quotes included.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How many brackets are open around it.
    pub(crate) depth: usize,
}

/// Words after which a slash begins a pattern.
const BEFORE_PATTERN: [&str; 12] =
    ["return", "typeof", "case", "in", "of", "delete", "void", "throw", "new", "else", "do", "instanceof"];

/// The tokens of `script`; the place of what does not end, if something does not.
pub(crate) fn tokens(script: &str) -> Result<Vec<Token<'_>>, usize> {
    let mut lexer = Lexer { script, at: 0, open: Vec::new(), tokens: Vec::new() };
    while let Some(&byte) = script.as_bytes().get(lexer.at) {
        lexer.step(byte)?;
    }
    if lexer.open.is_empty() { Ok(lexer.tokens) } else { Err(script.len()) }
}

/// A script as it is served: a third lighter, without comments and the spaces that say nothing; lines stay. What cannot be
/// read stays as it is.
pub(crate) fn served(script: &str) -> Cow<'_, str> {
    let Ok(tokens) = tokens(script) else { return Cow::Borrowed(script) };
    let mut served = String::with_capacity(script.len());
    for (place, token) in tokens.iter().enumerate() {
        if let Some(before) = place.checked_sub(1).map(|before| &tokens[before]) {
            let between = &script[before.end..token.start];
            if between.contains('\n') {
                served.push('\n');
            } else if !between.is_empty() && must_part(before, token) {
                served.push(' ');
            }
        }
        served.push_str(&script[token.start..token.end]);
    }
    served.push('\n');
    Cow::Owned(served)
}

/// Whether two tokens would read as one, or as something else, without what stands between them.
fn must_part(one: &Token<'_>, other: &Token<'_>) -> bool {
    const JOIN: &str = "+-*/<>=!&|?.";
    let joins = |token: &Token<'_>| token.kind == Kind::Sign && JOIN.contains(token.text);
    let is_number = one.text.starts_with(|character: char| character.is_ascii_digit());
    match (one.kind, other.kind) {
        (Kind::Word, Kind::Word) => true,
        (Kind::Word, _) => is_number && joins(other),
        (Kind::Sign, Kind::Opaque) => joins(one),
        _ => joins(one) && joins(other),
    }
}

struct Lexer<'s> {
    script: &'s str,
    at: usize,
    /// For each open bracket, whether it is the `${` of a template.
    open: Vec<bool>,
    tokens: Vec<Token<'s>>,
}

impl<'s> Lexer<'s> {
    fn step(&mut self, byte: u8) -> Result<(), usize> {
        let start = self.at;
        let rest = &self.script[start..];
        match byte {
            _ if byte.is_ascii_whitespace() => self.at += 1,
            b'/' if rest.starts_with("//") => self.at += rest.find('\n').unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => self.at += rest.find("*/").ok_or(start)? + 2,
            b'/' if self.may_begin_pattern() => {
                self.at = pattern_end(self.script, start).ok_or(start)?;
                self.add(Kind::Opaque, start);
            }
            b'"' | b'\'' => {
                self.at = string_end(self.script, start).ok_or(start)?;
                self.add(Kind::Text, start);
            }
            b'`' => self.template(start, start + 1)?,
            b'(' | b'[' | b'{' => {
                self.sign();
                self.open.push(false);
            }
            b')' | b']' | b'}' => {
                let in_template = self.open.pop().ok_or(start)?;
                self.sign();
                if in_template {
                    self.template(start + 1, start + 1)?;
                }
            }
            _ if is_of_word(byte) => {
                let end = rest.bytes().position(|byte| !is_of_word(byte)).unwrap_or(rest.len());
                self.at += end;
                self.add(Kind::Word, start);
            }
            _ => self.sign(),
        }
        Ok(())
    }

    /// The text of a template, which the token at `start` begins, from `at` to its end, or to the next thing put into it.
    fn template(&mut self, start: usize, mut at: usize) -> Result<(), usize> {
        let bytes = self.script.as_bytes();
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 2,
                b'`' => {
                    self.at = at + 1;
                    self.add(Kind::Opaque, start);
                    return Ok(());
                }
                b'$' if bytes.get(at + 1) == Some(&b'{') => {
                    self.at = at + 2;
                    self.add(Kind::Opaque, start);
                    self.open.push(true);
                    return Ok(());
                }
                _ => at += 1,
            }
        }
        Err(start)
    }

    fn sign(&mut self) {
        let start = self.at;
        self.at += 1;
        self.add(Kind::Sign, start);
    }

    fn add(&mut self, kind: Kind, start: usize) {
        let inner = if kind == Kind::Text { start + 1..self.at - 1 } else { start..self.at };
        let text = self.script.get(inner).unwrap_or_default();
        self.tokens.push(Token { kind, text, start, end: self.at, depth: self.open.len() });
    }

    fn may_begin_pattern(&self) -> bool {
        self.tokens.last().is_none_or(|last| match last.kind {
            Kind::Word => BEFORE_PATTERN.contains(&last.text),
            Kind::Sign => !matches!(last.text, ")" | "]" | "}"),
            Kind::Text | Kind::Opaque => false,
        })
    }
}

/// Letters of any language are of words: none of their bytes is a sign.
fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || !byte.is_ascii()
}

/// Where the string ends whose quote is at `start`.
fn string_end(script: &str, start: usize) -> Option<usize> {
    let bytes = script.as_bytes();
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 2,
            b'\n' => return None,
            byte if *byte == bytes[start] => return Some(at + 1),
            _ => at += 1,
        }
    }
}

/// Where the pattern ends whose slash is at `start`, its flags apart.
fn pattern_end(script: &str, start: usize) -> Option<usize> {
    let bytes = script.as_bytes();
    let (mut at, mut in_class) = (start + 1, false);
    loop {
        match bytes.get(at)? {
            b'\\' => at += 1,
            b'\n' => return None,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, served, tokens};

    fn words(script: &str) -> Vec<&str> {
        tokens(script).unwrap().into_iter().filter(|token| token.kind == Kind::Word).map(|token| token.text).collect()
    }

    #[test]
    fn words_are_told_from_what_only_looks_like_them() {
        assert_eq!(words("a // import x\n/* import\ny */ b"), ["a", "b"]);
        assert_eq!(words(r#"a("import \" x", 'import') + b"#), ["a", "b"]);
        assert_eq!(words("a(`import ${b(`x ${c} y`, {d})} import \\` x`) + e"), ["a", "b", "c", "d", "e"]);
        assert_eq!(words("a = /[/'\"]import\\/`/gu.test(b) / c / d"), ["a", "gu", "test", "b", "c", "d"]);
        assert_eq!(words("return /import/.test(été)"), ["return", "test", "été"]);
    }

    #[test]
    fn scripts_are_served_without_comments_and_needless_spaces() {
        let script = "// Why.\n/**\n * What.\n */\nconst a = \"// kept\"; // gone\n\n  /** @type {A} */ (a).b(c ? - -d : `${ e } /* kept */`);\n";
        let light = "const a=\"// kept\";\n(a).b(c? - -d:`${e} /* kept */`);\n";
        assert_eq!(served(script), light);
        assert_eq!(served("return 1 .a + /b c/ in d;"), "return 1 .a+ /b c/in d;\n");
        assert_eq!(served("a = 'b"), "a = 'b");
    }

    #[test]
    fn brackets_are_counted_and_what_does_not_end_is_placed() {
        let depths: Vec<usize> = tokens("a { b ( `${c}` ) } d").unwrap().iter().map(|token| token.depth).collect();
        assert_eq!(depths, [0, 0, 1, 1, 2, 3, 2, 2, 1, 0, 0]);
        for (script, place) in [("a 'b\n'", 2), ("a `b", 2), ("a /* b", 2), ("{ a", 3), ("a )", 2)] {
            assert_eq!(tokens(script).unwrap_err(), place, "{script}");
        }
    }
}
