//! PHP programs under the C extension of a PHP and under ours, side by side: the corpus in
//! php-tests/parity/corpus, random programs by the grammars in php-tests/parity/grammar.
//! What may differ is in php-tests/parity/divergences.rules.
//!
//! [`Job::run`] belongs in a sandbox: a program that uses it starts itself again there and passes
//! the job as JSON.

mod diff;
pub mod faults;
mod fuzz;
mod grammar;
mod judge;
mod mask;
mod minimise;
mod php;
mod rules;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

pub use fuzz::{Kind, program};
use php::{Mode, PLAIN};

/// The folder of the corpus, grammars and rules, from the checkout's root.
const PARITY: &str = "php-tests/parity";
/// The list of differences for users; a rule that it does not name is not allowed.
const LIST: &str = "DIVERGENCES.md";

/// The two extensions and the PHP that loads them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Setup {
    /// The checkout's root.
    pub root: PathBuf,
    pub php: PathBuf,
    /// Whether an emulator runs it.
    pub emulated: bool,
    /// "8.4"
    pub branch: String,
    /// Shared extensions that programs use.
    pub helpers: Vec<PathBuf>,
    /// The settings of each of opcache's modes; none without opcache.
    pub compiled: Vec<Vec<String>>,
    pub c: PathBuf,
    pub ours: PathBuf,
    /// More `-d` settings for ours alone.
    pub settings: Vec<String>,
    /// The kernel's own choice of ports, where it has a narrow one.
    pub ports: (u32, u32),
}

impl Setup {
    /// Whether ours makes resources where C makes objects.
    fn resources(&self) -> bool {
        self.is_set("sockets.handles=", "resource")
    }

    /// Whether ours goes on where a signal interrupts C.
    fn restarts(&self) -> bool {
        self.is_set("sockets.interrupted=", "restart")
    }

    fn is_set(&self, name: &str, value: &str) -> bool {
        let told = self.settings.iter().rev();
        told.filter_map(|setting| setting.strip_prefix(name))
            .next()
            .is_some_and(|told| told.eq_ignore_ascii_case(value))
    }

    /// Every mode to run a script in, the one without opcache first.
    fn modes(&self) -> impl Iterator<Item = Mode<'_>> {
        let compiled = self.compiled.iter().map(Vec::as_slice);
        std::iter::once(PLAIN).chain(compiled)
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.root.join(PARITY).join(name)
    }
}

/// The programs to compare.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Task {
    Corpus,
    /// Programs of a seed: every `step`th from `first` on.
    Random {
        kind: Kind,
        seed: u64,
        first: u64,
        step: u64,
        count: u64,
    },
    /// Given programs of a kind, which decides what they are compared with.
    Replay(Kind, Vec<PathBuf>),
    /// System calls that fail.
    Faults(faults::Share),
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    pub setup: Setup,
    pub task: Task,
}

impl Job {
    pub fn run(&self) -> Result<Report> {
        match &self.task {
            Task::Corpus => judge::corpus(&self.setup),
            Task::Faults(share) => faults::run(&self.setup, share),
            Task::Replay(kind, files) => fuzz::replay(&self.setup, *kind, files),
            Task::Random {
                kind,
                seed,
                first,
                step,
                count,
            } => fuzz::random(
                &self.setup,
                *kind,
                *seed,
                (*first..*count).step_by(*step as usize),
            ),
        }
    }
}

/// The result of a job.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Report {
    /// Differences as readable text.
    pub notes: String,
    pub passed: usize,
    pub failed: usize,
    /// Programs that hang on both sides.
    pub skipped: usize,
    /// How many programs each rule, by its line, excused.
    excused: BTreeMap<usize, usize>,
    /// Calls compared, and calls in all: fewer where a rule ended the comparison.
    calls: (usize, usize),
    /// The system calls that were made to fail.
    pub faults: Vec<faults::Row>,
}

impl Report {
    pub fn add(&mut self, other: Report) {
        self.notes.push_str(&other.notes);
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.calls.0 += other.calls.0;
        self.calls.1 += other.calls.1;
        self.faults.extend(other.faults);
        for (line, times) in other.excused {
            *self.excused.entry(line).or_default() += times;
        }
    }

    fn fail(&mut self, note: &str) {
        self.failed += 1;
        self.notes.push_str(note);
    }

    /// How often listed differences occurred, which shows rules that are too broad.
    pub fn excuses(&self, setup: &Setup) -> Result<String> {
        let rules = rules::Rules::of(setup)?;
        let share = self.calls.0 as f64 * 100.0 / self.calls.1.max(1) as f64;
        let mut by_name: BTreeMap<&str, (usize, Vec<String>)> = BTreeMap::new();
        for (line, times) in &self.excused {
            let entry = by_name.entry(rules.name(*line)).or_default();
            entry.0 += times;
            entry.1.push(format!("line {line}: {times}"));
        }
        let mut text = format!(
            "{} calls, {share:.1} % of them compared; programs with a listed difference:\n",
            self.calls.1
        );
        for (name, (times, lines)) in by_name {
            text.push_str(&format!("{times:7} {name} ({})\n", lines.join(", ")));
        }
        Ok(text)
    }
}

/// The rules that DIVERGENCES.md has no heading for.
fn unlisted(setup: &Setup, rules: &rules::Rules) -> Result<Vec<String>> {
    let list = read(&setup.root.join(LIST))?;
    Ok(rules
        .unlisted(&list)
        .into_iter()
        .map(str::to_owned)
        .collect())
}

fn read(file: &Path) -> Result<String> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    ensure!(!text.is_empty(), "{} is empty", file.display());
    Ok(text)
}
