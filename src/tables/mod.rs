//! What the dumps hold: the tables, their columns, how they refer to each other, and the formats they come in.
//!
//! No writer and no sentence: the data page, the descriptions, the kit, the writers and the tests all read this. What
//! readers are told of a table, a column or a format is in the catalogues, under the keys that this module gives.

mod bundles;
mod clauses;
mod reference;

/// Every table, clauses first, packs and what clauses rest on next, what the portal tells last.
pub const TABLES: &[Table] = &join();

/// Every format of the dumps.
pub const FORMATS: &[Format] = &[
    Format { id: FormatId::Csv, name: "csv", extension: "csv", media_type: "text/csv", one_file_per: Per::Table },
    Format {
        id: FormatId::Json,
        name: "json",
        extension: "json",
        media_type: "application/json",
        one_file_per: Per::Library,
    },
];

/// The name, without its extension, of a file that holds the whole library.
pub const WHOLE: &str = "clausier";

/// The file beside the dumps that says what one may do with them.
pub const LICENCE_FILE: &str = "LICENCE.txt";

/// The search index that other programs may read, beside the dumps.
pub const SEARCH_INDEX_FILE: &str = "search_index.json";

/// Rises when a table, a column or a type changes so that a reader of the former shape would fail.
pub const FORMAT_VERSION: u32 = 1;

/// A table of the dumps: a kind of thing, or a link between two kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// Its name in every format.
    pub name: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that tell its rows apart; rows are sorted by them.
    pub primary_key: &'static [&'static str],
    /// References that take several columns.
    pub links: &'static [Link],
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name in every format: the content's key.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// Whether no cell of it is empty.
    pub required: bool,
    /// The column of the same value in another table.
    pub references: Option<Reference>,
    /// What its words are filed under, where its name alone would not tell them.
    words: &'static str,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An id: `[a-z0-9-]+`.
    Id,
    /// Characters as their author wrote them.
    Text,
    /// A formatted text without its formatting: paragraphs apart, list items marked, line feeds between lines.
    Plain,
    /// An absolute address.
    Url,
    /// A whole number.
    Integer,
    /// A decimal number, exact, with a point.
    Number,
    /// A day, `YYYY-MM-DD`.
    Date,
    /// `true` or `false`.
    Boolean,
}

/// A column of a table that another refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The table.
    pub table: &'static str,
    /// Its column.
    pub column: &'static str,
}

/// A reference that takes several columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The columns that refer.
    pub columns: &'static [&'static str],
    /// The table that they refer to.
    pub table: &'static str,
    /// Its columns, in the same order.
    pub to: &'static [&'static str],
}

/// A reference of a table, through one column or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// The columns that refer.
    pub columns: Vec<&'static str>,
    /// The table that they refer to.
    pub table: &'static str,
    /// Its columns, in the same order.
    pub to: Vec<&'static str>,
}

/// A format of the dumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Which one it is.
    pub id: FormatId,
    /// Its name in addresses and keys.
    pub name: &'static str,
    /// What its files end in.
    pub extension: &'static str,
    /// What hosts and catalogues call it.
    pub media_type: &'static str,
    /// What one file of it holds.
    pub one_file_per: Per,
}

/// The formats, for whoever binds each to its writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatId {
    /// Comma-separated values, RFC 4180.
    Csv,
    /// JSON.
    Json,
}

/// What one file of a format holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// One table.
    Table,
    /// All of them.
    Library,
}

