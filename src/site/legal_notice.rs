//! The legal notice: who edits, who answers, who hosts, under which licences.

use std::sync::Arc;

use crate::library::Licence;
use crate::output::Output;
use crate::site::Site;
use crate::site::accessibility::{Part, PartsPage, escape, paragraph};
use crate::site::frame::Frame;

/// Plans the legal notice.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page(output, &site.routes.legal_notice(), "parts.html", page);
}

fn page(site: &Site<'_>) -> (Frame, PartsPage) {
    let (words, portal) = (&site.words, &site.library.portal);
    let notice = &portal.legal_notice;
    let route = site.routes.legal_notice();
    let texts = site.texts(&route);
    let title = words.say("legal-notice-title");
    let part = |key: &str, html: String| Part { title: words.say(key), html, items: Vec::new() };
    let licences = [
        ("legal-licence-database", &portal.licences.database),
        ("legal-licence-texts", &portal.licences.texts),
        ("legal-licence-code", &portal.licences.code),
    ];
    let mut parts = vec![
        part("legal-editor", texts.html(&notice.editor, 3)),
        part("legal-director", texts.html(&notice.director, 3)),
        part("legal-host", texts.html(&notice.host, 3)),
        Part {
            title: words.say("legal-licences"),
            html: paragraph(&words.set(&portal.attribution)),
            items: licences.into_iter().map(|(key, licence)| licence_line(site, key, licence)).collect(),
        },
        part("legal-data", paragraph(&words.say("legal-data-text"))),
    ];
    if let Some(note) = &notice.note {
        parts.push(part("legal-note", texts.html(note, 3)));
    }
    let description = words.fill("legal-notice-description", &[("site", &portal.title)]);
    (site.frame(&route, &route, &title, &description), PartsPage { title, lead: String::new(), parts })
}

fn licence_line(site: &Site<'_>, key: &str, licence: &Licence) -> String {
    let words = &site.words;
    let text = licence.text.as_deref().map_or_else(String::new, |text| format!(" {}", words.set(text)));
    let line = words.fill("legal-licence", &[("what", &words.say(key)), ("name", &licence.name)]);
    format!("<a href=\"{}\">{}</a>.{}", escape(&licence.url), escape(&line), escape(&text))
}
