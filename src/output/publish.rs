//! Publishing: everything is made in a folder beside the published one, then the two change places.
//!
//! A build that fails or is killed leaves the published folder as it was. Unchanged files are hard-linked, not written;
//! files in the folder that no build made (a `.gitignore`, a `CNAME`) are carried over.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context as _, bail};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use walkdir::WalkDir;

use super::pieces::Pieces;
use super::{FileFacts, Make, Manifest, Output};

/// Where a build notes what it made, in the published folder.
const MANIFEST_FILE: &str = ".clausier-manifest.json";

/// What a build did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Files of the portal.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files whose bytes differ from the last build's.
    pub changed: usize,
    /// Files of the last build that are no more.
    pub removed: usize,
}

/// The files of the last build: path to size and hash.
#[derive(Default, Serialize, Deserialize)]
struct Published {
    files: BTreeMap<String, (u64, String)>,
}

pub(super) fn publish(output: &Output<'_>, folder: &Path) -> anyhow::Result<Report> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = folder.file_name().context("the output folder has no name")?.to_string_lossy();
    fs::create_dir_all(parent).with_context(|| format!("cannot create `{}`", parent.display()))?;
    let before = read_manifest(folder)?;
    let staging = parent.join(format!(".{name}.clausier-staging"));
    remove_staging(&staging)?;
    fs::create_dir(&staging).with_context(|| format!("cannot create `{}`", staging.display()))?;

    let stage = Stage { folder, staging: &staging, before: &before, made: Mutex::default(), folders: Mutex::default() };
    let report = match stage.fill(output) {
        Ok(report) => report,
        Err(error) => {
            remove_staging(&staging)?;
            return Err(error);
        }
    };
    exchange(&staging, folder)?;
    remove_staging(&staging)?;
    Ok(report)
}

struct Stage<'s> {
    folder: &'s Path,
    staging: &'s Path,
    before: &'s Published,
    made: Mutex<Published>,
    folders: Mutex<std::collections::HashSet<PathBuf>>,
}

impl Stage<'_> {
    fn fill(&self, output: &Output<'_>) -> anyhow::Result<Report> {
        output.assets.par_iter().try_for_each_init(Vec::new, |bytes, (path, asset)| {
            let facts = match &asset.make {
                Make::Whole(make) => {
                    bytes.clear();
                    make(bytes).with_context(|| format!("cannot make `{path}`"))?;
                    let facts = FileFacts::of(bytes);
                    self.put(path, bytes, facts)?;
                    facts
                }
                Make::InPieces(pieces) => self.put_pieces(path, pieces)?,
            };
            let _ = asset.facts.set(facts); // a page may have asked before: the same facts
            Ok::<_, anyhow::Error>(())
        })?;
        for (folder, set) in &output.sets {
            let files = (set.make)().with_context(|| format!("cannot make `{folder}`"))?;
            files.into_par_iter().try_for_each(|(path, bytes)| self.put(&path, &bytes, FileFacts::of(&bytes)))?;
        }
        let manifest = Manifest { output };
        output.pages.par_iter().try_for_each_init(Vec::new, |bytes, (path, make)| {
            bytes.clear();
            make(&manifest, bytes).with_context(|| format!("cannot make `{path}`"))?;
            self.put(path, bytes, FileFacts::of(bytes))
        })?;
        self.carry_over()?;
        self.finish()
    }

    /// Puts a made file in the staging folder: a link to the published one where that has the same bytes.
    fn put(&self, path: &str, bytes: &[u8], facts: FileFacts) -> anyhow::Result<()> {
        let target = self.staging.join(path);
        self.create_parent(&target)?;
        let hash = hex(&facts.hash);
        let unchanged =
            self.before.files.get(path).is_some_and(|(size, before)| *size == facts.size && *before == hash);
        if !(unchanged && self.link_published(path, &target, facts.size)) {
            fs::write(&target, bytes).with_context(|| format!("cannot write `{}`", target.display()))?;
        }
        lock(&self.made).files.insert(path.to_owned(), (facts.size, hash));
        Ok(())
    }

    /// Makes a file in the staging folder, piece by piece, then does as [`Stage::put`].
    fn put_pieces(&self, path: &str, pieces: &Pieces<'_>) -> anyhow::Result<FileFacts> {
        let target = self.staging.join(path);
        self.create_parent(&target)?;
        let mut file = fs::File::create(&target).with_context(|| format!("cannot create `{}`", target.display()))?;
        let facts = pieces.write(&mut file).with_context(|| format!("cannot make `{path}`"))?;
        let hash = hex(&facts.hash);
        if self.before.files.get(path).is_some_and(|(size, before)| *size == facts.size && *before == hash) {
            // The link takes the place of the copy only once it is there.
            let link = target.with_extension("clausier-link");
            if self.link_published(path, &link, facts.size) {
                fs::rename(&link, &target).with_context(|| format!("cannot replace `{}`", target.display()))?;
            }
        }
        lock(&self.made).files.insert(path.to_owned(), (facts.size, hash));
        Ok(facts)
    }

    /// Links the published file at `path` to `target`; says whether it could.
    fn link_published(&self, path: &str, target: &Path, size: u64) -> bool {
        let published = self.folder.join(path);
        let same_size = fs::symlink_metadata(&published).is_ok_and(|facts| facts.is_file() && facts.len() == size);
        same_size && fs::hard_link(&published, target).is_ok()
    }

    /// Carries over the files that no build made.
    fn carry_over(&self) -> anyhow::Result<()> {
        if !self.folder.is_dir() {
            return Ok(());
        }
        for entry in WalkDir::new(self.folder).min_depth(1) {
            let entry = entry.with_context(|| format!("cannot list `{}`", self.folder.display()))?;
            let path = entry.path().strip_prefix(self.folder)?.to_string_lossy().replace('\\', "/");
            let target = self.staging.join(&path);
            let ours = path == MANIFEST_FILE || self.before.files.contains_key(&path);
            if entry.file_type().is_dir() || ours || fs::symlink_metadata(&target).is_ok() {
                continue;
            }
            self.create_parent(&target)?;
            if fs::hard_link(entry.path(), &target).is_err() {
                fs::copy(entry.path(), &target).with_context(|| format!("cannot carry over `{path}`"))?;
            }
        }
        Ok(())
    }

    fn finish(&self) -> anyhow::Result<Report> {
        let made = std::mem::take(&mut *lock(&self.made));
        let changed = made.files.iter().filter(|(path, facts)| self.before.files.get(*path) != Some(*facts)).count();
        let removed = self.before.files.keys().filter(|path| !made.files.contains_key(*path)).count();
        let bytes = made.files.values().map(|(size, _)| size).sum();
        let manifest = serde_json::to_vec(&made)?;
        fs::write(self.staging.join(MANIFEST_FILE), manifest).context("cannot write the manifest of the build")?;
        Ok(Report { files: made.files.len(), bytes, changed, removed })
    }

    /// Creates the folder of `target`, once.
    fn create_parent(&self, target: &Path) -> anyhow::Result<()> {
        let Some(parent) = target.parent() else { return Ok(()) };
        if lock(&self.folders).contains(parent) {
            return Ok(());
        }
        fs::create_dir_all(parent).with_context(|| format!("cannot create `{}`", parent.display()))?;
        lock(&self.folders).insert(parent.to_owned());
        Ok(())
    }
}

