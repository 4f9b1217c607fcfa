//! The day of a check or a build. Only here is the clock read.

use std::env;
use std::path::Path;
use std::process::Command;

use clausier::library::Date;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Today, where this machine is.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub(crate) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The day of a build of the library at `root`: SOURCE_DATE_EPOCH, else the newest commit that touches its content.
pub(crate) fn of_build(root: &Path) -> Option<Date> {
    let of_environment = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| of_epoch(&seconds));
    of_environment.or_else(|| of_newest_commit(root))
}

fn of_newest_commit(root: &Path) -> Option<Date> {
    let git = Command::new("git")
        .args(["-c", "log.showSignature=false", "log", "-1", "--format=%ct", "--", "content", "theme"])
        .current_dir(root)
        .output()
        .ok()?;
    of_epoch(String::from_utf8(git.stdout).ok()?.trim())
}

/// The day, in universal time, of a number of seconds since 1970.
fn of_epoch(seconds: &str) -> Option<Date> {
    let timestamp = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(timestamp.to_zoned(TimeZone::UTC).date())
}

#[cfg(test)]
mod tests {
    use super::of_epoch;

    #[test]
    fn an_epoch_is_a_day_in_universal_time() {
        assert_eq!(of_epoch("1795219199").unwrap().to_string(), "2026-11-20");
        assert_eq!(of_epoch("1795219200").unwrap().to_string(), "2026-11-21");
        assert!(of_epoch("yesterday").is_none());
    }
}
