//! What the library says, as data for the pages of a buyer's selection: typographic characters set, links ready.

use serde::Serialize;

use crate::library::{Library, Linked};
use crate::routes::Routes;
use crate::text::{BlankMarkup, Context, HtmlOptions, Target, Text, set, to_inline_html, to_line};

/// A currency.
#[derive(Serialize)]
pub(super) struct Money<'a> {
    pub(super) code: &'a str,
    pub(super) symbol: &'a str,
}

/// An entry that is only named.
#[derive(Serialize)]
pub(super) struct Named<'a> {
    pub(super) id: &'a str,
    pub(super) name: String,
}

/// The library, in words.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// The library.
    pub(super) library: &'a Library,
    /// Its addresses.
    pub(super) routes: &'a Routes,
}

impl Words<'_> {
    /// `text` with the spaces and apostrophes of the language.
    pub(super) fn set(self, text: &str) -> String {
        set(text, self.library.portal.language.typography()).into_owned()
    }

    /// `text` as HTML within a line, where it is a single paragraph. Its links lead on from the dossier's page, and from any
    /// other page one folder below the root.
    pub(super) fn html(self, text: &Text) -> String {
        let typography = self.library.portal.language.typography();
        to_inline_html(text, &self, HtmlOptions { typography, heading_level: 4, blanks: BlankMarkup::Mark })
    }

    /// `text` on one plain line.
    pub(super) fn line(self, text: &Text) -> String {
        self.set(&to_line(text, &self))
    }
}

impl Context for Words<'_> {
    fn address(&self, target: &Target) -> String {
        match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { kind, id } => self.routes.linked(&Linked::of(*kind, id)).from(&self.routes.dossier()),
        }
    }

    /// Only clauses have blanks, and no text of a clause is said here.
    fn blank(&self, name: &str, _bare: bool) -> String {
        name.to_owned()
    }
}
