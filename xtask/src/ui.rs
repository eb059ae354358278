//! What a person sees: one line a step with its duration, notes, the closing lines.
//! Everything goes to stdout, unbuffered by line, so that a log reads like a terminal.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Runs one step, naming it before and its duration after.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    print!("  {what} ... ");
    // A closed stdout is no reason to stop the work.
    let _ = std::io::stdout().flush();
    let start = Instant::now();
    let outcome = work();
    let verdict = if outcome.is_ok() { "" } else { "failed after " };
    println!("{verdict}{}", seconds(start.elapsed()));
    outcome
}

pub fn heading(what: &str) {
    println!("{what}");
}

pub fn note(text: &str) {
    for line in text.lines() {
        println!("    {line}");
    }
}

pub fn seconds(duration: Duration) -> String {
    let total = duration.as_secs();
    if total >= 60 {
        format!("{} min {} s", total / 60, total % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

/// Counts over everything a command ran; its text is the last line of a test run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

impl Tally {
    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// What a run printed, without the tally that is its last line.
    pub fn last_of(text: &str) -> Result<(&str, Tally)> {
        let text = text.trim_end();
        let (notes, last) = text.rsplit_once('\n').unwrap_or(("", text));
        let tally =
            Tally::parse(last).with_context(|| format!("the run ended without a tally: {last}"))?;
        Ok((notes, tally))
    }

    /// The counts in "N passed, N failed, N skipped".
    pub fn parse(line: &str) -> Option<Tally> {
        let mut counts = ["passed", "failed", "skipped"]
            .iter()
            .zip(line.split(", "))
            .map(|(word, part)| {
                let number = part.strip_suffix(word)?.trim_end();
                number.parse().ok()
            });
        let mut next = || counts.next().flatten();
        Some(Tally {
            passed: next()?,
            failed: next()?,
            skipped: next()?,
        })
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Tally {
            passed,
            failed,
            skipped,
        } = self;
        write!(f, "{passed} passed, {failed} failed, {skipped} skipped")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_read_as_it_is_written() {
        let tally = Tally {
            passed: 12,
            failed: 0,
            skipped: 3,
        };
        assert_eq!(Tally::parse(&tally.to_string()), Some(tally));
        assert_eq!(Tally::parse("12 passed, none failed"), None);
    }
}