/// Reads what the last build made in `folder`; refuses a folder that is plainly something else.
fn read_manifest(folder: &Path) -> anyhow::Result<Published> {
    match fs::read(folder.join(MANIFEST_FILE)) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .with_context(|| format!("`{}` is damaged: remove it", folder.join(MANIFEST_FILE).display())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            for mark in [".git", "content/portal.yaml", "Cargo.toml"] {
                if folder.join(mark).exists() {
                    bail!("`{}` holds `{mark}`: it is no folder for a published portal", folder.display());
                }
            }
            Ok(Published::default())
        }
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", folder.join(MANIFEST_FILE).display())),
    }
}

/// Puts `staging` in the place of `folder`, and what was there in the place of `staging`.
fn exchange(staging: &Path, folder: &Path) -> anyhow::Result<()> {
    if !folder.exists() {
        return fs::rename(staging, folder).with_context(|| format!("cannot create `{}`", folder.display()));
    }
    if exchange_at_once(staging, folder) {
        return Ok(());
    }
    // Where the system cannot exchange two folders in one step, the address is empty for the time of a renaming.
    let aside = staging.with_extension("old");
    fs::rename(folder, &aside).with_context(|| format!("cannot move `{}` aside", folder.display()))?;
    if let Err(error) = fs::rename(staging, folder) {
        fs::rename(&aside, folder).context("cannot put the published folder back")?;
        return Err(error).with_context(|| format!("cannot replace `{}`", folder.display()));
    }
    fs::rename(&aside, staging).context("cannot clear the last build away")
}

#[cfg(target_os = "linux")]
fn exchange_at_once(staging: &Path, folder: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, staging, CWD, folder, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange_at_once(_staging: &Path, _folder: &Path) -> bool {
    false
}

/// Removes the staging folder, which only this module makes.
fn remove_staging(staging: &Path) -> anyhow::Result<()> {
    match fs::remove_dir_all(staging) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove `{}`", staging.display()))
        }
        _ => Ok(()),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().expect("no maker panics while it holds a lock")
}

