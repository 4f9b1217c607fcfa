//! What changes on the disk, told once it has been quiet for a moment.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// The folders that a portal is made of. The published one is not watched: nobody edits it.
const FOLDERS: [&str; 2] = ["content", "theme"];

/// How long the disk must be quiet while a file is being written: editors write it in several steps.
const QUIET: Duration = Duration::from_millis(50);

/// How long it must be once a file was closed, or moved into its place.
const SETTLED: Duration = Duration::from_millis(5);

/// How long a change waits at most, where the disk is never quiet.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the loop waits for.
pub(super) enum Event {
    /// Files changed; then whether they may change further, being open.
    Changed(Change, bool),
    /// No more requests can come.
    Deaf(io::Error),
}

/// What changed on the disk.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// What stands, or stood, at these paths.
    Paths(BTreeSet<PathBuf>),
    /// The system lost count.
    Everything,
}

pub(super) struct Watcher {
    root: PathBuf,
    watcher: RecommendedWatcher,
    inbox: Receiver<Event>,
}

impl Watcher {
    /// Watches the library at `root`; what changes goes through `events`, whose other end is `inbox`.
    pub(super) fn start(root: &Path, events: Sender<Event>, inbox: Receiver<Event>) -> anyhow::Result<Watcher> {
        let root = fs::canonicalize(root).with_context(|| format!("cannot open `{}`", root.display()))?;
        let folders = FOLDERS.map(|folder| root.join(folder));
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let is_open = event.as_ref().is_ok_and(|event| !is_settled(event.kind));
            if let Some(change) = change(event, &folders) {
                let _ = events.send(Event::Changed(change, is_open)); // nobody listens once the program ends
            }
        });
        let watcher = watcher.context("cannot watch files")?;
        let mut watcher = Watcher { root, watcher, inbox };
        // The root tells when one of the folders comes.
        let mode = RecursiveMode::NonRecursive;
        watcher.watcher.watch(&watcher.root, mode).context("cannot watch the library")?;
        for folder in FOLDERS {
            watcher.watch(folder).with_context(|| format!("cannot watch `{folder}/`"))?;
        }
        Ok(watcher)
    }

    /// The root of the library, as changed paths begin.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Waits until something changes and the disk is quiet again.
    pub(super) fn wait(&mut self) -> anyhow::Result<Change> {
        let (mut all, mut is_open) = change_of(self.inbox.recv().context("cannot watch files any more")?)?;
        let first = Instant::now();
        while first.elapsed() < PATIENCE {
            match self.inbox.recv_timeout(if is_open { QUIET } else { SETTLED }) {
                Ok(event) => {
                    let (change, opened) = change_of(event)?;
                    (all, is_open) = (all.and(change), opened);
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        for folder in FOLDERS {
            if all.holds(&self.root.join(folder)) {
                // It may have come back. Where it cannot be watched, what is in it is read all the same.
                let _ = self.watch(folder);
            }
        }
        Ok(all)
    }

    fn watch(&mut self, folder: &str) -> notify::Result<()> {
        let folder = self.root.join(folder);
        if folder.is_dir() { self.watcher.watch(&folder, RecursiveMode::Recursive) } else { Ok(()) }
    }
}

impl Change {
    fn and(self, other: Change) -> Change {
        match (self, other) {
            (Change::Paths(mut paths), Change::Paths(others)) => {
                paths.extend(others);
                Change::Paths(paths)
            }
            _ => Change::Everything,
        }
    }

    fn holds(&self, path: &Path) -> bool {
        match self {
            Change::Paths(paths) => paths.contains(path),
            Change::Everything => true,
        }
    }
}

fn change_of(event: Event) -> anyhow::Result<(Change, bool)> {
    match event {
        Event::Changed(change, is_open) => Ok((change, is_open)),
        Event::Deaf(error) => Err(error).context("cannot answer requests any more"),
    }
}

/// Whether what happened ends a change: a file was closed, moved or removed.
fn is_settled(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Access(AccessKind::Close(AccessMode::Write))
            | EventKind::Modify(ModifyKind::Name(_))
            | EventKind::Remove(_)
    )
}

/// What `event` changes below `folders`. Our own readings are events too, and change nothing.
fn change(event: notify::Result<notify::Event>, folders: &[PathBuf]) -> Option<Change> {
    let Ok(event) = event else { return Some(Change::Everything) };
    if event.need_rescan() {
        return Some(Change::Everything);
    }
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return None;
    }
    let paths = event.paths.into_iter().filter(|path| folders.iter().any(|folder| path.starts_with(folder)));
    let paths: BTreeSet<PathBuf> = paths.collect();
    (!paths.is_empty()).then_some(Change::Paths(paths))
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, AccessMode, CreateKind};

    use super::*;

    #[test]
    fn only_a_change_of_what_the_portal_is_made_of_counts() {
        let folders = [PathBuf::from("/l/content"), PathBuf::from("/l/theme")];
        let told = |kind, path: &str| change(Ok(notify::Event::new(kind).add_path(path.into())), &folders);
        let created = EventKind::Create(CreateKind::File);
        let paths = |path: &str| Some(Change::Paths([PathBuf::from(path)].into()));
        assert_eq!(told(created, "/l/content/portal.yaml"), paths("/l/content/portal.yaml"));
        assert_eq!(told(created, "/l/theme"), paths("/l/theme"));
        assert_eq!(told(created, "/l/public"), None);
        assert_eq!(told(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/l/content/portal.yaml"), None);
    }
}
