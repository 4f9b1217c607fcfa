//! A build before it is a folder: paths, and how the bytes of each are made.
//!
//! Two phases. *Assets* are made first and give a [`Manifest`] of sizes and hashes; *pages* may read it. `build` makes
//! everything in parallel and keeps nothing; `serve` makes what is asked for, and the manifest fills itself on demand.

mod measure;
mod pieces;
mod publish;

pub use measure::{Clock, Measure};
pub use publish::Report;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;

use self::measure::{Group, Measures};
use self::pieces::Pieces;

type MakeAsset<'a> = Box<dyn Fn(&mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a>;
type MakePage<'a> = Box<dyn Fn(&Manifest<'_>, &mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a>;
type MakeSet<'a> = Box<dyn Fn() -> anyhow::Result<Files> + Send + Sync + 'a>;

/// Files made together, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// An ordered map from path to how its bytes are made.
#[derive(Default)]
pub struct Output<'a> {
    assets: BTreeMap<String, Asset<'a>>,
    sets: BTreeMap<String, Set<'a>>,
    pages: BTreeMap<String, MakePage<'a>>,
    /// The group of what is planned next.
    group: Arc<Group>,
    measures: Measures,
}

struct Asset<'a> {
    make: Make<'a>,
    facts: OnceLock<FileFacts>,
}

enum Make<'a> {
    Whole(MakeAsset<'a>),
    InPieces(Pieces<'a>),
}

/// Files whose names are known only once they are made, all below one folder.
struct Set<'a> {
    make: MakeSet<'a>,
    /// Kept for `serve` alone; `build` makes a set once and lets it go.
    made: OnceLock<Files>,
}

/// What the manifest says of a made file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileFacts {
    /// Its size in bytes.
    pub size: u64,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
}

impl FileFacts {
    /// The facts of `bytes`.
    pub fn of(bytes: &[u8]) -> FileFacts {
        FileFacts { size: bytes.len() as u64, hash: *blake3::hash(bytes).as_bytes() }
    }

    /// The first eight bytes of the hash in hexadecimal: enough to name a version of a file.
    pub fn short_hash(&self) -> String {
        self.hash[..8].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The assets, with sizes and hashes: what pages may say about files.
pub struct Manifest<'o> {
    output: &'o Output<'o>,
}

impl Manifest<'_> {
    /// The facts of the asset at `path`; makes it if nobody has yet.
    pub fn facts(&self, path: &str) -> anyhow::Result<FileFacts> {
        let asset = self.output.assets.get(path).with_context(|| format!("no asset is planned at `{path}`"))?;
        if let Some(facts) = asset.facts.get() {
            return Ok(*facts);
        }
        let facts = match &asset.make {
            Make::Whole(make) => {
                let mut bytes = Vec::new();
                make(&mut bytes)?;
                FileFacts::of(&bytes)
            }
            Make::InPieces(pieces) => pieces.write(&mut std::io::sink())?,
        };
        Ok(*asset.facts.get_or_init(|| facts))
    }
}

impl<'a> Output<'a> {
    /// What is planned from here on belongs to the group called `name`, whose files are measured together.
    pub fn group(&mut self, name: &'static str) {
        self.group = self.measures.group(name);
    }

    /// Measures makers by `clock`, which knows what the thread that asks has done.
    pub fn measure_by(&self, clock: Clock) {
        self.measures.set_clock(clock);
    }

    /// What the files of each group took so far.
    pub fn measures(&self) -> impl Iterator<Item = Measure> {
        self.measures.all()
    }

    /// Plans the file at `path`, on which pages may say size and hash.
    pub fn asset(
        &mut self,
        path: impl Into<String>,
        make: impl Fn(&mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a,
    ) {
        let group = Arc::clone(&self.group);
        self.insert(path.into(), Make::Whole(Box::new(move |bytes| group.measure(1, bytes, &make))));
    }

    /// Plans the file at `path`, too large to be held in memory: `make` adds a piece of it to the bytes, from the first
    /// one, 0, and needs no other.
    pub fn asset_in_pieces(
        &mut self,
        path: impl Into<String>,
        n_pieces: usize,
        make: impl Fn(usize, &mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a,
    ) {
        let group = Arc::clone(&self.group);
        let make =
            move |piece, bytes: &mut Vec<u8>| group.measure(u64::from(piece == 0), bytes, |bytes| make(piece, bytes));
        self.insert(path.into(), Make::InPieces(Pieces::new(n_pieces, Box::new(make))));
    }

    /// Plans files below `folder` (ending in `/`) whose names are known once they are made.
    pub fn set(&mut self, folder: impl Into<String>, make: impl Fn() -> anyhow::Result<Files> + Send + Sync + 'a) {
        let folder = folder.into();
        assert!(folder.ends_with('/'), "`{folder}` is no folder");
        assert!(!self.sets.contains_key(&folder), "two makers for `{folder}`");
        let group = Arc::clone(&self.group);
        let make = move || {
            let files = group.time(&make)?;
            group.count(files.len() as u64, files.values().map(Vec::len).sum());
            Ok(files)
        };
        self.sets.insert(folder, Set { make: Box::new(make), made: OnceLock::new() });
    }

    /// Plans the page at `path`.
    pub fn page(
        &mut self,
        path: impl Into<String>,
        make: impl Fn(&Manifest<'_>, &mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a,
    ) {
        let path = path.into();
        self.assert_free(&path);
        let group = Arc::clone(&self.group);
        let make =
            move |manifest: &Manifest<'_>, bytes: &mut Vec<u8>| group.measure(1, bytes, |bytes| make(manifest, bytes));
        self.pages.insert(path, Box::new(make));
    }

    /// The bytes of the file at `path`; `None` where nothing is planned.
    pub fn get(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        if let Some(make) = self.pages.get(path) {
            make(&Manifest { output: self }, &mut bytes)?;
        } else if let Some(asset) = self.assets.get(path) {
            match &asset.make {
                Make::Whole(make) => make(&mut bytes)?,
                Make::InPieces(pieces) => pieces.join(&mut bytes)?,
            }
        } else {
            return self.get_from_set(path);
        }
        Ok(Some(bytes))
    }

    /// The planned paths, sets apart, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.assets.keys().chain(self.pages.keys()).map(String::as_str)
    }

    /// Makes everything and publishes it in `folder`, which changes only when all of it succeeded.
    pub fn write_to(&self, folder: &Path) -> anyhow::Result<Report> {
        publish::publish(self, folder)
    }

    fn get_from_set(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some((_, set)) = self.sets.iter().find(|(folder, _)| path.starts_with(folder.as_str())) else {
            return Ok(None);
        };
        if set.made.get().is_none() {
            let files = (set.make)()?;
            let _ = set.made.set(files); // another request may have made it meanwhile: the same bytes
        }
        Ok(set.made.get().and_then(|files| files.get(path).cloned()))
    }

    fn insert(&mut self, path: String, make: Make<'a>) {
        self.assert_free(&path);
        self.assets.insert(path, Asset { make, facts: OnceLock::new() });
    }

    fn assert_free(&self, path: &str) {
        let taken = self.assets.contains_key(path) || self.pages.contains_key(path);
        assert!(!taken, "two makers for `{path}`");
    }
}
