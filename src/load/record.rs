//! Records: what each file says, with places, nothing resolved.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::library::{
    Ambition, Bundle, Buyer, Clause, CpvCode, Effect, Label, LegalText, Nature, News, Obligation, Organisation, Page,
    Portal, Register, Segment, Standard, SynonymGroup, TenderDocument, Threshold, WordingRule,
};
use crate::load::{Node, Step, at, front_matter};
use crate::source::{FileId, SourceFile, Span, Spanned};
use crate::text::Text;

/// All that the files of a library say.
#[derive(Debug, Default)]
pub(crate) struct Records {
    /// `portal.yaml`, where it can be read.
    pub(crate) portal: Option<Record<Portal>>,
    /// `reference/natures.yaml`
    pub(crate) natures: Vec<Record<Nature>>,
    /// `reference/documents.yaml`
    pub(crate) documents: Vec<Record<TenderDocument>>,
    /// `reference/effects.yaml`
    pub(crate) effects: Vec<Record<Effect>>,
    /// `reference/ambitions.yaml`
    pub(crate) ambitions: Vec<Record<Ambition>>,
    /// `reference/segments.yaml`
    pub(crate) segments: Vec<Record<Segment>>,
    /// `reference/buyers.yaml`
    pub(crate) buyers: Vec<Record<Buyer>>,
    /// `reference/thresholds.yaml`
    pub(crate) thresholds: Vec<Record<Threshold>>,
    /// `reference/obligations.yaml`
    pub(crate) obligations: Vec<Record<Obligation>>,
    /// `reference/registers.yaml`
    pub(crate) registers: Vec<Record<Register>>,
    /// `reference/wording-rules.yaml`
    pub(crate) wording_rules: Vec<Record<WordingRule>>,
    /// `reference/legal-texts.yaml`
    pub(crate) legal_texts: Vec<Record<LegalText>>,
    /// `reference/labels.yaml`
    pub(crate) labels: Vec<Record<Label>>,
    /// `reference/standards.yaml`
    pub(crate) standards: Vec<Record<Standard>>,
    /// `reference/cpv.csv`
    pub(crate) cpv: Arc<Vec<CpvCode>>,
    /// `reference/synonyms.yaml`
    pub(crate) synonyms: Vec<Spanned<SynonymGroup>>,
    /// `organisations/`
    pub(crate) organisations: Vec<Record<Organisation>>,
    /// `clauses/`
    pub(crate) clauses: Vec<Record<Clause>>,
    /// `versions/`: each has the id of its clause
    pub(crate) versions: Vec<Record<Clause>>,
    /// `bundles/`
    pub(crate) bundles: Vec<Record<Bundle>>,
    /// `news/`
    pub(crate) news: Vec<Record<News>>,
    /// `pages/`
    pub(crate) pages: Vec<Record<Page>>,
    /// Every id that a file other than a clause's names, to be found among those that the library defines.
    pub(crate) references: Vec<Reference>,
    /// Ids that are defined by files too broken to be records.
    pub(crate) broken: Vec<(Kind, String)>,
    /// Kinds whose whole list could not be read: nothing is said of their ids.
    pub(crate) unreadable: Vec<Kind>,
}

/// What a file, or an entry of a list, says.
#[derive(Debug, Clone)]
pub(crate) struct Record<T> {
    /// What it says, in the types of the model; ids may lead nowhere yet.
    pub(crate) value: Arc<T>,
    /// Its id and where it is written; a file's own id stands at its first byte.
    pub(crate) id: Spanned<String>,
    /// Its YAML.
    pub(crate) tree: Tree,
    /// The byte at which the text after the front matter begins; 0 where there is none.
    pub(crate) body: usize,
    /// Of a clause, every id that it names.
    pub(crate) references: Vec<Reference>,
}

