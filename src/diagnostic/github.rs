//! Diagnostics as GitHub workflow commands, which the pull request shows beside the lines.

use super::json::severity;
use super::{Diagnostics, Place, words};
use crate::messages::Messages;
use crate::source::Sources;

/// `diagnostics` as workflow commands.
pub fn to_github(diagnostics: &Diagnostics, sources: &Sources, messages: &Messages) -> String {
    let mut commands = String::new();
    for diagnostic in diagnostics.iter() {
        let said = words(diagnostic, messages);
        let place = match &diagnostic.place {
            Place::Span(span) => {
                let (start, end) = sources.positions(*span);
                format!(",line={},col={},endLine={},endColumn={}", start.line, start.column, end.line, end.column)
            }
            Place::Missing(_) => String::new(),
        };
        let message = match said.help {
            Some(help) => format!("{}\n{help}", said.message),
            None => said.message,
        };
        commands.push_str(&format!(
            "::{} file={}{place},title={}::{}\n",
            severity(diagnostic.severity),
            property(diagnostic.place.path(sources)),
            property(diagnostic.code),
            escape(&message)
        ));
    }
    commands
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
