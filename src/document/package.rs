//! Packages: a skeleton filled in and zipped. What is the same in every document is compressed once.

use std::io::{Cursor, Write as _};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::document::skeleton::{MIMETYPE, Skeleton};
use crate::text::{Hole, Part};

/// A skeleton, ready to be packed many times.
pub(super) struct Packer {
    /// What packages are made of.
    pub(super) skeleton: Skeleton,
    /// Its parts without holes, compressed.
    constant: ZipArchive<Cursor<Arc<[u8]>>>,
}

impl Packer {
    /// Packs documents of `skeleton`.
    pub(super) fn new(skeleton: Skeleton) -> anyhow::Result<Packer> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, pieces) in skeleton.parts.iter().filter(|(_, pieces)| pieces.holes().is_empty()) {
            writer.start_file(*name, options(name, 9))?;
            for part in pieces.parts() {
                if let Part::Literal(literal) = part {
                    writer.write_all(literal.as_bytes())?;
                }
            }
        }
        let constant: Arc<[u8]> = writer.finish()?.into_inner().into();
        Ok(Packer { skeleton, constant: ZipArchive::new(Cursor::new(constant))? })
    }

    /// Writes the package whose holes `fill` fills, to `bytes`, which are empty.
    pub(super) fn pack(&self, fill: &mut dyn FnMut(&Hole, &mut String), bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        let mut constant = self.constant.clone();
        let mut writer = ZipWriter::new(Cursor::new(bytes));
        let mut text = String::new();
        for (name, pieces) in &self.skeleton.parts {
            if pieces.holes().is_empty() {
                writer.raw_copy_file(constant.by_name(name)?)?;
                continue;
            }
            text.clear();
            pieces.fill(&mut text, fill, &mut |_, _| {});
            writer.start_file(*name, if text.len() < SMALL { STORED } else { options(name, 3) })?;
            writer.write_all(text.as_bytes())?;
        }
        writer.finish()?;
        Ok(())
    }
}

/// Parts below this many bytes are not worth a compressor.
const SMALL: usize = 1024;

/// Without compression. The time of a part is that of no clock: the same document has the same bytes.
const STORED: SimpleFileOptions = SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Stored);

/// How the part called `name` is packed.
fn options(name: &str, level: i64) -> SimpleFileOptions {
    if name == MIMETYPE {
        return STORED;
    }
    SimpleFileOptions::DEFAULT.compression_method(CompressionMethod::Deflated).compression_level(Some(level))
}
