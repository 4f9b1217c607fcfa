//! The obligations finder: its form, above the first page of duties. What answers is in the theme's `scripts/finder/`.

use serde::Serialize;

use crate::conformity::{DATA, exceptions};
use crate::library::ContractType;
use crate::site::Site;

/// Its script, and the style sheet that its page adds.
const SCRIPT: &str = "scripts/finder.js";
const STYLES: &str = "styles/finder.css";

/// The finder, as `finder.html` reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Finder {
    script: String,
    styles: String,
    /// The path of the data that answers.
    duties: String,
    buyers: Vec<Choice>,
    types: Vec<Choice>,
    /// What one may type as a purchase.
    purchase_hint: String,
    /// What a contract may be excepted by: words of the library.
    exceptions: Vec<Choice>,
    /// What may stand beside an amount: the currency too.
    ignored: String,
    /// How to link to an answer, and such a link.
    link_how: String,
    link: String,
}

/// An entry of a list that one chooses from.
#[derive(Debug, Serialize)]
struct Choice {
    id: String,
    name: String,
}

/// The finder; nothing where there is no duty to be found.
pub(crate) fn finder(site: &Site<'_>) -> Option<Finder> {
    let (library, words, routes) = (site.library, &site.words, site.routes);
    if library.obligations.is_empty() {
        return None;
    }
    let has_cpv = library.segments.iter().any(|segment| !segment.cpv.is_empty());
    let currency = &library.portal.currency;
    let buyers: Vec<&str> = library.buyers.iter().map(|buyer| buyer.id.as_str()).collect();
    let own = [currency.symbol.to_lowercase(), currency.code.to_lowercase()];
    Some(Finder {
        script: routes.asset(SCRIPT).path().to_owned(),
        styles: routes.asset(STYLES).path().to_owned(),
        duties: routes.asset(DATA).path().to_owned(),
        buyers: Vec::from_iter(
            library.buyers.iter().map(|buyer| Choice { id: buyer.id.to_string(), name: words.set(&buyer.name) }),
        ),
        types: Vec::from_iter(
            ContractType::ALL
                .iter()
                .map(|(id, _)| Choice { id: (*id).to_owned(), name: words.say(&format!("contract-{id}")) }),
        ),
        purchase_hint: words.say(if has_cpv { "finder-purchase-hint-cpv" } else { "finder-purchase-hint" }),
        exceptions: Vec::from_iter(
            exceptions(library).into_iter().map(|word| Choice { id: word.to_owned(), name: words.set(word) }),
        ),
        ignored: format!("{} {}", own.join(" "), words.word("finder-ignored")),
        link_how: words.fill(
            "finder-link-how",
            &[
                ("buyers", &buyers.join(", ")),
                ("types", &ContractType::ALL.map(|(id, _)| id).join(", ")),
                ("currency", &currency.code),
            ],
        ),
        link: link(site),
    })
}

/// The whole address of an answer, to be copied and changed.
fn link(site: &Site<'_>) -> String {
    let (library, words) = (site.library, &site.words);
    let buyer = library.buyers.iter().next().map(|buyer| buyer.id.as_str());
    let segment = library.segments.iter().next().map(|segment| segment.id.as_str());
    let known = [("buyer", buyer), ("segment", segment), ("amount", Some("60000")), ("launch", Some("2026-12-01"))];
    let parts = known.iter().filter_map(|(name, value)| {
        value.map(|value| format!("{}={value}", words.word(&format!("finder-param-{name}"))))
    });
    let parts: Vec<String> = parts.collect();
    format!("{}?{}", site.routes.obligations().under(site.base_url), parts.join("&"))
}
