//! Templates to bytes: the only file that knows tera.
//!
//! A word that a template asks for (`ui.skip_link`) is read from the catalogue (`skip-link`) once, here.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use anyhow::Context as _;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Serialize, Serializer};
use tera::{Context, Tera, Value};

use crate::site::frame::Frame;
use crate::site::words::Words;
use crate::theme::Theme;

/// What stands for the way to the root in HTML that pages at several depths show. No text has it.
const ROOT: char = '\u{1}';

/// The templates of a theme, with what all pages share.
pub(crate) struct Templates {
    tera: Tera,
    /// The paths that the header or the footer leads to: they mark the page one is on.
    linked: FxHashSet<String>,
    /// The headers and footers made so far, by what they depend on.
    surroundings: RwLock<FxHashMap<Place, Surroundings>>,
}

/// Something as templates read it, turned once for all the pages that show it.
#[derive(Debug, Clone)]
pub(crate) struct Ready(Value);

/// What the header and the footer depend on, as `header.html` and `footer.html` read it under `frame`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
struct Place {
    root: String,
    /// The page, where the header or the footer leads to it; empty otherwise.
    here: String,
    room: String,
    search_box: bool,
}

/// The header and the footer of a page.
#[derive(Debug, Clone)]
struct Surroundings {
    header: Value,
    footer: Value,
}

/// HTML without its way to the root.
#[derive(Debug)]
pub(crate) struct Rootless(Box<str>);

impl Templates {
    /// The templates of `theme`; each page sees `site`, and its header or footer leads to `linked`.
    pub(crate) fn new<S: Serialize>(
        theme: &Theme,
        words: &Words<'_>,
        site: &S,
        linked: FxHashSet<String>,
    ) -> anyhow::Result<Templates> {
        let folders = ["templates/", "parts/"];
        let files =
            folders.iter().flat_map(|folder| theme.below(folder).map(|(path, _)| (&path[folder.len()..], path)));
        let sources: Vec<(&str, &str)> = files.map(|(name, path)| (name, theme.text(path))).collect();
        let names = sources.iter().flat_map(|(_, source)| words_in(source));
        let ui: BTreeMap<&str, String> = names.map(|name| (name, words.say(&name.replace('_', "-")))).collect();
        let shared = serde_json::to_value(site)?;
        let constant = |name: &str| match name.split_once('.')? {
            ("ui", name) => ui.get(name).map(String::as_str),
            ("site", path) => shared.pointer(&format!("/{}", path.replace('.', "/")))?.as_str(),
            _ => None,
        };
        let sources: Vec<(&str, Cow<'_, str>)> =
            sources.into_iter().map(|(name, source)| (name, with_constants(source, constant))).collect();

        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".xml"]);
        tera.global_context().insert("ui", &ui);
        tera.global_context().insert("site", site);
        tera.add_raw_templates(sources).context("cannot read the templates of the theme")?;
        Ok(Templates { tera, linked, surroundings: RwLock::default() })
    }

    /// Writes the template `name` about `page`, in its `frame`.
    pub(crate) fn page<P: Serialize>(
        &self,
        name: &str,
        frame: &Frame,
        page: &P,
        bytes: &mut Vec<u8>,
    ) -> anyhow::Result<()> {
        let Surroundings { header, footer } = self.surroundings(frame)?;
        let mut context = Context::new();
        context.insert("root", &frame.root);
        context.insert("frame", frame);
        context.insert("page", page);
        context.insert_value("header", header);
        context.insert_value("footer", footer);
        self.write(name, &context, bytes)
    }

    /// Writes the template `name`, which has no frame, about `page`.
    pub(crate) fn bare<P: Serialize>(&self, name: &str, page: &P, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut context = Context::new();
        context.insert("page", page);
        self.write(name, &context, bytes)
    }

    /// What the template `name` makes of `item`, for pages at any depth.
    pub(crate) fn rootless<P: Serialize>(&self, name: &str, item: &P) -> anyhow::Result<Rootless> {
        let mut context = Context::new();
        context.insert("root", &ROOT);
        context.insert("item", item);
        let mut bytes = Vec::with_capacity(1024);
        self.write(name, &context, &mut bytes)?;
        Ok(Rootless(String::from_utf8(bytes)?.into_boxed_str()))
    }

    /// The header and the footer around the page of `frame`, which many pages have in common.
    fn surroundings(&self, frame: &Frame) -> anyhow::Result<Surroundings> {
        let place = Place {
            root: frame.root.clone(),
            here: if self.linked.contains(&frame.here) { frame.here.clone() } else { String::new() },
            room: frame.room.clone(),
            search_box: frame.search_box,
        };
        // Nothing panics while it holds the lock.
        if let Some(known) = self.surroundings.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return Ok(known.clone());
        }
        let mut context = Context::new();
        context.insert("root", &place.root);
        context.insert("frame", &place);
        let made = |name: &str| -> anyhow::Result<Value> {
            let mut bytes = Vec::new();
            self.write(name, &context, &mut bytes)?;
            Ok(Value::safe_string(std::str::from_utf8(&bytes)?))
        };
        let made = Surroundings { header: made("header.html")?, footer: made("footer.html")? };
        self.surroundings.write().unwrap_or_else(PoisonError::into_inner).insert(place, made.clone());
        Ok(made)
    }

    fn write(&self, name: &str, context: &Context, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        self.tera.render_to(name, context, bytes).with_context(|| format!("cannot fill the template `{name}`"))
    }
}

