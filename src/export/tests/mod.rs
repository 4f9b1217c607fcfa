mod docs;
mod sample;

use std::collections::{BTreeMap, BTreeSet};

use crate::export::cell::{Cell, Name, Rows};
use crate::export::rows::{self, Maker};
use crate::export::{Published, plan};
use crate::library::{Library, Value};
use crate::options::{BuildOptions, Drafts};
use crate::output::Output;
use crate::routes::Routes;
use crate::tables::{self, Column, Kind, TABLES, Table};

/// Calls `test` with the plan of the sample's dumps.
fn with_dumps(test: impl FnOnce(&Output<'_>, Published<'_>)) {
    let library = sample::library();
    let routes = Routes::new(|key| key.trim_start_matches("route-").to_owned());
    let options =
        BuildOptions { base_url: None, date: "2026-11-21".parse().unwrap(), drafts: Drafts::Hidden, offline: false };
    let mut output = Output::default();
    plan(&library, &routes, &options, &mut output).unwrap();
    test(&output, Published { library: &library, routes: &routes, options: &options });
}

fn read(output: &Output<'_>, file: &str) -> String {
    let bytes = output.get(&format!("data/{file}")).unwrap().unwrap_or_else(|| panic!("no `{file}`"));
    String::from_utf8(bytes).unwrap()
}

/// The rows of a CSV file, each by column.
fn records(output: &Output<'_>, table: &str) -> Vec<BTreeMap<String, String>> {
    let text = read(output, &format!("{table}.csv"));
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().unwrap()
}

fn json(output: &Output<'_>) -> serde_json::Value {
    serde_json::from_str(&read(output, "clausier.json")).unwrap()
}

#[test]
fn every_table_has_rows_of_its_columns_and_kinds() {
    with_dumps(|_, published| {
        for table in TABLES {
            let mut rows = Checked { table, n_rows: 0 };
            match rows::maker(table) {
                Maker::OfClause(show) => {
                    published.library.clauses.iter().for_each(|clause| show(clause, published, &mut rows));
                }
                Maker::OfLibrary(show) => show(published, &mut rows),
            }
            assert!(rows.n_rows > 0, "the sample tests nothing of `{}`", table.name);
        }
    });
}

/// Rows that must be those of a table.
struct Checked {
    table: &'static Table,
    n_rows: usize,
}

