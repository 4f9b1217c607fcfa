//! The data page: every file of the dumps with its size, then every column of every table.
//!
//! All of it is read from the table of tables; the first page lists files, the next ones describe columns.

use std::sync::Arc;

use serde::Serialize;

use crate::output::{Manifest, Output};
use crate::routes::Route;
use crate::site::Site;
use crate::site::clauses::numbered_frame;
use crate::site::frame::{Frame, Link};
use crate::site::paging::{PageLink, links};
use crate::site::shared::licence;
use crate::tables::{Column, FORMATS, Format, Kind, LICENCE_FILE, Per, SEARCH_INDEX_FILE, TABLES, Table};

/// How many HTML elements the columns of a page may take.
const WEIGHT: usize = 220;

/// The page of files, as `data.html` reads it.
#[derive(Debug, Serialize)]
struct DataPage {
    title: String,
    lead: String,
    /// The formats that hold the whole library in one file.
    whole: Vec<File>,
    /// The formats with one file for each table.
    formats: Vec<FormatFiles>,
    licence: Link,
    licence_text: String,
    attribution: String,
    licence_file: Link,
    pages: Vec<PageLink>,
}

/// A format, and its file for each table.
#[derive(Debug, Serialize)]
struct FormatFiles {
    name: String,
    description: String,
    files: Vec<File>,
}

/// A file of the dumps.
#[derive(Debug, Serialize)]
struct File {
    link: Link,
    size: String,
    description: String,
    columns: Option<Link>,
}

/// A page of columns, as `columns.html` reads it.
#[derive(Debug, Serialize)]
struct ColumnsPage {
    title: String,
    tables: Vec<TableWords>,
    pages: Vec<PageLink>,
}

/// A table, in words.
#[derive(Debug, Serialize)]
struct TableWords {
    name: &'static str,
    title: String,
    description: String,
    columns: Vec<ColumnWords>,
}

/// A column, in words.
#[derive(Debug, Serialize)]
struct ColumnWords {
    name: &'static str,
    words: String,
}

/// Plans the page of files and the pages of columns.
pub(crate) fn plan<'a>(site: &Arc<Site<'a>>, output: &mut Output<'a>) {
    site.plan_page_about_files(output, &site.routes.data(), "data.html", files_page);
    for number in 2..=column_pages().len() + 1 {
        let route = site.routes.numbered(&site.routes.data(), number);
        site.plan_page(output, &route, "columns.html", move |site| columns_page(site, number));
    }
}

fn files_page(site: &Site<'_>, manifest: &Manifest<'_>) -> anyhow::Result<(Frame, DataPage)> {
    let (words, portal) = (&site.words, &site.library.portal);
    let route = site.routes.data();
    let frame = site.frame(&route, &route, &words.say("data-title"), &words.say("data-description"));
    let database = &portal.licences.database;
    let mut page = DataPage {
        title: words.say("data-title"),
        lead: words.say("data-lead"),
        whole: Vec::new(),
        formats: Vec::new(),
        licence: licence(database, words),
        licence_text: words.set(database.text.as_deref().unwrap_or_default()),
        attribution: words.set(&portal.attribution),
        licence_file: Link::to(&site.routes.dump(LICENCE_FILE), LICENCE_FILE),
        pages: links(site, &route, 1, column_pages().len() + 1),
    };
    for format in FORMATS {
        let (name, description) = (words.say(&format.title_key()), words.say(&format.description_key()));
        match format.one_file_per {
            Per::Library => {
                for file in format.files() {
                    page.whole.push(whole_file(site, manifest, &file, &name, &description)?);
                }
            }
            Per::Table => {
                let files = TABLES.iter().map(|table| table_file(site, manifest, format, table));
                let files = files.collect::<anyhow::Result<_>>()?;
                page.formats.push(FormatFiles { name, description, files });
            }
        }
    }
    if site.library.has_open_search_index() {
        let (name, description) = (words.say("data-search-index"), words.say("data-search-index-description"));
        page.whole.push(whole_file(site, manifest, SEARCH_INDEX_FILE, &name, &description)?);
    }
    Ok((frame, page))
}

fn whole_file(
    site: &Site<'_>,
    manifest: &Manifest<'_>,
    file: &str,
    name: &str,
    description: &str,
) -> anyhow::Result<File> {
    let route = site.routes.dump(file);
    let (link, size) = (Link::to(&route, name), size(site, manifest, &route)?);
    Ok(File { link, size, description: description.to_owned(), columns: None })
}

