//! Families of files whose weight pages tell: it is noted when a file is made, or the file is made to be weighed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Family, Manifest};

/// A family that keeps the weight of each of its files, and nothing else of them.
pub(super) struct Weighed<'a> {
    family: Arc<dyn Family + 'a>,
    /// In bytes; zero where nobody knows yet.
    sizes: Box<[AtomicU32]>,
}

impl<'a> Weighed<'a> {
    pub(super) fn new(family: Arc<dyn Family + 'a>) -> Weighed<'a> {
        let sizes = (0..family.count()).map(|_| AtomicU32::new(0)).collect();
        Weighed { family, sizes }
    }
}

impl Family for Weighed<'_> {
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
        let before = bytes.len();
        self.family.make(place, manifest, bytes)?;
        let size = u32::try_from(bytes.len() - before).unwrap_or(u32::MAX);
        self.sizes[place].store(size, Ordering::Relaxed);
        Ok(())
    }

    fn known_size(&self, place: usize) -> Option<u64> {
        Some(u64::from(self.sizes[place].load(Ordering::Relaxed))).filter(|size| *size > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Output;
    use super::*;

    /// `files/1`, `files/22`: each holds its number as often as it says. Counts how many were made.
    struct Numbers(Arc<AtomicU32>);

    impl Family for Numbers {
        fn count(&self) -> usize {
            2
        }

        fn path(&self, place: usize) -> String {
            ["files/1", "files/22"][place].to_owned()
        }

        fn place(&self, path: &str) -> Option<usize> {
            (0..2).find(|&place| self.path(place) == path)
        }

        fn make(&self, place: usize, _manifest: &Manifest<'_>, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
            self.0.fetch_add(1, Ordering::Relaxed);
            bytes.extend(std::iter::repeat_n(b'1', place + 1));
            Ok(())
        }
    }

    #[test]
    fn a_file_is_weighed_once() {
        let made = Arc::new(AtomicU32::new(0));
        let mut output = Output::default();
        output.page("index.html", |manifest, bytes| {
            let sizes = ["files/1", "files/22", "files/3"].map(|path| manifest.size(path).unwrap());
            bytes.extend_from_slice(format!("{sizes:?}").as_bytes());
            Ok(())
        });
        output.weighed_family(Arc::new(Numbers(Arc::clone(&made))));
        for _ in 0..2 {
            let page = output.get("index.html").unwrap().unwrap();
            assert_eq!(String::from_utf8(page).unwrap(), "[Some(1), Some(2), None]");
        }
        assert_eq!(made.load(Ordering::Relaxed), 2);
    }
}
