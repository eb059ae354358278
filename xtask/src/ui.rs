//! Output for people: one line per step with its duration, notes, the closing lines. Everything
//! goes to stdout, line by line, so that a log looks like a terminal.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{IsTerminal, Write as _};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressState, ProgressStyle};

/// How long steps took, in seconds: last time on this machine, and by default on a machine with two
/// cores.
const TOOK: &str = "target/step-seconds.json";
const USUAL: &str = include_str!("../data/step-seconds.json");

/// Runs one step; prints its name before and its duration after it. A terminal also shows the time
/// left.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    timed_step(what, usual(what), work)
}

/// The same for a step with a known duration in seconds.
pub fn timed_step<T>(
    what: &str,
    lasts: Option<f64>,
    work: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let line = format!("  {what} ... ");
    let terminal = std::io::stdout().is_terminal();
    let bar = terminal.then(|| clock(&line, lasts));
    if !terminal {
        print!("{line}");
        // The work goes on if stdout is closed.
        let _ = std::io::stdout().flush();
    }
    let start = Instant::now();
    let outcome = work();
    let took = start.elapsed();
    if let Some(bar) = bar {
        bar.finish_and_clear();
        print!("{line}");
    }
    let verdict = if outcome.is_ok() { "" } else { "failed after " };
    println!("{verdict}{}", seconds(took));
    if outcome.is_ok() {
        note_duration(what, took);
    }
    outcome
}

/// A line with the time passed and the time left, updated until it is cleared.
fn clock(line: &str, usual: Option<f64>) -> ProgressBar {
    let left = move |state: &ProgressState, text: &mut dyn Write| {
        let left = usual.map(|usual| usual - state.elapsed().as_secs_f64());
        // A failed write does not matter here.
        let _ = match left {
            None => Ok(()),
            Some(left) if left < 1.0 => write!(text, ", should end soon"),
            Some(left) if left < 60.0 => write!(text, ", about {left:.0} s left"),
            Some(left) => write!(text, ", about {:.0} min left", left / 60.0),
        };
    };
    let bar = ProgressBar::new_spinner().with_message(line.to_owned());
    if let Ok(style) = ProgressStyle::with_template("{msg}{elapsed}{left}") {
        bar.set_style(style.with_key("left", left));
    }
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}

/// The name without the parts that change from run to run: PHP's patch releases, seeds.
fn lasting_name(what: &str) -> String {
    let mut after_seed = false;
    let lasts = |word: &&str| {
        let is_seed = std::mem::replace(&mut after_seed, *word == "seed");
        !is_seed && word.matches('.').count() < 2
    };
    what.split(' ').filter(lasts).collect::<Vec<_>>().join(" ")
}

fn usual(what: &str) -> Option<f64> {
    durations().get(&lasting_name(what)).copied()
}

fn durations() -> BTreeMap<String, f64> {
    let parse = |text: &str| serde_json::from_str(text).unwrap_or_default();
    let mut all: BTreeMap<String, f64> = parse(USUAL);
    let here = std::fs::read_to_string(proc::root().join(TOOK));
    all.extend(parse(&here.unwrap_or_default()));
    all
}

fn note_duration(what: &str, took: Duration) {
    let mut all = durations();
    let usual = all.entry(lasting_name(what)).or_default();
    // A step that had nothing to do is fast, and does not predict the next time.
    *usual = took.as_secs_f64().max(*usual * 0.9).round();
    // Without the file the next estimate is less exact.
    if let Ok(text) = serde_json::to_string_pretty(&all) {
        let _ = std::fs::write(proc::root().join(TOOK), text);
    }
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
    /// For something that was skipped as a whole.
    pub fn skipped() -> Tally {
        Tally {
            skipped: 1,
            ..Tally::default()
        }
    }

    pub fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// A run's output without its last line, and the tally on that line.
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
    fn a_step_has_the_same_name_with_another_patch_release_or_seed() {
        let name = "9 programs (calls) of seed 7 on PHP 8.2.36";
        assert_eq!(lasting_name(name), "9 programs (calls) of seed on PHP");
        assert!(usual("building the extension for PHP 8.9.1 (release)").is_some());
    }

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
