//! What leaves the portal, in documents and in the data of a dossier: words set in its typography, whole addresses.

use crate::library::{Library, Linked};
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::routes::Routes;
use crate::text::{Target, Typography, set};

/// The portal, as those need it who write what leaves it.
#[derive(Clone, Copy)]
pub(crate) struct Outside<'a> {
    /// The library.
    pub(crate) library: &'a Library,
    /// The portal's words.
    pub(crate) messages: &'a Messages,
    /// Its addresses.
    pub(crate) routes: &'a Routes,
    /// What they begin with, ending in `/`.
    pub(crate) base_url: &'a str,
}

impl<'a> Outside<'a> {
    /// The portal of `library`.
    pub(crate) fn new(
        library: &'a Library,
        options: &'a BuildOptions,
        messages: &'a Messages,
        routes: &'a Routes,
    ) -> Outside<'a> {
        let base_url = options.base_url.as_deref().unwrap_or(&library.portal.base_url);
        Outside { library, messages, routes, base_url }
    }

    /// The typography of the portal's language.
    pub(crate) fn typography(&self) -> Typography {
        self.library.portal.language.typography()
    }

    /// `text` with the spaces and apostrophes of the portal's language.
    pub(crate) fn set(&self, text: &str) -> String {
        set(text, self.typography()).into_owned()
    }

    /// The message `key` with its blanks filled in.
    pub(crate) fn fill(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        self.set(&self.messages.fill(key, blanks))
    }

    /// The whole address of `target`.
    pub(crate) fn address(&self, target: &Target) -> String {
        match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { kind, id } => self.routes.linked(&Linked::of(*kind, id)).under(self.base_url),
        }
    }
}
