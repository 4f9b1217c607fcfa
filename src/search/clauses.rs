//! Clauses → what can be found of them.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::library::{Clause, CpvCode, Library, Provision, Status};
use crate::messages::Messages;
use crate::routes::Routes;
use crate::text::{Context, Target, Text, set, to_line};

use super::document::{Facet, SearchDocument};
use super::facets::{Way, values};

/// The listed clauses as documents.
pub(crate) fn documents(
    library: &Library,
    messages: &Messages,
    routes: &Routes,
    facets: &[(Way, Facet)],
) -> Vec<SearchDocument> {
    let cpv: HashMap<&str, &CpvCode> = library.cpv.iter().map(|code| (code.code.as_str(), code)).collect();
    let listed: Vec<&Clause> = library.listed().collect();
    let document = |clause: &&Clause| SearchDocument {
        id: clause.id.as_str().to_owned(),
        address: routes.clause(&clause.id).path().to_owned(),
        title: typeset(library, &clause.title),
        summary: typeset(library, &clause.summary),
        text: typeset(library, &text(library, clause)),
        keywords: keywords(library, clause, &cpv),
        facets: facets.iter().map(|(way, _)| values(library, clause, *way)).collect(),
        facts: facts(library, messages, clause),
        date: clause.verified_on.to_string(),
    };
    listed.par_iter().map(document).collect()
}

/// All that it says, on one line: what is pasted first, then why.
fn text(library: &Library, clause: &Clause) -> String {
    let mut lines = Vec::new();
    for provision in library.provisions_in_tender_order(clause) {
        let blanks = Blanks { library, clause, provision: Some(provision) };
        lines.push(to_line(&provision.text, &blanks));
        if let Some(criterion) = &provision.criterion {
            lines.push(to_line(&criterion.expected, &blanks));
            lines.extend(criterion.scale.iter().map(|level| to_line(&level.when, &blanks)));
        }
    }
    let blanks = Blanks { library, clause, provision: None };
    let controls = clause.controls.iter().flat_map(|control| [&control.proof, &control.when, &control.by]);
    let explanation = &clause.explanation;
    let sections = [&explanation.attention, &explanation.limits, &explanation.checking].into_iter().flatten();
    let rest: Vec<&Text> = std::iter::once(&explanation.why).chain(sections).chain(controls).collect();
    lines.extend(rest.into_iter().map(|text| to_line(text, &blanks)));
    // Without the marks of lists and tables: an excerpt is one line of words.
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
    for word in lines.iter().flat_map(|line| line.split(' ')).filter(|word| !matches!(*word, "-" | "|" | "")) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// The names of all that it is about.
fn keywords(library: &Library, clause: &Clause, cpv: &HashMap<&str, &CpvCode>) -> Vec<String> {
    let mut keywords = vec![clause.id.as_str().replace('-', " ")];
    for segment in clause.segments.iter().map(|id| library.segments.get(id)) {
        keywords.push(segment.name.clone());
        keywords.extend(segment.cpv.iter().map(|prefix| cpv_keyword(prefix, cpv)));
    }
    keywords.extend(clause.cpv.iter().map(|code| cpv_keyword(code, cpv)));
    keywords.extend(clause.effects.iter().map(|id| library.effects.get(id).name.clone()));
    for provision in &clause.provisions {
        let document = library.documents.get(&provision.document);
        keywords.extend([
            library.natures.get(&provision.nature).name.clone(),
            document.abbreviation.clone(),
            document.name.clone(),
        ]);
    }
    for text in clause.legal.iter().map(|id| library.legal_texts.get(id)) {
        keywords.push(text.name.clone());
        keywords.extend(text.title.clone());
    }
    for standard in clause.standards.iter().map(|id| library.standards.get(id)) {
        keywords.push(standard.name.clone());
        keywords.extend(standard.title.clone());
    }
    keywords.extend(clause.labels.iter().map(|id| library.labels.get(id).name.clone()));
    keywords.extend(clause.contributors.iter().map(|id| library.organisations.get(id).name.clone()));
    keywords.sort();
    keywords.dedup();
    keywords
}

/// A code in full and its label: `4511` is `45110000`.
fn cpv_keyword(prefix: &str, cpv: &HashMap<&str, &CpvCode>) -> String {
    let code = format!("{prefix:0<8}");
    match cpv.get(code.as_str()) {
        Some(known) => format!("{code} {}", known.label),
        None => code,
    }
}

/// Where it is written, how much it asks, for which purchases; then its state, if there is something to say of it.
fn facts(library: &Library, messages: &Messages, clause: &Clause) -> Vec<String> {
    let in_order = library.provisions_in_tender_order(clause);
    let mut letters: Vec<&str> = in_order
        .into_iter()
        .map(|provision| library.documents.get(&provision.document).abbreviation.as_str())
        .collect();
    letters.dedup();
    let segments: Vec<&str> = clause.segments.iter().map(|id| library.segments.get(id).name.as_str()).collect();
    let mut facts = vec![letters.join(", "), library.ambitions.get(&clause.ambition).name.clone(), segments.join(", ")];
    if clause.status != Status::Published {
        let key = Status::ALL.iter().find(|(_, status)| *status == clause.status).map_or("", |(key, _)| key);
        facts.push(messages.word(&format!("state-{key}")));
    }
    facts.iter().map(|fact| typeset(library, fact)).collect()
}

fn typeset(library: &Library, text: &str) -> String {
    set(text, library.portal.language.typography()).into_owned()
}

/// What stands in the blanks of a clause.
struct Blanks<'a> {
    library: &'a Library,
    clause: &'a Clause,
    provision: Option<&'a Provision>,
}

impl Context for Blanks<'_> {
    /// Addresses are not searched.
    fn address(&self, _target: &Target) -> String {
        String::new()
    }

    fn blank(&self, name: &str, bare: bool) -> String {
        let criterion = self.provision.and_then(|provision| provision.criterion.as_ref());
        if let ("weight", Some(criterion)) = (name, criterion) {
            return format!("{}{}", criterion.weight.default, if bare { "" } else { " %" });
        }
        let (parameter, portal) = (self.clause.parameter(name), &self.library.portal);
        match &parameter.default {
            Some(value) if bare => parameter.print_bare(value, portal.language),
            Some(value) => parameter.print(value, portal.language, &portal.currency),
            None => parameter.label.clone(),
        }
    }
}
