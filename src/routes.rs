//! Every public address; nothing else writes one.
//!
//! Words come from the theme's catalogue (`route-…`), so that addresses are in the portal's language.

mod selection;

use crate::library::{BundleId, ClauseId, Facet, Linked, NewsId, PageId};

/// The addresses of a portal.
#[derive(Debug, Clone)]
pub struct Routes {
    words: Words,
    /// Whether addresses name the file of a page: a folder that is opened from a disk has no server to know it.
    offline: bool,
}

/// An address: a path from the root of the portal, without a leading slash. A page's ends in `/`, the home's is empty;
/// offline, `index.html` follows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

#[derive(Debug, Clone)]
struct Words {
    page: String,
    clauses: String,
    facets: [String; Facet::ALL.len()],
    search: String,
    obligations: String,
    bundles: String,
    dossier: String,
    comparison: String,
    news: String,
    pages: String,
    data: String,
    accessibility: String,
    legal_notice: String,
    plan: String,
}

impl Routes {
    /// The addresses whose words `word` gives by key.
    pub fn new(word: impl Fn(&str) -> String) -> Routes {
        let words = Words {
            page: word("route-page"),
            clauses: word("route-clauses"),
            facets: Facet::ALL.map(|facet| word(facet_key(facet))),
            search: word("route-search"),
            obligations: word("route-obligations"),
            bundles: word("route-bundles"),
            dossier: word("route-dossier"),
            comparison: word("route-comparison"),
            news: word("route-news"),
            pages: word("route-pages"),
            data: word("route-data"),
            accessibility: word("route-accessibility"),
            legal_notice: word("route-legal-notice"),
            plan: word("route-plan"),
        };
        Routes { words, offline: false }
    }

    /// The same for a folder that is opened from a disk: `clauses/index.html`, where a server knows what `clauses/` is.
    #[must_use]
    pub fn offline(self) -> Routes {
        Routes { offline: true, ..self }
    }

    /// Whether they are for a folder that is opened from a disk.
    pub fn are_offline(&self) -> bool {
        self.offline
    }

    /// `/`
    pub fn home(&self) -> Route {
        self.at(String::new())
    }

    /// The list of all clauses.
    pub fn clauses(&self) -> Route {
        self.folder(&[&self.words.clauses])
    }

    /// A clause, or its former id.
    pub fn clause(&self, id: &ClauseId) -> Route {
        self.folder(&[&self.words.clauses, id.as_str()])
    }

    /// A clause's file with `extension`: `clauses/soged.json`.
    pub fn clause_file(&self, id: &ClauseId, extension: &str) -> Route {
        Route(format!("{}/{id}.{extension}", self.words.clauses))
    }

    /// The file with `extension` of a superseded version of a clause: `clauses/soged/v1.sheets.json`.
    pub fn version_file(&self, id: &ClauseId, version: u32, extension: &str) -> Route {
        Route(format!("{}v{version}.{extension}", self.clause(id).folder()))
    }

    /// What a text links to.
    pub fn linked(&self, to: &Linked<'_>) -> Route {
        match to {
            Linked::Clause(id) => self.folder(&[&self.words.clauses, id]),
            Linked::Entry(facet, id) => self.entry(*facet, id),
            Linked::Page(id) => self.folder(&[&self.words.pages, id]),
        }
    }

    /// The index of the entries of `facet`.
    pub fn facet(&self, facet: Facet) -> Route {
        self.folder(&[&self.words.facets[place(facet)]])
    }

    /// An entry of `facet`.
    pub fn entry(&self, facet: Facet, id: &str) -> Route {
        self.folder(&[&self.words.facets[place(facet)], id])
    }

    /// The search page.
    pub fn search(&self) -> Route {
        self.folder(&[&self.words.search])
    }

    /// The legal duties.
    pub fn obligations(&self) -> Route {
        self.folder(&[&self.words.obligations])
    }

    /// The list of packs.
    pub fn bundles(&self) -> Route {
        self.folder(&[&self.words.bundles])
    }

    /// A pack.
    pub fn bundle(&self, id: &BundleId) -> Route {
        self.folder(&[&self.words.bundles, id.as_str()])
    }

