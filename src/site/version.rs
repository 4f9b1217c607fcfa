//! The page of a superseded version: its provisions as they stood, and the way to the version in force.

use std::sync::Arc;

use serde::Serialize;

use crate::library::{Clause, Facet, Force, Parameter, Provision, Value, key_of};
use crate::output::{Family, Manifest};
use crate::routes::Route;
use crate::site::Site;
use crate::site::blanks::weight_name;
use crate::site::card::{Letters, letters};
use crate::site::comparison;
use crate::site::frame::{Day, Frame, Link, Row};
use crate::site::links::entry_link;
use crate::site::texts::OnPage;

/// A superseded version, as `version.html` reads it.
#[derive(Debug, Serialize)]
struct VersionPage {
    title: String,
    summary: String,
    /// What contracts cite it by: `soged@1`.
    replaced: String,
    verified_on: Day,
    current: Link,
    comparison: Link,
    sheets: Vec<Sheet>,
    blanks: Vec<Blank>,
}

/// A provision as it stood.
#[derive(Debug, Serialize)]
struct Sheet {
    id: String,
    letters: String,
    tint: usize,
    document: String,
    nature: String,
    force: Option<String>,
    text: String,
    expected: Option<String>,
    scale: Vec<Level>,
    citation: String,
}

/// A level of a scale as it stood.
#[derive(Debug, Serialize)]
struct Level {
    points: String,
    when: String,
}

/// A blank as it stood: texts link to it.
#[derive(Debug, Serialize)]
struct Blank {
    id: String,
    label: String,
    value: String,
}

/// The pages of superseded versions.
pub(crate) struct VersionPages<'a> {
    /// What they are made of.
    pub(crate) site: Arc<Site<'a>>,
}

impl Family for VersionPages<'_> {
    fn count(&self) -> usize {
        self.site.library.versions.len()
    }

    fn path(&self, place: usize) -> String {
        let version = self.site.library.versions.at(place);
        self.site.routes.version(&version.id, version.version).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let (id, number) = self.site.routes.version_of(path)?;
        self.site.library.versions.find_place(id, number)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let (frame, page) = page(&self.site, self.site.library.versions.at(place));
        self.site.templates.page("version.html", &frame, &page, bytes)
    }
}

/// The superseded versions of `clause` whose texts were kept, newest first, each with a link to its page.
pub(crate) fn versions_row(site: &Site<'_>, clause: &Clause) -> Option<Row> {
    let versions = site.library.versions.of(&clause.id).iter();
    let links = versions.map(|version| {
        let name = site.words.fill("version-link", &[("version", &version.version.to_string())]);
        Link::to(&site.routes.version(&clause.id, version.version), name)
    });
    Row::links(site.words.word("row-versions"), links)
}

fn page(site: &Site<'_>, version: &Clause) -> (Frame, VersionPage) {
    let (library, words) = (site.library, &site.words);
    let route = site.routes.version(&version.id, version.version);
    let current = library.clauses.get(&version.id);
    let number = version.version.to_string();
    let title = words.fill("version-title", &[("title", &version.title), ("version", &number)]);
    let description = words.fill("version-description", &[("version", &number), ("summary", &version.summary)]);
    let citation = format!("{}@{number}", version.id);
    let frame = Frame {
        // Whoever searches should find the version in force.
        canonical: None,
        trail: vec![Link::to(&site.routes.clauses(), words.say("nav-clauses")), site.clause_link(current)],
        ..site.frame(&route, &site.routes.clauses(), &title, &description)
    };
    let current_name = words.fill("version-current", &[("version", &current.version.to_string())]);
    let page = VersionPage {
        title: frame.title.clone(),
        summary: words.set(&version.summary),
        replaced: words.fill("version-replaced-text", &[("citation", &citation)]),
        verified_on: words.day(version.verified_on),
        current: Link::to(&site.routes.clause(&version.id), current_name),
        comparison: Link {
            name: words.say("version-compare"),
            href: comparison::of_versions(site, current, version),
            as_is: false,
        },
        sheets: library
            .provisions_in_tender_order(version)
            .into_iter()
            .map(|provision| sheet(site, version, provision, &route))
            .collect(),
        blanks: blanks(site, version),
    };
    (frame, page)
}

fn sheet(site: &Site<'_>, version: &Clause, provision: &Provision, route: &Route) -> Sheet {
    let (library, words) = (site.library, &site.words);
    let document = library.documents.place(&provision.document);
    let Letters { letters, tint } = letters(library, library.documents.at(document));
    let criterion = provision.criterion.as_ref();
    let blank = weight_name(&provision.id);
    let weight = criterion.map(|criterion| (blank.as_str(), criterion.weight));
    let texts = OnPage { clause: Some(version), weight, ..site.texts(route) };
    let levels = criterion.map_or(&[][..], |criterion| &criterion.scale).iter();
    Sheet {
        id: provision.id.clone(),
        letters,
        tint,
        document: entry_link(site, Facet::Document, document).link.name.clone(),
        nature: library.nature_name(version, provision, &|key, blanks| words.fill(key, blanks)),
        force: provision.force.map(|force| words.say(&format!("force-{}", key_of(&Force::ALL, force)))),
        text: texts.html(&provision.text, 3),
        expected: criterion.map(|criterion| texts.html(&criterion.expected, 4)),
        scale: levels
            .map(|level| Level { points: words.number(level.points), when: texts.inline(&level.when) })
            .collect(),
        citation: provision.citation(version),
    }
}

/// The weights of the criteria, then the parameters.
fn blanks(site: &Site<'_>, version: &Clause) -> Vec<Blank> {
    let words = &site.words;
    let criteria = version.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?)));
    let weights = criteria.map(|(provision, criterion)| {
        let weight = criterion.weight;
        let share = |value: u32| format!("{value}\u{a0}%");
        Blank {
            id: format!("blank_{}", weight_name(&provision.id)),
            label: words.say("version-weight"),
            value: bounds(site, share(weight.default), Some(share(weight.min)), Some(share(weight.max))),
        }
    });
    weights.chain(version.parameters.iter().map(|parameter| blank(site, parameter))).collect()
}

fn blank(site: &Site<'_>, parameter: &Parameter) -> Blank {
    let (words, portal) = (&site.words, &site.library.portal);
    let print = |value: &Value| words.set(&parameter.print(value, portal.language, &portal.currency));
    let value = parameter.default.as_ref().map_or_else(|| words.say("version-blank-empty"), print);
    Blank {
        id: format!("blank_{}", parameter.name),
        label: words.set(&parameter.label),
        value: bounds(site, value, parameter.min.as_ref().map(print), parameter.max.as_ref().map(print)),
    }
}

/// `value`, with its bounds where it has both.
fn bounds(site: &Site<'_>, value: String, min: Option<String>, max: Option<String>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => {
            site.words.fill("version-blank-bounds", &[("value", &value), ("min", &min), ("max", &max)])
        }
        _ => value,
    }
}
