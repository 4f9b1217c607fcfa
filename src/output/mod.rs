//! A build before it is a folder: paths, and how the bytes of each are made.
//!
//! *Assets* give a [`Manifest`] of sizes and hashes, which *pages* may read. A *family* is many files of one kind, planned
//! without listing them. `build` makes everything in parallel and keeps nothing; `serve` makes what is asked for, and the
//! manifest fills itself on demand.

mod measure;
mod pieces;
mod publish;
mod record;
mod weighed;
mod work;

pub use measure::{Clock, Measure};
pub use publish::Report;

use std::collections::BTreeMap;
use std::hash::Hasher as _;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use anyhow::Context as _;
use rustc_hash::FxHasher;

use self::measure::{Group, Measured, Measures};
use self::pieces::Pieces;
use self::weighed::Weighed;

type MakeAsset<'a> = Box<dyn Fn(&mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a>;
type MakePage<'a> = Box<dyn Fn(&Manifest<'_>, &mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a>;
type MakeSet<'a> = Box<dyn Fn(Sink<'_>) -> anyhow::Result<()> + Send + Sync + 'a>;

type Instead<'a> = Box<dyn Fn(&str, &[u8]) -> Option<(String, Vec<u8>)> + Send + Sync + 'a>;

/// Takes a made file, its path first, as soon as it is made; no path twice.
pub type Sink<'s> = &'s (dyn Fn(&str, &[u8]) -> anyhow::Result<()> + Sync);

/// An ordered map from path to how its bytes are made.
#[derive(Default)]
pub struct Output<'a> {
    assets: BTreeMap<String, Asset<'a>>,
    sets: BTreeMap<String, Set<'a>>,
    pages: BTreeMap<String, MakePage<'a>>,
    /// Those whose files pages weigh come first.
    families: Vec<Arc<dyn Family + 'a>>,
    n_weighed: usize,
    in_pieces: Vec<Arc<Pieces<'a>>>,
    /// The group of what is planned next.
    group: Arc<Group>,
    measures: Measures,
    /// What is written instead of a file.
    instead: Option<Instead<'a>>,
}

/// Many files of one kind, in an order of their own: a library of any size is planned at once, and one of them is found
/// by its path.
pub trait Family: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// The path of the file at `place`.
    fn path(&self, place: usize) -> String;

    /// The place of the file at `path`, the other way round; `None` where it is none of them.
    fn place(&self, path: &str) -> Option<usize>;

    /// Makes the file at `place`.
    fn make(&self, place: usize, manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()>;

    /// How many bytes the file at `place` has, where it was made and somebody noted it.
    fn known_size(&self, _place: usize) -> Option<u64> {
        None
    }
}

struct Asset<'a> {
    make: Make<'a>,
    facts: OnceLock<FileFacts>,
}

enum Make<'a> {
    Whole(MakeAsset<'a>),
    /// The file at that place among those that are made side by side.
    InPieces(Arc<Pieces<'a>>, usize),
}

/// Files whose names are known only once they are made, all below one folder.
struct Set<'a> {
    make: MakeSet<'a>,
    /// Kept for `serve` alone, by path; `build` writes each file and lets it go.
    made: OnceLock<BTreeMap<String, Vec<u8>>>,
}

/// What the manifest says of a made file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileFacts {
    /// Its size in bytes.
    pub size: u64,
    /// What tells its bytes from those of another build; no more than that, for whoever wants can make two files alike.
    pub hash: u64,
}

impl FileFacts {
    /// The facts of `bytes`.
    pub fn of(bytes: &[u8]) -> FileFacts {
        let mut hasher = FxHasher::default();
        hasher.write(bytes);
        FileFacts { size: bytes.len() as u64, hash: hasher.finish() }
    }
}

/// The assets, with sizes and hashes: what pages may say about files.
pub struct Manifest<'o> {
    output: &'o Output<'o>,
}

