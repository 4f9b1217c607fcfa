//! The provisions and the controls of a clause, as the dossier reads them.

use serde::Serialize;

use crate::dossier::Dossier;
use crate::dossier::sheets::reference;
use crate::library::{Clause, Control, Criterion, Force, Level, Provision, key_of};
use crate::routes::Route;
use crate::text::{
    BlankMarkup, Context, Holes, HtmlOptions, MarkdownOptions, Pieces, Target, Text, set, to_html, to_inline_html,
    to_line, to_markdown, to_markdown_cell, to_plain,
};

/// A provision.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet<'a> {
    id: &'a str,
    nature: &'a str,
    document: &'a str,
    force: Option<&'static str>,
    /// What it is and where it goes: `CCAP, condition d'exécution`.
    name: String,
    /// What it is, as a heading under the name of its document.
    heading: String,
    citation: String,
    source: String,
    rests_on: Vec<String>,
    sanctions: Vec<String>,
    weight: Option<String>,
    points: Option<Vec<String>>,
    html: Pieces,
    expected: Option<Pieces>,
    levels: Option<Vec<Pieces>>,
    plain: Pieces,
    plain_expected: Option<Pieces>,
    plain_levels: Option<Vec<Pieces>>,
    markdown: Pieces,
}

/// A control, in plain words.
#[derive(Debug, Serialize)]
pub(crate) struct ControlTexts {
    proof: Pieces,
    when: Pieces,
    by: Pieces,
    #[serde(rename = "for")]
    provisions: Vec<String>,
}

/// `provision` of `clause`, whose page is at `page`.
pub(crate) fn sheet<'a>(
    dossier: &Dossier<'_>,
    clause: &'a Clause,
    provision: &'a Provision,
    page: &Route,
) -> Sheet<'a> {
    let library = dossier.outside.library;
    let fill = &|key: &str, blanks: &[(&str, &str)]| dossier.outside.fill(key, blanks);
    let citation = provision.citation(clause);
    let address = format!("{}#{}", page.under(dossier.outside.base_url), provision.id);
    let criterion = provision.criterion.as_ref();
    let weight = criterion.map(|_| provision.weight_name());
    let texts = Texts { dossier, weight: weight.as_deref() };
    let of_levels = |text: &dyn Fn(&Level) -> Pieces| criterion.map(|one| one.scale.iter().map(text).collect());
    Sheet {
        id: &provision.id,
        nature: provision.nature.as_str(),
        document: provision.document.as_str(),
        force: provision.force.map(|force| key_of(&Force::ALL, force)),
        name: library.provision_name(clause, provision, fill),
        heading: library.nature_name(clause, provision, fill),
        source: dossier.outside.fill("copy-source", &[("citation", &citation), ("address", &address)]),
        citation,
        rests_on: criterion.map_or_else(Vec::new, |one| one.rests_on.iter().map(reference).collect()),
        sanctions: provision.sanctions.iter().map(reference).collect(),
        points: criterion.map(|one| one.scale.iter().map(|level| level.points.to_string()).collect()),
        html: texts.html(&provision.text),
        expected: criterion.map(|one| texts.html(&one.expected)),
        levels: of_levels(&|level| texts.inline_html(&level.when)),
        plain: texts.plain(&provision.text),
        plain_expected: criterion.map(|one| texts.plain(&one.expected)),
        plain_levels: of_levels(&|level| texts.line(&level.when)),
        markdown: texts.markdown(&provision.text, criterion),
        weight,
    }
}

/// `control`, each of its texts on a line.
pub(crate) fn control(dossier: &Dossier<'_>, control: &Control) -> ControlTexts {
    let texts = Texts { dossier, weight: None };
    ControlTexts {
        proof: texts.line(&control.proof),
        when: texts.line(&control.when),
        by: texts.line(&control.by),
        provisions: control.provisions.iter().map(reference).collect(),
    }
}

/// Renders texts with holes; `{weight}` is the weight of the criterion at hand.
struct Texts<'t, 'd> {
    dossier: &'t Dossier<'d>,
    weight: Option<&'t str>,
}

impl Texts<'_, '_> {
    fn pieces(&self, render: impl FnOnce(&dyn Context) -> String) -> Pieces {
        let address = |target: &Target| self.dossier.outside.address(target);
        Holes::new(&address, self.weight.map(|name| ("weight", name))).pieces(render)
    }

    fn html(&self, text: &Text) -> Pieces {
        self.pieces(|context| to_html(text, context, self.html_options()))
    }

    fn inline_html(&self, text: &Text) -> Pieces {
        self.pieces(|context| to_inline_html(text, context, self.html_options()))
    }

    fn html_options(&self) -> HtmlOptions {
        HtmlOptions { typography: self.dossier.outside.typography(), heading_level: 4, blanks: BlankMarkup::Mark }
    }

    fn plain(&self, text: &Text) -> Pieces {
        self.pieces(|context| set(&to_plain(text, context), self.dossier.outside.typography()).into_owned())
    }

    fn line(&self, text: &Text) -> Pieces {
        self.pieces(|context| set(&to_line(text, context), self.dossier.outside.typography()).into_owned())
    }

    /// The whole provision: its text, what an offer must describe, its scale.
    fn markdown(&self, text: &Text, criterion: Option<&Criterion>) -> Pieces {
        let options = MarkdownOptions { typography: self.dossier.outside.typography(), heading_level: 4 };
        self.pieces(|context| {
            let mut markdown = to_markdown(text, context, options);
            let Some(criterion) = criterion else { return markdown };
            let heading = |key: &str| format!("\n\n#### {}\n\n", self.dossier.outside.fill(key, &[]));
            markdown.push_str(&heading("expected"));
            markdown.push_str(&to_markdown(&criterion.expected, context, options));
            markdown.push_str(&heading("document-scale"));
            let [points, level] = ["document-points", "document-level"].map(|key| self.dossier.outside.fill(key, &[]));
            markdown.push_str(&format!("| {points} | {level} |\n| --: | --- |"));
            for level in &criterion.scale {
                let points = self.dossier.outside.library.portal.language.number(level.points);
                let when = to_markdown_cell(&level.when, context, options);
                markdown.push_str(&format!("\n| {points} | {when} |"));
            }
            markdown
        })
    }
}
