//! `wording`: a provision breaks a rule of wording that the library declares.
//!
//! The rules, their words and their severity are content: `reference/wording-rules.yaml`.

use crate::check::Facts;
use crate::check::phrases::{Phrases, Vocabulary, Word};
use crate::check::rules::{CheckRule, Run};
use crate::diagnostic::Severity;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::library::Clause;
use crate::library::{self, Cites, WordingRule};
use crate::load::Record;
use crate::load::Records;
use crate::source::Span;
use crate::text::{Inline, LinkKind, Target};
use std::ops::Range;

/// The rule.
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("wording"), runs: &[Run::Clause(run)] };

/// The wording rules of a library, ready to run.
pub(crate) struct Wording<'f> {
    rules: Vec<Prepared<'f>>,
    vocabulary: Vocabulary,
    /// For each word, the rules of which a match may begin with it, a bit each; from the 64th on, bits are shared.
    concerned: Vec<u64>,
}

struct Prepared<'f> {
    rule: &'f WordingRule,
    matches: Phrases,
    requires: Phrases,
    forbids: Phrases,
}

impl<'f> Wording<'f> {
    pub(crate) fn new(records: &'f Records) -> Wording<'f> {
        let standards: Vec<&str> = records.standards.iter().map(|record| record.value.name.as_str()).collect();
        let labels: Vec<&str> = records.labels.iter().map(|record| record.value.name.as_str()).collect();
        let mut vocabulary = Vocabulary::default();
        let prepare = |record: &'f Record<WordingRule>| {
            let rule: &WordingRule = &record.value;
            let cited = match rule.cites {
                Some(Cites::Standard) => &standards[..],
                Some(Cites::Label) => &labels[..],
                None => &[],
            };
            let matches = rule.matches.iter().map(String::as_str).chain(cited.iter().copied());
            Prepared {
                rule,
                matches: Phrases::new(matches, &mut vocabulary),
                requires: Phrases::new(rule.requires.iter().map(String::as_str), &mut vocabulary),
                forbids: Phrases::new(rule.forbids.iter().map(String::as_str), &mut vocabulary),
            }
        };
        let rules: Vec<Prepared> = records.wording_rules.iter().map(prepare).collect();
        let mut concerned = vec![0; vocabulary.len()];
        for (place, prepared) in rules.iter().enumerate() {
            for first in prepared.matches.firsts() {
                concerned[first as usize] |= bit(place);
            }
        }
        Wording { rules, vocabulary, concerned }
    }

    /// The rules that `line` may break, with their places.
    fn concerned(&self, line: &Line) -> impl Iterator<Item = &Prepared<'f>> {
        let numbers = line.words.iter().filter_map(|word| word.number);
        let concerned = numbers.fold(0, |concerned, number| concerned | self.concerned[number as usize]);
        let cites = !line.cites.is_empty();
        let rules = self.rules.iter().enumerate();
        rules.filter(move |(place, _)| cites || concerned & bit(*place) != 0).map(|(_, prepared)| prepared)
    }
}

/// The bit of the rule at `place`.
fn bit(place: usize) -> u64 {
    1 << (place % 64)
}

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let source = facts.sources.file(clause.file()).text();
    let mut line = Line::default();
    for text in clause.texts() {
        let Some(provision) = text.provision.map(|at| &clause.value.provisions[at]) else { continue };
        text.text.visit_lines(&mut |inlines| {
            line.read(inlines, &facts.wording.vocabulary);
            for prepared in facts.wording.concerned(&line) {
                let is_answered = provision.justified.iter().any(|(rule, _)| *rule == prepared.rule.id);
                let concerns = prepared.rule.natures.is_empty() || prepared.rule.natures.contains(&provision.nature);
                if let Some(found) = prepared.breach(&line).filter(|_| concerns && !is_answered) {
                    let place = text.path.locate(clause, source, found);
                    diagnostics.extend(place.map(|place| breach(prepared.rule, place)));
                }
            }
        });
    }
}

impl Prepared<'_> {
    /// The words of `line` that break the rule.
    fn breach(&self, line: &Line) -> Option<Range<usize>> {
        let linked = line.cites.iter().find(|(kind, _)| Some(*kind) == self.rule.cites).map(|(_, span)| span.clone());
        let found = self.matches.find(&line.words).map(|range| line.span(&range)).or(linked)?;
        if let Some(forbidden) = self.forbids.find(&line.words) {
            return Some(line.span(&forbidden));
        }
        let is_required = !self.rule.requires.is_empty();
        let forbids_something = !self.rule.forbids.is_empty();
        let satisfied = is_required && self.requires.find(&line.words).is_some();
        (!satisfied && (is_required || !forbids_something)).then_some(found)
    }
}

/// A paragraph as the rules see it: its words, and what it links to.
#[derive(Default)]
struct Line {
    words: Vec<Word>,
    cites: Vec<(Cites, Range<usize>)>,
}

impl Line {
    /// Becomes what `inlines` say.
    fn read(&mut self, inlines: &[Inline], vocabulary: &Vocabulary) {
        self.words.clear();
        self.cites.clear();
        self.add(inlines, vocabulary);
    }

    fn add(&mut self, inlines: &[Inline], vocabulary: &Vocabulary) {
        for inline in inlines {
            match inline {
                Inline::Text(text, span) => vocabulary.read(text, span.start(), &mut self.words),
                Inline::Emphasis(content) | Inline::Strong(content) => self.add(content, vocabulary),
                Inline::Link { target, content, span } => {
                    match target {
                        Target::Internal { kind: LinkKind::Standard, .. } => {
                            self.cites.push((Cites::Standard, span.range()))
                        }
                        Target::Internal { kind: LinkKind::Label, .. } => self.cites.push((Cites::Label, span.range())),
                        _ => {}
                    }
                    self.add(content, vocabulary);
                }
                Inline::Code(_) | Inline::SoftBreak | Inline::HardBreak | Inline::Parameter { .. } => {}
            }
        }
    }

    fn span(&self, range: &Range<usize>) -> Range<usize> {
        self.words[range.start].span.start..self.words[range.end - 1].span.end
    }
}

fn breach(rule: &WordingRule, span: Span) -> Diagnostic {
    let severity = match rule.severity {
        library::Severity::Error => Severity::Error,
        library::Severity::Warning => Severity::Warning,
    };
    RULE.rule
        .at(span)
        .severity(severity)
        .arg("rule", rule.id.as_str())
        .arg("message", rule.message.as_str())
        .arg("help", rule.help.as_deref().unwrap_or(&rule.name))
}
