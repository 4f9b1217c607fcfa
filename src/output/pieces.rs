//! Large files, made in pieces: on every core, and never whole in memory.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::Hasher as _;
use std::io::Write as _;
use std::ops::Range;
use std::sync::Mutex;

use anyhow::Context as _;
use rustc_hash::FxHasher;

use super::FileFacts;
use super::publish::Stage;
use super::work::{create_folder, link_published};

type MakePieces<'a> = Box<dyn Fn(usize, &mut [Vec<u8>]) -> anyhow::Result<()> + Send + Sync + 'a>;

/// Files that are made side by side, step by step: a step adds a piece to each of those that it is for.
pub(super) struct Pieces<'a> {
    /// The path of each file, and the steps that make it.
    files: Vec<(String, Range<usize>)>,
    make: MakePieces<'a>,
}

/// Files in the making.
pub(super) struct Making<'o> {
    pieces: &'o Pieces<'o>,
    files: Vec<Joined<'o>>,
}

/// A file in the making: its pieces come in any order, and are written in theirs.
struct Joined<'o> {
    path: &'o str,
    n_pieces: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    file: Option<File>,
    facts: Facts,
    /// The piece that comes next.
    next: usize,
    /// Those that came before their turn: as many as other threads made while one was slow.
    waiting: BTreeMap<usize, Vec<u8>>,
}

/// The facts of a file, piece by piece.
#[derive(Default)]
struct Facts {
    size: u64,
    hasher: FxHasher,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(files: Vec<(String, Range<usize>)>, make: MakePieces<'a>) -> Pieces<'a> {
        for (path, steps) in &files {
            assert!(!steps.is_empty(), "nothing makes `{path}`");
        }
        Pieces { files, make }
    }

    pub(super) fn files(&self) -> &[(String, Range<usize>)] {
        &self.files
    }

    /// Makes the pieces of the file at `place`, and lets `take` have each.
    pub(super) fn each(&self, place: usize, mut take: impl FnMut(&[u8])) -> anyhow::Result<()> {
        let mut pieces = Vec::new();
        for step in self.files[place].1.clone() {
            self.make(step, &mut pieces)?;
            let before = self.at(step).take_while(|&file| file != place).count();
            take(&pieces[before]);
        }
        Ok(())
    }

    /// The facts of the file at `place`, which is made and not kept.
    pub(super) fn facts(&self, place: usize) -> anyhow::Result<FileFacts> {
        let mut facts = Facts::default();
        self.each(place, |piece| facts.add(piece))?;
        Ok(facts.finish())
    }

    /// Makes a piece of each file that `step` is for.
    fn make(&self, step: usize, pieces: &mut Vec<Vec<u8>>) -> anyhow::Result<()> {
        pieces.resize_with(self.at(step).count(), Vec::new);
        pieces.iter_mut().for_each(Vec::clear);
        (self.make)(step, pieces)
    }

    /// The files that `step` is for.
    fn at(&self, step: usize) -> impl Iterator<Item = usize> {
        (0..self.files.len()).filter(move |&place| self.files[place].1.contains(&step))
    }
}

impl<'o> Making<'o> {
    pub(super) fn new(pieces: &'o Pieces<'o>) -> Making<'o> {
        let files = pieces.files.iter();
        let files = files.map(|(path, steps)| Joined { path, n_pieces: steps.len(), state: Mutex::default() });
        Making { pieces, files: files.collect() }
    }

    /// The steps from the first one to the last.
    pub(super) fn steps(&self) -> Range<usize> {
        0..self.pieces.files.iter().map(|(_, steps)| steps.end).max().unwrap_or_default()
    }

    /// Does `step` and writes all that can be written; tells `done` of each file that is whole.
    pub(super) fn step(
        &self,
        step: usize,
        bytes: &mut Vec<Vec<u8>>,
        stage: &Stage<'_>,
        mut done: impl FnMut(&'o str, FileFacts),
    ) -> anyhow::Result<()> {
        self.pieces.make(step, bytes).with_context(|| {
            let paths = self.pieces.at(step).map(|place| format!("`{}`", self.files[place].path));
            format!("cannot make {}", paths.collect::<Vec<_>>().join(", "))
        })?;
        for (place, bytes) in self.pieces.at(step).zip(bytes) {
            let file = &self.files[place];
            if let Some(facts) = file.add(step - self.pieces.files[place].1.start, bytes, stage)? {
                done(file.path, facts);
            }
        }
        Ok(())
    }
}

impl Joined<'_> {
    /// Adds `piece`, whose bytes are lost, and writes all that can be written; gives the facts once the file is whole.
    fn add(&self, piece: usize, bytes: &mut Vec<u8>, stage: &Stage<'_>) -> anyhow::Result<Option<FileFacts>> {
        let mut state = self.state.lock().expect("no maker panics while it holds a lock");
        if piece != state.next {
            state.waiting.insert(piece, std::mem::take(bytes));
            return Ok(None);
        }
        self.write(bytes, &mut state, stage)?;
        while let Some(bytes) = state.take_next() {
            self.write(&bytes, &mut state, stage)?;
        }
        if state.next < self.n_pieces {
            return Ok(None);
        }
        state.file = None;
        let facts = std::mem::take(&mut state.facts).finish();
        self.link_if_unchanged(facts, stage)?;
        Ok(Some(facts))
    }

