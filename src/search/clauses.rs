//! Clauses → what can be found of them.

use std::borrow::Cow;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::library::{Clause, Library, Provision, Status};
use crate::messages::Messages;
use crate::routes::Routes;
use crate::text::{Context, Target, Text, set};

use super::document::{Outline, SearchDocument};
use super::facets::{Way, values};
use super::keywords::Keywords;
use super::line::Line;
use crate::analysis::fold;

/// The listed clauses, and what is said of many of them.
pub(crate) struct Clauses<'a> {
    library: &'a Library,
    routes: &'a Routes,
    listed: Vec<&'a Clause>,
    keywords: Keywords<'a>,
    /// The words for each state that is worth a word.
    states: FxHashMap<&'static str, String>,
}

impl<'a> Clauses<'a> {
    pub(crate) fn of(library: &'a Library, messages: &Messages, routes: &'a Routes) -> Clauses<'a> {
        let typography = library.portal.language.typography();
        let word = |key: &str| set(&messages.word(&format!("state-{key}")), typography).into_owned();
        let state = |(key, _): &(&'static str, Status)| (*key, word(key));
        let states = Status::ALL.iter().filter(|(_, status)| *status != Status::Published).map(state).collect();
        let listed: Vec<&Clause> = library.listed().collect();
        let keywords = Keywords::of(library);
        Clauses { library, routes, listed, keywords, states }
    }

    /// What documents are about, by number.
    pub(crate) fn keywords(&self) -> Vec<String> {
        self.keywords.names().to_vec()
    }

    pub(crate) fn outlines(&self, ways: &[Way]) -> Vec<Outline> {
        let outline = |clause: &&Clause| Outline {
            id: clause.id.as_str().to_owned(),
            title: fold(&clause.title),
            date: clause.verified_on,
            topic: clause.segments.first().map_or(0, |id| self.library.segments.place(id)),
            facets: ways.iter().map(|way| values(self.library, clause, *way)).collect(),
        };
        self.listed.par_iter().map(outline).collect()
    }

    /// The document of the clause at `place`, whose text replaces `text`.
    pub(crate) fn document(&self, place: usize, text: &mut String) -> SearchDocument<'a> {
        let (library, clause) = (self.library, self.listed[place]);
        let typography = library.portal.language.typography();
        write_text(library, clause, text);
        if let Cow::Owned(typeset) = set(text, typography) {
            *text = typeset;
        }
        SearchDocument {
            id: clause.id.as_str(),
            address: self.routes.clause(&clause.id).path().to_owned(),
            title: set(&clause.title, typography),
            summary: set(&clause.summary, typography),
            words: clause.id.as_str().replace('-', " "),
            keywords: self.keywords.of_clause(library, clause),
            facts: self.facts(clause),
            version: clause.version,
            state: self.state(clause),
        }
    }

    /// Where it is written, what it is in law, how much it asks, for which purchases.
    fn facts(&self, clause: &Clause) -> String {
        let library = self.library;
        let provisions = library.provisions_in_tender_order(clause);
        let mut letters: Vec<&str> = Vec::new();
        let mut natures: Vec<&str> = Vec::new();
        for provision in provisions {
            let (letter, nature) = (
                library.documents.get(&provision.document).abbreviation.as_str(),
                library.natures.get(&provision.nature).name.as_str(),
            );
            letters.extend((!letters.contains(&letter)).then_some(letter));
            natures.extend((!natures.contains(&nature)).then_some(nature));
        }
        let segments: Vec<&str> = clause.segments.iter().map(|id| library.segments.get(id).name.as_str()).collect();
        let ambition = library.ambitions.get(&clause.ambition).name.clone();
        let facts = [letters.join(", "), natures.join(", "), ambition, segments.join(", ")].join(" · ");
        set(&facts, library.portal.language.typography()).into_owned()
    }

    /// Its state, if there is something to say of it.
    fn state(&self, clause: &Clause) -> Option<String> {
        let (key, _) = Status::ALL.iter().find(|(_, status)| *status == clause.status)?;
        self.states.get(key).cloned()
    }
}

/// All that it says, on one line: what is pasted first, then why.
fn write_text(library: &Library, clause: &Clause, text: &mut String) {
    let mut line = Line::new(text);
    for provision in library.provisions_in_tender_order(clause) {
        let blanks = Blanks { library, clause, provision: Some(provision) };
        line.add(&provision.text, &blanks);
        if let Some(criterion) = &provision.criterion {
            line.add(&criterion.expected, &blanks);
            criterion.scale.iter().for_each(|level| line.add(&level.when, &blanks));
        }
    }
    let blanks = Blanks { library, clause, provision: None };
    let controls = clause.controls.iter().flat_map(|control| [&control.proof, &control.when, &control.by]);
    let explanation = &clause.explanation;
    let sections = [&explanation.attention, &explanation.limits, &explanation.checking].into_iter().flatten();
    let rest: Vec<&Text> = std::iter::once(&explanation.why).chain(sections).chain(controls).collect();
    rest.into_iter().for_each(|text| line.add(text, &blanks));
    line.finish();
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
