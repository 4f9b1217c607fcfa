//! The page of a clause: the sheets to paste, what is left to decide, how to check, why, and what it rests on.

use std::sync::Arc;

use serde::Serialize;

use crate::library::{Clause, ClauseId, Declaration, Facet, How, Library, Scope, Status};
use crate::output::{Family, Manifest};
use crate::site::Site;
use crate::site::blanks::{Blank, blanks};
use crate::site::card::{key_of, state_message};
use crate::site::comparison;
use crate::site::data::size_in_words;
use crate::site::duties;
use crate::site::frame::{Day, Frame, Link, Row};
use crate::site::links::{declared, entry_link, ready_links, source_link};
use crate::site::sheet::{Sheet, provision_link, sheet};
use crate::site::templates::Ready;
use crate::site::texts::OnPage;
use crate::site::version::versions_row;

/// A clause, as `clause.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct ClausePage {
    title: String,
    summary: String,
    ambition: Ready,
    effects_label: String,
    effects: Vec<Ready>,
    version: String,
    verified_on: Day,
    state: String,
    notice: Option<Notice>,
    sheets: Vec<Sheet>,
    blanks: Vec<Blank>,
    currency: String,
    /// `dechets-chantier@1`
    citation: String,
    comparison: Link,
    fulfils: Vec<Ready>,
    related: Vec<Link>,
    downloads: Vec<Link>,
    improve: String,
    controls: Vec<ControlRow>,
    explanation: Vec<Part>,
    about: Vec<Row>,
}

/// What must be said before the clause is used.
#[derive(Debug, Serialize)]
struct Notice {
    title: String,
    text: String,
    link: Option<Link>,
}

/// A control, as a row of the table.
#[derive(Debug, Serialize)]
struct ControlRow {
    proof: String,
    when: String,
    by: String,
    provisions: Vec<Link>,
}

/// A section of the explanation.
#[derive(Debug, Serialize)]
struct Part {
    title: String,
    html: String,
}

/// The page of each clause.
pub(crate) struct ClausePages<'a> {
    /// What they are made of.
    pub(crate) site: Arc<Site<'a>>,
}

impl Family for ClausePages<'_> {
    fn count(&self) -> usize {
        self.site.library.clauses.len()
    }

    fn path(&self, place: usize) -> String {
        self.site.routes.clause(&self.site.library.clauses.at(place).id).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.site.library.clauses.find_place(self.site.routes.clause_of(path)?)
    }

    fn make(&self, place: usize, manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let (frame, page) = page(&self.site, self.site.library.clauses.at(place), manifest)?;
        self.site.templates.page("clause.html", &frame, &page, bytes)
    }
}

/// A way on from each former id.
pub(crate) struct Redirects<'a> {
    site: Arc<Site<'a>>,
    formers: Vec<(&'a ClauseId, &'a Clause)>,
}

impl<'a> Redirects<'a> {
    /// The ways on of the clauses of `site`.
    pub(crate) fn of(site: &Arc<Site<'a>>) -> Redirects<'a> {
        let library: &'a Library = site.library;
        let formers = library.clauses.iter().flat_map(|clause| clause.former_ids.iter().map(move |id| (id, clause)));
        Redirects { site: Arc::clone(site), formers: formers.collect() }
    }
}

impl Family for Redirects<'_> {
    fn count(&self) -> usize {
        self.formers.len()
    }

    fn path(&self, place: usize) -> String {
        self.site.routes.clause(self.formers[place].0).file()
    }

    fn place(&self, path: &str) -> Option<usize> {
        let former = self.site.routes.clause_of(path)?;
        self.formers.iter().position(|(id, _)| id.as_str() == former)
    }

    fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let (site, (former, clause)) = (&self.site, self.formers[place]);
        let route = site.routes.clause(former);
        let frame = Frame {
            canonical: Some(site.routes.clause(&clause.id).under(site.base_url)),
            ..site.frame(&route, &site.routes.clauses(), &clause.title, &clause.summary)
        };
        site.templates.page("redirect.html", &frame, &site.clause_link(clause), bytes)
    }
}

