//! Texts on a page: where their links lead from there, and what stands in their blanks.

use crate::library::{Clause, Library, Linked, Weight};
use crate::routes::{Route, Routes};
use crate::text::{BlankMarkup, Context, HtmlOptions, Target, Text, to_html, to_inline_html, to_line};

/// A page on which texts are written.
#[derive(Clone, Copy)]
pub(crate) struct OnPage<'p> {
    /// The library.
    pub(crate) library: &'p Library,
    /// Its addresses.
    pub(crate) routes: &'p Routes,
    /// The page.
    pub(crate) page: &'p Route,
    /// The clause whose blanks the texts have.
    pub(crate) clause: Option<&'p Clause>,
    /// The criterion's weight with the name of its blank, in the texts of a criterion.
    pub(crate) weight: Option<(&'p str, Weight)>,
}

impl OnPage<'_> {
    /// `text` as blocks, its level-2 headings at `heading_level`.
    pub(crate) fn html(&self, text: &Text, heading_level: u8) -> String {
        to_html(text, self, self.options(heading_level))
    }

    /// `text` without the paragraph around it, where there is but one.
    pub(crate) fn inline(&self, text: &Text) -> String {
        to_inline_html(text, self, self.options(3))
    }

    /// `text` on one plain line.
    pub(crate) fn line(&self, text: &Text) -> String {
        to_line(text, self)
    }

    fn options(&self, heading_level: u8) -> HtmlOptions {
        HtmlOptions { typography: self.library.portal.language.typography(), heading_level, blanks: BlankMarkup::Link }
    }
}

impl Context for OnPage<'_> {
    fn address(&self, target: &Target) -> String {
        match target {
            Target::Web(address) => address.to_string(),
            Target::Internal { kind, id } => self.routes.linked(&Linked::of(*kind, id)).from(self.page),
        }
    }

    fn blank(&self, name: &str, bare: bool) -> String {
        let portal = &self.library.portal;
        if let ("weight", Some((_, weight))) = (name, self.weight) {
            return if bare { weight.default.to_string() } else { format!("{}\u{a0}%", weight.default) };
        }
        let Some(parameter) = self.clause.map(|clause| clause.parameter(name)) else { return name.to_owned() };
        match &parameter.default {
            Some(value) if bare => parameter.print_bare(value, portal.language),
            Some(value) => parameter.print(value, portal.language, &portal.currency),
            None => format!("[{}]", parameter.label),
        }
    }

    fn name<'n>(&'n self, name: &'n str) -> &'n str {
        match self.weight {
            Some((blank, _)) if name == "weight" => blank,
            _ => name,
        }
    }
}
