//! The ready-made documents of a clause, its values those that it proposes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::fragment::{Suite, fragment};
use crate::document::package::Packer;
use crate::document::writer::{Printed, Writer};
use crate::library::{Clause, Control, Parameter, Provision, Status, Value, Weight, key_of};
use crate::output::{Family, Manifest};
use crate::outside::Outside;
use crate::text::{Context, Hole, Holes, Target, Text, push_xml_text, set, to_line};

/// The document of each clause in one family of formats.
pub(super) struct ReadyMade<'a> {
    /// What they are made of.
    pub(super) documents: Arc<Outside<'a>>,
    /// The family of formats.
    pub(super) suite: Suite,
    /// The package around them.
    pub(super) packer: Packer,
}

impl ReadyMade<'_> {
    fn extension(&self) -> &'static str {
        match self.suite {
            Suite::Word => "docx",
            Suite::Odf => "odt",
        }
    }
}

impl Family for ReadyMade<'_> {
    fn count(&self) -> usize {
        self.documents.library.clauses.len()
    }

    fn path(&self, place: usize) -> String {
        let Outside { library, routes, .. } = *self.documents;
        routes.clause_file(&library.clauses.at(place).id, self.extension()).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let Outside { library, routes, .. } = *self.documents;
        library.clauses.find_place(routes.clause_of_file(path, self.extension())?)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let documents = &*self.documents;
        let clause = documents.library.clauses.at(place);
        let mut writer = Writer::new(&self.packer.skeleton);
        say(documents, self.suite, clause, &mut writer);
        let (title, date) = (documents.set(&clause.title), clause.verified_on.to_string());
        self.packer.pack(
            &mut |hole, xml| match &*hole.name {
                "title" => push_xml_text(&title, xml),
                "date" => xml.push_str(&date),
                "body" => xml.push_str(&writer.body),
                "lists" => xml.push_str(&writer.lists),
                _ => {}
            },
            bytes,
        )
    }
}

/// Writes the whole of `clause`.
fn say(documents: &Outside<'_>, suite: Suite, clause: &Clause, writer: &mut Writer<'_>) {
    let page = documents.routes.clause(&clause.id);
    let values = printed(documents, clause);
    writer.piece("title", &[("text", &documents.set(&clause.title))]);
    writer.piece("subtitle", &[("text", &documents.set(&clause.summary))]);
    writer.piece("small-link", &[("text", &about(documents, clause)), ("address", &page.under(documents.base_url))]);
    if clause.status != Status::Published {
        let key = format!("notice-{}", key_of(&Status::ALL, clause.status));
        let notice = match &clause.withdrawn {
            Some(withdrawal) => {
                let date = documents.library.portal.language.date(withdrawal.date);
                format!("{} {}", documents.fill(&key, &[("date", &date)]), documents.set(&withdrawal.why))
            }
            None => format!("{} {}", documents.fill(&key, &[]), documents.fill(&format!("{key}-text"), &[])),
        };
        writer.piece("paragraph", &[("text", &notice)]);
    }
    if !values.is_empty() {
        writer.piece("paragraph", &[("text", &documents.fill("document-marked", &[]))]);
    }
    provisions(documents, suite, clause, &values, writer);
    controls(documents, clause, &values, writer);
    blanks(documents, clause, &values, writer);
}

/// Version, state and licence, on a line.
fn about(documents: &Outside<'_>, clause: &Clause) -> String {
    let portal = &documents.library.portal;
    let citation = format!("{}@{}", clause.id, clause.version);
    let blanks = [
        ("citation", &*citation),
        ("version", &clause.version.to_string()),
        ("date", &portal.language.date(clause.verified_on)),
        ("state", &documents.fill(&format!("state-{}", key_of(&Status::ALL, clause.status)), &[])),
        ("licence", &portal.licences.texts.name),
    ];
    documents.fill("document-about", &blanks)
}

fn provisions(
    documents: &Outside<'_>,
    suite: Suite,
    clause: &Clause,
    values: &BTreeMap<String, Printed>,
    writer: &mut Writer<'_>,
) {
    let library = documents.library;
    let page = documents.routes.clause(&clause.id);
    let fill = &|key: &str, blanks: &[(&str, &str)]| documents.fill(key, blanks);
    let mut before = None;
    for provision in library.provisions_in_tender_order(clause) {
        if before.replace(&provision.document) != Some(&provision.document) {
            let document = library.documents.get(&provision.document);
            let title = if document.name == document.abbreviation {
                documents.set(&document.name)
            } else {
                let names = [("letters", &*document.abbreviation), ("name", &*document.name)];
                documents.fill("document-heading", &names)
            };
            writer.piece("heading1", &[("text", &title)]);
        }
        writer.piece("heading2", &[("text", &library.nature_name(clause, provision, fill))]);
        writer.fragment(&fragment(documents, suite, clause, provision, &page), values);
    }
}

