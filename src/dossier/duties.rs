//! `assets/duties.json`: the duties, and all that tells which of them weigh on a contract.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::conformity::{exceptions, in_order, page_of};
use crate::dossier::words::{Money, Named, Words};
use crate::library::{
    AppliesTo, ContractType, CpvCode, Date, DateOf, Facet, LegalTextId, Library, Obligation, Segment, Threshold,
    ThresholdLimit,
};
use crate::messages::Messages;
use crate::routes::Routes;

/// Rises when a reader of the former shape would fail.
const FORMAT: u32 = 1;

/// The file.
#[derive(Serialize)]
struct Duties<'a> {
    format: u32,
    language: &'static str,
    currency: Money<'a>,
    /// The paths of pages that one goes on to.
    pages: BTreeMap<&'static str, String>,
    buyers: Vec<Named<'a>>,
    contracts: Vec<TypeOf>,
    segments: Vec<Purchase<'a>>,
    natures: Vec<Named<'a>>,
    /// What a contract may be excepted by: each word of the library, and how it is shown.
    exceptions: Vec<Named<'a>>,
    thresholds: Vec<Limit<'a>>,
    /// In the order of their pages.
    obligations: Vec<Duty<'a>>,
    /// The texts that they stand in.
    legal: BTreeMap<&'a str, Text>,
}

#[derive(Serialize)]
struct TypeOf {
    id: &'static str,
    /// On its own, in a list.
    name: String,
    /// Contracts of this type, within a sentence.
    many: String,
}

#[derive(Serialize)]
struct Purchase<'a> {
    id: &'a str,
    name: String,
    page: String,
    /// The file of what fulfils duties in such a purchase.
    suggestions: String,
    contract: &'static str,
    /// The prefixes of its CPV codes, each with its label in the vocabulary.
    cpv: Vec<(&'a str, String)>,
}

#[derive(Serialize)]
struct Limit<'a> {
    id: &'a str,
    name: String,
    currency: &'a str,
    source: Option<String>,
    values: Vec<LimitValue<'a>>,
}

#[derive(Serialize)]
struct LimitValue<'a> {
    buyers: Vec<&'a str>,
    contracts: Vec<&'static str>,
    from: String,
    to: Option<String>,
    amount: String,
}

#[derive(Serialize)]
struct Duty<'a> {
    id: &'a str,
    name: String,
    summary: String,
    page: String,
    applies_to: &'static str,
    buyers: Vec<&'a str>,
    contracts: Vec<&'static str>,
    except: &'a [String],
    segments: Vec<&'a str>,
    threshold: Option<From<'a>>,
    from: Option<String>,
    date_of: &'static str,
    /// From which day on, in words.
    since: Option<String>,
    fulfilled_by: Vec<Vec<&'a str>>,
    legal: Vec<&'a str>,
    note: Option<String>,
    /// The same on one plain line, for documents.
    note_line: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum From<'a> {
    Fixed(String),
    Ref(&'a str),
}

#[derive(Serialize)]
struct Text {
    name: String,
    title: Option<String>,
    page: String,
}

/// Writes the file.
pub(super) fn write(
    library: &Library,
    messages: &Messages,
    routes: &Routes,
    bytes: &mut Vec<u8>,
) -> anyhow::Result<()> {
    let words = Words { library, routes };
    let duties = in_order(library.obligations.iter());
    let cited: BTreeSet<&LegalTextId> = duties.iter().flat_map(|duty| &duty.legal).collect();
    let pages = [("obligations", routes.obligations()), ("dossier", routes.dossier())];
    let contract = |(id, _): &(&'static str, ContractType)| {
        let [name, many] = ["contract", "contracts-of"].map(|key| words.set(&messages.word(&format!("{key}-{id}"))));
        TypeOf { id, name, many }
    };
    let file = Duties {
        format: FORMAT,
        language: library.portal.language.code(),
        currency: Money { code: &library.portal.currency.code, symbol: &library.portal.currency.symbol },
        pages: pages.into_iter().map(|(name, route)| (name, route.path().to_owned())).collect(),
        buyers: library.buyers.iter().map(|buyer| named(words, buyer.id.as_str(), &buyer.name)).collect(),
        contracts: ContractType::ALL.iter().map(contract).collect(),
        segments: library.segments.iter().map(|segment| purchase(words, segment)).collect(),
        natures: library.natures.iter().map(|nature| named(words, nature.id.as_str(), &nature.name)).collect(),
        exceptions: exceptions(library).into_iter().map(|word| named(words, word, word)).collect(),
        thresholds: library.thresholds.iter().map(|threshold| limit(words, threshold)).collect(),
        obligations: duties
            .into_iter()
            .enumerate()
            .map(|(place, duty)| duty_of(words, messages, duty, place))
            .collect(),
        legal: cited.into_iter().map(|id| (id.as_str(), text(words, id))).collect(),
    };
    serde_json::to_writer(bytes, &file)?;
    Ok(())
}

