//! `unmatched-synonyms`: a group of synonyms leads to words that no clause holds.
//!
//! Who types one of its words finds nothing more; often a word is misspelt, or the clause that had it has changed.

use rustc_hash::FxHashMap;

use crate::analysis::{Analyser, TermNumber, Terms};
use crate::check::Facts;
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::{Clause, Status, SynonymGroup};
use crate::load::Records;
use crate::source::{Span, Spanned};
use crate::text::{Context, Target, Text, to_line};

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::warning("unmatched-synonyms"), runs: &[Run::Library(run)] };

/// The most clauses that are read: a larger library has every word, and reading it would take longer than all else.
const MOST_CLAUSES: usize = 2000;

fn run(facts: &Facts<'_>, diagnostics: &mut Diagnostics) {
    let records = facts.records;
    let n_clauses = records.clauses.len();
    // What could not be read may hold the words.
    let Some(portal) = records.portal.as_ref().filter(|_| !diagnostics.has_errors()) else { return };
    if n_clauses == 0 || n_clauses > MOST_CLAUSES || records.synonyms.is_empty() {
        return;
    }
    let mut search = Search::new(Analyser::of(portal.value.language.code()), &records.synonyms);
    each_name(records, |name| search.look(name));
    for clause in records.clauses.iter().filter(|clause| clause.value.status != Status::Withdrawn) {
        if search.n_left == 0 {
            return;
        }
        each_text(&clause.value, |text| search.look(text));
    }
    for (group, _) in records.synonyms.iter().zip(&search.found).filter(|(_, found)| !**found) {
        diagnostics.push(unmatched(&group.value, group.span));
    }
}

/// The groups, as they are found.
struct Search {
    terms: Terms,
    /// The words and phrases that groups lead to, by their first word, with the places of their groups.
    by_first: FxHashMap<TermNumber, Vec<(usize, Vec<TermNumber>)>>,
    found: Vec<bool>,
    n_left: usize,
}

impl Search {
    fn new(analyser: Analyser, groups: &[Spanned<SynonymGroup>]) -> Search {
        let (mut terms, mut by_first) = (Terms::new(analyser), FxHashMap::<_, Vec<_>>::default());
        for (place, group) in groups.iter().enumerate() {
            let (SynonymGroup::Both(to) | SynonymGroup::OneWay { to, .. }) = &group.value;
            for word in to {
                let mut read = Vec::new();
                terms.read(word, &mut read);
                let words: Vec<TermNumber> =
                    read.iter().filter(|one| one.opens_token()).map(|one| one.term()).collect();
                if let Some(first) = words.first() {
                    by_first.entry(*first).or_default().push((place, words));
                }
            }
        }
        Search { terms, by_first, found: vec![false; groups.len()], n_left: groups.len() }
    }

    fn look(&mut self, text: &str) {
        let mut read = Vec::new();
        self.terms.read(text, &mut read);
        let words: Vec<TermNumber> = read.iter().filter(|one| one.opens_token()).map(|one| one.term()).collect();
        let mut n_words = 0;
        for one in read {
            n_words += usize::from(one.opens_token());
            let Some(wanted) = self.by_first.get(&one.term()) else { continue };
            for (group, phrase) in wanted.iter().filter(|(group, _)| !self.found[*group]).cloned().collect::<Vec<_>>() {
                // A phrase is one of words that follow each other; a word may also be a part of another.
                let follows = one.opens_token() && words[n_words - 1..].starts_with(&phrase);
                if (phrase.len() == 1 || follows) && !self.found[group] {
                    self.found[group] = true;
                    self.n_left -= 1;
                }
            }
        }
    }
}

/// Calls `see` with the names of all that a clause may be about.
fn each_name(records: &Records, mut see: impl FnMut(&str)) {
    records.effects.iter().for_each(|record| see(&record.value.name));
    records.natures.iter().for_each(|record| see(&record.value.name));
    records.documents.iter().for_each(|record| {
        see(&record.value.name);
        see(&record.value.abbreviation);
    });
    records.segments.iter().for_each(|record| see(&record.value.name));
    records.labels.iter().for_each(|record| see(&record.value.name));
    records.organisations.iter().for_each(|record| see(&record.value.name));
    records.legal_texts.iter().for_each(|record| {
        see(&record.value.name);
        record.value.title.iter().for_each(|title| see(title));
    });
    records.standards.iter().for_each(|record| {
        see(&record.value.name);
        record.value.title.iter().for_each(|title| see(title));
    });
    let of_segments = records.segments.iter().flat_map(|record| &record.value.cpv);
    let of_clauses = records.clauses.iter().flat_map(|record| &record.value.cpv);
    let labels: FxHashMap<&str, &str> =
        records.cpv.iter().map(|code| (code.code.as_str(), code.label.as_str())).collect();
    for prefix in of_segments.chain(of_clauses) {
        let code = format!("{prefix:0<8}");
        see(&code);
        labels.get(code.as_str()).into_iter().for_each(|label| see(label));
    }
}

/// Calls `see` with all that a clause says.
fn each_text(clause: &Clause, mut see: impl FnMut(&str)) {
    see(&clause.title);
    see(&clause.summary);
    let mut see_text = |text: &Text| see(&to_line(text, &NoBlanks));
    for provision in &clause.provisions {
        see_text(&provision.text);
        if let Some(criterion) = &provision.criterion {
            see_text(&criterion.expected);
            criterion.scale.iter().for_each(|level| see_text(&level.when));
        }
    }
    let controls = clause.controls.iter().flat_map(|control| [&control.proof, &control.when, &control.by]);
    let explanation = &clause.explanation;
    let sections = [&explanation.attention, &explanation.limits, &explanation.checking].into_iter().flatten();
    std::iter::once(&explanation.why).chain(sections).chain(controls).for_each(see_text);
}

/// What fills the blanks is no word to search for.
struct NoBlanks;

impl Context for NoBlanks {
    fn address(&self, _target: &Target) -> String {
        String::new()
    }

    fn blank(&self, _name: &str, _bare: bool) -> String {
        String::new()
    }
}

fn unmatched(group: &SynonymGroup, span: Span) -> Diagnostic {
    let (SynonymGroup::Both(to) | SynonymGroup::OneWay { to, .. }) = group;
    RULE.rule.at(span).arg("words", to.join(", "))
}
