//! Library → the index that the browser reads.
//!
//! In: what can be found, as plain text. Out: small files under `assets/search/`, named by their content; only
//! `root.json` keeps its name. A reader fetches the few parts that a query needs (docs/SEARCH.md).

mod cards;
mod clauses;
mod columns;
mod document;
mod facets;
mod impacts;
mod keywords;
mod line;
mod open;
mod parts;
mod phrases;
mod postings;
#[cfg(test)]
mod sample;
mod shards;

use crate::library::{Library, SynonymGroup};
use crate::messages::Messages;
use crate::options::BuildOptions;
use crate::output::Output;
use crate::routes::Routes;
use crate::tables::SEARCH_INDEX_FILE;
use crate::text::set;

use clauses::Clauses;
use document::{Collection, Facet, Help, Synonyms};
use facets::Way;

/// Plans the search index, and the open one beside the data.
pub(crate) fn plan<'a>(
    library: &'a Library,
    options: &BuildOptions,
    messages: &'a Messages,
    routes: &'a Routes,
    output: &mut Output<'a>,
) {
    if options.can_search(library.listed().count()) {
        let folder = routes.asset(parts::FOLDER);
        output.set(folder.path(), move |sink| parts::write(&collection(library, messages, routes), sink));
    }
    if library.has_open_search_index() {
        output.asset(routes.dump(SEARCH_INDEX_FILE).file(), move |bytes| {
            open::write(&collection(library, messages, routes), bytes)
        });
    }
}

fn collection<'a>(library: &'a Library, messages: &Messages, routes: &'a Routes) -> Collection<'a> {
    let (ways, facets): (Vec<Way>, Vec<Facet>) = facets::facets(library, messages).into_iter().unzip();
    let help_desk = &library.portal.help_desk;
    let typeset = |text: &str| set(text, library.portal.language.typography()).into_owned();
    let clauses = Clauses::of(library, messages, routes);
    Collection {
        language: library.portal.language.code().to_owned(),
        folder: routes.asset(parts::FOLDER).path().to_owned(),
        outlines: clauses.outlines(&ways),
        keywords: clauses.keywords(),
        document: Box::new(move |place, text| clauses.document(place, text)),
        facets,
        synonyms: library.synonyms.iter().map(synonyms).collect(),
        help: Help { name: typeset(&help_desk.name), url: help_desk.url.clone(), text: typeset(&help_desk.text) },
    }
}

fn synonyms(group: &SynonymGroup) -> Synonyms {
    match group {
        SynonymGroup::Both(words) => Synonyms { from: words.clone(), to: words.clone() },
        // Those of `from` are ways to say the same: where a clause uses one, the others find it too.
        SynonymGroup::OneWay { from, to } => {
            Synonyms { from: from.clone(), to: from.iter().chain(to).cloned().collect() }
        }
    }
}
