//! Library to pages: one file per kind of page.
//!
//! In goes a checked library; out comes a plan of pages, each a function of the library alone, so that `serve` makes the
//! one that is asked for. Templates see structs made for them, never the model.

mod accessibility;
mod assets;
mod blanks;
mod bundles;
mod card;
mod clause;
mod clauses;
mod comparison;
mod crawlers;
mod data;
mod dossier_page;
mod duties;
mod entry;
mod feed;
mod finder;
mod frame;
mod home;
mod index;
mod legal_notice;
mod lexer;
mod links;
mod mentions;
mod news;
mod not_found;
mod offline;
mod paging;
mod plain_page;
#[cfg(test)]
mod sample;
mod search_page;
mod shared;
mod sheet;
mod site_plan;
mod templates;
#[cfg(test)]
mod tests;
mod texts;
mod version;
mod words;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;

use crate::library::{Clause, Facet, Library, Obligation};
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::{Family, Manifest, Output};
use crate::routes::{Route, Routes};
use crate::site::frame::{Frame, Link};
use crate::site::links::KnownLink;
use crate::site::mentions::Mentions;
use crate::site::templates::{Rootless, Templates};
use crate::site::texts::OnPage;
use crate::site::words::Words;
use crate::theme::Theme;

/// What pages are made of, shared by all of them.
pub(crate) struct Site<'a> {
    library: &'a Library,
    routes: &'a Routes,
    words: Words<'a>,
    templates: Templates,
    base_url: &'a str,
    /// Who speaks of whom, once a page asks; and so for what follows.
    mentions: OnceLock<Mentions<'a>>,
    /// Links to the entries of each facet.
    entry_links: OnceLock<[Vec<KnownLink>; Facet::ALL.len()]>,
    /// Links to the duties, in the order of their pages.
    duty_links: OnceLock<Vec<(&'a Obligation, KnownLink)>>,
    /// How many clauses fulfil each obligation.
    fulfilling: OnceLock<Vec<usize>>,
    /// The card of each clause.
    cards: OnceLock<Vec<OnceLock<Rootless>>>,
}

/// Plans every page, feed and file of the portal, the search index and the dumps apart.
pub(crate) fn plan<'a>(
    library: &'a Library,
    options: &'a BuildOptions,
    theme: &'a Theme,
    messages: &'a Messages,
    routes: &'a Routes,
    output: &mut Output<'a>,
) -> anyhow::Result<()> {
    let words = Words::new(messages, library.portal.language);
    let shared = shared::shared(library, routes, &words);
    let dressed = if options.offline { Cow::Owned(offline::without_modules(theme)?) } else { Cow::Borrowed(theme) };
    let templates = Templates::new(&dressed, &words, &shared, shared.linked())?;
    let base_url = options.base_url.as_deref().unwrap_or(&library.portal.base_url);
    let site = Arc::new(Site {
        library,
        routes,
        words,
        templates,
        base_url,
        mentions: OnceLock::new(),
        entry_links: OnceLock::new(),
        duty_links: OnceLock::new(),
        fulfilling: OnceLock::new(),
        cards: OnceLock::new(),
    });
    let clauses: Arc<dyn Family + 'a> = Arc::new(clause::ClausePages { site: Arc::clone(&site) });
    let lists: Arc<dyn Family + 'a> = Arc::new(clauses::ListPages::of(&site));
    output.family(Arc::clone(&clauses));
    output.family(Arc::clone(&lists));
    output.family(Arc::new(clause::Redirects::of(&site)));
    output.family(Arc::new(version::VersionPages { site: Arc::clone(&site) }));

    assets::plan(theme, routes, output);
    home::plan(&site, output);
    index::plan(&site, output);
    duties::plan(&site, output);
    search_page::plan(&site, options, output);
    bundles::plan(&site, output);
    comparison::plan(&site, output);
    dossier_page::plan(&site, output);
    data::plan(&site, output);
    news::plan(&site, output);
    plain_page::plan(&site, output);
    accessibility::plan(&site, output);
    legal_notice::plan(&site, output);
    site_plan::plan(&site, output);
    feed::plan(&site, output);
    if options.offline {
        offline::plan(theme, routes, output)?;
    } else {
        not_found::plan(&site, output);
        crawlers::plan(&site, vec![clauses, lists], output);
    }
    Ok(())
}

impl<'a> Site<'a> {
    /// The frame of the page at `route`, in the part of the portal at `room`.
    fn frame(&self, route: &Route, room: &Route, title: &str, description: &str) -> Frame {
        Frame {
            title: self.words.set(title),
            description: self.words.set(description),
            canonical: Some(route.under(self.base_url)),
            root: route.to_root(),
            here: route.path().to_owned(),
            room: room.path().to_owned(),
            home: false,
            search_box: true,
            trail: Vec::new(),
            feeds: Vec::new(),
        }
    }

    /// Who speaks of whom.
    fn mentions(&self) -> &Mentions<'a> {
        self.mentions.get_or_init(|| Mentions::of(self.library))
    }

    /// The texts of the page at `route`.
    fn texts<'p>(&'p self, route: &'p Route) -> OnPage<'p> {
        OnPage { library: self.library, routes: self.routes, page: route, clause: None, weight: None }
    }

    /// A link to `clause`.
    fn clause_link(&self, clause: &Clause) -> Link {
        Link::to(&self.routes.clause(&clause.id), self.words.set(&clause.title))
    }

    /// Where `path`, a file of the library, is read and changed in its repository.
    fn file_address(&self, path: &str) -> String {
        let portal = &self.library.portal;
        format!("{}/edit/{}/{path}", portal.repository.trim_end_matches('/'), portal.branch)
    }

    /// Plans the page at `route`, which the template `name` makes of what `make` gives.
    fn plan_page<P: serde::Serialize>(
        self: &Arc<Self>,
        output: &mut Output<'a>,
        route: &Route,
        name: &'static str,
        make: impl Fn(&Site<'a>) -> (Frame, P) + Send + Sync + 'a,
    ) {
        self.plan_page_about_files(output, route, name, move |site, _| Ok(make(site)));
    }

    /// Plans the page at `route`, which says something about made files.
    fn plan_page_about_files<P: serde::Serialize>(
        self: &Arc<Self>,
        output: &mut Output<'a>,
        route: &Route,
        name: &'static str,
        make: impl Fn(&Site<'a>, &Manifest<'_>) -> anyhow::Result<(Frame, P)> + Send + Sync + 'a,
    ) {
        let site = Arc::clone(self);
        output.page(route.file(), move |manifest, bytes| {
            let (frame, page) = make(&site, manifest)?;
            site.templates.page(name, &frame, &page, bytes).with_context(|| format!("the page `{}`", frame.here))
        });
    }
}
