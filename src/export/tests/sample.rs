//! A small library that puts at least one row in every table.

mod clauses;

use std::sync::Arc;

use crate::library::{
    Accessibility, Ambition, AppliesTo, Bundle, BundleItem, Buyer, Choice, Cites, Clause, Conformity, ContractType,
    Control, CpvCode, Criterion, Currency, DateOf, Declaration, Effect, Entry, Explanation, Filler, Force, HelpDesk,
    How, Label, Language, LegalNotice, LegalText, LegalTextKind, Level, Library, Licence, Licences, Nature, News,
    Number, Obligation, Organisation, OrganisationKind, Page, Parameter, ParameterKind, Portal, Provision,
    ProvisionRef, Publisher, Register, RegisterValue, Related, Review, Role, Scope, Segment, Severity, Source,
    Standard, Status, SynonymGroup, Table, TenderDocument, Threshold, ThresholdLimit, ThresholdValue, Unit, Value,
    Versions, Weight, Withdrawal, WordingRule,
};
use crate::text::{Text, parse};
use clauses::{registry, withdrawn};

pub(super) fn library() -> Library {
    Library {
        portal: portal(),
        natures: natures(),
        documents: documents(),
        effects: one(Effect {
            id: id("circular"),
            name: "Circular economy".into(),
            code: "circ-econ".into(),
            description: None,
            declares: declares("notice", &["strategic"]),
        }),
        ambitions: one(Ambition { id: id("base"), name: "Base".into(), description: Some(text("Anyone can.")) }),
        segments: one(Segment {
            id: id("works"),
            name: "Building works".into(),
            description: None,
            contract: ContractType::Works,
            cpv: strings(&["45"]),
        }),
        buyers: one(Buyer { id: id("state"), name: "The State".into(), description: None }),
        thresholds: one(threshold()),
        obligations: one(obligation()),
        registers: one(Register {
            id: id("notice"),
            name: "Notices: environment".into(),
            description: None,
            register: "Notices".into(),
            field: "BT-774".into(),
            source: Some("A regulation".into()),
            values: vec![
                RegisterValue { id: "strategic".into(), value: "Strategic purchase".into() },
                RegisterValue { id: "award".into(), value: "Award criterion".into() },
            ],
            none: Some("award".into()),
            contracts: vec![ContractType::Works],
            filled_by: Some(Filler::Provisions),
            natures: vec![id("requirement")],
            with: Some(id("notice")),
            most: Some(400),
        }),
        wording_rules: one(wording_rule()),
        legal_texts: one(LegalText {
            id: id("act-1"),
            name: "Act, s. 1".into(),
            title: None,
            kind: LegalTextKind::Law,
            description: None,
            in_force_from: Some(date("2024-08-22")),
            url: Some("https://law.example/act#1".into()),
        }),
        labels: one(Label {
            id: id("leaf"),
            name: "Leaf".into(),
            owner: Some("Leaf Ltd".into()),
            scope: None,
            description: None,
            url: None,
        }),
        standards: one(Standard {
            id: id("iso-1"),
            name: "ISO 1".into(),
            title: Some("Temperature".into()),
            description: None,
            url: None,
        }),
        cpv: vec![cpv("45000000", "7", "division", ""), cpv("45110000", "1", "class", "45000000")].into(),
        synonyms: vec![
            SynonymGroup::Both(strings(&["waste", "rubbish"])),
            SynonymGroup::OneWay { from: strings(&["bin"]), to: strings(&["waste"]) },
        ],
        organisations: one(Organisation {
            id: id("editors"),
            name: "The editors".into(),
            kind: OrganisationKind::EditorialTeam,
            description: text("They write."),
            url: None,
        }),
        clauses: Table::new(vec![registry(), withdrawn()]),
        versions: Versions::new(vec![Arc::new(Clause { version: 1, ..registry() })]),
        bundles: one(bundle()),
        news: one(News {
            id: id("opening"),
            path: "content/news/opening.md".into(),
            title: "Opening".into(),
            summary: "It opens.".into(),
            date: date("2026-11-20"),
            text: text("It **opens**."),
        }),
        pages: one(Page {
            id: id("about"),
            path: "content/pages/about.md".into(),
            title: "About".into(),
            summary: "Who we are.".into(),
            order: Some(1),
            text: text("## Us\n\nWe buy."),
        }),
        facet_index: std::sync::OnceLock::new(),
    }
}

fn natures() -> Table<Nature> {
    let requirement = Nature {
        id: id("requirement"),
        name: "Requirement".into(),
        role: Role::Requirement,
        description: None,
        documents: vec![id("contract"), id("annex")],
        legal: vec![id("act-1")],
        note: Some(text("Be precise.")),
        declares: declares("notice", &["strategic", "award"]),
    };
    let criterion = Nature { id: id("criterion"), role: Role::Criterion, ..requirement.clone() };
    Table::new(vec![requirement, criterion])
}

fn documents() -> Table<TenderDocument> {
    let contract = TenderDocument {
        id: id("contract"),
        abbreviation: "C".into(),
        name: "Contract".into(),
        description: None,
        family: Some("contract".into()),
        contractual: true,
        writer: None,
        contains: None,
        merges_into: None,
    };
    let annex =
        TenderDocument { id: id("annex"), contractual: false, merges_into: Some(id("contract")), ..contract.clone() };
    Table::new(vec![contract, annex])
}

