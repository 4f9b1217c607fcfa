//! What each group of files takes to make: how many there are, their bytes, and the time of their makers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::{Family, Manifest};

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

/// A family whose makers are measured.
pub(super) struct Measured<'a> {
    pub(super) family: Arc<dyn Family + 'a>,
    pub(super) group: Arc<Group>,
}

impl Family for Measured<'_> {
    fn count(&self) -> usize {
        self.family.count()
    }

    fn path(&self, place: usize) -> String {
        self.family.path(place)
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.family.place(path)
    }

    fn make(&self, place: usize, manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        self.group.measure(1, bytes, |bytes| self.family.make(place, manifest, bytes))
    }

    fn known_size(&self, place: usize) -> Option<u64> {
        self.family.known_size(place)
    }
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

#[cfg(test)]
mod tests {
    use super::super::Output;
    use super::*;

    #[test]
    fn makers_are_measured_by_group() {
        let root = tempfile::tempdir().unwrap();
        let mut output = Output::default();
        output.group("numbers");
        output.assets_in_pieces(vec![("numbers.csv".to_owned(), 0..7)], |step, pieces| {
            pieces[0].extend_from_slice(step.to_string().as_bytes());
            Ok(())
        });
        output.group("pages");
        for path in ["a/index.html", "b/index.html"] {
            output.page(path, move |_, bytes| {
                bytes.extend_from_slice(path.as_bytes());
                Ok(())
            });
        }
        output.group("numbers");
        output.set("sets/", |sink| {
            sink("sets/1", &[1])?;
            sink("sets/2", &[2, 3])
        });
        output.measure_by(|| {
            thread_local!(static NOW: std::cell::Cell<u64> = const { std::cell::Cell::new(0) });
            Duration::from_millis(NOW.replace(NOW.get() + 1))
        });
        output.write_to(&root.path().join("public")).unwrap();
        let measures: Vec<_> = output.measures().collect();
        let measure = |group, files, bytes, ms| Measure { group, files, bytes, time: Duration::from_millis(ms) };
        assert_eq!(measures, [measure("numbers", 3, 10, 8), measure("pages", 2, 24, 2)]);
    }
}
