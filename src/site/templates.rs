//! Templates to bytes: the only file that knows tera.
//!
//! A word that a template asks for (`ui.skip_link`) is read from the catalogue (`skip-link`) once, here.

use std::collections::BTreeMap;

use anyhow::Context as _;
use serde::Serialize;
use tera::{Context, Tera};

use crate::site::frame::Frame;
use crate::site::words::Words;
use crate::theme::Theme;

/// The templates of a theme, with what all pages share.
pub(crate) struct Templates {
    tera: Tera,
}

impl Templates {
    /// The templates of `theme`; each page sees `site`.
    pub(crate) fn new<S: Serialize>(theme: &Theme, words: &Words<'_>, site: &S) -> anyhow::Result<Templates> {
        let folders = ["templates/", "parts/"];
        let files =
            folders.iter().flat_map(|folder| theme.below(folder).map(|(path, _)| (&path[folder.len()..], path)));
        let sources: Vec<(&str, &str)> = files.map(|(name, path)| (name, theme.text(path))).collect();
        let names = sources.iter().flat_map(|(_, source)| words_in(source));
        let ui: BTreeMap<&str, String> = names.map(|name| (name, words.say(&name.replace('_', "-")))).collect();

        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        tera.global_context().insert("ui", &ui);
        tera.global_context().insert("site", site);
        tera.add_raw_templates(sources).context("cannot read the templates of the theme")?;
        Ok(Templates { tera })
    }

    /// Writes the template `name` about `page`, in its `frame`.
    pub(crate) fn page<P: Serialize>(
        &self,
        name: &str,
        frame: &Frame,
        page: &P,
        bytes: &mut Vec<u8>,
    ) -> anyhow::Result<()> {
        let mut context = Context::new();
        context.insert("root", &frame.root);
        context.insert("frame", frame);
        context.insert("page", page);
        self.tera.render_to(name, &context, bytes).with_context(|| format!("cannot fill the template `{name}`"))
    }

    /// Writes the template `name`, which has no frame, about `page`.
    pub(crate) fn bare<P: Serialize>(&self, name: &str, page: &P, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut context = Context::new();
        context.insert("page", page);
        self.tera.render_to(name, &context, bytes).with_context(|| format!("cannot fill the template `{name}`"))
    }
}

/// The words that a template asks for: `skip_link` of `ui.skip_link`.
fn words_in(source: &str) -> impl Iterator<Item = &str> {
    source.split("ui.").skip(1).map(|rest| {
        let end = rest.find(|character: char| !character.is_ascii_alphanumeric() && character != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[cfg(test)]
mod tests {
    use super::words_in;

    #[test]
    fn finds_the_words_of_a_template() {
        let words: Vec<&str> = words_in("<a>{{ ui.skip_link }}</a>{{ui.pages}}").collect();
        assert_eq!(words, ["skip_link", "pages"]);
    }
}
