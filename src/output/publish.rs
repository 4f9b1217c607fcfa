//! Publishing: everything is made in a folder beside the published one, then the two change places.
//!
//! A build that fails or is killed leaves the published folder as it was. Unchanged files are hard-linked, not written;
//! files in the folder that no build made (a `.gitignore`, a `CNAME`) are carried over.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, bail};
use walkdir::WalkDir;

use super::pieces::Making;
use super::record::{self, Published, Record};
use super::work::{Job, Worker, create_folder};
use super::{Make, Output};

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

pub(super) fn publish(output: &Output<'_>, folder: &Path) -> anyhow::Result<Report> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = folder.file_name().context("the output folder has no name")?.to_string_lossy();
    fs::create_dir_all(parent).with_context(|| format!("cannot create `{}`", parent.display()))?;
    let before = read_manifest(folder)?;
    let staging = parent.join(format!(".{name}.clausier-staging"));
    remove_staging(&staging)?;
    fs::create_dir(&staging).with_context(|| format!("cannot create `{}`", staging.display()))?;

    let stage = Stage { folder, staging: &staging, before: &before };
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

/// How many files of a family are made one after the other before another worker may go on with it.
const CHUNK: usize = 32;

pub(super) struct Stage<'s> {
    /// The published folder.
    pub(super) folder: &'s Path,
    /// Where everything is made.
    pub(super) staging: &'s Path,
    /// What the last build made.
    pub(super) before: &'s Published,
}

impl Stage<'_> {
    fn fill(&self, output: &Output<'_>) -> anyhow::Result<Report> {
        // The longest first, so that no worker is left with one at the end. Pages that say something of assets come last.
        let sets = output.sets.iter().map(|(folder, set)| Job::Set(folder, set));
        let making: Vec<Making<'_>> = output.in_pieces.iter().map(|pieces| Making::new(pieces)).collect();
        let steps = making.iter().flat_map(|files| files.steps().map(move |step| Job::Step(files, step)));
        let assets = output.assets.iter().filter_map(|(path, asset)| match &asset.make {
            Make::Whole(make) => Some(Job::Asset(path, make, &asset.facts)),
            Make::InPieces(..) => None,
        });
        let families = output.families.iter().flat_map(|family| {
            let starts = (0..family.count()).step_by(CHUNK);
            starts.map(|start| Job::Family(family.as_ref(), start..(start + CHUNK).min(family.count())))
        });
        let mut made = self.work(&sets.chain(steps).chain(assets).chain(families).collect::<Vec<_>>(), output)?;
        let pages = output.pages.iter().map(|(path, make)| Job::Page(path, make));
        made.extend(self.work(&pages.collect::<Vec<_>>(), output)?);
        self.carry_over()?;
        self.finish(made)
    }

    /// Does `jobs` in their order, on every core; gives what was made.
    fn work(&self, jobs: &[Job<'_>], output: &Output<'_>) -> anyhow::Result<Vec<Record>> {
        let next = AtomicUsize::new(0);
        let made = rayon::broadcast(|_| {
            let mut worker = Worker::new(self, output);
            while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                worker.work(job).inspect_err(|_| next.store(jobs.len(), Ordering::Relaxed))?;
            }
            Ok(worker.made)
        });
        let mut all = Vec::new();
        for made in made {
            let made: anyhow::Result<Vec<Record>> = made;
            all.append(&mut made?);
        }
        Ok(all)
    }

    /// Carries over the files that no build made.
    fn carry_over(&self) -> anyhow::Result<()> {
        if !self.folder.is_dir() {
            return Ok(());
        }
        for entry in WalkDir::new(self.folder).min_depth(1) {
            let entry = entry.with_context(|| format!("cannot list `{}`", self.folder.display()))?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(self.folder)?.to_string_lossy().replace('\\', "/");
            if path == MANIFEST_FILE || self.before.has(&path) {
                continue;
            }
            let target = self.staging.join(&path);
            if fs::symlink_metadata(&target).is_ok() {
                continue;
            }
            create_folder(target.parent().unwrap_or(self.staging))?;
            if fs::hard_link(entry.path(), &target).is_err() {
                fs::copy(entry.path(), &target).with_context(|| format!("cannot carry over `{path}`"))?;
            }
        }
        Ok(())
    }

    fn finish(&self, mut made: Vec<Record>) -> anyhow::Result<Report> {
        made.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        if let Some(pair) = made.windows(2).find(|pair| pair[0].path == pair[1].path) {
            bail!("two makers for `{}`", pair[0].path);
        }
        let known = made.iter().filter(|record| self.before.has(&record.path)).count();
        let same = made.iter().filter(|record| self.before.facts(&record.path) == Some(record.facts)).count();
        let report = Report {
            files: made.len(),
            bytes: made.iter().map(|record| record.facts.size).sum(),
            changed: made.len() - same,
            removed: self.before.count() - known,
        };
        fs::write(self.staging.join(MANIFEST_FILE), record::to_json(&made)?)
            .context("cannot write the manifest of the build")?;
        Ok(report)
    }
}