/// The YAML of a record, for whoever asks where something stands.
#[derive(Debug, Clone)]
pub(crate) enum Tree {
    /// It was kept.
    Kept(Node<'static>),
    /// It is read again from the file when somebody asks. Of the clauses, which are many, few ever are: trees weigh more
    /// than all that they say.
    Again {
        /// The file.
        source: Arc<SourceFile>,
        /// Whether reading it found nothing wrong, so that what is not in the value is not in the file either.
        sound: bool,
        /// What was read again.
        node: OnceLock<Node<'static>>,
    },
}

impl<T> Record<T> {
    /// What an entry of a list says, `tree` being its YAML.
    pub(super) fn of_entry(value: T, id: Spanned<String>, tree: Node<'_>) -> Record<T> {
        Record { value: Arc::new(value), id, tree: Tree::Kept(tree.into_owned()), body: 0, references: Vec::new() }
    }

    /// Its YAML.
    pub(crate) fn tree(&self) -> &Node<'static> {
        match &self.tree {
            Tree::Kept(node) => node,
            Tree::Again { source, node, .. } => node.get_or_init(|| front_matter::data(self.file(), source)),
        }
    }

    /// Whether reading it found nothing wrong, so that what is not in the value is not in the file either.
    pub(crate) fn is_sound(&self) -> bool {
        matches!(self.tree, Tree::Again { sound: true, .. })
    }

    /// Whether something stands at the end of `path`, of which its value says nothing.
    pub(crate) fn has(&self, path: &[Step<'_>]) -> bool {
        !self.is_sound() && self.tree().find(path).is_some()
    }

    /// The place of the value at the end of `path`, or of the last one that is there.
    pub(crate) fn place(&self, path: &[Step<'_>]) -> Span {
        self.tree().place(path)
    }

    /// The place of the key at the end of `path`.
    pub(crate) fn key_place(&self, path: &[Step<'_>]) -> Span {
        self.tree().key_place(path)
    }

    /// The file.
    pub(crate) fn file(&self) -> FileId {
        self.id.span.file
    }
}

/// A kind of thing that has ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A level of ambition.
    Ambition,
    /// A pack.
    Bundle,
    /// A kind of buyer.
    Buyer,
    /// A clause.
    Clause,
    /// A tender document.
    Document,
    /// An effect.
    Effect,
    /// A label.
    Label,
    /// A legal text.
    LegalText,
    /// A nature.
    Nature,
    /// A piece of news.
    News,
    /// A legal duty.
    Obligation,
    /// An organisation.
    Organisation,
    /// A plain page.
    Page,
    /// A provision of a clause: `soged/plan`.
    Provision,
    /// A register's field.
    Register,
    /// A value of a register's field: `decp/clause`.
    RegisterValue,
    /// A segment.
    Segment,
    /// A standard.
    Standard,
    /// A threshold.
    Threshold,
    /// A wording rule.
    WordingRule,
}

impl Kind {
    /// The word of the catalogues for it.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Kind::Ambition => "ambition",
            Kind::Bundle => "bundle",
            Kind::Buyer => "buyer",
            Kind::Clause => "clause",
            Kind::Document => "document",
            Kind::Effect => "effect",
            Kind::Label => "label",
            Kind::LegalText => "legal-text",
            Kind::Nature => "nature",
            Kind::News => "news",
            Kind::Obligation => "obligation",
            Kind::Organisation => "organisation",
            Kind::Page => "page",
            Kind::Provision => "provision",
            Kind::Register => "register",
            Kind::RegisterValue => "register-value",
            Kind::Segment => "segment",
            Kind::Standard => "standard",
            Kind::Threshold => "threshold",
            Kind::WordingRule => "wording-rule",
        }
    }

    /// Whether clauses define it.
    pub(crate) fn is_of_clauses(self) -> bool {
        matches!(self, Kind::Clause | Kind::Provision)
    }

