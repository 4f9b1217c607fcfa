//! Diagnostics for people: the file, the line, the words underlined, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostics, Place, Severity, words};
use crate::messages::Messages;
use crate::source::{Position, Sources};

/// `diagnostics` for a terminal; `colour` adds ANSI colours.
pub fn to_human(diagnostics: &Diagnostics, sources: &Sources, messages: &Messages, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let names = [messages.word("severity-error"), messages.word("severity-warning"), messages.word("help")];
    let mut rendered = String::new();
    for diagnostic in diagnostics.iter() {
        let said = words(diagnostic, messages);
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR.with_name(names[0].as_str()),
            Severity::Warning => Level::WARNING.with_name(names[1].as_str()),
        };
        let mut group = Group::with_title(level.primary_title(said.message.as_str()).id(diagnostic.code));
        match &diagnostic.place {
            Place::Span(span) if !sources.file(span.file).text().is_empty() => {
                let file = sources.file(span.file);
                // Only the lines around: a code list may have thousands.
                let (excerpt, first_line, offset) = excerpt(file.text(), span.start, span.end);
                let underlined = span.start - offset..(span.end.max(span.start) - offset).min(excerpt.len());
                group = group.element(
                    Snippet::source(excerpt)
                        .line_start(first_line)
                        .path(file.path())
                        .annotation(AnnotationKind::Primary.span(underlined)),
                );
            }
            place => group = group.element(Origin::path(place.path(sources))),
        }
        if let Some(help) = &said.help {
            group = group.element(Level::HELP.with_name(names[2].as_str()).message(help.as_str()));
        }
        rendered.push_str(&renderer.render(&[group]));
        rendered.push_str("\n\n");
    }
    rendered
}

/// The lines of `text` that `start..end` touches, the number of the first, and the byte at which it begins.
fn excerpt(text: &str, start: usize, end: usize) -> (&str, usize, usize) {
    let start = start.min(text.len());
    let from = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let to = text[end.clamp(start, text.len())..]
        .find('\n')
        .map_or(text.len(), |newline| end.clamp(start, text.len()) + newline);
    (&text[from..to], Position::of(text, from).line, from)
}