fn named<'a>(words: Words<'a>, id: &'a str, name: &str) -> Named<'a> {
    Named { id, name: words.set(name) }
}

fn purchase<'a>(words: Words<'a>, segment: &'a Segment) -> Purchase<'a> {
    let label = |prefix: &'a String| (prefix.as_str(), words.set(label(&words.library.cpv, prefix)));
    Purchase {
        id: segment.id.as_str(),
        name: words.set(&segment.name),
        page: words.routes.entry(Facet::Segment, segment.id.as_str()).path().to_owned(),
        suggestions: super::suggestions::route(words.routes, segment).path().to_owned(),
        contract: segment.contract.key(),
        cpv: segment.cpv.iter().map(label).collect(),
    }
}

/// What the vocabulary calls the codes that begin with `prefix`; nothing where it has no such code.
fn label<'a>(cpv: &'a [CpvCode], prefix: &str) -> &'a str {
    cpv.iter().find(|entry| entry.code.starts_with(prefix)).map_or("", |entry| &entry.label)
}

fn limit<'a>(words: Words<'a>, threshold: &'a Threshold) -> Limit<'a> {
    let values = threshold.values.iter().map(|value| LimitValue {
        buyers: value.buyers.iter().map(AsRef::as_ref).collect(),
        contracts: value.contracts.iter().map(|contract| contract.key()).collect(),
        from: value.from.to_string(),
        to: value.to.map(|to| to.to_string()),
        amount: value.amount.to_string(),
    });
    Limit {
        id: threshold.id.as_str(),
        name: words.set(&threshold.name),
        currency: &threshold.currency,
        source: threshold.source.as_deref().map(|source| words.set(source)),
        values: values.collect(),
    }
}

fn duty_of<'a>(words: Words<'a>, messages: &Messages, duty: &'a Obligation, place: usize) -> Duty<'a> {
    let page = words.routes.numbered(&words.routes.obligations(), page_of(place));
    Duty {
        id: duty.id.as_str(),
        name: words.set(&duty.name),
        summary: words.set(&duty.summary),
        page: format!("{}#{}", page.path(), duty.id),
        applies_to: word(&AppliesTo::ALL, duty.applies_to),
        buyers: duty.buyers.iter().map(AsRef::as_ref).collect(),
        contracts: duty.contracts.iter().map(|contract| contract.key()).collect(),
        except: &duty.except,
        segments: duty.segments.iter().map(AsRef::as_ref).collect(),
        threshold: duty.threshold.as_ref().map(|limit| match limit {
            ThresholdLimit::Fixed(amount) => From::Fixed(amount.to_string()),
            ThresholdLimit::Ref(id) => From::Ref(id.as_str()),
        }),
        from: duty.from.map(|from| from.to_string()),
        date_of: word(&DateOf::ALL, duty.date_of),
        since: duty.from.map(|from| since(words, messages, from, duty.date_of)),
        fulfilled_by: duty.fulfilled_by.iter().map(|set| set.iter().map(AsRef::as_ref).collect()).collect(),
        legal: duty.legal.iter().map(AsRef::as_ref).collect(),
        note: duty.note.as_ref().map(|note| words.html(note)),
        note_line: duty.note.as_ref().map(|note| words.line(note)),
    }
}

/// From `from` on: of the day that `date_of` names.
fn since(words: Words<'_>, messages: &Messages, from: Date, date_of: DateOf) -> String {
    let date = words.library.portal.language.date(from);
    let what = messages.word(&format!("duty-date-{}", word(&DateOf::ALL, date_of)));
    words.set(&messages.fill("duty-from-date", &[("date", &date), ("what", &what)]))
}

fn text(words: Words<'_>, id: &LegalTextId) -> Text {
    let text = words.library.legal_texts.get(id);
    Text {
        name: words.set(&text.name),
        title: text.title.as_deref().map(|title| words.set(title)),
        page: words.routes.entry(Facet::LegalText, id.as_str()).path().to_owned(),
    }
}

/// The word of `value` among `all`.
fn word<T: PartialEq>(all: &[(&'static str, T)], value: T) -> &'static str {
    all.iter().find(|(_, other)| *other == value).map_or("", |(word, _)| word)
}
