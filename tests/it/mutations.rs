//! Valid clauses, spoilt in every way that a tired author knows: each way says beforehand what it gives.
//!
//! Nothing is drawn by chance: the same clauses give the same mutations on every run.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use clausier::diagnostic::{Place, to_github, to_human, to_json, to_sarif};
use serde_yaml::{Mapping, Value};

use crate::example::whole;
use crate::fixture::{Checked, Files, check, languages, library_at};
use crate::rules::open_words;

/// Codes that must be given, and codes that may come with them because the first mistake has another as a consequence.
#[derive(Debug, Clone, Default)]
struct Expected {
    must: Vec<&'static str>,
    may: Vec<&'static str>,
}

/// A small clause that has every key, and a real one that names few others.
const CLAUSES: &[&str] = &["content/clauses/complete.md", "content/clauses/services/nettoyage-produits.md"];

/// What dropping the key at a path gives. `[]` stands for any item, `*` for any key.
fn dropped(path: &str, clause: &Value) -> Expected {
    let missing = |may: &[&'static str]| expected(&["missing-key"], may);
    match path {
        "title" | "summary" | "status" | "version" | "verified_on" | "segments" | "effects" | "ambition"
        | "contributors" | "sources" => missing(&[]),
        // Nothing is left to sanction, to rest on, to control, to fill in.
        "provisions" => missing(&["unknown-id", "unused-parameter"]),
        "parameters" | "parameters.*" => expected(&["undeclared-parameter"], &[]),
        "parameters.*.label" | "parameters.*.type" => missing(&[]),
        "parameters.*.default" => match scalar(clause, "type") {
            "date" | "text" => nothing(&[]),
            _ => missing(&[]),
        },
        "parameters.*.unit.one" | "parameters.*.unit.other" => missing(&[]),
        "parameters.*.choices" => expected(&["unknown-choice"], &[]),
        "parameters.*.choices.[].id" => missing(&["unknown-choice"]),
        "parameters.*.choices.[].label" => missing(&[]),
        "parameters.*.min" | "parameters.*.max" | "parameters.*.unit" | "parameters.*.source" => nothing(&[]),
        "provisions.[].id" => missing(&["unknown-id"]),
        // What it is decides what it needs.
        "provisions.[].nature" | "provisions.[].document" => missing(&[]),
        "provisions.[].text" => missing(&["unused-parameter"]),
        "provisions.[].force" => match scalar(clause, "nature") {
            "condition-participation" | "variante" | "selection-candidatures" | "candidature" => nothing(&[]),
            _ => expected(&["missing-force"], &["penalty-without-breach"]),
        },
        "provisions.[].rests_on" => expected(&["criterion-without-support"], &[]),
        "provisions.[].weight" => expected(&["criterion-without-weight"], &[]),
        "provisions.[].expected" => expected(&["criterion-without-expectations"], &["unused-parameter"]),
        "provisions.[].scale" => expected(&["criterion-without-scale"], &["unused-parameter"]),
        "provisions.[].weight.default" | "provisions.[].weight.min" | "provisions.[].weight.max" => missing(&[]),
        "provisions.[].scale.[].points" => missing(&[]),
        "provisions.[].scale.[].when" => missing(&["unused-parameter"]),
        "provisions.[].sanctions" => match scalar(clause, "force") {
            "incentive" => nothing(&[]),
            _ => expected(&["penalty-without-breach"], &[]),
        },
        "provisions.[].justified" | "provisions.[].justified.*" => expected(&["wording"], &[]),
        "controls" => nothing(&["unused-parameter"]),
        "controls.[].proof" | "controls.[].when" | "controls.[].by" => missing(&["unused-parameter"]),
        "related.[].clause" | "related.[].how" | "sources.[].title" | "sources.[].url" => missing(&[]),
        "reviews" => nothing(&["published-without-review"]),
        "reviews.[].by" | "reviews.[].scope" => missing(&["published-without-review"]),
        "reviews.[].version" => missing(&["published-without-review"]),
        "reviews.[].date" | "withdrawn.date" | "withdrawn.why" => missing(&[]),
        "withdrawn" => expected(&["withdrawal-mismatch"], &[]),
        "cpv"
        | "legal"
        | "standards"
        | "labels"
        | "declares"
        | "declares.*"
        | "related"
        | "former_ids"
        | "controls.[].for"
        | "reviews.[].note"
        | "withdrawn.replaced_by" => nothing(&[]),
        _ => panic!("the table does not say what dropping `{path}` gives"),
    }
}

/// What another name for the key at a path gives.
fn renamed(path: &str, clause: &Value) -> Expected {
    match path {
        "parameters.*" => expected(&["undeclared-parameter", "unused-parameter"], &[]),
        "declares.*" => expected(&["unknown-id"], &[]),
        "provisions.[].justified.*" => expected(&["unknown-id", "wording"], &[]),
        _ => {
            let mut as_dropped = dropped(path, clause);
            as_dropped.must.push("unknown-key");
            as_dropped
        }
    }
}

/// What a value of another kind at a path gives: a list for a word, a word for a list or for keys and values.
fn swapped(path: &str) -> Expected {
    let wrong = |may: &[&'static str]| expected(&["wrong-type"], may);
    match path {
        "provisions" => wrong(&["unknown-id", "unused-parameter"]),
        "provisions.[].id" => wrong(&["unknown-id"]),
        "provisions.[].text"
        | "provisions.[].expected"
        | "provisions.[].scale"
        | "provisions.[].scale.[].when"
        | "controls"
        | "controls.[].proof"
        | "controls.[].when"
        | "controls.[].by" => wrong(&["unused-parameter"]),
        "parameters" | "parameters.*" => wrong(&["undeclared-parameter"]),
        "parameters.*.choices" | "parameters.*.choices.[].id" => wrong(&["unknown-choice"]),
        "provisions.[].force" => wrong(&["penalty-without-breach"]),
        "provisions.[].justified" | "provisions.[].justified.*" => wrong(&["wording"]),
        // A unit is a word, or its two forms.
        "parameters.*.unit" => expected(&[], &["wrong-type"]),
        "reviews" | "reviews.[].by" | "reviews.[].version" | "reviews.[].scope" => wrong(&["published-without-review"]),
        _ => wrong(&[]),
    }
}

/// The paths whose values name something.
const REFERENCES: &[&str] = &[
    "segments.[]",
    "effects.[]",
    "ambition",
    "provisions.[].nature",
    "provisions.[].document",
    "provisions.[].rests_on.[]",
    "provisions.[].sanctions.[]",
    "controls.[].for.[]",
    "legal.[]",
    "standards.[]",
    "labels.[]",
    "declares.*.[]",
    "related.[].clause",
    "contributors.[]",
    "reviews.[].by",
    "withdrawn.replaced_by",
];

#[test]
fn a_dropped_key_is_missed_where_it_is_needed() {
    each_key(&mut |clause, at, tree| {
        let (key, parent) = (at.last(), at.parent());
        let expected = dropped(&at.pattern(), parent.of(tree));
        let mut spoilt = tree.clone();
        mapping(parent.of_mut(&mut spoilt)).shift_remove(key.as_str());
        clause.gives(&spoilt, &expected, &format!("dropped {at:?}"))
    });
}

#[test]
fn a_renamed_key_is_unknown() {
    each_key(&mut |clause, at, tree| {
        let (key, parent) = (at.last(), at.parent());
        let expected = renamed(&at.pattern(), parent.of(tree));
        let mut spoilt = tree.clone();
        rename(mapping(parent.of_mut(&mut spoilt)), &key, &format!("{key}xq"));
        clause.gives(&spoilt, &expected, &format!("renamed {at:?}"))
    });
}

#[test]
fn a_doubled_key_is_refused() {
    each_key(&mut |clause, at, tree| {
        let (key, parent) = (at.last(), at.parent());
        let mut spoilt = tree.clone();
        let entries = mapping(parent.of_mut(&mut spoilt));
        let value = entries[key.as_str()].clone();
        entries.insert("doubled-key".into(), value);
        let text = clause.text(&spoilt).replace("doubled-key:", &format!("{key}:"));
        clause.gives_text(&text, &expected(&["duplicate-key"], &[]), &format!("doubled {at:?}"))
    });
}

#[test]
fn a_value_of_another_kind_is_refused() {
    each_key(&mut |clause, at, tree| {
        let mut spoilt = tree.clone();
        let value = at.of_mut(&mut spoilt);
        *value = match value {
            Value::Sequence(_) | Value::Mapping(_) => "mot".into(),
            _ => vec!["un", "deux"].into(),
        };
        clause.gives(&spoilt, &swapped(&at.pattern()), &format!("another kind {at:?}"))
    });
}

#[test]
fn an_unknown_id_is_named() {
    each_path(&mut |clause, at, tree| {
        let pattern = at.pattern();
        if !REFERENCES.contains(&pattern.as_str()) {
            return None;
        }
        let mut spoilt = tree.clone();
        *at.of_mut(&mut spoilt) = "nulle-part".into();
        let may: &[&str] = match pattern.as_str() {
            "reviews.[].by" => &["published-without-review"],
            _ => &[],
        };
        clause.gives(&spoilt, &expected(&["unknown-id"], may), &format!("unknown {at:?}"))
    });
}

#[test]
fn a_file_that_is_cut_says_so() {
    let mut failures = Vec::new();
    let mut count = 0;
    for clause in clauses() {
        let lines: Vec<&str> = clause.source.split_inclusive('\n').collect();
        let closing = lines.iter().skip(1).position(|line| line.trim_end() == "---").unwrap() + 1;
        for kept in 0..lines.len() {
            let text = lines[..kept].concat();
            let says_something = lines[..kept].iter().rev().find(|line| !line.trim().is_empty());
            let expected = if kept == 0 {
                expected(&["missing-front-matter"], &[])
            } else if kept <= closing {
                expected(&["unclosed-front-matter"], &[])
            } else if kept == closing + 1 || says_something.is_some_and(|line| line.starts_with(['#', '-'])) {
                // After the front matter, or after a heading: a section has no words.
                let listed = says_something.is_some_and(|line| line.starts_with("- "));
                if listed { nothing(&[]) } else { expected(&["missing-section"], &[]) }
            } else {
                nothing(&[])
            };
            failures.extend(clause.gives_text(&text, &expected, &format!("cut after line {kept}")));
            count += 1;
        }
    }
    assert!(count >= 200, "{count} cuts");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn flipped_bytes_break_nothing_of_ours() {
    let mut seed: u64 = 20_261_121;
    let mut next = |below: usize| {
        // SplitMix64
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap()
    };
    for clause in clauses() {
        for _ in 0..60 {
            let mut bytes = clause.source.clone().into_bytes();
            for _ in 0..=next(3) {
                let at = next(bytes.len());
                // Half of them become what means something to YAML or Markdown.
                let signs = b"{}[]:-#&*!|>'\"%@`,?\n\t <_\\";
                bytes[at] = if next(2) == 0 { signs[next(signs.len())] } else { bytes[at] ^ (1 << next(8)) };
            }
            let mut files = clause.files.clone();
            files.insert(clause.path.clone(), bytes);
            sound(&check(&files));
        }
    }
}

/// Checks that every place stands in its file, and that every format can say it.
fn sound(checked: &Checked) {
    for diagnostic in checked.diagnostics.iter() {
        if let Place::Span(span) = &diagnostic.place {
            let text = checked.sources.file(span.file).text();
            assert!(text.get(span.start..span.end).is_some(), "{} at {span:?}", diagnostic.code);
        }
    }
    let [french, english] = languages();
    let (sources, diagnostics) = (&checked.sources, &checked.diagnostics);
    for messages in [french, english] {
        to_human(diagnostics, sources, messages, true);
    }
    for line in to_json(diagnostics, sources, french).lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    serde_json::from_str::<serde_json::Value>(&to_sarif(diagnostics, sources, english)).unwrap();
    assert_eq!(to_github(diagnostics, sources, french).lines().count(), diagnostics.iter().count());
    assert_eq!(open_words(checked), Vec::<String>::new());
}

/// A valid clause, in the smallest library in which it is valid.
struct Clause {
    path: String,
    source: String,
    files: Files,
}

impl Clause {
    fn tree(&self) -> Value {
        serde_yaml::from_str(self.source.split("---\n").nth(1).unwrap()).unwrap()
    }

    /// The file with another front matter.
    fn text(&self, tree: &Value) -> String {
        let closing = self.source[4..].find("\n---\n").unwrap() + 4;
        format!("---\n{}{}", serde_yaml::to_string(tree).unwrap(), &self.source[closing + 1..])
    }

    /// What is wrong with what the clause gives when its front matter is `tree`.
    fn gives(&self, tree: &Value, expected: &Expected, what: &str) -> Option<String> {
        self.gives_text(&self.text(tree), expected, what)
    }

    fn gives_text(&self, text: &str, expected: &Expected, what: &str) -> Option<String> {
        let mut files = self.files.clone();
        files.insert(self.path.clone(), text.as_bytes().to_vec());
        let checked = check(&files);
        sound(&checked);
        let found: BTreeSet<&str> = checked.errors().into_iter().collect();
        let lacks = expected.must.iter().any(|code| !found.contains(code));
        let stray = found.iter().any(|code| !expected.must.contains(code) && !expected.may.contains(code));
        (lacks || stray).then(|| format!("{}: {what}: expected {expected:?}, found {:?}", self.path, checked.lines()))
    }
}

/// The clauses that are spoilt, read once.
fn clauses() -> &'static [Clause] {
    static READ: LazyLock<Vec<Clause>> = LazyLock::new(read_clauses);
    &READ
}

fn read_clauses() -> Vec<Clause> {
    let real = library_at("");
    let mut small = whole(include_str!("base.txt"));
    small.extend(whole(include_str!("complete.txt")));
    CLAUSES
        .iter()
        .map(|path| {
            let files = if small.contains_key(*path) { small.clone() } else { around(path, &real) };
            let checked = check(&files);
            assert!(checked.library.is_some(), "{path}: {:?}", checked.lines());
            let source = String::from_utf8(files[*path].clone()).unwrap();
            let clause = Clause { path: (*path).to_owned(), source, files };
            let rewritten = clause.gives(&clause.tree(), &nothing(&[]), "rewritten");
            assert!(rewritten.is_none(), "{}", rewritten.unwrap());
            clause
        })
        .collect()
}

/// The clause at `path` of `real`, with all that is no clause, and the clauses that it needs.
fn around(path: &str, real: &Files) -> Files {
    let is_clause = |path: &str| path.starts_with("content/clauses/");
    let mut files: Files = real.clone();
    // Large lists that say nothing of how a clause is read would be read a thousand times.
    let aside = ["cpv.csv", "synonyms.yaml", "obligations.yaml", "thresholds.yaml"];
    files.retain(|other, _| !is_clause(other) && !aside.iter().any(|name| other.ends_with(name)) || other == path);
    let folders = ["content/pages/", "content/news/", "content/bundles/", "content/versions/"];
    files.retain(|other, _| !folders.iter().any(|folder| other.starts_with(folder)));
    let files = with_its_clauses(files, real);
    with_its_entries(files)
}

/// `files` with the clauses of `real` that they name.
fn with_its_clauses(mut files: Files, real: &Files) -> Files {
    loop {
        let checked = check(&files);
        let before = files.len();
        for diagnostic in checked.diagnostics.iter().filter(|found| ["unknown-id", "broken-link"].contains(&found.code))
        {
            let id = diagnostic.args.iter().find(|(name, _)| *name == "id").map(|(_, id)| format!("{id:?}")).unwrap();
            let id = id.split('"').nth(1).unwrap().split('/').next().unwrap().to_owned();
            let wanted = real.iter().filter(|(path, _)| path.ends_with(&format!("/{id}.md")));
            files.extend(wanted.map(|(path, bytes)| (path.clone(), bytes.clone())));
        }
        if files.len() == before {
            return files;
        }
    }
}

/// `files` without the entries of their lists that none of them names.
fn with_its_entries(mut files: Files) -> Files {
    for list in ["wording-rules", "legal-texts", "standards", "labels", "segments", "registers"] {
        let path = format!("content/reference/{list}.yaml");
        let text = String::from_utf8(files.remove(&path).unwrap()).unwrap();
        let others: Vec<String> = files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        let is_named = |entry: &&str| {
            let id = entry.strip_prefix("id: ").and_then(|rest| rest.lines().next());
            id.is_some_and(|id| others.iter().any(|text| text.contains(id.trim())))
        };
        let entries = text.split("\n- ").map(|entry| entry.strip_prefix("- ").unwrap_or(entry));
        let named: String = entries.filter(is_named).map(|entry| format!("- {}\n", entry.trim_end())).collect();
        files.insert(path, named.into_bytes());
    }
    files
}

/// A way down a tree.
#[derive(Clone, Default)]
struct At(Vec<Step>);

#[derive(Clone)]
enum Step {
    Key(String),
    Item(usize),
}

impl std::fmt::Debug for At {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for step in &self.0 {
            match step {
                Step::Key(key) => write!(formatter, ".{key}")?,
                Step::Item(at) => write!(formatter, "[{at}]")?,
            }
        }
        Ok(())
    }
}

impl At {
    fn then(&self, step: Step) -> At {
        let mut at = self.clone();
        at.0.push(step);
        at
    }

    fn last(&self) -> String {
        match self.0.last() {
            Some(Step::Key(key)) => key.clone(),
            _ => panic!("{self:?} is no key"),
        }
    }

    fn parent(&self) -> At {
        At(self.0[..self.0.len() - 1].to_vec())
    }

    /// As the tables name it: items and free names are alike.
    fn pattern(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        for step in &self.0 {
            words.push(match step {
                Step::Item(_) => "[]",
                Step::Key(_) if matches!(words.last(), Some(&("parameters" | "declares" | "justified"))) => "*",
                Step::Key(key) => key,
            });
        }
        words.join(".")
    }

    fn of<'t>(&self, tree: &'t Value) -> &'t Value {
        self.0.iter().fold(tree, |tree, step| match step {
            Step::Key(key) => &tree[key.as_str()],
            Step::Item(at) => &tree[at],
        })
    }

    fn of_mut<'t>(&self, tree: &'t mut Value) -> &'t mut Value {
        self.0.iter().fold(tree, |tree, step| match step {
            Step::Key(key) => &mut tree[key.as_str()],
            Step::Item(at) => &mut tree[at],
        })
    }
}

