//! Library → the index that the browser reads.
//!
//! In: what can be found, as plain text. Out: small files under `assets/search/`, named by their content; only
//! `root.json` keeps its name. A reader fetches the few parts that a query needs (docs/SEARCH.md).

mod analyser;
mod clauses;
mod document;
mod facets;
mod impacts;
mod parts;
mod phrases;
mod postings;

use crate::library::{Library, SynonymGroup};
use crate::messages::Messages;
use crate::output::Output;
use crate::routes::Routes;
use crate::text::set;

use document::{Collection, Help, Synonyms};

/// Plans the search index.
pub(crate) fn plan<'a>(library: &'a Library, messages: &'a Messages, routes: &'a Routes, output: &mut Output<'a>) {
    let folder = routes.asset(parts::FOLDER);
    output.set(folder.path(), move |sink| {
        parts::parts(collection(library, messages, routes)).iter().try_for_each(|(path, bytes)| sink(path, bytes))
    });
}

fn collection(library: &Library, messages: &Messages, routes: &Routes) -> Collection {
    let facets = facets::facets(library, messages);
    let help_desk = &library.portal.help_desk;
    let typeset = |text: &str| set(text, library.portal.language.typography()).into_owned();
    Collection {
        language: library.portal.language.code().to_owned(),
        folder: routes.asset(parts::FOLDER).path().to_owned(),
        documents: clauses::documents(library, messages, routes, &facets),
        facets: facets.into_iter().map(|(_, facet)| facet).collect(),
        synonyms: library.synonyms.iter().map(synonyms).collect(),
        help: Help { name: typeset(&help_desk.name), url: help_desk.url.clone(), text: typeset(&help_desk.text) },
    }
}

fn synonyms(group: &SynonymGroup) -> Synonyms {
    match group {
        SynonymGroup::Both(words) => Synonyms { from: words.clone(), to: words.clone() },
        SynonymGroup::OneWay { from, to } => Synonyms { from: from.clone(), to: to.clone() },
    }
}
