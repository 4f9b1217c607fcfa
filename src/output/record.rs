//! What a build notes of the files that it made, in the published folder: the next one compares with it.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::FileFacts;

/// A made file.
pub(super) struct Record {
    pub(super) path: String,
    pub(super) facts: FileFacts,
}

/// The files of the last build.
#[derive(Default, Deserialize)]
pub(super) struct Published {
    files: FxHashMap<String, FileFacts>,
}

impl Published {
    pub(super) fn from_json(json: &[u8]) -> serde_json::Result<Published> {
        serde_json::from_slice(json)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.files.len()
    }

    /// Whether there was a file at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The facts of the file at `path`.
    pub(super) fn facts(&self, path: &str) -> Option<FileFacts> {
        self.files.get(path).copied()
    }
}

/// `records`, which are sorted, as the next build reads them.
pub(super) fn to_json(records: &[Record]) -> serde_json::Result<Vec<u8>> {
    struct Files<'r>(&'r [Record]);

    impl Serialize for Files<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map(self.0.iter().map(|record| (&record.path, record.facts)))
        }
    }

    #[derive(Serialize)]
    struct All<'r> {
        files: Files<'r>,
    }

    let mut json = Vec::with_capacity(records.len() * 96);
    serde_json::to_writer(&mut json, &All { files: Files(records) })?;
    Ok(json)
}

/// A size and a hash in hexadecimal digits, which keep all their bits in any reader: `[12, "0f…"]`.
impl Serialize for FileFacts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.size, format_args!("{:016x}", self.hash)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FileFacts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FileFacts, D::Error> {
        let (size, digits): (u64, Cow<'de, str>) = Deserialize::deserialize(deserializer)?;
        // The hash of another version of the program is not like this one: its files are written again.
        Ok(FileFacts { size, hash: u64::from_str_radix(&digits, 16).unwrap_or_default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_build_reads_what_this_one_wrote() {
        let facts = FileFacts { size: 12, hash: 0x0f00_0000_0000_00a0 };
        let json = to_json(&[Record { path: "a/index.html".into(), facts }]).unwrap();
        assert_eq!(String::from_utf8_lossy(&json), r#"{"files":{"a/index.html":[12,"0f000000000000a0"]}}"#);
        let read = Published::from_json(&json).unwrap();
        assert_eq!((read.count(), read.facts("a/index.html"), read.has("b")), (1, Some(facts), false));
    }

    #[test]
    fn files_of_another_version_are_known_and_differ() {
        let json = format!(r#"{{"files":{{"a":[12,"{}"]}}}}"#, "0f".repeat(32));
        let read = Published::from_json(json.as_bytes()).unwrap();
        assert!(read.has("a") && read.facts("a") != Some(FileFacts { size: 12, hash: 0x0f0f_0f0f_0f0f_0f0f }));
    }
}