impl Rows for Checked {
    fn row(&mut self, cells: &[(Name, Cell<'_>)]) {
        self.n_rows += 1;
        let keys: Vec<_> = cells.iter().map(|(name, _)| name.as_key().to_owned()).collect();
        let columns: Vec<_> = self.table.columns.iter().map(|column| format!(",\"{}\":", column.name)).collect();
        assert_eq!(keys, columns, "{}", self.table.name);
        for ((_, cell), column) in cells.iter().zip(self.table.columns) {
            let fits = match (cell, column.kind) {
                (Cell::Empty, _) => !column.required,
                (Cell::Text(text), Kind::Id) => crate::library::is_id(text),
                (Cell::Text(text), Kind::Url) => text.starts_with("https://"),
                (Cell::Text(text), Kind::Text) => !text.is_empty() && !text.contains('\n'),
                (Cell::Plain(_), Kind::Plain) => !cell.characters(&mut String::new()).is_empty(),
                (Cell::Integer(_), Kind::Integer)
                | (Cell::Number(_), Kind::Number)
                | (Cell::Date(_), Kind::Date)
                | (Cell::Boolean(_), Kind::Boolean) => true,
                _ => false,
            };
            assert!(fits, "{}.{}: {cell:?} is no {:?}", self.table.name, column.name, column.kind);
        }
    }
}

#[test]
fn rows_are_sorted_by_a_key_that_tells_them_apart() {
    with_dumps(|output, _| {
        for table in TABLES {
            let of_row = |row: BTreeMap<String, String>| -> Vec<(String, u64)> {
                let columns = table.primary_key.iter().map(|name| table.column(name).unwrap());
                let cell = |column: &Column| match column.kind {
                    Kind::Integer => (String::new(), row[column.name].parse().unwrap()),
                    _ => (row[column.name].clone(), 0),
                };
                columns.map(cell).collect()
            };
            let keys: Vec<_> = records(output, table.name).into_iter().map(of_row).collect();
            assert!(keys.iter().is_sorted_by(|a, b| a < b), "{}: {keys:?}", table.name);
        }
    });
}

#[test]
fn every_reference_resolves() {
    with_dumps(|output, _| {
        let values = |table: &Table, columns: &[&'static str]| -> Vec<Vec<String>> {
            let rows = records(output, table.name).into_iter();
            rows.map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect()
        };
        for table in TABLES {
            for key in table.foreign_keys() {
                let known: BTreeSet<_> = values(tables::find(key.table).unwrap(), &key.to).into_iter().collect();
                for value in values(table, &key.columns) {
                    let is_empty = value.iter().all(String::is_empty);
                    assert!(is_empty || known.contains(&value), "{}: no {value:?} in `{}`", table.name, key.table);
                }
            }
        }
    });
}

#[test]
fn csv_read_back_is_the_model() {
    with_dumps(|output, Published { library, .. }| {
        let clauses = records(output, "clauses");
        assert_eq!(clauses.len(), library.clauses.len());
        for (record, clause) in clauses.iter().zip(&library.clauses) {
            assert_eq!(record["id"], clause.id.as_str());
            assert_eq!(record["title"], clause.title);
            assert_eq!(record["version"], clause.version.to_string());
            assert_eq!(record["verified_on"], clause.verified_on.to_string());
        }
        compares_children(output, library);
    });
}

/// The links and the parts of every clause, put back into the author's order.
fn compares_children(output: &Output<'_>, library: &Library) {
    for clause in &library.clauses {
        let of_clause = |table: &str, column: &str| -> Vec<String> {
            let mut rows = records(output, table);
            rows.retain(|row| row["clause"] == clause.id.as_str());
            rows.sort_by_key(|row| row["position"].parse::<usize>().unwrap());
            rows.into_iter().map(|mut row| row.remove(column).unwrap()).collect()
        };
        let provisions: Vec<_> = clause.provisions.iter().map(|provision| provision.id.as_str()).collect();
        assert_eq!(of_clause("provisions", "id"), provisions);
        let parameters: Vec<_> = clause.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        assert_eq!(of_clause("parameters", "name"), parameters);
        let minima = clause.parameters.iter().map(|parameter| parameter.min.as_ref().map(Value::to_data));
        assert_eq!(of_clause("parameters", "min"), minima.map(Option::unwrap_or_default).collect::<Vec<_>>());
        let segments: Vec<_> = clause.segments.iter().map(|segment| segment.as_str()).collect();
        assert_eq!(of_clause("clause_segments", "segment"), segments);
        let sources: Vec<_> = clause.sources.iter().map(|source| source.url.as_str()).collect();
        assert_eq!(of_clause("sources", "url"), sources);
    }
}

#[test]
fn json_equals_csv_cell_by_cell() {
    with_dumps(|output, _| {
        let json = json(output);
        let dumped = json["tables"].as_object().unwrap();
        assert_eq!(dumped.len(), TABLES.len());
        for table in TABLES {
            let (objects, records) = (dumped[table.name].as_array().unwrap(), records(output, table.name));
            assert_eq!(objects.len(), records.len(), "{}", table.name);
            for (object, record) in objects.iter().zip(&records) {
                assert_eq!(object.as_object().unwrap().len(), table.columns.len());
                for column in table.columns {
                    let (value, cell) = (&object[column.name], record[column.name].as_str());
                    let equal = match (value, column.kind) {
                        (serde_json::Value::Null, _) => cell.is_empty() && !column.required,
                        (serde_json::Value::String(text), _) => text == cell,
                        (serde_json::Value::Bool(boolean), Kind::Boolean) => boolean.to_string() == cell,
                        (serde_json::Value::Number(number), Kind::Integer) => number.to_string() == cell,
                        (serde_json::Value::Number(number), Kind::Number) => {
                            number.as_f64() == Some(cell.parse().unwrap())
                        }
                        _ => false,
                    };
                    assert!(equal, "{}.{}: {value} is not `{cell}`", table.name, column.name);
                }
            }
        }
    });
}

#[test]
fn csv_is_as_rfc_4180_has_it() {
    with_dumps(|output, _| {
        insta::assert_snapshot!(read(output, "scale_levels.csv").replace("\r\n", "␍␊\n"), @"
        clause,provision,position,points,when␍␊
        registry,criterion,1,0,nothing␍␊
        registry,criterion,2,2.50,more than {rate}␍␊
        ");
        let clauses = read(output, "clauses.csv");
        assert!(clauses.contains(r#","Waste, ""sorted""; traced à 100 %","#), "{clauses}");
        assert!(clauses.contains("\"First.\n\nSecond, with a link.\""), "{clauses}");
        assert!(clauses.starts_with("id,address,path,"), "{clauses}");
    });
}

#[test]
fn blanks_stay_as_their_author_wrote_them() {
    with_dumps(|output, _| {
        let provisions = records(output, "provisions");
        let registry = provisions.iter().find(|row| row["clause"] == "registry" && row["id"] == "registry").unwrap();
        assert_eq!(registry["text"], "At least {rate}, then {rate:bare} of {mass} within {delay}.");
        assert_eq!(registry["address"], "https://clauses.example/clauses/registry/#registry");
        assert_eq!(registry["citation"], "registry@2/registry");
    });
}

#[test]
fn numbers_keep_their_digits() {
    with_dumps(|output, _| {
        assert!(read(output, "clausier.json").contains(r#""amount":5404000.00}"#));
        assert_eq!(records(output, "threshold_values")[0]["amount"], "5404000.00");
    });
}

#[test]
fn the_address_is_the_one_of_the_build() {
    let library = sample::library();
    let routes = Routes::new(|key| key.trim_start_matches("route-").to_owned());
    let base_url = Some("https://preview.example/7/".to_owned());
    let options =
        BuildOptions { base_url, date: "2026-11-21".parse().unwrap(), drafts: Drafts::Hidden, offline: false };
    let mut output = Output::default();
    plan(&library, &routes, &options, &mut output).unwrap();
    assert_eq!(records(&output, "labels")[0]["address"], "https://preview.example/7/labels/leaf/");
    assert_eq!(json(&output)["address"], "https://preview.example/7/");
}

#[test]
fn every_dump_says_what_one_may_do_with_it() {
    with_dumps(|output, _| {
        insta::assert_snapshot!(read(output, "LICENCE.txt"), @r#"
        Green "clauses"
        https://clauses.example/
        2026-11-21

        Data: Green clauses, ODbL 1.0.

        database: Open Database License 1.0 (ODbL-1.0)
        https://licences.example/ODbL-1.0
        Name the source, share alike.

        texts: CC0 1.0 (CC0-1.0)
        https://licences.example/CC0-1.0
        "#);
        let json = json(output);
        assert_eq!(json["licence"]["id"], "ODbL-1.0");
        assert_eq!(json["texts_licence"]["id"], "CC0-1.0");
        assert_eq!(json["attribution"], "Data: Green clauses, ODbL 1.0.");
        assert_eq!(json["date"], "2026-11-21");
        assert_eq!(json["format_version"], 1);
    });
}

#[test]
fn the_whole_dump() {
    with_dumps(|output, _| insta::assert_snapshot!(read(output, "clausier.json")));
}