    /// The file or folder in which one is defined.
    pub(crate) fn home(self) -> &'static str {
        match self {
            Kind::Ambition => "content/reference/ambitions.yaml",
            Kind::Bundle => "content/bundles/",
            Kind::Buyer => "content/reference/buyers.yaml",
            Kind::Clause | Kind::Provision => "content/clauses/",
            Kind::Document => "content/reference/documents.yaml",
            Kind::Effect => "content/reference/effects.yaml",
            Kind::Label => "content/reference/labels.yaml",
            Kind::LegalText => "content/reference/legal-texts.yaml",
            Kind::Nature => "content/reference/natures.yaml",
            Kind::News => "content/news/",
            Kind::Obligation => "content/reference/obligations.yaml",
            Kind::Organisation => "content/organisations/",
            Kind::Page => "content/pages/",
            Kind::Register | Kind::RegisterValue => "content/reference/registers.yaml",
            Kind::Segment => "content/reference/segments.yaml",
            Kind::Standard => "content/reference/standards.yaml",
            Kind::Threshold => "content/reference/thresholds.yaml",
            Kind::WordingRule => "content/reference/wording-rules.yaml",
        }
    }
}

/// An id that a file names.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reference {
    /// The kind of thing that it should name.
    pub(crate) kind: Kind,
    /// The id.
    pub(crate) id: Box<str>,
    /// Where it is written.
    pub(crate) span: Span,
    /// In a value, or in a link of a text.
    pub(crate) by: ReferenceBy,
}

/// How an id is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReferenceBy {
    /// As a value.
    Value,
    /// As the target of a link.
    Link,
}

/// A text of a clause, the way to it, and the provision that it belongs to.
pub(crate) struct ClauseText<'r> {
    /// The text.
    pub(crate) text: &'r Text,
    /// The way to it in the tree.
    pub(crate) path: TextPath,
    /// The provision, by its place, if it is one's.
    pub(crate) provision: Option<usize>,
}

/// The way to a text of a clause.
#[derive(Debug, Clone, Copy)]
pub(crate) enum TextPath {
    /// To what a provision says.
    Provision(usize),
    /// To what a criterion expects.
    Expected(usize),
    /// To a level of a criterion's scale.
    Level(usize, usize),
    /// To a text of a control, by its key.
    Control(usize, &'static str),
}

impl TextPath {
    /// The node of `record` that it leads to.
    pub(crate) fn node(self, record: &Record<Clause>) -> Option<&Node<'_>> {
        let tree = record.tree();
        match self {
            TextPath::Provision(at) => tree.find(at!["provisions", at, "text"]),
            TextPath::Expected(at) => tree.find(at!["provisions", at, "expected"]),
            TextPath::Level(at, level) => tree.find(at!["provisions", at, "scale", level, "when"]),
            TextPath::Control(at, key) => tree.find(at!["controls", at, key]),
        }
    }

    /// Where bytes `range` of the text stand in the file of `record`.
    pub(crate) fn locate(self, record: &Record<Clause>, source: &str, range: Range<usize>) -> Option<Span> {
        Some(self.node(record)?.locate(source, range.start, range.end))
    }
}

impl Record<Clause> {
    /// Every text of the front matter in which parameters may stand.
    pub(crate) fn texts(&self) -> Vec<ClauseText<'_>> {
        let mut texts = Vec::with_capacity(24);
        for (at, provision) in self.value.provisions.iter().enumerate() {
            let mut push = |text, path| texts.push(ClauseText { text, path, provision: Some(at) });
            push(&provision.text, TextPath::Provision(at));
            if let Some(criterion) = &provision.criterion {
                push(&criterion.expected, TextPath::Expected(at));
                for (level_at, level) in criterion.scale.iter().enumerate() {
                    push(&level.when, TextPath::Level(at, level_at));
                }
            }
        }
        for (at, control) in self.value.controls.iter().enumerate() {
            for (key, text) in [("proof", &control.proof), ("when", &control.when), ("by", &control.by)] {
                texts.push(ClauseText { text, path: TextPath::Control(at, key), provision: None });
            }
        }
        texts
    }
}
