//! `docs/EXPORTS.md` lists the tables as they are. `BLESS=1` writes the list again.

use std::fmt::Write as _;
use std::{env, fs};

use crate::messages::Messages;
use crate::tables::{Column, Kind, TABLES, Table};
use crate::theme::Theme;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/EXPORTS.md");

#[test]
fn the_documentation_lists_the_tables_as_they_are() {
    let theme = Theme::built_in();
    let messages = Messages::new("fr", &[theme.text("messages/data.fr.ftl")]).unwrap();
    let list: String = TABLES.iter().map(|table| section(table, &messages)).collect();
    let text = fs::read_to_string(PATH).unwrap();
    let (prose, listed) = text.split_at(text.find("### ").unwrap_or(text.len()));
    if env::var_os("BLESS").is_some() {
        fs::write(PATH, format!("{prose}{}", list.trim_start())).unwrap();
    } else {
        assert_eq!(listed, list.trim_start(), "BLESS=1 writes the list of docs/EXPORTS.md again");
    }
}

fn section(table: &Table, messages: &Messages) -> String {
    let description = messages.word(&table.description_key());
    let mut section = format!("\n### `{}`\n\n{description}\n\n", table.name);
    section.push_str("| colonne | contenu | vide | renvoie à | ce que c'est |\n|---|---|---|---|---|\n");
    for column in table.columns {
        let name = format!("`{}`", column.name);
        let name = if table.primary_key.contains(&column.name) { format!("**{name}**") } else { name };
        let empty = if column.required { "" } else { "oui" };
        let description = messages.word(&column.description_key());
        let target = column.references.map(|to| format!("`{}.{}`", to.table, to.column)).unwrap_or_default();
        writeln!(section, "| {name} | {} | {empty} | {target} | {description} |", kind(column)).unwrap();
    }
    for link in table.links {
        let list = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        writeln!(section, "\n{} renvoient à {} de `{}`.", list(link.columns), list(link.to), link.table).unwrap();
    }
    section
}

fn kind(column: &Column) -> &'static str {
    match column.kind {
        Kind::Id => "identifiant",
        Kind::Text => "texte",
        Kind::Plain => "texte long",
        Kind::Url => "adresse",
        Kind::Integer => "entier",
        Kind::Number => "nombre",
        Kind::Date => "date",
        Kind::Boolean => "booléen",
    }
}