fn controls(documents: &Outside<'_>, clause: &Clause, values: &BTreeMap<String, Printed>, writer: &mut Writer<'_>) {
    if clause.controls.is_empty() {
        return;
    }
    let fill = &|key: &str, blanks: &[(&str, &str)]| documents.fill(key, blanks);
    writer.piece("heading1", &[("text", &documents.fill("document-controls", &[]))]);
    writer.piece("controls-open", &[]);
    for control in &clause.controls {
        let Control { proof, when, by, provisions } = control;
        let [proof, when, by] = [proof, when, by].map(|text| line(documents, text, values));
        let checked = provisions.iter().map(|reference| {
            let (other, provision) = documents.library.provision(reference);
            let name = documents.library.provision_name(other, provision, fill);
            if other.id == clause.id {
                return name;
            }
            documents.fill("provision-elsewhere", &[("provision", &name), ("clause", &other.title)])
        });
        let checked = checked.collect::<Vec<_>>().join("\n");
        writer.piece("controls-row", &[("proof", &proof), ("when", &when), ("by", &by), ("for", &checked)]);
    }
    writer.piece("controls-close", &[]);
}

/// The blanks of `clause`, each with its value and what helps to decide.
fn blanks(documents: &Outside<'_>, clause: &Clause, values: &BTreeMap<String, Printed>, writer: &mut Writer<'_>) {
    if values.is_empty() {
        return;
    }
    writer.piece("heading1", &[("text", &documents.fill("document-blanks", &[]))]);
    writer.piece("blanks-open", &[]);
    let mut row = |label: &str, name: &str, origin: &str| {
        let value = values.get(name).map_or("", |value| &value.whole);
        writer.piece("blanks-row", &[("name", label), ("value", value), ("origin", origin)]);
    };
    for (provision, weight) in weights(clause) {
        let share = |value: u32| format!("{value}\u{a0}%");
        let bounds = documents.fill("blank-bounds", &[("min", &share(weight.min)), ("max", &share(weight.max))]);
        row(&documents.fill("weight-label", &[]), &provision.weight_name(), &bounds);
    }
    for parameter in &clause.parameters {
        row(&documents.set(&parameter.label), &parameter.name, &origin(documents, parameter));
    }
    writer.piece("blanks-close", &[]);
}

/// The bounds or the choices of `parameter`, and where its value comes from.
fn origin(documents: &Outside<'_>, parameter: &Parameter) -> String {
    let portal = &documents.library.portal;
    let print = |value: &Value| parameter.print(value, portal.language, &portal.currency);
    let mut lines = Vec::new();
    match (&parameter.min, &parameter.max) {
        (Some(min), Some(max)) => {
            lines.push(documents.fill("blank-bounds", &[("min", &print(min)), ("max", &print(max))]));
        }
        (Some(min), None) => lines.push(documents.fill("blank-min", &[("min", &print(min))])),
        (None, Some(max)) => lines.push(documents.fill("blank-max", &[("max", &print(max))])),
        (None, None) => {}
    }
    if !parameter.choices.is_empty() {
        let choices: Vec<&str> = parameter.choices.iter().map(|choice| choice.label.as_str()).collect();
        lines.push(documents.fill("document-choices", &[("choices", &choices.join(" ; "))]));
    }
    lines.extend(parameter.source.as_ref().map(|source| documents.set(source)));
    lines.join("\n")
}

/// What stands for each blank of `clause`, by name.
fn printed(documents: &Outside<'_>, clause: &Clause) -> BTreeMap<String, Printed> {
    let portal = &documents.library.portal;
    let parameters = clause.parameters.iter().map(|parameter| {
        let printed = match &parameter.default {
            Some(value) => Printed {
                whole: parameter.print(value, portal.language, &portal.currency),
                bare: parameter.print_bare(value, portal.language),
            },
            None => {
                let label = format!("[{}]", documents.set(&parameter.label));
                Printed { whole: label.clone(), bare: label }
            }
        };
        (parameter.name.clone(), printed)
    });
    let weights = weights(clause).map(|(provision, weight)| {
        let bare = weight.default.to_string();
        (provision.weight_name(), Printed { whole: format!("{bare}\u{a0}%"), bare })
    });
    parameters.chain(weights).collect()
}

fn weights(clause: &Clause) -> impl Iterator<Item = (&Provision, Weight)> {
    clause.provisions.iter().filter_map(|provision| Some((provision, provision.criterion.as_ref()?.weight)))
}

/// `text` on a line, its blanks filled in.
fn line(documents: &Outside<'_>, text: &Text, values: &BTreeMap<String, Printed>) -> String {
    let address = |target: &Target| documents.address(target);
    let pieces = Holes::new(&address, None).pieces(|context: &dyn Context| to_line(text, context));
    let mut line = String::new();
    let mut value = |hole: &Hole, line: &mut String| {
        let printed = values.get(&*hole.name).map(|value| if hole.bare { &value.bare } else { &value.whole });
        line.push_str(printed.map_or(&*hole.name, String::as_str));
    };
    pieces.fill(&mut line, &mut value, &mut |_, _| {});
    set(&line, documents.typography()).into_owned()
}
