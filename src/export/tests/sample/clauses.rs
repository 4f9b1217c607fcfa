//! The clauses of the sample: one with everything, one withdrawn.

use super::*;

/// A clause with quotes, commas, line ends and every link.
pub(super) fn registry() -> Clause {
    Clause {
        id: id("registry"),
        path: "content/clauses/registry.md".into(),
        title: "Waste, \"sorted\"; traced à 100 %".into(),
        summary: "Every load is traced.".into(),
        status: Status::InReview,
        version: 2,
        verified_on: date("2026-11-20"),
        segments: vec![id("works")],
        effects: vec![id("circular"), id("circular")], // said twice: one row
        ambition: id("base"),
        cpv: strings(&["45110000"]),
        parameters: parameters(),
        provisions: provisions(),
        controls: vec![Control {
            proof: text("The registry of {rate}"),
            when: text("monthly"),
            by: text("the *architect*"),
            provisions: vec![provision("registry", "registry")],
        }],
        legal: vec![id("act-1")],
        standards: vec![id("iso-1")],
        labels: vec![id("leaf")],
        declares: declares("notice", &["award"]),
        related: vec![Related { clause: id("yard"), how: How::Completes }],
        contributors: vec![id("editors")],
        reviews: vec![Review {
            by: id("editors"),
            date: date("2026-11-19"),
            version: 1,
            scope: Scope::Legal,
            note: None,
        }],
        sources: vec![Source { title: "A guide".into(), url: "https://guide.example/?a=1,2".into() }],
        former_ids: vec![id("old-registry")],
        withdrawn: None,
        explanation: Explanation {
            why: text("First.\n\nSecond, with [a link](clause:yard)."),
            attention: Some(text("- one\n- two")),
            limits: None,
            checking: None,
        },
    }
}

pub(super) fn withdrawn() -> Clause {
    Clause {
        id: id("yard"),
        path: "content/clauses/yard.md".into(),
        title: "Yard".into(),
        status: Status::Withdrawn,
        withdrawn: Some(Withdrawal {
            date: date("2026-10-01"),
            why: "The law changed.".into(),
            replaced_by: Some(id("registry")),
        }),
        provisions: vec![requirement("plan", "The contractor writes a plan.")],
        effects: vec![],
        cpv: vec![],
        parameters: vec![],
        controls: vec![],
        legal: vec![],
        standards: vec![],
        labels: vec![],
        declares: vec![],
        related: vec![],
        reviews: vec![],
        former_ids: vec![],
        ..registry()
    }
}

fn provisions() -> Vec<Provision> {
    let criterion = Criterion {
        rests_on: vec![provision("registry", "registry"), provision("yard", "plan")],
        weight: Weight { default: 10, min: 5, max: 20 },
        expected: text("How {rate} is reached."),
        scale: vec![
            Level { points: Number::whole(0), when: text("nothing") },
            Level { points: "2.50".parse().unwrap(), when: text("more than {rate}") },
        ],
    };
    vec![
        Provision {
            justified: vec![(id("equivalent"), "No other exists.".into())],
            ..requirement("registry", "At least {rate},\nthen {rate:bare} of {{mass}} within {delay}.")
        },
        Provision {
            id: "criterion".into(),
            nature: id("criterion"),
            force: None,
            criterion: Some(criterion),
            ..requirement("criterion", "Marked.")
        },
        Provision { sanctions: vec![provision("registry", "registry")], ..requirement("a-penalty", "{fine} a day.") },
    ]
}

fn requirement(name: &str, markdown: &str) -> Provision {
    Provision {
        id: name.into(),
        nature: id("requirement"),
        document: id("contract"),
        force: Some(Force::Mandatory),
        text: text(markdown),
        criterion: None,
        sanctions: vec![],
        justified: vec![],
    }
}

fn parameters() -> Vec<Parameter> {
    let number = |text: &str| Some(Value::Number(text.parse().unwrap()));
    let rate = Parameter {
        name: "rate".into(),
        label: "Rate".into(),
        kind: ParameterKind::Percent,
        default: number("70"),
        min: number("50.0"),
        max: number("100"),
        unit: None,
        choices: vec![],
        source: Some("A directive".into()),
    };
    let delay = Parameter {
        name: "delay".into(),
        kind: ParameterKind::Integer,
        unit: Some(Unit { one: "day".into(), other: "days".into() }),
        ..rate.clone()
    };
    let fine = Parameter {
        name: "fine".into(),
        kind: ParameterKind::Choice,
        default: Some(Value::Choice("low".into())),
        min: None,
        max: None,
        choices: vec![Choice { id: "low".into(), label: "€ 100".into() }],
        ..rate.clone()
    };
    vec![rate, delay, fine]
}
