//! The accessibility statement, in the form that the law of the portal's language wants (its catalogue says it).

use std::sync::Arc;

use serde::Serialize;

use crate::library::Conformity;
use crate::output::Output;
use crate::site::Site;
use crate::site::frame::Frame;

/// Headed parts, as `parts.html` reads them.
#[derive(Debug, Serialize)]
pub(crate) struct PartsPage {
    /// The title.
    pub(crate) title: String,
    /// What it is, in a sentence.
    pub(crate) lead: String,
    /// The parts.
    pub(crate) parts: Vec<Part>,
}

/// A headed part: HTML, then a list.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Part {
    /// The heading.
    pub(crate) title: String,
    /// What it says.
    pub(crate) html: String,
    /// The lines of its list.
    pub(crate) items: Vec<String>,
}

/// Plans the statement.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.accessibility(), "parts.html", page);
}

fn page(site: &Site<'_>) -> (Frame, PartsPage) {
    let (words, portal) = (&site.words, &site.library.portal);
    let facts = &portal.accessibility;
    let route = site.routes.accessibility();
    let texts = site.texts(&route);
    let title = words.say("accessibility-title");
    let lead =
        words.fill("accessibility-commitment", &[("publisher", &portal.publisher.name), ("site", &portal.title)]);
    let state = words.fill(
        match facts.conformity {
            Conformity::None => "accessibility-state-none",
            Conformity::Partial => "accessibility-state-partial",
            Conformity::Full => "accessibility-state-full",
        },
        &[("site", &portal.title)],
    );
    let audited = facts.conformity != Conformity::None;
    let said = |key: &str| paragraph(&words.say(key));
    let under = |key: &str, html: String| format!("<h3>{}</h3>\n{html}\n", escape(&words.say(key)));
    let list = |lines: &[String]| {
        let items: String = lines.iter().map(|line| format!("<li>{}</li>\n", escape(&words.set(line)))).collect();
        format!("<ul>\n{items}</ul>")
    };
    let date = words.language().date(facts.established_on);

    let mut conformity = paragraph(&state);
    if !audited {
        conformity += &under("accessibility-results", said("accessibility-results-none"));
    }
    let defects = if facts.defects.is_empty() { said("accessibility-no-defect") } else { list(&facts.defects) };
    let inaccessible = under("accessibility-failures", defects)
        + &under("accessibility-burden", said("accessibility-burden-none"))
        + &under("accessibility-exempt", said("accessibility-exempt-none"));
    let mut established = paragraph(&words.fill("accessibility-established-on", &[("date", &date)]))
        + &under("accessibility-technologies", list(&facts.technologies))
        + &under("accessibility-tools", list(&facts.tested_with));
    if !audited {
        established += &under("accessibility-pages", said("accessibility-pages-none"));
    }
    let contact = paragraph(&words.fill("accessibility-contact-why", &[("site", &portal.title)]));
    let contact = contact + &texts.html(&facts.contact, 3);
    let remedies = said("accessibility-remedies-when") + &texts.html(&facts.remedies, 3);

    let part = |key: &str, html: String| Part { title: words.say(key), html, items: Vec::new() };
    let parts = vec![
        part("accessibility-state", conformity),
        part("accessibility-defects", inaccessible),
        part("accessibility-established", established),
        part("accessibility-contact", contact),
        part("accessibility-remedies", remedies),
    ];
    (site.frame(&route, &route, &title, &lead), PartsPage { title, lead, parts })
}

/// `words` as an HTML paragraph.
pub(crate) fn paragraph(words: &str) -> String {
    format!("<p>{}</p>\n", escape(words))
}

/// `text` as HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
