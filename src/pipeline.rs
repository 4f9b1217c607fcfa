//! The whole flow on one screen.

use crate::check;
use crate::diagnostic::{Diagnostics, Rule};
use crate::export;
use crate::library::Library;
use crate::load;
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
    let (records, diagnostics) = load::load(sources);
    check::check(records, diagnostics, sources, options)
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
        let routes = Routes::new(|key| messages.word(key));
        Ok(Publication { library, options, theme, messages, routes })
    }

    /// Every file that will be published; nothing is made yet: each entry knows how.
    pub fn plan(&self) -> anyhow::Result<Output<'_>> {
        let Publication { library, options, theme, messages, routes } = self;
        let mut output = Output::default();
        output.group("pages");
        site::plan(library, options, theme, messages, routes, &mut output)?;
        output.group("search");
        search::plan(library, messages, routes, &mut output);
        export::plan(library, routes, options, &mut output)?;
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
