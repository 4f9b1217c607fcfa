//! `clausier serve`: the portal on this machine, which follows the files as they are edited.
//!
//! The loop checks, shows and waits. A library that cannot be shown never ends it: what is wrong is shown over the last
//! good portal. The pages are those of a build; the reload script is added as they leave.

mod address;
mod answer;
mod board;
mod problems;
mod server;
mod watcher;
mod workshop;

use std::panic::{self, AssertUnwindSafe};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};

use anyhow::anyhow;
use clausier::messages::{Arg, Messages};
use clausier::options::Drafts;

use crate::Outcome;
use crate::args::ServeArgs;
use crate::place::Library;
use problems::Problems;
use server::Server;
use watcher::Watcher;
use workshop::Workshop;

pub(crate) fn run(args: &ServeArgs, library: &Library, messages: &Messages) -> anyhow::Result<Outcome> {
    let (events, inbox) = mpsc::channel();
    let mut server = Server::start(args.port, messages, events.clone())?;
    let mut watcher = Watcher::start(&library.root, events, inbox)?;
    let drafts = if args.no_drafts { Drafts::Hidden } else { Drafts::Shown };
    let mut workshop = Workshop::new(watcher.root().to_owned(), drafts);

    println!("{}", messages.text("serve-ready", &[("address", server.address().into())]));
    if args.open {
        open(&server.address());
    }
    loop {
        let shown = workshop
            .check(messages)
            .and_then(|publication| server.show(publication).map_err(|error| Problems::of_error(&error, messages)));
        let errors = shown.as_ref().err().map_or(0, |problems| problems.errors);
        println!("{}", messages.text("serve-checked", &[("errors", Arg::Count(errors))]));
        if let Err(problems) = shown {
            server.show_problems(problems);
        }
        workshop.touch(watcher.wait()?);
    }
}

/// Opens `address` in the reader's browser. Where that cannot be done, the address is on the terminal.
fn open(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    let _ = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
}

/// What `work` gives; its panic, a bug of ours, as an error: the server goes on.
fn catching<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().cloned();
        let said = said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned()));
        Err(anyhow!("a bug of the program: {}", said.unwrap_or_else(|| "panic".to_owned())))
    })
}

/// The guard of `mutex`. Nothing that is held while a thread may panic is left half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::catching;

    #[test]
    fn a_panic_is_an_error_that_says_what_it_said() {
        let error = catching(|| -> anyhow::Result<()> { panic!("no {}", "segment") }).unwrap_err();
        assert_eq!(error.to_string(), "a bug of the program: no segment");
    }
}
