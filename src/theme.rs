//! The theme: the files of `themes/default/`, built into the program, each of which a library may replace.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use include_dir::{Dir, DirEntry, include_dir};
use walkdir::WalkDir;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// How many tints a theme has for tender documents.
pub const TINTS: usize = 8;

/// The files of a theme by their paths, with `/` between folders.
#[derive(Debug, Clone)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Theme {
    /// The theme that is built into the program.
    pub fn built_in() -> Theme {
        let mut files = BTreeMap::new();
        collect(&DEFAULT, &mut files);
        Theme { files }
    }

    /// The built-in theme, with the files of `overrides` in place of those of the same path.
    pub fn with_overrides(overrides: &Path) -> anyhow::Result<Theme> {
        let mut theme = Theme::built_in();
        if !overrides.is_dir() {
            return Ok(theme);
        }
        for entry in WalkDir::new(overrides).sort_by_file_name() {
            let entry = entry.with_context(|| format!("cannot list the theme `{}`", overrides.display()))?;
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(overrides)?.to_string_lossy().replace('\\', "/");
                let bytes =
                    fs::read(entry.path()).with_context(|| format!("cannot read `{}`", entry.path().display()))?;
                theme.files.insert(path, Cow::Owned(bytes));
            }
        }
        Ok(theme)
    }

    /// The text of the file at `path`; empty where there is none or it is not UTF-8.
    pub fn text(&self, path: &str) -> &str {
        self.files.get(path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Puts `text` in the place of the file at `path`.
    pub fn set(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), Cow::Owned(text.into_bytes()));
    }

    /// The files below `folder` (`templates/`), by their paths from the theme's root, sorted.
    pub fn below<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        let files = self.files.range(folder.to_owned()..).take_while(move |(path, _)| path.starts_with(folder));
        files.map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }
}

fn collect(folder: &Dir<'static>, files: &mut BTreeMap<String, Cow<'static, [u8]>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, files),
            DirEntry::File(file) => {
                files.insert(file.path().to_string_lossy().replace('\\', "/"), Cow::Borrowed(file.contents()));
            }
        }
    }
}