impl Manifest<'_> {
    /// Whether there is a file at `path`, sets apart.
    pub fn has(&self, path: &str) -> bool {
        let Output { assets, pages, families, .. } = self.output;
        families.iter().any(|family| family.place(path).is_some())
            || assets.contains_key(path)
            || pages.contains_key(path)
    }

    /// How many bytes the asset or the file of a family at `path` has, which is made where nobody knows; `None` where
    /// there is no such file.
    pub fn size(&self, path: &str) -> anyhow::Result<Option<u64>> {
        let Some((family, place)) = self.output.find_in_family(path) else {
            let is_asset = self.output.assets.contains_key(path);
            return is_asset.then(|| Ok(self.facts(path)?.size)).transpose();
        };
        if let Some(size) = family.known_size(place) {
            return Ok(Some(size));
        }
        let mut bytes = Vec::new();
        family.make(place, self, &mut bytes).with_context(|| format!("cannot make `{path}`"))?;
        Ok(Some(bytes.len() as u64))
    }

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
            Make::InPieces(pieces, place) => pieces.facts(*place)?,
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

    /// Plans files too large to be held in memory, each with the steps that make it: `make` does a step alone, and adds
    /// a piece to each file that the step is for, in their order.
    pub fn assets_in_pieces(
        &mut self,
        files: Vec<(String, Range<usize>)>,
        make: impl Fn(usize, &mut [Vec<u8>]) -> anyhow::Result<()> + Send + Sync + 'a,
    ) {
        let group = Arc::clone(&self.group);
        let starts: Vec<usize> = files.iter().map(|(_, steps)| steps.start).collect();
        let make = move |step, pieces: &mut [Vec<u8>]| {
            group.time(|| make(step, pieces))?;
            let begun = starts.iter().filter(|&&start| start == step).count();
            group.count(begun as u64, pieces.iter().map(Vec::len).sum());
            Ok(())
        };
        let pieces = Arc::new(Pieces::new(files, Box::new(make)));
        for (place, (path, _)) in pieces.files().iter().enumerate() {
            self.insert(path.clone(), Make::InPieces(Arc::clone(&pieces), place));
        }
        self.in_pieces.push(pieces);
    }

    /// Plans files below `folder` (ending in `/`) whose names are known once they are made.
    pub fn set(&mut self, folder: impl Into<String>, make: impl Fn(Sink<'_>) -> anyhow::Result<()> + Send + Sync + 'a) {
        let folder = folder.into();
        assert!(folder.ends_with('/'), "`{folder}` is no folder");
        assert!(!self.sets.contains_key(&folder), "two makers for `{folder}`");
        let group = Arc::clone(&self.group);
        // The sink writes each file at once: its time is among that of the maker.
        let make = move |sink: Sink<'_>| {
            group.time(|| {
                make(&|path, bytes| {
                    group.count(1, bytes.len());
                    sink(path, bytes)
                })
            })
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

    /// Plans every file of `family`.
    pub fn family(&mut self, family: Arc<dyn Family + 'a>) {
        self.families.push(self.measured(family));
    }

    /// Plans every file of `family`, whose weight pages tell: they are made before those of other families.
    pub fn weighed_family(&mut self, family: Arc<dyn Family + 'a>) {
        let family = Weighed::new(self.measured(family));
        self.families.insert(self.n_weighed, Arc::new(family));
        self.n_weighed += 1;
    }

    fn measured(&self, family: Arc<dyn Family + 'a>) -> Arc<dyn Family + 'a> {
        Arc::new(Measured { family, group: Arc::clone(&self.group) })
    }

    /// The bytes of the file at `path`; `None` where nothing is planned.
    pub fn get(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        if let Some(make) = self.pages.get(path) {
            make(&Manifest { output: self }, &mut bytes)?;
        } else if let Some(asset) = self.assets.get(path) {
            match &asset.make {
                Make::Whole(make) => make(&mut bytes)?,
                Make::InPieces(pieces, place) => pieces.each(*place, |piece| bytes.extend_from_slice(piece))?,
            }
        } else if let Some((family, place)) = self.find_in_family(path) {
            family.make(place, &Manifest { output: self }, &mut bytes)?;
        } else {
            return self.get_from_set(path);
        }
        Ok(Some(bytes))
    }

    /// The planned paths, sets apart.
    pub fn paths(&self) -> impl Iterator<Item = String> {
        let of_families = self.families.iter().flat_map(|family| (0..family.count()).map(|place| family.path(place)));
        self.assets.keys().chain(self.pages.keys()).cloned().chain(of_families)
    }

    /// The paths of the pages planned one by one, sorted.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str)
    }

    /// Where `instead` gives another path and other bytes for a made file, these are written in its place. Pages still ask
    /// for it by the path that was planned. Not for files that are made in pieces.
    pub fn write_instead(&mut self, instead: impl Fn(&str, &[u8]) -> Option<(String, Vec<u8>)> + Send + Sync + 'a) {
        self.instead = Some(Box::new(instead));
    }

    /// Makes everything and publishes it in `folder`, which changes only when all of it succeeded.
    pub fn write_to(&self, folder: &Path) -> anyhow::Result<Report> {
        publish::publish(self, folder)
    }

    fn find_in_family(&self, path: &str) -> Option<(&(dyn Family + 'a), usize)> {
        self.families.iter().find_map(|family| Some((family.as_ref(), family.place(path)?)))
    }

    fn get_from_set(&self, path: &str) -> anyhow::Result<Option<Vec<u8>>> {
        let Some((_, set)) = self.sets.iter().find(|(folder, _)| path.starts_with(folder.as_str())) else {
            return Ok(None);
        };
        if set.made.get().is_none() {
            let files: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
            (set.make)(&|path, bytes| {
                lock(&files).insert(path.to_owned(), bytes.to_vec());
                Ok(())
            })?;
            let files = std::mem::take(&mut *lock(&files));
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

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("no maker panics while it holds a lock")
}
