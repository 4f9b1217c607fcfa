//! What publishing keeps, replaces and refuses.

use super::super::{Family, Manifest, Measure};
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
    let facts = Manifest { output: &in_pieces("0") }.facts("numbers.csv").unwrap();
    assert_eq!(read_manifest(&folder).unwrap().facts("numbers.csv"), Some(facts));
    assert_eq!(facts.size, bytes.len() as u64);
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
