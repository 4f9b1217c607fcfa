//! Making the files of a build: what a thread takes up, and how it puts what it made in its place.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use anyhow::Context as _;

use super::pieces::Making;
use super::publish::Stage;
use super::record::Record;
use super::{Family, FileFacts, MakeAsset, MakePage, Manifest, Output, Set, lock};

/// How much a worker's buffer may hold while it makes small files.
const SMALL: usize = 1 << 20;

/// What a worker takes up at once.
pub(super) enum Job<'o> {
    Set(&'o str, &'o Set<'o>),
    Asset(&'o str, &'o MakeAsset<'o>, &'o OnceLock<FileFacts>),
    Step(&'o Making<'o>, usize),
    Family(&'o dyn Family, Range<usize>),
    Page(&'o str, &'o MakePage<'o>),
}

/// One thread's part of a build: nothing of it is shared with the others.
pub(super) struct Worker<'s> {
    stage: &'s Stage<'s>,
    output: &'s Output<'s>,
    /// What is being made.
    bytes: Vec<u8>,
    /// Those of files that are made side by side.
    pieces: Vec<Vec<u8>>,
    /// Where it goes.
    target: PathBuf,
    /// The folder that was created last.
    folder: String,
    pub(super) made: Vec<Record>,
}

impl<'s> Worker<'s> {
    pub(super) fn new(stage: &'s Stage<'s>, output: &'s Output<'s>) -> Worker<'s> {
        let (bytes, pieces, target, folder) = (Vec::new(), Vec::new(), PathBuf::new(), String::new());
        Worker { stage, output, bytes, pieces, target, folder, made: Vec::new() }
    }

    /// Does `job`.
    pub(super) fn work(&mut self, job: &Job<'_>) -> anyhow::Result<()> {
        let manifest = Manifest { output: self.output };
        let mut bytes = std::mem::take(&mut self.bytes);
        match job {
            Job::Set(folder, set) => {
                // Its files may come from several threads.
                let worker = Mutex::new(&mut *self);
                let put = |path: &str, bytes: &[u8]| {
                    let facts = FileFacts::of(bytes);
                    lock(&worker).put(path.to_owned(), bytes, facts)
                };
                (set.make)(&put).with_context(|| format!("cannot make `{folder}`"))?;
            }
            Job::Asset(path, make, known) => {
                bytes.clear();
                make(&mut bytes).with_context(|| format!("cannot make `{path}`"))?;
                let facts = FileFacts::of(&bytes);
                let _ = known.set(facts); // a page may have asked before: the same facts
                self.put((*path).to_owned(), &bytes, facts)?;
            }
            Job::Step(files, step) => files.step(*step, &mut self.pieces, self.stage, |path, facts| {
                if let Some(asset) = self.output.assets.get(path) {
                    let _ = asset.facts.set(facts);
                }
                self.made.push(Record { path: path.to_owned(), facts });
            })?,
            Job::Family(family, places) => {
                if bytes.capacity() > SMALL {
                    bytes = Vec::new();
                }
                for place in places.clone() {
                    bytes.clear();
                    let path = family.path(place);
                    family.make(place, &manifest, &mut bytes).with_context(|| format!("cannot make `{path}`"))?;
                    self.put(path, &bytes, FileFacts::of(&bytes))?;
                }
            }
            Job::Page(path, make) => {
                bytes.clear();
                make(&manifest, &mut bytes).with_context(|| format!("cannot make `{path}`"))?;
                self.put((*path).to_owned(), &bytes, FileFacts::of(&bytes))?;
            }
        }
        self.bytes = bytes;
        Ok(())
    }

    /// Puts a made file in the staging folder: a link to the published one where that has the same bytes.
    fn put(&mut self, path: String, bytes: &[u8], facts: FileFacts) -> anyhow::Result<()> {
        match self.output.instead.as_ref().and_then(|instead| instead(&path, bytes)) {
            Some((path, bytes)) => self.write(path, &bytes, FileFacts::of(&bytes)),
            None => self.write(path, bytes, facts),
        }
    }

    fn write(&mut self, path: String, bytes: &[u8], facts: FileFacts) -> anyhow::Result<()> {
        let Stage { folder, staging, before } = *self.stage;
        let parent = path.rfind('/').map_or("", |end| &path[..end]);
        if parent != self.folder {
            create_folder(&staging.join(parent))?;
            self.folder.clear();
            self.folder.push_str(parent);
        }
        self.target.clear();
        self.target.push(staging);
        self.target.push(&path);
        let unchanged = before.facts(&path) == Some(facts);
        if !(unchanged && link_published(&folder.join(&path), &self.target, facts.size)) {
            fs::write(&self.target, bytes).with_context(|| format!("cannot write `{}`", self.target.display()))?;
        }
        self.made.push(Record { path, facts });
        Ok(())
    }
}

/// Links the published file at `published` to `target`; says whether it could.
pub(super) fn link_published(published: &Path, target: &Path, size: u64) -> bool {
    let same_size = fs::symlink_metadata(published).is_ok_and(|facts| facts.is_file() && facts.len() == size);
    same_size && fs::hard_link(published, target).is_ok()
}

/// Creates `folder` and those above it, where they are not there yet: most often only the last one is missing.
pub(super) fn create_folder(folder: &Path) -> anyhow::Result<()> {
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir_all(folder),
        other => other,
    }
    .with_context(|| format!("cannot create `{}`", folder.display()))
}