    /// The buyer's selection.
    pub fn dossier(&self) -> Route {
        self.folder(&[&self.words.dossier])
    }

    /// Two clauses, or two versions of one, side by side.
    pub fn comparison(&self) -> Route {
        self.folder(&[&self.words.comparison])
    }

    /// A superseded version of a clause.
    pub fn version(&self, id: &ClauseId, version: u32) -> Route {
        self.at(format!("{}v{version}/", self.clause(id).folder()))
    }

    /// The id of the clause and the number of the superseded version whose page is the file at `path`: the other way round
    /// from [`Routes::version`].
    pub fn version_of<'p>(&self, path: &'p str) -> Option<(&'p str, u32)> {
        self.version_at(path.strip_suffix("/index.html")?)
    }

    /// The id of the clause and the number of the superseded version whose file with `extension` is at `path`: the other
    /// way round from [`Routes::version_file`].
    pub fn version_of_file<'p>(&self, path: &'p str, extension: &str) -> Option<(&'p str, u32)> {
        self.version_at(path.strip_suffix(extension)?.strip_suffix('.')?)
    }

    fn version_at<'p>(&self, path: &'p str) -> Option<(&'p str, u32)> {
        let (id, number) = path.strip_prefix(self.words.clauses.as_str())?.strip_prefix('/')?.rsplit_once("/v")?;
        Some((id, number.parse().ok().filter(|known: &u32| known.to_string() == number)?))
    }

    /// The list of news.
    pub fn news(&self) -> Route {
        self.folder(&[&self.words.news])
    }

    /// A piece of news.
    pub fn news_item(&self, id: &NewsId) -> Route {
        self.folder(&[&self.words.news, id.as_str()])
    }

    /// A plain page.
    pub fn page(&self, id: &PageId) -> Route {
        self.folder(&[&self.words.pages, id.as_str()])
    }

    /// The data page.
    pub fn data(&self) -> Route {
        self.folder(&[&self.words.data])
    }

    /// A dump: `donnees/clauses.csv`.
    pub fn dump(&self, file: &str) -> Route {
        Route(format!("{}/{file}", self.words.data))
    }

    /// The accessibility statement.
    pub fn accessibility(&self) -> Route {
        self.folder(&[&self.words.accessibility])
    }

    /// The legal notice.
    pub fn legal_notice(&self) -> Route {
        self.folder(&[&self.words.legal_notice])
    }

    /// The site plan.
    pub fn plan(&self) -> Route {
        self.folder(&[&self.words.plan])
    }

    /// Page `number` of the list at `list`, from 1.
    pub fn numbered(&self, list: &Route, number: usize) -> Route {
        if number == 1 { list.clone() } else { self.at(format!("{}{}-{number}/", list.folder(), self.words.page)) }
    }

    /// The folder of the list and the number of its page whose folder is `path`: the other way round from [`Routes::numbered`].
    pub fn list_of<'p>(&self, path: &'p str) -> (&'p str, usize) {
        let last = path.strip_suffix('/').and_then(|path| Some(&path[path.rfind('/')? + 1..]));
        let number = last.and_then(|last| last.strip_prefix(self.words.page.as_str())?.strip_prefix('-')?.parse().ok());
        match (last, number) {
            (Some(last), Some(number)) => (&path[..path.len() - last.len() - 1], number),
            _ => (path, 1),
        }
    }

    /// The id of the clause whose page is the file at `path`: the other way round from [`Routes::clause`].
    pub fn clause_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.words.clauses.as_str())?.strip_prefix('/')?.strip_suffix("/index.html")
    }

    /// The id of the clause whose file with `extension` is at `path`: the other way round from [`Routes::clause_file`].
    pub fn clause_of_file<'p>(&self, path: &'p str, extension: &str) -> Option<&'p str> {
        let name = path.strip_prefix(self.words.clauses.as_str())?.strip_prefix('/')?;
        name.strip_suffix(extension)?.strip_suffix('.')
    }

    /// The id of the entry of `facet` whose list is in the folder `path`: the other way round from [`Routes::entry`].
    pub fn entry_of<'p>(&self, facet: Facet, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.words.facets[place(facet)].as_str())?.strip_prefix('/')?.strip_suffix('/')
    }

    /// The feed of the list at `list`.
    pub fn feed(&self, list: &Route) -> Route {
        Route(format!("{}feed.atom", list.folder()))
    }

    /// The page that a host shows for an address that leads nowhere.
    pub fn not_found(&self) -> Route {
        Route("404.html".to_owned())
    }

    /// The map for search engines; part `number` of it where one is not enough.
    pub fn sitemap(&self, number: Option<usize>) -> Route {
        Route(number.map_or("sitemap.xml".to_owned(), |number| format!("sitemap-{number}.xml")))
    }

    /// What robots may read.
    pub fn robots(&self) -> Route {
        Route("robots.txt".to_owned())
    }

    /// A file of the theme or of the search index: `assets/style.css`.
    pub fn asset(&self, path: &str) -> Route {
        Route(format!("assets/{path}"))
    }

    /// Whether the file at `path` is data for the scripts of the pages, rather than a file to take away.
    pub fn is_read_by_scripts(&self, path: &str) -> bool {
        let of_clauses = || {
            let kinds = [".sheets.json", ".word.json", ".odf.json"];
            path.starts_with(self.words.clauses.as_str()) && kinds.iter().any(|kind| path.ends_with(kind))
        };
        path.ends_with(".json") && (path.starts_with("assets/") || of_clauses())
    }

    /// A file at the root whose name a host or a browser fixes: `_headers`, `favicon.svg`.
    pub fn well_known(&self, name: &str) -> Route {
        Route(name.to_owned())
    }

    fn folder(&self, parts: &[&str]) -> Route {
        self.at(format!("{}/", parts.join("/")))
    }

    /// The page in `folder`.
    fn at(&self, folder: String) -> Route {
        Route(if self.offline { folder + INDEX } else { folder })
    }
}