fn page(site: &Site<'_>, clause: &Clause, manifest: &Manifest<'_>) -> anyhow::Result<(Frame, ClausePage)> {
    let (library, words) = (site.library, &site.words);
    let route = site.routes.clause(&clause.id);
    let texts = OnPage { clause: Some(clause), ..site.texts(&route) };
    let frame = Frame {
        trail: trail(site, clause),
        ..site.frame(&route, &site.routes.clauses(), &clause.title, &clause.summary)
    };
    let provisions = library.provisions_in_tender_order(clause);
    let sheets: Vec<Sheet> = provisions.into_iter().map(|provision| sheet(site, clause, provision, &route)).collect();
    let controls = controls(site, clause, &texts);
    let explanation = explanation(site, clause, &texts);
    let of_controls = controls.iter().flat_map(|row| [&row.proof, &row.when, &row.by]);
    let of_page = of_controls.chain(explanation.iter().map(|part| &part.html)).map(String::as_str);
    let with_blanks: Vec<&str> = sheets.iter().flat_map(Sheet::texts).chain(of_page).collect();
    let blanks = blanks(site, clause, &with_blanks)?;
    let page = ClausePage {
        title: frame.title.clone(),
        summary: frame.description.clone(),
        ambition: entry_link(site, Facet::Ambition, library.ambitions.place(&clause.ambition)).ready.clone(),
        effects_label: words.count("effects", clause.effects.len()),
        effects: ready_links(site, Facet::Effect, clause.effects.iter().map(|id| library.effects.place(id))),
        version: words.fill("version", &[("version", &clause.version.to_string())]),
        verified_on: words.day(clause.verified_on),
        state: words.say(&state_message(clause.status)),
        notice: notice(site, clause),
        sheets,
        blanks,
        currency: currency(site)?,
        citation: format!("{}@{}", clause.id, clause.version),
        comparison: compared(site, clause),
        fulfils: duties::fulfilled_by(site, clause),
        related: related(site, clause),
        downloads: downloads(site, clause, manifest),
        improve: site.file_address(&clause.path),
        controls,
        explanation,
        about: about(site, clause),
    };
    Ok((frame, page))
}

fn trail(site: &Site<'_>, clause: &Clause) -> Vec<Link> {
    let segments = clause.segments.iter().take(1);
    let segment = segments.map(|id| entry_link(site, Facet::Segment, site.library.segments.place(id)).link.clone());
    std::iter::once(Link::to(&site.routes.clauses(), site.words.say("nav-clauses"))).chain(segment).collect()
}

fn notice(site: &Site<'_>, clause: &Clause) -> Option<Notice> {
    let words = &site.words;
    let (key, link) = match (clause.status, &clause.withdrawn) {
        (Status::Published, _) => return None,
        (Status::Withdrawn, Some(withdrawal)) => {
            let date = words.language().date(withdrawal.date);
            let link = withdrawal.replaced_by.as_ref().map(|id| site.clause_link(site.library.clauses.get(id)));
            let title = words.fill("notice-withdrawn", &[("date", &date)]);
            let mut text = words.set(&withdrawal.why);
            if link.is_some() {
                text = format!("{text} {}", words.say("notice-withdrawn-by"));
            }
            return Some(Notice { title, text, link });
        }
        (status, _) => (format!("notice-{}", key_of(&Status::ALL, status)), None),
    };
    Some(Notice { title: words.say(&key), text: words.say(&format!("{key}-text")), link })
}

/// The clauses that go with this one or against it, whichever says so.
fn related(site: &Site<'_>, clause: &Clause) -> Vec<Link> {
    let library = site.library;
    let mut links: Vec<Link> = Vec::new();
    let own = clause.related.iter().map(|related| {
        let key = match related.how {
            How::Completes => "related-completes",
            How::Conflicts => "related-conflicts",
        };
        (key, library.clauses.get(&related.clause))
    });
    let backwards = site.mentions().related(clause).iter().map(|(place, how)| {
        let key = match how {
            How::Completes => "related-completed-by",
            How::Conflicts => "related-conflicts",
        };
        (key, library.clauses.at(*place))
    });
    for (key, other) in own.chain(backwards).filter(|(_, other)| other.status != Status::Withdrawn) {
        let link = site.clause_link(other);
        // What both say is said once.
        if links.iter().all(|known| known.href != link.href) {
            links.push(Link { name: site.words.fill(key, &[("clause", &link.name)]), ..link });
        }
    }
    links
}

/// The currency, as `values.js` reads it.
fn currency(site: &Site<'_>) -> anyhow::Result<String> {
    let currency = &site.library.portal.currency;
    Ok(serde_json::to_string(&serde_json::json!({ "code": currency.code, "symbol": currency.symbol }))?)
}

