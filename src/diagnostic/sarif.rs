//! Diagnostics as SARIF 2.1.0, for code-scanning tools.

use serde_json::{Value, json};

use super::json::severity;
use super::{Diagnostics, Place, words};
use crate::messages::Messages;
use crate::source::Sources;

/// `diagnostics` as one SARIF document.
pub fn to_sarif(diagnostics: &Diagnostics, sources: &Sources, messages: &Messages) -> String {
    let mut codes: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| {
            let said = words(diagnostic, messages);
            let mut location = json!({ "artifactLocation": { "uri": diagnostic.place.path(sources) } });
            if let Place::Span(span) = &diagnostic.place {
                let (start, end) = sources.positions(*span);
                location["region"] = json!({
                    "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column
                });
            }
            let text = match said.help {
                Some(help) => format!("{}\n{help}", said.message),
                None => said.message,
            };
            json!({
                "ruleId": diagnostic.code,
                "level": severity(diagnostic.severity),
                "message": { "text": text },
                "locations": [{ "physicalLocation": location }]
            })
        })
        .collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let document = json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": { "driver": { "name": "clausier", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results
        }]
    });
    format!("{document:#}\n")
}
