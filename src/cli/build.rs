//! `clausier build`

use std::fs;
use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use anyhow::bail;
use clausier::diagnostic::to_human;
use clausier::messages::{Arg, Messages};
use clausier::options::{BuildOptions, Drafts};
use clausier::output::Measure;
use clausier::pipeline::{self, Publication};
use clausier::source::Sources;
use clausier::theme::Theme;

use crate::Outcome;
use crate::args::BuildArgs;
use crate::date;
use crate::place::Library;

pub(crate) fn run(args: &BuildArgs, library: &Library, messages: &Messages) -> anyhow::Result<Outcome> {
    let options = options(args, library, messages)?;
    let mut stopwatch = Stopwatch::start(args.timings);

    let sources = Sources::read(&library.root)?;
    stopwatch.lap("read");

    let (checked, diagnostics) = pipeline::check(&sources, &options);
    stopwatch.lap("check");
    eprint!("{}", to_human(&diagnostics, &sources, messages, std::io::stderr().is_terminal()));
    let Some(checked) = checked else {
        eprintln!("{}", messages.word("build-refused"));
        return Ok(Outcome::FilesAreWrong);
    };
    drop((sources, diagnostics)); // a build keeps nothing that it no longer needs

    let theme = Theme::with_overrides(&library.root.join("theme"))?;
    let publication = Publication::new(checked, options, theme)?;
    let output = publication.plan()?;
    stopwatch.lap("plan");
    if args.timings {
        output.measure_by(time_of_thread);
    }

    let folder = args.out.clone().unwrap_or_else(|| library.root.join("public"));
    let report = output.write_to(&folder)?;
    stopwatch.lap("write");
    stopwatch.groups(output.measures());
    stopwatch.stop();

    let said = [
        ("files", Arg::Count(report.files)),
        ("folder", folder.display().to_string().into()),
        ("changed", Arg::Count(report.changed)),
        ("removed", Arg::Count(report.removed)),
    ];
    println!("{}", messages.text("build-done", &said));
    // The program ends here, and a library takes long to take apart.
    std::mem::forget(output);
    std::mem::forget(publication);
    Ok(Outcome::Fine)
}

fn options(args: &BuildArgs, library: &Library, messages: &Messages) -> anyhow::Result<BuildOptions> {
    let Some(date) = args.date.or_else(|| date::of_build(&library.root)) else {
        bail!(messages.word("no-date"));
    };
    let base_url = args.base_url.as_deref().map(base_url).transpose()?;
    let drafts = if args.drafts { Drafts::Shown } else { Drafts::Hidden };
    Ok(BuildOptions { base_url, date, drafts, offline: args.offline })
}

/// A public address, ending in `/`.
fn base_url(given: &str) -> anyhow::Result<String> {
    let host = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || host.starts_with('/') || given.contains(['?', '#', ' ', '"', '<', '>']) {
        bail!("`{given}` is no public address: `https://host/` or `https://host/folder/` is expected");
    }
    Ok(format!("{}/", given.trim_end_matches('/')))
}

/// Says how long each stage took, on the standard error. The names of stages and groups are stable: benchmarks read
/// them.
struct Stopwatch {
    /// When the stage began; nothing where nobody asks.
    since: Option<Instant>,
}

impl Stopwatch {
    fn start(asked: bool) -> Stopwatch {
        Stopwatch { since: asked.then(Instant::now) }
    }

    /// The stage that ends here is called `stage`.
    fn lap(&mut self, stage: &str) {
        if let Some(since) = &mut self.since {
            eprintln!("timing: {stage} {:.1} ms", since.elapsed().as_secs_f64() * 1000.0);
            *since = Instant::now();
        }
    }

    /// Says what each group of files took: the time is that of their makers, on all threads together.
    fn groups(&self, measures: impl Iterator<Item = Measure>) {
        if self.since.is_none() {
            return;
        }
        for Measure { group, files, bytes, time } in measures {
            let (megabytes, milliseconds) = (bytes as f64 / 1e6, time.as_secs_f64() * 1000.0);
            eprintln!("group: {group} {files} files {megabytes:.1} MB {milliseconds:.0} ms");
        }
    }

    fn stop(self) {
        if let (Some(_), Some(peak)) = (self.since, peak_memory()) {
            eprintln!("timing: memory {peak} kB");
        }
    }
}

/// What this thread has worked; where the system does not say, the time that went by.
fn time_of_thread() -> Duration {
    #[cfg(target_os = "linux")]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec.unsigned_abs() as u32)
    }
    #[cfg(not(target_os = "linux"))]
    {
        static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
        START.elapsed()
    }
}

/// The most memory that this process has held, in kB, where the system says so.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::base_url;

    #[test]
    fn a_public_address_ends_in_a_slash() {
        assert_eq!(base_url("https://example.org").unwrap(), "https://example.org/");
        assert_eq!(base_url("http://example.org/a//").unwrap(), "http://example.org/a/");
        for wrong in ["example.org", "https://", "https:///a", "ftp://example.org", "https://example.org/?a"] {
            assert!(base_url(wrong).is_err(), "{wrong}");
        }
    }
}
