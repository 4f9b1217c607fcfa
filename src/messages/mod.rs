//! The catalogues: every sentence that the program says to a reader, in Project Fluent.

mod program;

pub use program::{LANGUAGES, program};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use rustc_hash::FxHashMap;
use unic_langid::LanguageIdentifier;

/// The messages of one language.
pub struct Messages {
    bundle: FluentBundle<FluentResource>,
    language: String,
    keys: Vec<String>,
    /// By key, the messages that decide nothing: a page says dozens of them, and the bundle takes its time.
    plain: FxHashMap<String, Vec<Piece>>,
}

/// A piece of a message that decides nothing.
enum Piece {
    /// Words.
    Words(String),
    /// The argument of this name.
    Argument(String),
}

/// What a message says something about.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Words.
    Text(String),
    /// A count, which decides between singular and plural.
    Count(usize),
}

impl Messages {
    /// The messages of `sources` (Fluent files) in `language`, a BCP 47 code. Of two with one key, the last stays.
    ///
    /// # Errors
    /// What the Fluent parser finds wrong, with the line of the catalogue.
    pub fn new(language: &str, sources: &[&str]) -> anyhow::Result<Messages> {
        let identifier: LanguageIdentifier =
            language.parse().map_err(|error| anyhow::anyhow!("`{language}` is no language code: {error}"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false); // marks of direction would be pasted into contracts
        let mut keys = Vec::new();
        let mut plain = FxHashMap::default();
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned()).map_err(|(_, errors)| {
                let first = &errors[0];
                let line = source[..first.pos.start.min(source.len())].lines().count();
                anyhow::anyhow!("catalogue `{language}`, line {line}: {first}")
            })?;
            keys.extend(keys_of(source));
            for entry in resource.entries() {
                let Entry::Message(message) = entry else { continue };
                match message.value.as_ref().and_then(plain_pieces) {
                    Some(pieces) => plain.insert(message.id.name.to_owned(), pieces),
                    None => plain.remove(message.id.name),
                };
            }
            bundle.add_resource_overriding(resource);
        }
        keys.sort();
        keys.dedup();
        Ok(Messages { bundle, language: language.to_owned(), keys, plain })
    }

    /// The language code that it was made for.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The message `key` without arguments; the key itself where the catalogue has none.
    pub fn word(&self, key: &str) -> String {
        self.text(key, &[])
    }

    /// The message `key` about `args`; the key itself where the catalogue has none.
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message `key` about `texts`; the key itself where the catalogue has none.
    pub fn fill(&self, key: &str, texts: &[(&str, &str)]) -> String {
        let text = |wanted: &str| texts.iter().find(|(name, _)| *name == wanted).map(|(_, text)| *text);
        self.plain.get(key).and_then(|pieces| joined(pieces, text)).unwrap_or_else(|| {
            let args: Vec<(&str, Arg)> = texts.iter().map(|(name, text)| (*name, Arg::from(*text))).collect();
            self.text(key, &args)
        })
    }

    /// The message `key` about `args`, where the catalogue has one.
    pub fn find(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let text = |wanted: &str| match args.iter().find(|(name, _)| *name == wanted) {
            Some((_, Arg::Text(text))) => Some(text.as_str()),
            _ => None,
        };
        if let Some(said) = self.plain.get(key).and_then(|pieces| joined(pieces, text)) {
            return Some(said);
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut fluent_args = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => fluent_args.set(*name, FluentValue::from(text.as_str())),
                Arg::Count(count) => fluent_args.set(*name, FluentValue::from(*count)),
            }
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&fluent_args), &mut errors).into_owned())
    }

    /// Every key of the catalogue, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }
}

/// The pieces of `pattern`; `None` where it decides something, or writes anything but words and arguments.
fn plain_pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let pieces = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Argument(id.name.to_owned()))
        }
        PatternElement::Placeable { .. } => None,
    });
    pieces.collect()
}

/// `pieces` with the texts that `text` gives by name; `None` where it does not know one that is asked for.
fn joined<'t>(pieces: &[Piece], text: impl Fn(&str) -> Option<&'t str>) -> Option<String> {
    let mut said = String::with_capacity(128);
    for piece in pieces {
        match piece {
            Piece::Words(words) => said.push_str(words),
            Piece::Argument(wanted) => said.push_str(text(wanted)?),
        }
    }
    Some(said)
}

/// The keys of a Fluent file: what stands before `=` at the start of a line.
fn keys_of(source: &str) -> impl Iterator<Item = String> {
    source.lines().filter_map(|line| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end();
        let is_key = key.starts_with(|first: char| first.is_ascii_alphabetic())
            && key.chars().all(|character| character.is_ascii_alphanumeric() || character == '-' || character == '_');
        is_key.then(|| key.to_owned())
    })
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Arg {
        Arg::Count(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_decide_the_number() {
        let source = "clauses = { $count ->\n    [one] { $count } clause\n   *[other] { $count } clauses\n }\n";
        let messages = Messages::new("fr", &[source]).unwrap();
        assert_eq!(messages.text("clauses", &[("count", 0.into())]), "0 clause");
        assert_eq!(messages.text("clauses", &[("count", 2.into())]), "2 clauses");
        assert_eq!(messages.word("unknown"), "unknown");
    }

    #[test]
    fn what_decides_nothing_is_said_as_the_bundle_says_it() {
        let source =
            "a = Two\n    lines: { $x }{ $y }.\nb = { \"{\" }{ $x }\nc = { $x }\nc = { $x ->\n   *[other] c\n }\n";
        let messages = Messages::new("fr", &[source]).unwrap();
        assert_eq!(messages.text("a", &[("x", "1".into()), ("y", "2".into())]), "Two\nlines: 12.");
        assert_eq!(messages.text("a", &[("x", 1.into()), ("y", "2".into())]), "Two\nlines: 12.");
        assert_eq!(messages.fill("a", &[("y", "2"), ("x", "1")]), "Two\nlines: 12.");
        assert_eq!((messages.fill("b", &[("x", "1")]), messages.fill("d", &[])), ("{1".to_owned(), "d".to_owned()));
        assert_eq!(messages.text("c", &[("x", "1".into())]), "c", "the last stays");
    }

    #[test]
    fn a_broken_catalogue_says_on_which_line() {
        let error = Messages::new("fr", &["good = yes\n\nbad = { $\n"]).err().unwrap();
        assert!(error.to_string().contains("line 3"), "{error}");
    }
}
