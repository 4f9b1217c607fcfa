//! `wording`: a provision breaks a rule of wording that the library declares.
//!
//! The rules, their words and their severity are content: `reference/wording-rules.yaml`.

use crate::check::Facts;
use crate::check::phrases::{Phrases, Word, words};
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
pub(crate) const RULE: CheckRule = CheckRule { rule: Rule::error("wording"), run: Run::Clause(run) };

/// The wording rules of a library, ready to run.
pub(crate) struct Wording<'f> {
    rules: Vec<Prepared<'f>>,
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
        let prepare = |record: &'f Record<WordingRule>| {
            let rule = &record.value;
            let cited = match rule.cites {
                Some(Cites::Standard) => &standards[..],
                Some(Cites::Label) => &labels[..],
                None => &[],
            };
            Prepared {
                rule,
                matches: Phrases::new(rule.matches.iter().map(String::as_str).chain(cited.iter().copied())),
                requires: Phrases::new(rule.requires.iter().map(String::as_str)),
                forbids: Phrases::new(rule.forbids.iter().map(String::as_str)),
            }
        };
        Wording { rules: records.wording_rules.iter().map(prepare).collect() }
    }
}

fn run(facts: &Facts<'_>, clause: &Record<Clause>, diagnostics: &mut Diagnostics) {
    let source = facts.sources.file(clause.file()).text();
    for text in clause.texts() {
        let Some(provision) = text.provision.map(|at| &clause.value.provisions[at]) else { continue };
        let Some(node) = clause.tree.find(&text.path) else { continue };
        text.text.visit_lines(&mut |line| {
            let line = Line::new(line);
            for prepared in &facts.wording.rules {
                let is_answered = provision.justified.iter().any(|(rule, _)| *rule == prepared.rule.id);
                let concerns = prepared.rule.natures.is_empty() || prepared.rule.natures.contains(&provision.nature);
                if let Some(found) = prepared.breach(&line).filter(|_| concerns && !is_answered) {
                    diagnostics.push(breach(prepared.rule, node.locate(source, found.start, found.end)));
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
struct Line {
    words: Vec<Word>,
    cites: Vec<(Cites, Range<usize>)>,
}

impl Line {
    fn new(inlines: &[Inline]) -> Line {
        let mut line = Line { words: Vec::new(), cites: Vec::new() };
        line.add(inlines);
        line
    }

    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text, span) => self.words.extend(words(text, span.start)),
                Inline::Emphasis(content) | Inline::Strong(content) => self.add(content),
                Inline::Link { target, content, span } => {
                    match target {
                        Target::Internal { kind: LinkKind::Standard, .. } => {
                            self.cites.push((Cites::Standard, span.clone()))
                        }
                        Target::Internal { kind: LinkKind::Label, .. } => self.cites.push((Cites::Label, span.clone())),
                        _ => {}
                    }
                    self.add(content);
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
