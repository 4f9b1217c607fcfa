//! What every page says: names, navigation, licences, the addresses of the theme's files.

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::library::{ClauseId, Conformity, Facet, Library, Licence};
use crate::routes::Routes;
use crate::site::assets::{
    BASKET_SCRIPT, CLAUSE_SCRIPT, COMPARE_SCRIPT, DOSSIER_SCRIPT, DOSSIER_STYLES, ICON, PACKS_STYLES, SEARCH_SCRIPT,
    SEARCH_STYLES, STYLES, THEME_SCRIPT,
};
use crate::site::frame::Link;
use crate::site::offline::OFFLINE_SCRIPT;
use crate::site::words::Words;

/// What may run, load and be sent: nothing inline, nothing from elsewhere.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                                 connect-src 'self'; form-action 'self'; base-uri 'none'";

/// The same for files of a disk, which have no host to be `'self'` of; nothing from the net either.
pub(crate) const OFFLINE_POLICY: &str = "default-src 'none'; script-src 'self' file:; style-src 'self' file:; \
                                         img-src 'self' file:; form-action 'self' file:; base-uri 'none'";

/// What every page says, as templates read it under `site`.
#[derive(Debug, Serialize)]
pub(crate) struct Shared {
    language: &'static str,
    title: String,
    description: String,
    publisher: String,
    repository: String,
    policy: &'static str,
    /// Whether the folder is opened from a disk.
    offline: bool,
    navigation: Vec<Link>,
    footer: Vec<Link>,
    licence_database: Link,
    licence_texts: Link,
    routes: Paths,
}

/// The paths that templates write themselves.
#[derive(Debug, Serialize)]
struct Paths {
    home: String,
    icon: String,
    styles: String,
    theme_script: String,
    clause_script: String,
    search_styles: String,
    search_script: String,
    offline_script: String,
    packs_styles: String,
    compare_script: String,
    bundles: String,
    basket_script: String,
    dossier_styles: String,
    dossier_script: String,
    dossier: String,
    sheets: String,
    former_ids: String,
    search: String,
    obligations: String,
    data: String,
}

impl Shared {
    /// The paths that the header or the footer leads to.
    pub(crate) fn linked(&self) -> FxHashSet<String> {
        let links = self.navigation.iter().chain(&self.footer).map(|link| link.href.clone());
        links.chain([self.routes.dossier.clone()]).collect()
    }
}

/// What every page of the portal of `library` says.
pub(crate) fn shared(library: &Library, routes: &Routes, words: &Words<'_>) -> Shared {
    let portal = &library.portal;
    let path = |route: crate::routes::Route| route.path().to_owned();
    Shared {
        language: portal.language.code(),
        title: words.set(&portal.title),
        description: words.set(&portal.description),
        publisher: words.set(&portal.publisher.name),
        repository: portal.repository.clone(),
        policy: if routes.are_offline() { OFFLINE_POLICY } else { POLICY },
        offline: routes.are_offline(),
        navigation: navigation(routes, words),
        footer: footer(library, routes, words),
        licence_database: licence(&portal.licences.database, words),
        licence_texts: licence(&portal.licences.texts, words),
        routes: Paths {
            home: path(routes.home()),
            icon: path(routes.well_known(ICON)),
            styles: path(routes.asset(STYLES)),
            theme_script: path(routes.asset(THEME_SCRIPT)),
            clause_script: path(routes.asset(CLAUSE_SCRIPT)),
            search_styles: path(routes.asset(SEARCH_STYLES)),
            search_script: path(routes.asset(SEARCH_SCRIPT)),
            offline_script: path(routes.asset(OFFLINE_SCRIPT)),
            packs_styles: path(routes.asset(PACKS_STYLES)),
            compare_script: path(routes.asset(COMPARE_SCRIPT)),
            bundles: path(routes.bundles()),
            basket_script: path(routes.asset(BASKET_SCRIPT)),
            dossier_styles: path(routes.asset(DOSSIER_STYLES)),
            dossier_script: path(routes.asset(DOSSIER_SCRIPT)),
            dossier: path(routes.dossier()),
            sheets: path(routes.clause_file(&ClauseId::new("*"), "sheets.json")),
            former_ids: path(routes.asset("former-ids.json")),
            search: path(routes.search()),
            obligations: path(routes.obligations()),
            data: path(routes.data()),
        },
    }
}

fn navigation(routes: &Routes, words: &Words<'_>) -> Vec<Link> {
    vec![
        Link::to(&routes.clauses(), words.say("nav-clauses")),
        Link::to(&routes.facet(Facet::Segment), words.say("nav-segments")),
        Link::to(&routes.facet(Facet::Document), words.say("nav-documents")),
        Link::to(&routes.obligations(), words.say("nav-obligations")),
        Link::to(&routes.data(), words.say("nav-data")),
    ]
}

fn footer(library: &Library, routes: &Routes, words: &Words<'_>) -> Vec<Link> {
    let mut pages: Vec<_> = library.pages.iter().filter(|page| page.order.is_some()).collect();
    pages.sort_by_key(|page| page.order);
    let conformity = words.say(match library.portal.accessibility.conformity {
        Conformity::None => "conformity-none",
        Conformity::Partial => "conformity-partial",
        Conformity::Full => "conformity-full",
    });
    let mut links: Vec<Link> =
        pages.into_iter().map(|page| Link::to(&routes.page(&page.id), words.set(&page.title))).collect();
    links.extend([
        Link::to(&routes.news(), words.say("nav-news")),
        Link::to(&routes.data(), words.say("data-title")),
        Link::to(&routes.accessibility(), words.fill("nav-accessibility", &[("conformity", &conformity)])),
        Link::to(&routes.legal_notice(), words.say("nav-legal-notice")),
        Link::to(&routes.plan(), words.say("nav-plan")),
    ]);
    links
}

/// A link to the text of `licence`.
pub(crate) fn licence(licence: &Licence, words: &Words<'_>) -> Link {
    Link::as_is(&licence.url, words.set(&licence.name))
}
