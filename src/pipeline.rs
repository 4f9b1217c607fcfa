//! The whole flow on one screen.

use crate::check::{self, Findings};
use crate::diagnostic::{Diagnostics, Rule};
use crate::document;
use crate::dossier;
use crate::export;
use crate::library::{Date, Library};
pub use crate::load::Freeze;
use crate::load::{self, Changed, Loaded};
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::routes::Routes;
use crate::search;
use crate::site;
use crate::source::Sources;
use crate::theme::Theme;

/// Checks the library of `sources`: the library, where no error is left, and all that was found.
pub fn check(sources: &Sources, options: &BuildOptions) -> (Option<Library>, Diagnostics) {
    let (library, diagnostics) = Checker::default().check(sources, options);
    // Every list asks for it, on threads that may help to make it: now, while none of them waits for another.
    if let Some(library) = &library {
        let _ = library.facets();
    }
    (library, diagnostics)
}

/// All that is wrong with the library of `sources` on the day `today`.
pub fn diagnose(sources: &Sources, today: Date) -> Diagnostics {
    let loaded = Loaded::new(sources);
    let diagnostics = check::diagnose(&loaded, &Changed::Everything, &mut Findings::default(), sources, today);
    std::mem::forget(loaded); // the program ends here, and a library takes long to take apart
    diagnostics
}

/// What keeping the text of the clause `id` of `sources` takes; `None` where no clause that can be read has that id.
pub fn freeze(sources: &Sources, id: &str) -> Option<Freeze> {
    Freeze::of(&Loaded::new(sources), sources, id)
}

/// Checks a library again and again as its files change, and looks only at what a change can have touched.
#[derive(Default)]
pub struct Checker {
    loaded: Option<Loaded>,
    findings: Findings,
}

impl Checker {
    /// Checks the library of `sources`, which are those of the last time, refreshed, or new ones of the same library.
    pub fn check(&mut self, sources: &Sources, options: &BuildOptions) -> (Option<Library>, Diagnostics) {
        let changed = match &mut self.loaded {
            Some(loaded) => loaded.refresh(sources),
            None => Changed::Everything,
        };
        let loaded = self.loaded.get_or_insert_with(|| Loaded::new(sources));
        let diagnostics = check::diagnose(loaded, &changed, &mut self.findings, sources, options.date);
        let library = if diagnostics.has_errors() { None } else { check::library(&loaded.records, options) };
        (library, diagnostics)
    }
}

/// A library with all that decides how it is published.
pub struct Publication {
    library: Library,
    options: BuildOptions,
    theme: Theme,
    messages: Messages,
    routes: Routes,
}

impl Publication {
    /// `library` in the clothes of `theme`, whose catalogues speak the portal's language.
    pub fn new(library: Library, options: BuildOptions, theme: Theme) -> anyhow::Result<Publication> {
        let language = library.portal.language.code();
        let ending = format!("{language}.ftl");
        let catalogues: Vec<&str> = theme
            .below("messages/")
            .map(|(path, _)| path)
            .filter(|path| path.ends_with(&ending))
            .map(|path| theme.text(path))
            .collect();
        let messages = Messages::new(language, &catalogues)?;
        let mut routes = Routes::new(|key| messages.word(key));
        if options.offline {
            routes = routes.offline();
        }
        Ok(Publication { library, options, theme, messages, routes })
    }

    /// Every file that will be published; nothing is made yet: each entry knows how.
    pub fn plan(&self) -> anyhow::Result<Output<'_>> {
        let Publication { library, options, theme, messages, routes } = self;
        let mut output = Output::default();
        output.group("pages");
        site::plan(library, options, theme, messages, routes, &mut output)?;
        output.group("search");
        search::plan(library, options, messages, routes, &mut output);
        export::plan(library, routes, options, &mut output)?;
        output.group("dossier");
        dossier::plan(library, options, messages, routes, &mut output)?;
        output.group("documents");
        document::plan(library, options, messages, routes, &mut output)?;
        Ok(output)
    }
}

/// Every rule, sorted by code.
pub fn rules() -> Vec<&'static Rule> {
    let of_checking = check::rules::RULES.iter().map(|rule| &rule.rule);
    let mut rules: Vec<_> = load::rules::RULES.iter().copied().chain(of_checking).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}