/// Reads what the last build made in `folder`; refuses a folder that is plainly something else.
fn read_manifest(folder: &Path) -> anyhow::Result<Published> {
    match fs::read(folder.join(MANIFEST_FILE)) {
        Ok(bytes) => Published::from_json(&bytes)
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

#[cfg(test)]
mod tests {
    use super::super::{Family, Manifest};
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

    /// Pages whose bytes are their places, but for those that were changed.
    struct Numbers {
        changed: Vec<usize>,
    }

    impl Family for Numbers {
        fn count(&self) -> usize {
            100
        }

        fn path(&self, place: usize) -> String {
            format!("numbers/{place}/index.html")
        }

        fn place(&self, path: &str) -> Option<usize> {
            path.strip_prefix("numbers/")?.strip_suffix("/index.html")?.parse().ok()
        }

        fn make(&self, place: usize, manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
            assert!(manifest.has("numbers/99/index.html") && !manifest.has("numbers/none"));
            let mark = if self.changed.contains(&place) { "!" } else { "" };
            bytes.extend(format!("{place}{mark}").bytes());
            Ok(())
        }
    }

    #[test]
    fn of_a_family_only_what_changed_is_written() {
        use std::os::unix::fs::MetadataExt as _;

        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        let publish = |changed: Vec<usize>| {
            let mut output = Output::default();
            output.family(std::sync::Arc::new(Numbers { changed }));
            assert_eq!(output.get("numbers/7/index.html").unwrap().unwrap()[0], b'7');
            let report = output.write_to(&folder).unwrap();
            let paths: Vec<String> = output.paths().collect();
            let inodes: Vec<u64> = paths.iter().map(|path| fs::metadata(folder.join(path)).unwrap().ino()).collect();
            (report, inodes)
        };
        let (first, before) = publish(vec![]);
        assert_eq!((first.files, first.changed), (100, 100));
        let (second, after) = publish(vec![41, 99]);
        assert_eq!((second.files, second.changed, second.removed), (100, 2, 0));
        let written: Vec<usize> = (0..100).filter(|&place| before[place] != after[place]).collect();
        assert_eq!(written, [41, 99]);
        assert_eq!(fs::read_to_string(folder.join("numbers/41/index.html")).unwrap(), "41!");
    }

    #[test]
    fn two_makers_for_one_path_are_a_mistake() {
        let root = tempfile::tempdir().unwrap();
        let mut output = output(&[("numbers/3/index.html", "3")]);
        output.family(std::sync::Arc::new(Numbers { changed: vec![] }));
        let error = output.write_to(&root.path().join("public")).unwrap_err();
        assert_eq!(error.to_string(), "two makers for `numbers/3/index.html`");
    }

    #[test]
    fn a_folder_that_is_a_repository_is_refused() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join(".git")).unwrap();
        let error = output(&[]).write_to(root.path()).unwrap_err();
        assert!(error.to_string().contains("no folder for a published portal"), "{error}");
    }
}
