//! `clausier freeze`

use std::fs;
use std::io::Write as _;

use anyhow::{Context as _, bail};
use clausier::messages::Messages;
use clausier::pipeline::{self, Freeze};
use clausier::source::Sources;

use crate::Outcome;
use crate::args::FreezeArgs;
use crate::place::Library;

pub(crate) fn run(args: &FreezeArgs, library: &Library, messages: &Messages) -> anyhow::Result<Outcome> {
    let sources = Sources::read(&library.root)?;
    let Some(freeze) = pipeline::freeze(&sources, &args.id) else {
        bail!(messages.text("no-such-clause", &[("id", args.id.clone().into())]));
    };
    let Freeze { clause, kept, version, number } = &freeze;
    let bytes = fs::read(library.root.join(clause)).with_context(|| format!("cannot read `{clause}`"))?;
    let raised = raised(&bytes, number.clone(), version + 1);

    let place = library.root.join(kept);
    let folder = place.parent().context("a version has a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    // What is kept is kept for ever: a version that is there already is never written over.
    let mut file = match fs::File::create_new(&place) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            bail!(messages.text("freeze-kept-already", &[("kept", kept.clone().into())]));
        }
        Err(error) => return Err(error).with_context(|| format!("cannot write `{kept}`")),
    };
    file.write_all(&bytes).with_context(|| format!("cannot write `{kept}`"))?;
    fs::write(library.root.join(clause), raised).with_context(|| format!("cannot write `{clause}`"))?;

    let said = [
        ("clause", clause.clone().into()),
        ("kept", kept.clone().into()),
        ("version", version.to_string().into()),
        ("next", (version + 1).to_string().into()),
    ];
    println!("{}", messages.text("freeze-done", &said));
    Ok(Outcome::Fine)
}

/// `bytes` with `version` in the place of the `number`, which counts from after the mark of byte order.
fn raised(bytes: &[u8], number: std::ops::Range<usize>, version: u32) -> Vec<u8> {
    let mark = if bytes.starts_with("\u{feff}".as_bytes()) { "\u{feff}".len() } else { 0 };
    let (before, after) = (&bytes[..mark + number.start], &bytes[mark + number.end..]);
    [before, version.to_string().as_bytes(), after].concat()
}
