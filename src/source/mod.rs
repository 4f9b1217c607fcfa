//! The user's files as text with positions.
//!
//! In goes the root of a library, out come its files, read but not understood. A file that cannot be read as text is
//! among them, with the reason: whoever reads on says so.

mod span;

pub use span::{FileId, Position, Span, Spanned};

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use rayon::prelude::*;
use walkdir::WalkDir;

/// The most that a file may weigh, in bytes.
pub const MAX_FILE_SIZE: u64 = 256 * 1024;

/// The most that a CSV code list may weigh, in bytes.
pub const MAX_CSV_SIZE: u64 = 4 * 1024 * 1024;

/// Every file below `content/`, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

/// A file, by its path from the root of the library.
#[derive(Debug, Clone)]
pub struct SourceFile {
    path: String,
    text: String,
    unreadable: Option<Unreadable>,
}

/// Why a file is not read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Its first byte that is no UTF-8 stands here in the text, which holds U+FFFD there.
    NotUtf8(usize),
    /// It weighs `size` bytes, of `limit` at most. Its text is left out.
    TooLarge {
        /// What it weighs.
        size: u64,
        /// What it may.
        limit: u64,
    },
}

impl Sources {
    /// Reads the files of the library at `root`. Hidden files are left alone.
    pub fn read(root: &Path) -> anyhow::Result<Sources> {
        let mut paths = list(root, &root.join("content"))?;
        paths.sort();
        Ok(Sources { files: read_all(paths)? })
    }

    /// Reads again what stands at `changed`, files or folders, whether they came, changed or went. Ids change where files
    /// come or go; a file that is not read again stays the same allocation, so that whoever kept it sees that.
    pub fn refresh(&mut self, root: &Path, changed: &BTreeSet<PathBuf>) -> anyhow::Result<()> {
        let touched: BTreeSet<String> =
            changed.iter().filter_map(|place| from_root(root, place)).filter(|path| is_ours(path)).collect();
        let mut paths = Vec::new();
        for path in &touched {
            let place = root.join(path);
            if place.exists() {
                paths.extend(list(root, &place)?);
            }
        }
        paths.sort();
        paths.dedup(); // a folder and a file in it may both have changed
        self.files.retain(|file| !folders(&file.path).any(|path| touched.contains(path)));
        self.files.extend(read_all(paths)?);
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(())
    }

    /// Files given as pairs of path and bytes, for tests and benchmarks.
    pub fn from_bytes<'f>(files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Sources {
        let mut files: Vec<_> =
            files.into_iter().map(|(path, bytes)| Arc::new(SourceFile::new(path.to_owned(), bytes.to_vec()))).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files }
    }

    /// The files with their ids, sorted by path.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &Arc<SourceFile>)> {
        self.files.iter().enumerate().map(|(number, file)| (FileId::new(number), file))
    }

    /// The file called `id`.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.number()]
    }

    /// The line and column at which `span` begins and ends.
    pub fn positions(&self, span: Span) -> (Position, Position) {
        let text = self.file(span.file).text();
        (Position::of(text, span.start), Position::of(text, span.end))
    }
}

impl SourceFile {
    fn read(path: String, place: &Path) -> anyhow::Result<SourceFile> {
        let cannot = || format!("cannot read `{path}`");
        let mut file = fs::File::open(place).with_context(cannot)?;
        let size = file.metadata().with_context(cannot)?.len();
        let limit = limit(&path);
        if size > limit {
            return Ok(SourceFile {
                path,
                text: String::new(),
                unreadable: Some(Unreadable::TooLarge { size, limit }),
            });
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size)? + 1); // one more, so that its end is found at once
        file.read_to_end(&mut bytes).with_context(cannot)?;
        Ok(SourceFile::new(path, bytes))
    }

    fn new(path: String, bytes: Vec<u8>) -> SourceFile {
        let (size, limit) = (bytes.len() as u64, limit(&path));
        if size > limit {
            return SourceFile { path, text: String::new(), unreadable: Some(Unreadable::TooLarge { size, limit }) };
        }
        match String::from_utf8(bytes) {
            // A mark of byte order says nothing more in UTF-8, and some editors write one.
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                SourceFile { path, text, unreadable: None }
            }
            Err(error) => {
                let unreadable = Some(Unreadable::NotUtf8(error.utf8_error().valid_up_to()));
                SourceFile { path, text: String::from_utf8_lossy(error.as_bytes()).into_owned(), unreadable }
            }
        }
    }

    /// The path from the root of the library, with `/` between folders.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Why it is not read on.
    pub fn unreadable(&self) -> Option<Unreadable> {
        self.unreadable
    }
}

/// The files at or below `place`, each with its path from `root`.
fn list(root: &Path, place: &Path) -> anyhow::Result<Vec<(String, PathBuf)>> {
    let mut paths = Vec::new();
    let is_hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(place).into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        let entry = entry.with_context(|| format!("cannot list `{}`", place.display()))?;
        if entry.file_type().is_file() {
            let path = from_root(root, entry.path()).context("a file below the root has a path from there")?;
            paths.push((path, entry.into_path()));
        }
    }
    Ok(paths)
}

fn read_all(paths: Vec<(String, PathBuf)>) -> anyhow::Result<Vec<Arc<SourceFile>>> {
    paths.into_par_iter().map(|(path, place)| SourceFile::read(path, &place).map(Arc::new)).collect()
}

fn from_root(root: &Path, place: &Path) -> Option<String> {
    Some(place.strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/"))
}

/// Whether `path` is read: below `content/`, and nothing on the way is hidden.
fn is_ours(path: &str) -> bool {
    (path == "content" || path.starts_with("content/")) && !path.contains("/.")
}

/// `path`, then the folders that it is in.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(folder, _)| folder))
}

fn limit(path: &str) -> u64 {
    if path.ends_with(".csv") { MAX_CSV_SIZE } else { MAX_FILE_SIZE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refresh_says_the_same_as_a_reading() {
        let root = tempfile::tempdir().unwrap();
        let place = |path: &str| root.path().join("content").join(path);
        let write = |path: &str, text: &str| {
            fs::create_dir_all(place(path).parent().unwrap()).unwrap();
            fs::write(place(path), text).unwrap();
        };
        write("portal.yaml", "1");
        write("clauses/a/one.md", "1");
        write("clauses/b/two.md", "1");
        let mut sources = Sources::read(root.path()).unwrap();

        write("portal.yaml", "2");
        write("clauses/c/three.md", "2");
        write("clauses/.three.md.swp", "2");
        fs::remove_dir_all(place("clauses/b")).unwrap();
        let changed = ["portal.yaml", "clauses/c", "clauses/c/three.md", "clauses/.three.md.swp", "clauses/b"];
        sources.refresh(root.path(), &changed.map(place).into()).unwrap();

        let said = |sources: &Sources| {
            sources.iter().map(|(_, file)| format!("{}={}", file.path(), file.text())).collect::<Vec<_>>()
        };
        assert_eq!(
            said(&sources),
            ["content/clauses/a/one.md=1", "content/clauses/c/three.md=2", "content/portal.yaml=2"]
        );
        assert_eq!(said(&sources), said(&Sources::read(root.path()).unwrap()));
    }
}
