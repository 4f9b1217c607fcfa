//! The program: arguments in, exit code out. The only code that prints, exits, reads the clock or the environment.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints")]

mod args;
mod build;
mod check;
mod date;
mod freeze;
mod place;
mod serve;

use std::process::ExitCode;

use clap::Parser as _;
use clausier::messages::{self, Messages};

use args::{Arguments, Command};
use place::Library;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command ended when it could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    FilesAreWrong,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let library = place::find(arguments.directory.as_deref());
    let messages = messages::program(&place::language(arguments.lang.as_deref(), library.as_ref().ok()));
    match run(arguments.command, library, &messages) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::FilesAreWrong) => ExitCode::from(1),
        Err(error) => {
            eprintln!("clausier: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command, library: anyhow::Result<Library>, messages: &Messages) -> anyhow::Result<Outcome> {
    let library = library.map_err(|_| anyhow::anyhow!(messages.word("no-library")))?;
    match command {
        Command::Check(args) => check::run(&args, &library, messages),
        Command::Build(args) => build::run(&args, &library, messages),
        Command::Freeze(args) => freeze::run(&args, &library, messages),
        Command::Serve(args) => serve::run(&args, &library, messages),
    }
}
