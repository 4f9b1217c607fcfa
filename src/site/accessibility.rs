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
    let list = |lines: &[String]| lines.iter().map(|line| words.set(line)).collect::<Vec<String>>();
    let part = |key: &str, html: String, items: Vec<String>| Part { title: words.say(key), html, items };
    let defects =
        if facts.defects.is_empty() { paragraph(&words.say("accessibility-no-defect")) } else { String::new() };
    let date = words.language().date(facts.established_on);
    let established = words.fill("accessibility-established-on", &[("date", &date)]);
    let parts = vec![
        part("accessibility-state", paragraph(&state), vec![]),
        part("accessibility-defects", defects, list(&facts.defects)),
        part("accessibility-established", paragraph(&established), vec![]),
        part("accessibility-technologies", String::new(), list(&facts.technologies)),
        part("accessibility-tools", String::new(), list(&facts.tested_with)),
        part("accessibility-contact", texts.html(&facts.contact, 3), vec![]),
        part("accessibility-remedies", texts.html(&facts.remedies, 3), vec![]),
    ];
    (site.frame(&route, &route, &title, &lead), PartsPage { title, lead, parts })
}

/// `words` as an HTML paragraph.
pub(crate) fn paragraph(words: &str) -> String {
    format!("<p>{}</p>", words.replace('&', "&amp;").replace('<', "&lt;"))
}