/// What a host serves for a folder.
const INDEX: &str = "index.html";

impl Route {
    /// The path from the root of the portal.
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The path without the name of the file, where a host needs none: `clauses/`.
    pub fn folder(&self) -> &str {
        self.0.strip_suffix(INDEX).unwrap_or(&self.0)
    }

    /// The file that a host serves at it.
    pub fn file(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') { format!("{}{INDEX}", self.0) } else { self.0.clone() }
    }

    /// The way from it to the root of the portal, which paths follow.
    pub fn to_root(&self) -> String {
        let up = self.0.matches('/').count();
        if up == 0 { "./".to_owned() } else { "../".repeat(up) }
    }

    /// The address relative to the page at `page`: works under any sub-path.
    pub fn from(&self, page: &Route) -> String {
        if self.0.is_empty() {
            return page.to_root();
        }
        let from: Vec<&str> = page.0.split('/').collect();
        let to: Vec<&str> = self.0.split('/').collect();
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(from.len() - 1).min(to.len() - 1);
        let up = from.len() - 1 - shared;
        let down = to[shared..].join("/");
        match (up, down.as_str()) {
            (0, "") => "./".to_owned(),
            // A first part with a colon would read as a scheme.
            (0, down) => down.to_owned(),
            (up, down) => format!("{}{down}", "../".repeat(up)),
        }
    }

    /// The whole address under `base_url`, which ends in `/`.
    pub fn under(&self, base_url: &str) -> String {
        format!("{base_url}{}", self.folder())
    }
}

fn place(facet: Facet) -> usize {
    Facet::ALL.iter().position(|other| *other == facet).expect("every facet is in ALL")
}

/// The key of the word of `facet` in the catalogue.
fn facet_key(facet: Facet) -> &'static str {
    match facet {
        Facet::Segment => "route-segments",
        Facet::Document => "route-documents",
        Facet::Nature => "route-natures",
        Facet::Effect => "route-effects",
        Facet::Ambition => "route-ambitions",
        Facet::LegalText => "route-legal-texts",
        Facet::Label => "route-labels",
        Facet::Standard => "route-standards",
        Facet::Organisation => "route-organisations",
    }
}

#[cfg(test)]
mod tests;
