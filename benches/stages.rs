//! A benchmark for each stage of a build, so that a regression is seen where it arises.
//!
//! `cargo bench` runs them over a generated library of 500 clauses, which `benches/library` makes, or over the one that
//! CLAUSIER_BENCH_LIBRARY names; `cargo bench -- page` runs those whose name holds `page`. Figures are of this machine:
//! compare them with those that the same machine gave before.

#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clausier::library::Date;
use clausier::options::{BuildOptions, Drafts};
use clausier::output::Output;
use clausier::pipeline::{self, Publication};
use clausier::source::Sources;
use clausier::theme::Theme;
use criterion::{BatchSize, Criterion};

// That of the program: stages are compared with builds.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CLAUSES: &str = "500";

fn main() {
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let root = library();
    files_to_library(&mut criterion, &root);
    library_to_files(&mut criterion, &root);
    criterion.final_summary();
}

/// What files say, and what it means.
fn files_to_library(criterion: &mut Criterion, root: &Path) {
    criterion.bench_function("read files", |bencher| bencher.iter(|| Sources::read(root).unwrap()));
    let sources = Sources::read(root).unwrap();
    criterion.bench_function("load and check", |bencher| bencher.iter(|| pipeline::check(&sources, &options())));
}

/// What we publish.
fn library_to_files(criterion: &mut Criterion, root: &Path) {
    let library = pipeline::check(&Sources::read(root).unwrap(), &options()).0.unwrap();
    let clause = format!("/{}/index.html", library.clauses.iter().next().unwrap().id);
    let publication = Publication::new(library, options(), Theme::built_in()).unwrap();
    criterion.bench_function("plan", |bencher| bencher.iter(|| publication.plan().unwrap()));

    let output = publication.plan().unwrap();
    for (name, ending) in [
        ("one clause page", clause.as_str()),
        ("one list page", "clauses/index.html"),
        ("CSV of clauses", "/clauses.csv"),
        ("JSON of the library", "/clausier.json"),
    ] {
        let path = output.paths().find(|path| path.ends_with(ending)).unwrap();
        criterion.bench_function(name, |bencher| bencher.iter(|| output.get(&path).unwrap().unwrap()));
    }

    // A set is made once for each plan, whichever of its files is asked for.
    criterion.bench_function("search index", |bencher| {
        let ask = |output: Output<'_>| output.get("assets/search/root.json").unwrap().unwrap();
        bencher.iter_batched(|| publication.plan().unwrap(), ask, BatchSize::PerIteration);
    });

    let place = tempfile::tempdir_in(memory()).unwrap();
    let folder = place.path().join("portal");
    criterion.bench_function("make and publish all", |bencher| {
        let anew = || {
            let _ = fs::remove_dir_all(&folder); // there is none the first time
            publication.plan().unwrap()
        };
        bencher.iter_batched(anew, |output| output.write_to(&folder).unwrap(), BatchSize::PerIteration);
    });
    criterion.bench_function("make and publish all, unchanged", |bencher| {
        let plan = || publication.plan().unwrap();
        bencher.iter_batched(plan, |output| output.write_to(&folder).unwrap(), BatchSize::PerIteration);
    });
}

fn options() -> BuildOptions {
    let date = "2026-01-15".parse::<Date>().unwrap();
    BuildOptions {
        base_url: Some("https://clausier.example.org/".to_owned()),
        date,
        drafts: Drafts::Hidden,
        offline: false,
    }
}

/// The root of the library that is built.
fn library() -> PathBuf {
    if let Some(root) = env::var_os("CLAUSIER_BENCH_LIBRARY") {
        return root.into();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/library");
    let said = Command::new(script).arg(CLAUSES).stderr(Stdio::inherit()).output().unwrap();
    assert!(said.status.success(), "{script} failed");
    String::from_utf8(said.stdout).unwrap().trim_end().into()
}

/// Where portals are published: in memory where there is some, since a disk adds its own past.
fn memory() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { env::temp_dir() }
}
