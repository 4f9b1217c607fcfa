//! The words of the portal, set as its language sets them.

use std::sync::{PoisonError, RwLock};

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
    /// What was said for how many: pages have the same few numbers of things.
    counted: RwLock<FxHashMap<(&'static str, usize), String>>,
}

impl<'a> Words<'a> {
    /// The words of `messages`, in `language`.
    pub(crate) fn new(messages: &'a Messages, language: Language) -> Words<'a> {
        let said = messages.keys().map(|key| (key, set(&messages.word(key), language.typography()).into_owned()));
        Words { messages, language, said: said.collect(), counted: RwLock::default() }
    }

    /// The language of the portal.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// Every key of the catalogue, sorted.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.messages.keys()
    }

    /// The message `key`, to keep.
    pub(crate) fn say(&self, key: &str) -> String {
        self.word(key).to_owned()
    }

    /// The message `key`; the key itself where the catalogue has none.
    pub(crate) fn word<'w>(&'w self, key: &'w str) -> &'w str {
        self.said.get(key).map_or(key, String::as_str)
    }

    /// The message `key` for `count` things.
    pub(crate) fn count(&self, key: &'static str, count: usize) -> String {
        // Nothing panics while it holds the lock.
        if let Some(said) = self.counted.read().unwrap_or_else(PoisonError::into_inner).get(&(key, count)) {
            return said.clone();
        }
        let said = self.set(&self.messages.text(key, &[("count", Arg::Count(count))]));
        self.counted.write().unwrap_or_else(PoisonError::into_inner).insert((key, count), said.clone());
        said
    }

    /// The message `key` with its blanks filled in.
    pub(crate) fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        self.set(&self.messages.fill(key, blanks))
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

    /// `text` with its first letter in upper case, as the start of a line wants it.
    pub(crate) fn capitalised(text: &str) -> String {
        let mut characters = text.chars();
        characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
    }
}
