//! What each group of files takes to make: how many there are, their bytes, and the time of their makers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Tells the time of the thread that asks, from any moment on. Only the program knows a clock.
pub type Clock = fn() -> Duration;

/// What the files of a group took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The name of the group.
    pub group: &'static str,
    /// How many files were made.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
    /// The time of their makers, of all threads together; none where nobody gave a clock.
    pub time: Duration,
}

/// Every group, in the order of its first file.
#[derive(Default)]
pub(super) struct Measures {
    clock: Arc<OnceLock<Clock>>,
    groups: Vec<Arc<Group>>,
}

/// Counts what makers do, on whatever thread.
#[derive(Default)]
pub(super) struct Group {
    name: &'static str,
    clock: Arc<OnceLock<Clock>>,
    files: AtomicU64,
    bytes: AtomicU64,
    nanoseconds: AtomicU64,
}

impl Measures {
    pub(super) fn set_clock(&self, clock: Clock) {
        let _ = self.clock.set(clock); // the first one stays
    }

    /// The group called `name`.
    pub(super) fn group(&mut self, name: &'static str) -> Arc<Group> {
        if let Some(group) = self.groups.iter().find(|group| group.name == name) {
            return Arc::clone(group);
        }
        let group = Arc::new(Group { name, clock: Arc::clone(&self.clock), ..Group::default() });
        self.groups.push(Arc::clone(&group));
        group
    }

    pub(super) fn all(&self) -> impl Iterator<Item = Measure> {
        self.groups.iter().map(|group| Measure {
            group: group.name,
            files: group.files.load(Ordering::Relaxed),
            bytes: group.bytes.load(Ordering::Relaxed),
            time: Duration::from_nanos(group.nanoseconds.load(Ordering::Relaxed)),
        })
    }
}

impl Group {
    /// Does `make`, which adds to `bytes`, for `files` more files.
    pub(super) fn measure<T>(&self, files: u64, bytes: &mut Vec<u8>, make: impl FnOnce(&mut Vec<u8>) -> T) -> T {
        let before = bytes.len();
        let made = self.time(|| make(bytes));
        self.count(files, bytes.len() - before);
        made
    }

    /// Does `make`.
    pub(super) fn time<T>(&self, make: impl FnOnce() -> T) -> T {
        let Some(clock) = self.clock.get() else { return make() };
        let began = clock();
        let made = make();
        let took = clock().saturating_sub(began).as_nanos();
        self.nanoseconds.fetch_add(u64::try_from(took).unwrap_or(u64::MAX), Ordering::Relaxed);
        made
    }

    pub(super) fn count(&self, files: u64, bytes: usize) {
        self.files.fetch_add(files, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}