impl Ready {
    /// `thing` as templates read it.
    pub(crate) fn of<T: Serialize>(thing: &T) -> Ready {
        Ready(Value::from_serializable(thing))
    }
}

impl Serialize for Ready {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Rootless {
    /// Writes it where `root` leads to the root.
    pub(crate) fn write(&self, root: &str, html: &mut String) {
        let mut parts = self.0.split(ROOT);
        html.push_str(parts.next().unwrap_or_default());
        for part in parts {
            html.push_str(root);
            html.push_str(part);
        }
    }
}

/// `source` with what is the same on every page written into it: `{{ ui.skip_link }}`, `{{ site.title }}`.
///
/// What `constant` does not know stays as it is, and so does what would read as a tag or move lines.
fn with_constants<'s, 'c>(source: &'s str, constant: impl Fn(&str) -> Option<&'c str>) -> Cow<'s, str> {
    if source.contains("{% raw") || source.contains("{%- raw") {
        return Cow::Borrowed(source);
    }
    let mut written = String::with_capacity(source.len() * 2);
    let mut rest = source;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}") else { break };
        let end = start + length + "}}".len();
        match constant(rest[start + 2..start + length].trim()).filter(|text| fits_in_a_template(text)) {
            Some(text) => {
                written.push_str(&rest[..start]);
                let mut escaped = Vec::with_capacity(text.len());
                // Writing into memory cannot fail, and an escaped text is a text.
                let _ = tera::escape_html(text, &mut escaped);
                written.push_str(&String::from_utf8_lossy(&escaped));
            }
            None => written.push_str(&rest[..end]),
        }
        rest = &rest[end..];
    }
    written.push_str(rest);
    Cow::Owned(written)
}

/// Whether `text` can stand in a template as it is: it opens nothing, moves no line, and no trimming tag touches it.
fn fits_in_a_template(text: &str) -> bool {
    !text.contains(['{', '}', '\n']) && text.trim() == text
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
    use super::{Rootless, with_constants, words_in};

    #[test]
    fn finds_the_words_of_a_template() {
        let words: Vec<&str> = words_in("<a>{{ ui.skip_link }}</a>{{ui.pages}}").collect();
        assert_eq!(words, ["skip_link", "pages"]);
    }

    #[test]
    fn what_never_changes_is_written_into_the_template() {
        let constant = |name: &str| match name {
            "ui.a" => Some("<A & b>"),
            "ui.tag" => Some("{{ c }}"),
            _ => None,
        };
        assert_eq!(
            with_constants("{{ ui.a }} {{ page.a }}{{ui.a}} {{", constant),
            "&lt;A &amp; b&gt; {{ page.a }}&lt;A &amp; b&gt; {{"
        );
        assert_eq!(with_constants("{{ ui.tag }}", constant), "{{ ui.tag }}");
        assert_eq!(with_constants("{% raw %}{{ ui.a }}{% endraw %}", constant), "{% raw %}{{ ui.a }}{% endraw %}");
    }

    #[test]
    fn one_card_serves_pages_at_any_depth() {
        let mut html = String::new();
        Rootless("<a href=\"\u{1}a/\">\u{1}</a>".into()).write("../", &mut html);
        assert_eq!(html, "<a href=\"../a/\">../</a>");
    }
}
