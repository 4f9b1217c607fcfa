//! A tiny library for the tests of pages: one clause with a criterion, one withdrawn clause.

use crate::library::*;
use crate::messages::Messages;
use crate::options::{BuildOptions, Drafts};
use crate::output::Output;
use crate::routes::Routes;
use crate::tables::{FORMATS, Format, SEARCH_INDEX_FILE};
use crate::text::{Text, parse};
use crate::theme::Theme;

/// The file at `path` of the portal of [`library`].
pub(crate) fn made(path: &str) -> String {
    with_output(|output| {
        let bytes = output.get(path).unwrap().unwrap_or_else(|| panic!("nothing is planned at {path}"));
        String::from_utf8(bytes).unwrap()
    })
}

/// What `look` finds in the plan of the portal of [`library`].
pub(crate) fn with_output<T>(look: impl FnOnce(&Output<'_>) -> T) -> T {
    let library = library();
    let theme = Theme::built_in();
    let catalogues = theme.below("messages/").map(|(path, _)| path).filter(|path| path.ends_with("fr.ftl"));
    let catalogues: Vec<&str> = catalogues.map(|path| theme.text(path)).collect();
    let messages = Messages::new("fr", &catalogues).unwrap();
    let routes = Routes::new(|key| messages.word(key));
    let options = BuildOptions { base_url: None, date: day("2026-11-21"), drafts: Drafts::Hidden, offline: false };
    let mut output = Output::default();
    super::plan(&library, &options, &theme, &messages, &routes, &mut output).unwrap();
    for file in FORMATS.iter().flat_map(Format::files).chain([SEARCH_INDEX_FILE.to_owned()]) {
        output.asset(routes.dump(&file).file(), |_| Ok(()));
    }
    output.asset(routes.clause_file(&ClauseId::new("dechets"), "json").file(), |_| Ok(()));
    look(&output)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn text(markdown: &str) -> Text {
    let (text, problems) = parse(markdown);
    assert!(problems.is_empty(), "{problems:?}");
    text
}

fn clause(id: &str, title: &str, status: Status) -> Clause {
    Clause {
        id: ClauseId::new(id),
        path: format!("content/clauses/{id}.md"),
        title: title.into(),
        summary: format!("Le titulaire trace chaque évacuation ({id})."),
        status,
        version: 1,
        verified_on: day("2026-11-20"),
        segments: vec![SegmentId::new("voirie")],
        effects: vec![EffectId::new("circ-econ")],
        ambition: AmbitionId::new("base"),
        cpv: Vec::new(),
        parameters: vec![Parameter {
            name: "taux".into(),
            label: "Taux de valorisation".into(),
            kind: ParameterKind::Percent,
            default: Some(Value::Number(Number::whole(70))),
            min: Some(Value::Number(Number::whole(50))),
            max: None,
            unit: None,
            choices: vec![],
            source: Some("retour d'expérience".into()),
        }],
        provisions: vec![
            Provision {
                id: "registre".into(),
                nature: NatureId::new("condition-execution"),
                document: DocumentId::new("ccap"),
                force: Some(Force::Mandatory),
                text: text("Le titulaire valorise {taux} des déchets."),
                criterion: None,
                sanctions: vec![],
                justified: vec![],
            },
            Provision {
                id: "critere".into(),
                nature: NatureId::new("critere-attribution"),
                document: DocumentId::new("rc"),
                force: None,
                text: text("Critère noté sur {weight}."),
                criterion: Some(Criterion {
                    rests_on: vec![ProvisionRef { clause: ClauseId::new(id), provision: "registre".into() }],
                    weight: Weight { default: 10, min: 5, max: 20 },
                    expected: text("Le candidat décrit son tri."),
                    scale: vec![
                        Level { points: Number::whole(0), when: text("Rien.") },
                        Level { points: Number::whole(4), when: text("Un plan < 5 jours & chiffré.") },
                    ],
                }),
                sanctions: vec![],
                justified: vec![],
            },
        ],
        controls: vec![Control {
            proof: text("Registre"),
            when: text("chaque mois"),
            by: text("acheteur"),
            provisions: vec![ProvisionRef { clause: ClauseId::new(id), provision: "registre".into() }],
        }],
        legal: vec![LegalTextId::new("ccp-l2112-2")],
        standards: vec![],
        labels: vec![],
        declares: vec![],
        related: vec![],
        contributors: vec![OrganisationId::new("equipe")],
        reviews: vec![],
        sources: vec![Source { title: "Code".into(), url: "https://example.org/".into() }],
        former_ids: vec![ClauseId::new(format!("{id}-ancien"))],
        withdrawn: (status == Status::Withdrawn).then(|| Withdrawal {
            date: day("2026-10-01"),
            why: "Le droit l'impose désormais.".into(),
            replaced_by: Some(ClauseId::new("dechets")),
        }),
        explanation: Explanation { why: text("Parce que."), attention: None, limits: None, checking: None },
    }
}

pub(crate) fn library() -> Library {
    let mut dechets = clause("dechets", "Déchets de chantier", Status::InReview);
    dechets.related = vec![];
    let mut soged = clause("soged", "Plan des déchets", Status::Published);
    soged.related = vec![Related { clause: ClauseId::new("dechets"), how: How::Completes }];
    let before = Clause { title: "Plan d'évacuation".into(), ..soged.clone() };
    soged.version = 2;
    let ancienne = clause("ancienne", "Ancienne fiche", Status::Withdrawn);
    let nature = |id: &str, name: &str, role: Role| Nature {
        id: NatureId::new(id),
        name: name.into(),
        role,
        description: None,
        documents: vec![],
        legal: vec![],
        note: None,
        declares: vec![],
    };
    let document = |id: &str, abbreviation: &str, name: &str| TenderDocument {
        id: DocumentId::new(id),
        abbreviation: abbreviation.into(),
        name: name.into(),
        description: None,
        family: None,
        contractual: true,
        writer: None,
        contains: None,
        merges_into: None,
    };
    let licence = |id: &str| Licence { id: id.into(), name: id.into(), url: "https://example.org/".into(), text: None };
    let portal = Portal {
        title: "Le clausier d'essai".into(),
        tagline: "Des clauses d'essai".into(),
        description: "Un recueil d'essai.".into(),
        language: Language::French,
        base_url: "https://clausier.example.org/".into(),
        repository: "https://example.org/depot".into(),
        branch: "main".into(),
        publisher: Publisher { name: "L'équipe".into(), url: None, email: None },
        help_desk: HelpDesk { name: "Guichet".into(), url: "https://example.org/".into(), text: String::new() },
        currency: Currency { code: "EUR".into(), symbol: "€".into() },
        licences: Licences { database: licence("ODbL-1.0"), texts: licence("CC0-1.0"), code: licence("MIT") },
        attribution: "Données : Le clausier d'essai.".into(),
        accessibility: Accessibility {
            conformity: Conformity::None,
            established_on: day("2026-11-21"),
            tested_with: vec!["axe-core".into()],
            technologies: vec!["HTML".into()],
            defects: vec!["Aucun audit.".into()],
            contact: text("contact@example.org"),
            remedies: text("Écrivez-nous."),
        },
        legal_notice: LegalNotice { editor: text("L'équipe"), director: text("X"), host: text("Y"), note: None },
        open_search_index: None,
    };

    Library {
        portal,
        natures: Table::new(vec![
            nature("condition-execution", "Condition d'exécution", Role::Requirement),
            nature("critere-attribution", "Critère d'attribution", Role::Criterion),
        ]),
        documents: Table::new(vec![
            document("rc", "RC", "Règlement de la consultation"),
            document("ccap", "CCAP", "Cahier des clauses administratives particulières"),
        ]),
        effects: Table::new(vec![Effect {
            id: EffectId::new("circ-econ"),
            name: "Économie circulaire".into(),
            code: "circ-econ".into(),
            description: None,
            declares: vec![],
        }]),
        ambitions: Table::new(vec![Ambition { id: AmbitionId::new("base"), name: "Base".into(), description: None }]),
        segments: Table::new(vec![Segment {
            id: SegmentId::new("voirie"),
            name: "Voirie".into(),
            description: None,
            contract: ContractType::Works,
            cpv: vec!["4523".into()],
        }]),
        buyers: Table::default(),
        thresholds: Table::default(),
        obligations: Table::new(vec![Obligation {
            id: ObligationId::new("critere"),
            name: "Un critère environnemental".into(),
            summary: "Au moins un critère.".into(),
            applies_to: AppliesTo::Contract,
            buyers: vec![],
            contracts: vec![ContractType::Works],
            except: vec!["défense".into()],
            segments: vec![],
            threshold: Some(ThresholdLimit::Fixed(Number::whole(40000))),
            from: Some(day("2026-08-22")),
            date_of: DateOf::Launch,
            fulfilled_by: vec![vec![NatureId::new("critere-attribution")]],
            legal: vec![LegalTextId::new("ccp-l2112-2")],
            note: None,
        }]),
        registers: Table::default(),
        wording_rules: Table::default(),
        legal_texts: Table::new(vec![LegalText {
            id: LegalTextId::new("ccp-l2112-2"),
            name: "CCP, art. L2112-2".into(),
            title: None,
            kind: LegalTextKind::Code,
            description: None,
            in_force_from: None,
            url: Some("https://example.org/l2112-2".into()),
        }]),
        labels: Table::default(),
        standards: Table::default(),
        cpv: Vec::new().into(),
        synonyms: vec![],
        organisations: Table::new(vec![Organisation {
            id: OrganisationId::new("equipe"),
            name: "L'équipe".into(),
            kind: OrganisationKind::EditorialTeam,
            description: text("Elle écrit."),
            url: None,
        }]),
        clauses: Table::new(vec![ancienne, dechets, soged]),
        versions: Versions::new(vec![before.into()]),
        bundles: Table::new(vec![Bundle {
            id: BundleId::new("voirie"),
            path: "content/bundles/voirie.yaml".into(),
            title: "Voirie d'une commune".into(),
            summary: "Un marché de petits travaux de voirie.".into(),
            contract: ContractType::Works,
            segments: vec![SegmentId::new("voirie")],
            amount: Some(Number::whole(60000)),
            about: text("Pour un an."),
            items: vec![BundleItem {
                clause: ClauseId::new("dechets"),
                provisions: vec!["registre".into(), "critere".into()],
                values: vec![("taux".into(), "80".into())],
            }],
            contributors: vec![OrganisationId::new("equipe")],
            verified_on: day("2026-11-20"),
        }]),
        news: Table::new(vec![News {
            id: NewsId::new("ouverture"),
            path: "content/news/ouverture.md".into(),
            title: "Ouverture".into(),
            summary: "Le portail ouvre.".into(),
            date: day("2026-11-21"),
            text: text("Le portail ouvre."),
        }]),
        pages: Table::default(),
        facet_index: std::sync::OnceLock::new(),
    }
}
