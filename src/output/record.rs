//! What a build notes of the files that it made, in the published folder: the next one compares with it.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::de::Visitor;
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

    let mut json = Vec::with_capacity(records.len() * 128);
    serde_json::to_writer(&mut json, &All { files: Files(records) })?;
    Ok(json)
}

/// A size and a hash in hexadecimal digits: `[12, "0f…"]`.
impl Serialize for FileFacts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.size, Hex(self.hash)).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for FileFacts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FileFacts, D::Error> {
        let (size, Hex(hash)) = Deserialize::deserialize(deserializer)?;
        Ok(FileFacts { size, hash })
    }
}

struct Hex([u8; 32]);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        serializer.serialize_str(&String::from_utf8_lossy(&digits))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Hex, D::Error> {
        struct Digits;

        impl Visitor<'_> for Digits {
            type Value = Hex;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("64 hexadecimal digits")
            }

            fn visit_str<E: serde::de::Error>(self, digits: &str) -> Result<Hex, E> {
                let wrong = || E::custom("a hash has 64 hexadecimal digits");
                let value = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
                if digits.len() != 64 {
                    return Err(wrong());
                }
                let mut hash = [0; 32];
                for (byte, pair) in hash.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
                    *byte = value(pair[0]).ok_or_else(wrong)? << 4 | value(pair[1]).ok_or_else(wrong)?;
                }
                Ok(Hex(hash))
            }
        }

        deserializer.deserialize_str(Digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_build_reads_what_this_one_wrote() {
        let mut hash = [0; 32];
        hash[0] = 0x0f;
        hash[31] = 0xa0;
        let facts = FileFacts { size: 12, hash };
        let json = to_json(&[Record { path: "a/index.html".into(), facts }]).unwrap();
        let zeros = "0".repeat(60);
        assert_eq!(String::from_utf8_lossy(&json), format!("{{\"files\":{{\"a/index.html\":[12,\"0f{zeros}a0\"]}}}}"));
        let read = Published::from_json(&json).unwrap();
        assert_eq!((read.count(), read.facts("a/index.html"), read.has("b")), (1, Some(facts), false));
        assert!(Published::from_json(b"{\"files\":{\"a\":[12,\"0g\"]}}").is_err());
    }
}