/// The table called `name`.
pub fn find(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

impl Table {
    /// The key of its title in the catalogues.
    pub fn title_key(&self) -> String {
        format!("table-{}", self.name)
    }

    /// The key of its description in the catalogues.
    pub fn description_key(&self) -> String {
        format!("table-{}-description", self.name)
    }

    /// The column called `name`.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// All its references, through one column or several.
    pub fn foreign_keys(&self) -> Vec<ForeignKey> {
        let single = self.columns.iter().filter_map(|column| {
            let Reference { table, column: to } = column.references?;
            Some(ForeignKey { columns: vec![column.name], table, to: vec![to] })
        });
        let several = self.links.iter().map(|link| ForeignKey {
            columns: link.columns.to_vec(),
            table: link.table,
            to: link.to.to_vec(),
        });
        single.chain(several).collect()
    }
}

impl Column {
    /// The key of its title in the catalogues.
    pub fn title_key(&self) -> String {
        format!("column-{}", self.words)
    }

    /// The key of its description in the catalogues.
    pub fn description_key(&self) -> String {
        format!("column-{}-description", self.words)
    }

    const fn new(name: &'static str, kind: Kind) -> Column {
        Column { name, kind, required: true, references: None, words: name }
    }

    /// A column that refers to the ids of `table`.
    const fn link(name: &'static str, table: &'static str) -> Column {
        Column::new(name, Kind::Id).to(table, "id")
    }

    const fn to(self, table: &'static str, column: &'static str) -> Column {
        Column { references: Some(Reference { table, column }), ..self }
    }

    const fn optional(self) -> Column {
        Column { required: false, ..self }
    }

    /// Its words are under `words`: other columns of the same name mean something else.
    const fn words(self, words: &'static str) -> Column {
        Column { words, ..self }
    }
}

impl Format {
    /// The key of its title in the catalogues.
    pub fn title_key(&self) -> String {
        format!("format-{}", self.name)
    }

    /// The key of its description in the catalogues.
    pub fn description_key(&self) -> String {
        format!("format-{}-description", self.name)
    }

    /// The name of its file for `table`; of its only file, where one holds them all.
    pub fn file(&self, table: &Table) -> String {
        let stem = match self.one_file_per {
            Per::Table => table.name,
            Per::Library => WHOLE,
        };
        format!("{stem}.{}", self.extension)
    }

    /// The names of all its files.
    pub fn files(&self) -> Vec<String> {
        match self.one_file_per {
            Per::Table => TABLES.iter().map(|table| self.file(table)).collect(),
            Per::Library => vec![format!("{WHOLE}.{}", self.extension)],
        }
    }
}

const ID: Column = Column::new("id", Kind::Id);
const ADDRESS: Column = Column::new("address", Kind::Url);
const POSITION: Column = Column::new("position", Kind::Integer);
const CLAUSE: Column = Column::link("clause", "clauses");
/// A provision's id in the clause of the column before it: a `Link` goes with it.
const PROVISION: Column = Column::new("provision", Kind::Id);
const REGISTER: Column = Column::link("register", "registers");
/// The id of a value of the register in the column before it: `DECLARES` goes with it.
const VALUE: Column = Column::new("value", Kind::Id).words("declared_value");
const DECLARES: Link = Link { columns: &["register", "value"], table: "register_values", to: &["register", "id"] };

const PARTS: [&[Table]; 3] = [clauses::TABLES, bundles::TABLES, reference::TABLES];

const fn join() -> [Table; PARTS[0].len() + PARTS[1].len() + PARTS[2].len()] {
    let mut tables = [PARTS[0][0]; PARTS[0].len() + PARTS[1].len() + PARTS[2].len()];
    let (mut place, mut part, mut at) = (0, 0, 0);
    while place < tables.len() {
        if at == PARTS[part].len() {
            (part, at) = (part + 1, 0);
        }
        tables[place] = PARTS[part][at];
        (place, at) = (place + 1, at + 1);
    }
    tables
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::messages::Messages;
    use crate::theme::Theme;

    #[test]
    fn every_reference_leads_to_a_primary_key_of_the_same_kinds() {
        for table in TABLES {
            for key in table.foreign_keys() {
                let target = find(key.table).unwrap_or_else(|| panic!("{}: no table `{}`", table.name, key.table));
                assert_eq!(key.to, target.primary_key, "{} → {}", table.name, target.name);
                for (from, to) in key.columns.iter().zip(&key.to) {
                    let kinds = (table.column(from).unwrap().kind, target.column(to).unwrap().kind);
                    assert_eq!(kinds.0, kinds.1, "{}.{from} → {}.{to}", table.name, target.name);
                }
            }
        }
    }

    #[test]
    fn names_are_said_once_and_keys_are_required() {
        let names: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
        assert_eq!(names.len(), TABLES.len());
        for table in TABLES {
            let columns: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
            assert_eq!(columns.len(), table.columns.len(), "{}", table.name);
            for key in table.primary_key {
                assert!(table.column(key).unwrap().required, "{}.{key}", table.name);
            }
        }
    }

    #[test]
    fn the_catalogues_say_what_everything_is_and_nothing_else() {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for table in TABLES {
            keys.extend([table.title_key(), table.description_key()]);
            keys.extend(table.columns.iter().flat_map(|column| [column.title_key(), column.description_key()]));
        }
        keys.extend(FORMATS.iter().flat_map(|format| [format.title_key(), format.description_key()]));
        let theme = Theme::built_in();
        for language in ["fr", "en"] {
            let messages = Messages::new(language, &[theme.text(&format!("messages/data.{language}.ftl"))]).unwrap();
            let said: BTreeSet<String> = messages.keys().map(str::to_owned).collect();
            let missing: Vec<_> = keys.difference(&said).collect();
            let unused: Vec<_> = said.difference(&keys).collect();
            assert!(missing.is_empty() && unused.is_empty(), "{language}: missing {missing:#?}, unused {unused:#?}");
        }
    }
}
