//! Names and help of commands and arguments; no behaviour.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clausier::library::Date;

/// Turns a Git repository of clause files into a website and open data for public buyers.
#[derive(Debug, Parser)]
#[command(name = "clausier", version, about, propagate_version = true)]
#[command(after_help = "The library is the nearest folder upward that holds content/portal.yaml, or the one of -C.\n\
    Exit codes: 0 fine, 1 the files are wrong, 2 the work could not be done.")]
pub(crate) struct Arguments {
    /// The root of the library
    #[arg(short = 'C', long = "directory", value_name = "DIR", global = true)]
    pub(crate) directory: Option<PathBuf>,

    /// The language of messages: fr or en [default: the environment's, else the portal's]
    #[arg(long, value_name = "LANG", global = true, value_parser = ["fr", "en"])]
    pub(crate) lang: Option<String>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Shows all that is wrong in the files, sorted by place
    ///
    /// Every file is read and every rule runs, whatever else is wrong. Each diagnostic gives the file, the line, the
    /// column, the words, and what to do; docs/RULES.md explains each rule. Exits with 1 if any is an error.
    Check(CheckArgs),
    /// Builds the whole portal and its dumps
    ///
    /// The published folder changes only when all of it succeeded: everything is made beside it, then the two change
    /// places. Files of that folder that no build made are kept. The same library and the same date give the same bytes.
    Build(BuildArgs),
    /// Keeps the text of a clause before it changes, and raises its version
    ///
    /// Run it before you change what a provision means: the text as it stands is copied to
    /// content/versions/ID/v<number>.md, which is never changed again, and the number in the clause rises by one. Nothing
    /// else in the file changes. Reviews of the former version no longer count: `clausier check` says which.
    Freeze(FreezeArgs),
    /// Serves the portal on this machine, with live reload
    ///
    /// Pages are made when they are asked for. An edit shows at once; mistakes are shown over the page, and the last good
    /// state stays until they are mended.
    Serve(ServeArgs),
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Only what is wrong in these files or folders
    pub(crate) paths: Vec<PathBuf>,

    /// How to write what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// The day of the check [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// One JSON object a line
    Json,
    /// GitHub workflow commands
    Github,
    /// SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Args)]
pub(crate) struct BuildArgs {
    /// Where to publish [default: public/ beside content/]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,

    /// The public address [default: the one of portal.yaml]
    #[arg(long, value_name = "URL")]
    pub(crate) base_url: Option<String>,

    /// The day of the build [default: SOURCE_DATE_EPOCH, else the newest commit that touches content/ or theme/]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,

    /// Builds drafts too
    #[arg(long)]
    pub(crate) drafts: bool,

    /// Builds a folder that is opened from a disk, without a server: for a USB key or a shared drive
    #[arg(long)]
    pub(crate) offline: bool,

    /// Says how long each stage and each group of files took, and the memory at its highest, on the standard error
    #[arg(long)]
    pub(crate) timings: bool,
}

#[derive(Debug, Args)]
pub(crate) struct FreezeArgs {
    /// The id of the clause
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// The port on 127.0.0.1; 0 takes a free one
    #[arg(long, default_value_t = 8000)]
    pub(crate) port: u16,

    /// Opens the portal in a browser
    #[arg(long)]
    pub(crate) open: bool,

    /// Leaves drafts out, as a build does
    #[arg(long)]
    pub(crate) no_drafts: bool,
}
