//! Making the files of a build: what a thread takes up, and how it puts what it made in its place.

use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::Context as _;

use super::pieces::Pieces;
use super::publish::Stage;
use super::record::Record;
use super::{Asset, FileFacts, Make, MakePage, Manifest, Output, PlannedFamily, Set, lock};

/// How much a worker's buffer may hold while it makes small files.
const SMALL: usize = 1 << 20;

/// What a worker takes up at once.
pub(super) enum Job<'o> {
    Set(&'o str, &'o Set<'o>),
    Asset(&'o str, &'o Asset<'o>),
    Family(&'o PlannedFamily<'o>, Range<usize>),
    Page(&'o str, &'o MakePage<'o>),
}

/// One thread's part of a build: nothing of it is shared with the others.
pub(super) struct Worker<'s> {
    stage: &'s Stage<'s>,
    output: &'s Output<'s>,
    /// What is being made.
    bytes: Vec<u8>,
    /// Where it goes.
    target: PathBuf,
    /// The folder that was created last.
    folder: String,
    pub(super) made: Vec<Record>,
}

impl<'s> Worker<'s> {
    pub(super) fn new(stage: &'s Stage<'s>, output: &'s Output<'s>) -> Worker<'s> {
        let (bytes, target, folder, made) = (Vec::new(), PathBuf::new(), String::new(), Vec::new());
        Worker { stage, output, bytes, target, folder, made }
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
            Job::Asset(path, asset) => {
                let facts = match &asset.make {
                    Make::Whole(make) => {
                        bytes.clear();
                        make(&mut bytes).with_context(|| format!("cannot make `{path}`"))?;
                        let facts = FileFacts::of(&bytes);
                        self.put((*path).to_owned(), &bytes, facts)?;
                        facts
                    }
                    Make::InPieces(pieces) => self.put_pieces((*path).to_owned(), pieces)?,
                };
                let _ = asset.facts.set(facts); // a page may have asked before: the same facts
            }
            Job::Family(family, places) => {
                if bytes.capacity() > SMALL {
                    bytes = Vec::new();
                }
                for place in places.clone() {
                    bytes.clear();
                    let path = family.files.path(place);
                    let make = |bytes: &mut Vec<u8>| family.files.make(place, &manifest, bytes);
                    family.group.measure(1, &mut bytes, make).with_context(|| format!("cannot make `{path}`"))?;
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
        let Stage { folder, before, .. } = *self.stage;
        self.aim(&path)?;
        let unchanged = before.facts(&path) == Some(facts);
        if !(unchanged && link_published(&folder.join(&path), &self.target, facts.size)) {
            fs::write(&self.target, bytes).with_context(|| format!("cannot write `{}`", self.target.display()))?;
        }
        self.made.push(Record { path, facts });
        Ok(())
    }

    /// Makes a file in the staging folder, piece by piece, then does as [`Worker::put`].
    fn put_pieces(&mut self, path: String, pieces: &Pieces<'_>) -> anyhow::Result<FileFacts> {
        let Stage { folder, before, .. } = *self.stage;
        self.aim(&path)?;
        let target = &self.target;
        let mut file = fs::File::create(target).with_context(|| format!("cannot create `{}`", target.display()))?;
        let facts = pieces.write(&mut file).with_context(|| format!("cannot make `{path}`"))?;
        if before.facts(&path) == Some(facts) {
            // The link takes the place of the copy only once it is there.
            let link = target.with_extension("clausier-link");
            if link_published(&folder.join(&path), &link, facts.size) {
                fs::rename(&link, target).with_context(|| format!("cannot replace `{}`", target.display()))?;
            }
        }
        self.made.push(Record { path, facts });
        Ok(facts)
    }

    /// Makes `path` the target, in a folder that is there.
    fn aim(&mut self, path: &str) -> anyhow::Result<()> {
        let staging = self.stage.staging;
        let parent = path.rfind('/').map_or("", |end| &path[..end]);
        if parent != self.folder {
            create_folder(&staging.join(parent))?;
            self.folder.clear();
            self.folder.push_str(parent);
        }
        self.target.clear();
        self.target.push(staging);
        self.target.push(path);
        Ok(())
    }
}

/// Links the published file at `published` to `target`; says whether it could.
fn link_published(published: &Path, target: &Path, size: u64) -> bool {
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