    fn write(&self, bytes: &[u8], state: &mut State, stage: &Stage<'_>) -> anyhow::Result<()> {
        let file = match &mut state.file {
            Some(file) => file,
            None => state.file.insert(self.create(stage)?),
        };
        file.write_all(bytes).with_context(|| format!("cannot write `{}`", self.path))?;
        state.facts.add(bytes);
        state.next += 1;
        Ok(())
    }

    fn create(&self, stage: &Stage<'_>) -> anyhow::Result<File> {
        let target = stage.staging.join(self.path);
        if let Some(folder) = target.parent() {
            create_folder(folder)?;
        }
        File::create(&target).with_context(|| format!("cannot create `{}`", target.display()))
    }

    /// Puts the published file in the place of the made one, where both are the same.
    fn link_if_unchanged(&self, facts: FileFacts, stage: &Stage<'_>) -> anyhow::Result<()> {
        if stage.before.facts(self.path) != Some(facts) {
            return Ok(());
        }
        let target = stage.staging.join(self.path);
        // The link takes the place of the copy only once it is there.
        let link = target.with_extension("clausier-link");
        if link_published(&stage.folder.join(self.path), &link, facts.size) {
            fs::rename(&link, &target).with_context(|| format!("cannot replace `{}`", target.display()))?;
        }
        Ok(())
    }
}

impl State {
    fn take_next(&mut self) -> Option<Vec<u8>> {
        self.waiting.remove(&self.next)
    }
}

impl Facts {
    fn add(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        self.hasher.write(bytes);
    }

    fn finish(self) -> FileFacts {
        FileFacts { size: self.size, hash: self.hasher.finish() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Manifest, Output, Report};
    use super::*;

    /// A file of many pieces, and beside it one that begins later and ends earlier.
    fn in_pieces(last: &'static str) -> Output<'static> {
        let mut output = Output::default();
        let files = vec![("few.csv".to_owned(), 7..10), ("numbers.csv".to_owned(), 0..1001)];
        output.assets_in_pieces(files, move |step, pieces| {
            let (numbers, others) = pieces.split_last_mut().unwrap();
            let digits = if step == 1000 { last } else { &"0123456789"[..1 + step % 10] };
            numbers.extend_from_slice(digits.as_bytes());
            others.iter_mut().for_each(|few| few.extend_from_slice(step.to_string().as_bytes()));
            Ok(())
        });
        output
    }

    #[test]
    fn a_file_made_in_pieces_is_the_same_whole() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        let output = in_pieces("0");
        let report = output.write_to(&folder).unwrap();
        let bytes = output.get("numbers.csv").unwrap().unwrap();
        assert_eq!(bytes.len(), 5501);
        assert!(bytes.starts_with(b"0010120123") && fs::read(folder.join("numbers.csv")).unwrap() == bytes);
        assert_eq!(report, Report { files: 2, bytes: 5504, changed: 2, removed: 0 });
        assert_eq!(fs::read_to_string(folder.join("few.csv")).unwrap(), "789");
        assert_eq!(output.get("few.csv").unwrap().unwrap(), b"789");
        let facts = |output: &Output<'_>| -> FileFacts { Manifest { output }.facts("numbers.csv").unwrap() };
        assert_eq!(facts(&in_pieces("0")), facts(&output));
    }

    #[test]
    fn a_file_made_in_pieces_is_the_same_file_until_it_changes() {
        use std::os::unix::fs::MetadataExt as _;

        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        let publish = |last| {
            let report = in_pieces(last).write_to(&folder).unwrap();
            assert_eq!(fs::read_dir(&folder).unwrap().count(), 3, "nothing is left beside them and the manifest");
            (report.changed, fs::metadata(folder.join("numbers.csv")).unwrap().ino())
        };
        let first = publish("0");
        assert_eq!(publish("0"), (0, first.1));
        let changed = publish("1");
        assert!(changed.0 == 1 && changed.1 != first.1, "{changed:?}");
    }
}