type Spoil<'s> = &'s mut dyn FnMut(&Clause, &At, &Value) -> Option<String>;

/// Calls `spoil` with every key of every clause; it says what went otherwise than expected.
fn each_key(spoil: Spoil<'_>) {
    each_path(&mut |clause, at, tree| match at.0.last() {
        Some(Step::Key(_)) => spoil(clause, at, tree),
        _ => None,
    });
}

fn each_path(spoil: Spoil<'_>) {
    let mut failures = Vec::new();
    for clause in clauses() {
        let tree = clause.tree();
        let mut paths = Vec::new();
        collect(&tree, &At::default(), &mut paths);
        failures.extend(paths.iter().filter_map(|at| spoil(clause, at, &tree)));
    }
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

fn collect(tree: &Value, at: &At, paths: &mut Vec<At>) {
    if !at.0.is_empty() {
        paths.push(at.clone());
    }
    match tree {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                collect(value, &at.then(Step::Key(key.as_str().unwrap().to_owned())), paths);
            }
        }
        Value::Sequence(items) => {
            for (number, item) in items.iter().enumerate() {
                collect(item, &at.then(Step::Item(number)), paths);
            }
        }
        _ => {}
    }
}

fn mapping(value: &mut Value) -> &mut Mapping {
    value.as_mapping_mut().expect("a key stands in a mapping")
}

fn rename(entries: &mut Mapping, key: &str, name: &str) {
    let renamed = std::mem::take(entries)
        .into_iter()
        .map(|(known, value)| if known.as_str() == Some(key) { (name.into(), value) } else { (known, value) });
    *entries = renamed.collect();
}

/// The word at `key` of `tree`; none where it is not there.
fn scalar<'t>(tree: &'t Value, key: &str) -> &'t str {
    tree.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn expected(must: &[&'static str], may: &[&'static str]) -> Expected {
    Expected { must: must.to_vec(), may: may.to_vec() }
}

fn nothing(may: &[&'static str]) -> Expected {
    expected(&[], may)
}

#[test]
fn there_are_many_mutations() {
    let keys = |clause: &Clause| {
        let mut paths = Vec::new();
        collect(&clause.tree(), &At::default(), &mut paths);
        paths.iter().filter(|at| matches!(at.0.last(), Some(Step::Key(_)))).count()
    };
    let count: usize = clauses().iter().map(keys).sum();
    assert!(4 * count >= 1_000, "four ways of spoiling {count} keys");
}