fn hex(hash: &[u8; 32]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Measure;
    use super::*;

    fn output(files: &'static [(&'static str, &'static str)]) -> Output<'static> {
        let mut output = Output::default();
        for (path, bytes) in files {
            output.asset(*path, move |buffer| {
                anyhow::ensure!(*bytes != "fail", "no bytes");
                buffer.extend_from_slice(bytes.as_bytes());
                Ok(())
            });
        }
        output
    }

    fn listing(folder: &Path) -> Vec<String> {
        let files = WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
        let files = files.filter(|entry| entry.file_type().is_file() && entry.file_name() != MANIFEST_FILE);
        files
            .map(|entry| {
                let path = entry.path().strip_prefix(folder).unwrap().display().to_string();
                format!("{path}={}", fs::read_to_string(entry.path()).unwrap())
            })
            .collect()
    }

    #[test]
    fn replaces_what_it_made_and_keeps_what_it_did_not() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("CNAME"), "mine").unwrap();
        let first = output(&[("a/index.html", "1"), ("b.css", "2")]).write_to(&folder).unwrap();
        assert_eq!(first, Report { files: 2, bytes: 2, changed: 2, removed: 0 });
        let second = output(&[("b.css", "2"), ("c.css", "3")]).write_to(&folder).unwrap();
        assert_eq!(second, Report { files: 2, bytes: 2, changed: 1, removed: 1 });
        assert_eq!(listing(&folder), ["CNAME=mine", "b.css=2", "c.css=3"]);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_failed_build_changes_nothing() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        output(&[("a.css", "1")]).write_to(&folder).unwrap();
        let error = output(&[("a.css", "2"), ("b.css", "fail")]).write_to(&folder).unwrap_err();
        assert_eq!(format!("{error:#}"), "cannot make `b.css`: no bytes");
        assert_eq!(listing(&folder), ["a.css=1"]);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_build_left_is_cleared() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        fs::create_dir(root.path().join(".public.clausier-staging")).unwrap();
        fs::write(root.path().join(".public.clausier-staging/half"), "").unwrap();
        output(&[("a.css", "1")]).write_to(&folder).unwrap();
        assert_eq!(listing(&folder), ["a.css=1"]);
    }

    #[test]
    fn an_unchanged_file_is_the_same_file() {
        use std::os::unix::fs::MetadataExt as _;

        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        output(&[("a.css", "1")]).write_to(&folder).unwrap();
        let before = fs::metadata(folder.join("a.css")).unwrap().ino();
        output(&[("a.css", "1")]).write_to(&folder).unwrap();
        assert_eq!(fs::metadata(folder.join("a.css")).unwrap().ino(), before);
    }

    /// A file of more pieces than are made at a time.
    fn in_pieces(last: &'static str) -> Output<'static> {
        let mut output = Output::default();
        output.group("numbers");
        output.asset_in_pieces("numbers.csv", 1001, move |piece, bytes| {
            let digits = if piece == 1000 { last } else { &"0123456789"[..1 + piece % 10] };
            bytes.extend_from_slice(digits.as_bytes());
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
        assert_eq!(report, Report { files: 1, bytes: 5501, changed: 1, removed: 0 });
        assert_eq!(read_manifest(&folder).unwrap().files["numbers.csv"].1, hex(&FileFacts::of(&bytes).hash));
        assert_eq!(Manifest { output: &in_pieces("0") }.facts("numbers.csv").unwrap(), FileFacts::of(&bytes));
    }

    #[test]
    fn a_file_made_in_pieces_is_the_same_file_until_it_changes() {
        use std::os::unix::fs::MetadataExt as _;

        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        let publish = |last| {
            let report = in_pieces(last).write_to(&folder).unwrap();
            assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is left beside it and the manifest");
            (report.changed, fs::metadata(folder.join("numbers.csv")).unwrap().ino())
        };
        let first = publish("0");
        assert_eq!(publish("0"), (0, first.1));
        let changed = publish("1");
        assert!(changed.0 == 1 && changed.1 != first.1, "{changed:?}");
    }

    #[test]
    fn makers_are_measured_by_group() {
        use std::time::Duration;

        let root = tempfile::tempdir().unwrap();
        let mut output = in_pieces("0");
        output.group("pages");
        output.page("a/index.html", |_, bytes| {
            bytes.extend_from_slice(b"a");
            Ok(())
        });
        output.measure_by(|| {
            thread_local!(static NOW: std::cell::Cell<u64> = const { std::cell::Cell::new(0) });
            Duration::from_millis(NOW.replace(NOW.get() + 1))
        });
        output.write_to(&root.path().join("public")).unwrap();
        let measures: Vec<_> = output.measures().collect();
        let measure = |group, files, bytes, ms| Measure { group, files, bytes, time: Duration::from_millis(ms) };
        assert_eq!(measures, [measure("numbers", 1, 5501, 1001), measure("pages", 1, 1, 1)]);
    }

    #[test]
    fn a_folder_that_is_a_repository_is_refused() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(".git")).unwrap();
        let error = output(&[]).write_to(root.path()).unwrap_err();
        assert!(error.to_string().contains("no folder for a published portal"), "{error}");
    }
}