/// The page that shows the clause beside its former version, or else beside one that it may be taken for; or that lets one
/// choose.
fn compared(site: &Site<'_>, clause: &Clause) -> Link {
    let library = site.library;
    let former = library.versions.of(&clause.id).first().map(|former| (&**former, "compare-version"));
    let other = || {
        let conflicts = clause.related.iter().filter(|related| related.how == How::Conflicts);
        let mut others = conflicts.chain(&clause.related).map(|related| library.clauses.get(&related.clause));
        others.find(|other| other.status != Status::Withdrawn).map(|other| (other, "compare-clause"))
    };
    let Some((other, key)) = former.or_else(other) else {
        let (name, href) = (site.words.say("compare-with"), comparison::of_clause(site, clause));
        return Link { name, href, as_is: false };
    };
    let name = site.words.fill(key, &[("clause", &other.title), ("version", &other.version.to_string())]);
    Link { name, href: comparison::of_versions(site, clause, other), as_is: false }
}

/// The files of the clause that this build makes, with their formats and weights.
fn downloads(site: &Site<'_>, clause: &Clause, manifest: &Manifest<'_>) -> Vec<Link> {
    let files = [("docx", "download-docx"), ("odt", "download-odt"), ("json", "download-json")];
    let made = files.into_iter().filter_map(|(extension, key)| {
        let route = site.routes.clause_file(&clause.id, extension);
        // A file that cannot be made says so itself.
        let bytes = manifest.size(&route.file()).ok()??;
        Some(Link::to(&route, site.words.fill(key, &[("size", &size_in_words(site, bytes))])))
    });
    made.collect()
}

fn controls(site: &Site<'_>, clause: &Clause, texts: &OnPage<'_>) -> Vec<ControlRow> {
    let rows = clause.controls.iter().map(|control| ControlRow {
        proof: texts.inline(&control.proof),
        when: texts.inline(&control.when),
        by: texts.inline(&control.by),
        provisions: control
            .provisions
            .iter()
            .map(|reference| provision_link(site, clause, site.library.provision(reference)))
            .collect(),
    });
    rows.collect()
}

fn explanation(site: &Site<'_>, clause: &Clause, texts: &OnPage<'_>) -> Vec<Part> {
    let parts = &clause.explanation;
    let texts_of = [Some(&parts.why), parts.attention.as_ref(), parts.limits.as_ref(), parts.checking.as_ref()];
    let headings = site.words.language().clause_headings();
    let present = headings.into_iter().zip(texts_of).filter_map(|(title, text)| Some((title, text?)));
    present.map(|(title, text)| Part { title: site.words.set(title), html: texts.html(text, 3) }).collect()
}

fn about(site: &Site<'_>, clause: &Clause) -> Vec<Row> {
    let (library, words) = (site.library, &site.words);
    let of = |facet: Facet| ready_links(site, facet, library.entries_of(clause, facet));
    let formers: Vec<&str> = clause.former_ids.iter().map(|id| id.as_str()).collect();
    let rows = [
        Row::lines(words.word("row-legal"), of(Facet::LegalText)),
        Row::lines(words.word("row-standards"), of(Facet::Standard)),
        Row::lines(words.word("row-labels"), of(Facet::Label)),
        Row::lines(words.word("row-sources"), clause.sources.iter().map(|source| source_link(site, source))),
        Row::words(words.word("row-declares"), declared(site, declarations(site.library, clause))),
        Row::lines(words.word("row-segments"), of(Facet::Segment)),
        Row::words(words.word("row-cpv"), clause.cpv.join(", ")),
        Row::links(words.word("row-contributors"), of(Facet::Organisation)),
        Row::words(words.word("row-reviews"), reviews(site, clause)),
        versions_row(site, clause),
        Row::words(words.word("row-former"), formers.join(", ")),
    ];
    rows.into_iter().flatten().collect()
}

/// What a contract with this clause declares: by its natures, by its effects, and by itself.
fn declarations<'c>(library: &'c Library, clause: &'c Clause) -> impl Iterator<Item = &'c Declaration> {
    let natures = clause.provisions.iter().flat_map(move |provision| &library.natures.get(&provision.nature).declares);
    let effects = clause.effects.iter().flat_map(move |id| &library.effects.get(id).declares);
    natures.chain(effects).chain(&clause.declares)
}

fn reviews(site: &Site<'_>, clause: &Clause) -> String {
    let words = &site.words;
    let reviews = clause.reviews.iter().map(|review| {
        let scope = words.say(&format!("scope-{}", key_of(&Scope::ALL, review.scope)));
        let by = &site.library.organisations.get(&review.by).name;
        let (date, version) = (words.language().date(review.date), review.version.to_string());
        let line = words.fill("review", &[("scope", &scope), ("by", by), ("date", &date), ("version", &version)]);
        review.note.as_ref().map_or(line.clone(), |note| format!("{line} : {note}"))
    });
    let reviews: Vec<String> = reviews.collect();
    if reviews.is_empty() { words.say("no-review") } else { words.set(&reviews.join(" ; ")) }
}
