//! Large files, made in pieces: on every core, and never whole in memory.

use std::io::Write;

use rayon::prelude::*;

use super::{FileFacts, Tally};

type MakePiece<'a> = Box<dyn Fn(usize, &mut Vec<u8>) -> anyhow::Result<()> + Send + Sync + 'a>;

/// A file as its pieces, one after the other.
pub(super) struct Pieces<'a> {
    n_pieces: usize,
    make: MakePiece<'a>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(n_pieces: usize, make: MakePiece<'a>) -> Pieces<'a> {
        Pieces { n_pieces, make }
    }

    /// Makes all of them into `bytes`.
    pub(super) fn join(&self, bytes: &mut Vec<u8>) -> anyhow::Result<()> {
        (0..self.n_pieces).try_for_each(|piece| (self.make)(piece, bytes))
    }

    /// Makes some at a time, in parallel, and writes them in order; gives the facts of the whole.
    pub(super) fn write(&self, file: &mut impl Write) -> anyhow::Result<FileFacts> {
        let mut tally = Tally::default();
        let mut buffers = vec![Vec::new(); self.n_pieces.min(4 * rayon::current_num_threads())];
        for first in (0..self.n_pieces).step_by(buffers.len().max(1)) {
            let n_made = buffers.len().min(self.n_pieces - first);
            let made = &mut buffers[..n_made];
            made.par_iter_mut().enumerate().try_for_each(|(place, bytes)| {
                bytes.clear();
                (self.make)(first + place, bytes)
            })?;
            for bytes in made {
                tally.add(bytes);
                file.write_all(bytes)?;
            }
        }
        Ok(tally.facts())
    }
}