fn bundle() -> Bundle {
    let values = [("rate", "80"), ("@criterion", "15")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    Bundle {
        id: id("site"),
        path: "content/bundles/site.yaml".into(),
        title: "A building site".into(),
        summary: "For small works.".into(),
        contract: ContractType::Works,
        segments: vec![id("works")],
        amount: Some("60000.00".parse().unwrap()),
        about: text("Set the rate **first**."),
        items: vec![BundleItem { clause: id("registry"), provisions: vec![], values: values.into() }],
        contributors: vec![id("editors")],
        verified_on: date("2026-11-20"),
    }
}

fn threshold() -> Threshold {
    Threshold {
        id: id("high"),
        name: "High".into(),
        description: None,
        currency: "EUR".into(),
        source: None,
        values: vec![ThresholdValue {
            buyers: vec![id("state")],
            contracts: vec![ContractType::Works, ContractType::Services],
            from: date("2026-01-01"),
            to: None,
            amount: "5404000.00".parse().unwrap(),
        }],
    }
}

fn obligation() -> Obligation {
    Obligation {
        id: id("duty"),
        name: "Duty".into(),
        summary: "Do it.".into(),
        applies_to: AppliesTo::Contract,
        buyers: vec![id("state")],
        contracts: vec![ContractType::Works],
        except: strings(&["defence"]),
        segments: vec![id("works")],
        threshold: Some(ThresholdLimit::Ref(id("high"))),
        from: None,
        date_of: DateOf::Launch,
        fulfilled_by: vec![vec![id("requirement"), id("criterion")], vec![id("criterion")]],
        legal: vec![id("act-1")],
        note: None,
    }
}

fn wording_rule() -> WordingRule {
    WordingRule {
        id: id("equivalent"),
        name: "Or equivalent".into(),
        description: None,
        natures: vec![id("requirement")],
        cites: Some(Cites::Standard),
        matches: strings(&["iso #"]),
        requires: strings(&["or equivalent", "or similar"]),
        forbids: vec![],
        severity: Severity::Error,
        message: "closes the market".into(),
        help: None,
        legal: vec![id("act-1")],
    }
}

fn portal() -> Portal {
    let licence = |id: &str, name: &str, text: Option<&str>| Licence {
        id: id.into(),
        name: name.into(),
        url: format!("https://licences.example/{id}"),
        text: text.map(str::to_owned),
    };
    Portal {
        title: "Green \"clauses\"".into(),
        tagline: String::new(),
        description: String::new(),
        language: Language::English,
        base_url: "https://clauses.example/".into(),
        repository: String::new(),
        branch: "main".into(),
        publisher: Publisher { name: String::new(), url: None, email: None },
        help_desk: HelpDesk { name: String::new(), url: String::new(), text: String::new() },
        currency: Currency { code: "EUR".into(), symbol: "€".into() },
        licences: Licences {
            database: licence("ODbL-1.0", "Open Database License 1.0", Some("Name the source, share alike.")),
            texts: licence("CC0-1.0", "CC0 1.0", None),
            code: licence("MIT", "MIT", None),
        },
        attribution: "Data: Green clauses, ODbL 1.0.".into(),
        accessibility: Accessibility {
            conformity: Conformity::None,
            established_on: date("2026-11-20"),
            tested_with: vec![],
            technologies: vec![],
            defects: vec![],
            contact: text(""),
            remedies: text(""),
        },
        legal_notice: LegalNotice { editor: text(""), director: text(""), host: text(""), note: None },
        open_search_index: None,
    }
}

fn one<T: Entry>(entry: T) -> Table<T> {
    Table::new(vec![entry])
}

fn id<T: Id>(id: &str) -> T {
    T::of(id)
}

/// Any kind of id, so that the sample reads as the content does.
trait Id {
    fn of(id: &str) -> Self;
}

macro_rules! ids {
    ($($id:ident)*) => {$(
        impl Id for crate::library::$id {
            fn of(id: &str) -> Self {
                Self::new(id)
            }
        }
    )*};
}

ids! {
    AmbitionId BundleId BuyerId ClauseId DocumentId EffectId LabelId LegalTextId NatureId NewsId ObligationId OrganisationId
    PageId RegisterId SegmentId StandardId ThresholdId WordingRuleId
}

fn provision(clause: &str, name: &str) -> ProvisionRef {
    ProvisionRef { clause: id(clause), provision: name.into() }
}

fn declares(register: &str, values: &[&str]) -> Vec<Declaration> {
    vec![Declaration { register: id(register), values: strings(values) }]
}

fn cpv(code: &str, check_digit: &str, level: &str, parent: &str) -> CpvCode {
    let [code, check_digit, level, parent] = [code, check_digit, level, parent].map(str::to_owned);
    CpvCode { label: format!("Label of {code}"), code, check_digit, level, parent }
}

fn strings(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn text(markdown: &str) -> Text {
    let (text, problems) = parse(markdown);
    assert!(problems.is_empty(), "{problems:?}");
    text
}

fn date(date: &str) -> crate::library::Date {
    date.parse().unwrap()
}
