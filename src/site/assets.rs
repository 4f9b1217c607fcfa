//! The files of the theme as the portal serves them: one style sheet, the scripts, what others wrote, the icon.

use crate::output::Output;
use crate::routes::Routes;
use crate::site::lexer::served;
use crate::theme::Theme;

/// The style sheet of every page.
pub(crate) const STYLES: &str = "styles/site.css";
/// The style sheet that the search page adds.
pub(crate) const SEARCH_STYLES: &str = "styles/search.css";
/// The style sheet that packs, superseded versions and the comparison add.
pub(crate) const PACKS_STYLES: &str = "styles/packs.css";
/// The script of the comparison.
pub(crate) const COMPARE_SCRIPT: &str = "scripts/compare.js";
/// The script of every page.
pub(crate) const THEME_SCRIPT: &str = "scripts/theme.js";
/// The script of the clause pages.
pub(crate) const CLAUSE_SCRIPT: &str = "scripts/clause.js";
/// The script of the search page.
pub(crate) const SEARCH_SCRIPT: &str = "scripts/search/app.js";
/// The script of every page that adds to the dossier.
pub(crate) const BASKET_SCRIPT: &str = "scripts/basket.js";
/// The style sheet that the dossier adds.
pub(crate) const DOSSIER_STYLES: &str = "styles/dossier.css";
/// The script of the dossier.
pub(crate) const DOSSIER_SCRIPT: &str = "scripts/dossier/page.js";
/// The icon, at the root.
pub(crate) const ICON: &str = "favicon.svg";

/// The parts of the style sheet of every page, in the order in which they are read: one request instead of seven.
const STYLE_PARTS: [&str; 7] = [
    "styles/tokens.css",
    "styles/base.css",
    "styles/layout.css",
    "styles/lists.css",
    "styles/clause.css",
    "styles/basket.css",
    "styles/print.css",
];

/// Plans the files of `theme`.
pub(crate) fn plan<'a>(theme: &'a Theme, routes: &Routes, output: &mut Output<'a>) {
    output.asset(routes.asset(STYLES).file(), move |bytes| {
        for part in STYLE_PARTS {
            bytes.extend_from_slice(theme.text(part).as_bytes());
        }
        Ok(())
    });
    output.asset(routes.well_known(ICON).file(), move |bytes| {
        bytes.extend_from_slice(theme.text("images/favicon.svg").as_bytes());
        Ok(())
    });
    // What others wrote is served with its licence, byte for byte.
    for (path, content) in theme.below("vendor/") {
        output.asset(routes.asset(path).file(), move |bytes| {
            bytes.extend_from_slice(content);
            Ok(())
        });
    }
    // Offline they are one script: see `offline`.
    let scripts = (!routes.are_offline()).then(|| theme.below("scripts/"));
    let own: Vec<(&str, &[u8])> = scripts.into_iter().flatten().chain(theme.below("styles/")).collect();
    for (path, content) in own.into_iter().filter(|(path, _)| !STYLE_PARTS.contains(path)) {
        output.asset(routes.asset(path).file(), move |bytes| {
            match std::str::from_utf8(content) {
                Ok(script) if path.ends_with(".js") => bytes.extend_from_slice(served(script).as_bytes()),
                _ => bytes.extend_from_slice(content),
            }
            Ok(())
        });
    }
}