fn table_file(site: &Site<'_>, manifest: &Manifest<'_>, format: &Format, table: &Table) -> anyhow::Result<File> {
    let route = site.routes.dump(&format.file(table));
    let (title, name) = (site.words.say(&table.title_key()), site.words.say(&format.title_key()));
    let columns = Link {
        name: site.words.say("data-columns"),
        href: format!("{}#{}", columns_route(site, table).path(), anchor(table)),
        as_is: false,
    };
    Ok(File {
        link: Link::to(&route, site.words.fill("data-file-name", &[("table", &title), ("format", &name)])),
        size: size(site, manifest, &route)?,
        description: site.words.say(&table.description_key()),
        columns: Some(columns),
    })
}

/// The size of the file at `route`, in words.
fn size(site: &Site<'_>, manifest: &Manifest<'_>, route: &Route) -> anyhow::Result<String> {
    Ok(size_in_words(site, manifest.facts(&route.file())?.size))
}

/// `bytes` in words.
pub(crate) fn size_in_words(site: &Site<'_>, bytes: u64) -> String {
    match usize::try_from(bytes).unwrap_or(usize::MAX) {
        few @ 0..1000 => site.words.count("bytes", few),
        many => site.words.fill("kilobytes", &[("size", &many.div_ceil(1000).to_string())]),
    }
}

fn columns_page(site: &Site<'_>, number: usize) -> (Frame, ColumnsPage) {
    let words = &site.words;
    let list = site.routes.data();
    let pages = column_pages();
    let title = words.say("data-columns-title");
    let frame = site.frame(&list, &list, &words.say("data-title"), &words.say("data-columns-title"));
    let frame =
        Frame { trail: vec![Link::to(&list, words.say("data-title"))], ..numbered_frame(site, frame, &list, number) };
    let tables = pages[number - 2].iter().map(|table| table_words(site, table)).collect();
    (frame, ColumnsPage { title, tables, pages: links(site, &list, number, pages.len() + 1) })
}

/// The tables of each page of columns, so that no page grows heavy.
fn column_pages() -> Vec<Vec<&'static Table>> {
    let mut pages: Vec<Vec<&Table>> = Vec::new();
    let mut weight = WEIGHT;
    for table in TABLES {
        let own = 4 + 3 * table.columns.len();
        if weight + own > WEIGHT {
            pages.push(Vec::new());
            weight = 0;
        }
        weight += own;
        pages.last_mut().expect("one was just pushed").push(table);
    }
    pages
}

/// The page that describes the columns of `table`.
fn columns_route(site: &Site<'_>, table: &Table) -> Route {
    let holds = |page: &Vec<&Table>| page.iter().any(|other| other.name == table.name);
    let place = column_pages().iter().position(holds).unwrap_or_default();
    site.routes.numbered(&site.routes.data(), place + 2)
}

/// Where `table` is described in its page.
fn anchor(table: &Table) -> String {
    format!("table_{}", table.name)
}

fn table_words(site: &Site<'_>, table: &'static Table) -> TableWords {
    TableWords {
        name: table.name,
        title: site.words.say(&table.title_key()),
        description: site.words.say(&table.description_key()),
        columns: table.columns.iter().map(|column| column_words(site, table, column)).collect(),
    }
}

/// What a column holds, its type, whether it may be empty, and what it refers to.
fn column_words(site: &Site<'_>, table: &Table, column: &'static Column) -> ColumnWords {
    let words = &site.words;
    let mut facts = vec![words.say(kind_message(column.kind))];
    if table.primary_key.contains(&column.name) {
        facts.push(words.say("data-key"));
    } else if !column.required {
        facts.push(words.say("data-optional"));
    }
    if let Some(reference) = column.references {
        let to = format!("{}.{}", reference.table, reference.column);
        facts.push(words.fill("data-refers", &[("to", &to)]));
    }
    let (title, description) = (words.say(&column.title_key()), words.say(&column.description_key()));
    let blanks = [("title", title.as_str()), ("description", &description), ("facts", &facts.join(", "))];
    ColumnWords { name: column.name, words: words.fill("data-column-line", &blanks) }
}

fn kind_message(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "cell-id",
        Kind::Text => "cell-text",
        Kind::Plain => "cell-plain",
        Kind::Url => "cell-url",
        Kind::Integer => "cell-integer",
        Kind::Number => "cell-number",
        Kind::Date => "cell-date",
        Kind::Boolean => "cell-boolean",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_described_on_one_page() {
        let described: Vec<&str> = column_pages().iter().flatten().map(|table| table.name).collect();
        let all: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
        assert_eq!(described, all);
    }
}
