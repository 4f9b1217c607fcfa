//! A provision as a sheet: the document's letters in the margin, the text as it will print, and how to take it away.

use serde::Serialize;

use crate::library::{Clause, Criterion, Facet, Force, Provision, ProvisionRef};
use crate::routes::Route;
use crate::site::Site;
use crate::site::blanks::weight_name;
use crate::site::card::{key_of, letters};
use crate::site::frame::{Link, Row};
use crate::site::links::entry_link;
use crate::site::mentions::Place;
use crate::site::texts::OnPage;

/// A provision, as `clause.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet {
    id: String,
    letters: String,
    tint: usize,
    document: String,
    nature: String,
    /// What it is and where it goes.
    name: String,
    force: Option<String>,
    text: String,
    expected: Option<String>,
    scale: Vec<Step>,
    beside: Vec<Row>,
    /// `dechets-chantier@1/registre`
    citation: String,
    /// The line that every copy ends with.
    source: String,
    /// The provisions that must come with it.
    with: String,
}

/// A level of the scale.
#[derive(Debug, Serialize)]
struct Step {
    points: String,
    when: String,
}

/// The sheet of `provision` on the page of `clause` at `route`.
pub(crate) fn sheet(site: &Site<'_>, clause: &Clause, provision: &Provision, route: &Route) -> Sheet {
    let (library, words) = (site.library, &site.words);
    let document = library.documents.place(&provision.document);
    let criterion = provision.criterion.as_ref();
    let blank = weight_name(&provision.id);
    let weight = criterion.map(|criterion| (blank.as_str(), criterion.weight));
    let texts = OnPage { clause: Some(clause), weight, ..site.texts(route) };
    let citation = provision.citation(clause);
    let address = format!("{}#{}", route.under(site.base_url), provision.id);
    let source = words.fill("copy-source", &[("citation", &citation), ("address", &address)]);
    let letters = letters(library, library.documents.at(document));
    Sheet {
        id: provision.id.clone(),
        letters: letters.letters,
        tint: letters.tint,
        document: entry_link(site, Facet::Document, document).link.name.clone(),
        name: library.provision_name(clause, provision, &|key, blanks| words.fill(key, blanks)),
        nature: library.nature_name(clause, provision, &|key, blanks| words.fill(key, blanks)),
        force: provision.force.map(|force| words.say(&format!("force-{}", key_of(&Force::ALL, force)))),
        text: texts.html(&provision.text, 3),
        expected: criterion.map(|criterion| texts.html(&criterion.expected, 4)),
        scale: criterion.map_or_else(Vec::new, |criterion| scale(site, criterion, &texts)),
        beside: beside(site, clause, provision),
        with: with(criterion),
        citation,
        source,
    }
}

fn scale(site: &Site<'_>, criterion: &Criterion, texts: &OnPage<'_>) -> Vec<Step> {
    let steps = criterion.scale.iter();
    steps.map(|level| Step { points: site.words.number(level.points), when: texts.inline(&level.when) }).collect()
}

/// The provisions that must come with a criterion, as `data-with` names them: `soged/registre`.
fn with(criterion: Option<&Criterion>) -> String {
    let references = criterion.map_or(&[][..], |criterion| &criterion.rests_on).iter();
    references.map(|ProvisionRef { clause, provision }| format!("{clause}/{provision}")).collect::<Vec<_>>().join(" ")
}

/// What the provision rests on, punishes, and is marked and punished by.
fn beside<'s>(site: &'s Site<'_>, clause: &Clause, provision: &'s Provision) -> Vec<Row> {
    let resolved = |references: &'s [ProvisionRef]| -> Vec<Place<'s>> {
        references.iter().map(|reference| site.library.provision(reference)).collect()
    };
    let rests_on = provision.criterion.as_ref().map_or(&[][..], |criterion| &criterion.rests_on);
    let groups = [
        ("rests-on", &*resolved(rests_on)),
        ("sanctions", &resolved(&provision.sanctions)),
        ("supports", &site.mentions().supports(clause, provision)),
        ("sanctioned-by", &site.mentions().sanctioned(clause, provision)),
    ];
    let rows = groups.into_iter().filter(|(_, places)| !places.is_empty()).filter_map(|(name, places)| {
        let links = places.iter().map(|place| provision_link(site, clause, *place));
        Row::links(site.words.word(name), links)
    });
    let reasons = provision.justified.iter().filter_map(|(rule, reason)| {
        let rule = &site.library.wording_rules.get(rule).name;
        Row::words(&site.words.fill("justified", &[("rule", rule)]), site.words.set(reason))
    });
    rows.chain(reasons).collect()
}

/// A link to `provision` of `other` from the page of `clause`.
pub(crate) fn provision_link(site: &Site<'_>, clause: &Clause, (other, provision): Place<'_>) -> Link {
    let name = site.library.provision_name(other, provision, &|key, blanks| site.words.fill(key, blanks));
    if other.id == clause.id {
        return Link::as_is(format!("#{}", provision.id), name);
    }
    let route = site.routes.clause(&other.id);
    let name = site.words.fill("provision-elsewhere", &[("provision", &name), ("clause", &other.title)]);
    Link { name, href: format!("{}#{}", route.path(), provision.id), as_is: false }
}

impl Sheet {
    /// Its HTML that may have blanks.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let own = [Some(&self.text), self.expected.as_ref()].into_iter().flatten();
        own.chain(self.scale.iter().map(|step| &step.when)).map(String::as_str)
    }
}
