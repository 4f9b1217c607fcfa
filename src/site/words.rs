//! The words of the portal, set as its language sets them.

use rustc_hash::FxHashMap;

use crate::library::{Date, Language, Number};
use crate::messages::{Arg, Messages};
use crate::site::frame::Day;
use crate::text::set;

/// The catalogue of the portal's language.
pub(crate) struct Words<'a> {
    messages: &'a Messages,
    language: Language,
    /// What is said without a blank, set once for all pages.
    said: FxHashMap<&'a str, String>,
}

impl<'a> Words<'a> {
    /// The words of `messages`, in `language`.
    pub(crate) fn new(messages: &'a Messages, language: Language) -> Words<'a> {
        let said = messages.keys().map(|key| (key, set(&messages.word(key), language.typography()).into_owned()));
        Words { messages, language, said: said.collect() }
    }

    /// The language of the portal.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The message `key`.
    pub(crate) fn say(&self, key: &str) -> String {
        self.said.get(key).map_or_else(|| self.set(key), String::clone)
    }

    /// The message `key` for `count` things.
    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.set(&self.messages.text(key, &[("count", Arg::Count(count))]))
    }

    /// The message `key` with its blanks filled in.
    pub(crate) fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg)> = blanks.iter().map(|(name, value)| (*name, Arg::from(*value))).collect();
        self.set(&self.messages.text(key, &args))
    }

    /// `text` with the spaces and apostrophes of the language.
    pub(crate) fn set(&self, text: &str) -> String {
        set(text, self.language.typography()).into_owned()
    }

    /// `date` for machines and for people.
    pub(crate) fn day(&self, date: Date) -> Day {
        Day { iso: date.to_string(), words: self.language.date(date) }
    }

    /// `number` as readers expect it.
    pub(crate) fn number(&self, number: Number) -> String {
        self.language.number(number)
    }

    /// `text` with its first letter in lower case, as the middle of a line wants it; an abbreviation stays as it is.
    pub(crate) fn lowered(text: &str) -> String {
        let mut characters = text.chars();
        match (characters.next(), characters.clone().next()) {
            (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(characters).collect(),
            _ => text.to_owned(),
        }
    }

    /// `text` with its first letter in upper case, as the start of a line wants it.
    pub(crate) fn capitalised(text: &str) -> String {
        let mut characters = text.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    }
}
