//! Random programs, in batches. A program with a difference that no rule excuses is reduced, kept
//! in target/fuzz/ and reported.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::diff::{self, Hunk};
use crate::grammar::{Grammar, Terms};
use crate::judge::{Judge, Verdict};
use crate::minimise::minimise;
use crate::php::{Mode, PLAIN, Side};
use crate::{Report, Setup, read};

/// Programs that one PHP runs.
const BATCH: usize = 50;
/// How many different failures a worker reduces; more would only be repetition.
const SHOWN: usize = 8;
/// The time limit for reducing a program.
const PATIENCE: Duration = Duration::from_secs(8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Calls of every function.
    Calls,
    /// socket_select() over large sets, in several processes.
    Select,
    /// The same past select(2)'s 1024 descriptors, where there is no C to compare with.
    Beyond,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Calls, Kind::Select, Kind::Beyond];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Calls => "calls",
            Kind::Select => "select",
            Kind::Beyond => "beyond",
        }
    }

    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    fn grammar(self, setup: &Setup) -> Result<Grammar> {
        let file = match self {
            Kind::Calls => "grammar/calls.txt",
            Kind::Select | Kind::Beyond => "grammar/select.txt",
        };
        let terms = Terms {
            branch: setup.branch.clone(),
            judge: if self == Kind::Beyond { "fresh" } else { "c" },
            objects: !setup.resources(),
            native: !setup.emulated,
        };
        Grammar::parse(&read(&setup.folder(file))?, &terms)
    }

    fn judge(self, setup: &Setup) -> Result<Judge> {
        // A program that takes longer hangs: its waits are much shorter.
        let (against, limit) = match self {
            Kind::Calls => (Side::C, 300),
            Kind::Select => (Side::C, 1500),
            Kind::Beyond => (Side::Fresh, 6000),
        };
        // An emulator takes its time.
        let times = if setup.emulated { 8 } else { 1 };
        Judge::new(setup, against, Duration::from_millis(limit) * times)
    }
}

/// A program of a seed as PHP code.
pub fn program(setup: &Setup, kind: Kind, seed: u64, number: u64) -> Result<String> {
    Ok(source(&kind.grammar(setup)?.program(seed, number)))
}

/// A third of the batches runs with opcache, in each mode in turn.
fn mode(setup: &Setup, batch: usize) -> Mode<'_> {
    let compiled = &setup.compiled;
    match compiled.get(batch / 3 % compiled.len().max(1)) {
        Some(mode) if batch % 3 == 2 => mode,
        _ => PLAIN,
    }
}

pub fn random(
    setup: &Setup,
    kind: Kind,
    seed: u64,
    numbers: impl Iterator<Item = u64>,
) -> Result<Report> {
    let worker = Worker {
        setup,
        kind,
        judge: kind.judge(setup)?,
    };
    let grammar = kind.grammar(setup)?;
    let mut report = Report::default();
    // How often it occurred, and the first program with it.
    let mut seen: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    let numbers: Vec<u64> = numbers.collect();
    for (batch, numbers) in numbers.chunks(BATCH).enumerate() {
        let mode = mode(setup, batch);
        let files = (numbers.iter().enumerate())
            .map(|(at, number)| worker.write(at, &grammar.program(seed, *number)))
            .collect::<Result<Vec<_>>>()?;
        let known = |hunks: &[Hunk]| seen.contains_key(&signature(hunks));
        let all = worker.judge.compare(mode, &files, known)?;
        for (number, compared) in numbers.iter().zip(all) {
            let mut used = compared.used;
            used.sort_unstable();
            used.dedup();
            used.iter()
                .for_each(|rule| *report.excused.entry(*rule).or_default() += 1);
            report.calls.0 += compared.calls.0;
            report.calls.1 += compared.calls.1;
            match compared.verdict {
                Verdict::Equal => report.passed += 1,
                Verdict::Hung => report.skipped += 1,
                Verdict::Different(hunks) => {
                    let signature = signature(&hunks);
                    let (times, _) = seen.entry(signature.clone()).or_insert((0, *number));
                    *times += 1;
                    let first = *times == 1 && seen.len() <= SHOWN;
                    let name = format!("{}-{}-{seed}-{number}", setup.branch, kind.name());
                    report.fail(&match first {
                        true => worker.report(
                            mode,
                            &name,
                            grammar.program(seed, *number),
                            &signature,
                        )?,
                        false => String::new(),
                    });
                }
            }
        }
    }
    for (signature, (times, number)) in seen {
        let line = format!("{times} times, first in {number}: {signature}\n");
        report.notes.push_str(&line);
    }
    Ok(report)
}

/// Runs given programs, without opcache and in each of its modes.
pub fn replay(setup: &Setup, kind: Kind, files: &[PathBuf]) -> Result<Report> {
    let judge = kind.judge(setup)?;
    let mut report = Report::default();
    for mode in setup.modes() {
        for (file, compared) in files.iter().zip(judge.compare(mode, files, |_| false)?) {
            match compared.verdict {
                Verdict::Equal => report.passed += 1,
                Verdict::Hung => report.skipped += 1,
                Verdict::Different(hunks) => {
                    let file = file.display();
                    let hunks = diff::show(&hunks, usize::MAX);
                    report.fail(&format!("DIFFERENT {file} {}\n{hunks}", mode.join(" ")));
                }
            }
        }
    }
    Ok(report)
}

struct Worker<'a> {
    setup: &'a Setup,
    kind: Kind,
    judge: Judge,
}

impl Worker<'_> {
    fn write(&self, at: usize, lines: &[String]) -> Result<PathBuf> {
        let file = self.judge.php.scratch().join(format!("program{at}.php"));
        std::fs::write(&file, source(lines))?;
        Ok(file)
    }

    /// Reduces the program, keeps it, and reports it with its difference.
    fn report(
        &self,
        mode: Mode<'_>,
        name: &str,
        lines: Vec<String>,
        wanted: &str,
    ) -> Result<String> {
        // One run per candidate: a person will look at the result anyway.
        let begun = Instant::now();
        let small = minimise(lines, |candidate| {
            let file = self.write(0, candidate)?;
            let in_time = begun.elapsed() < PATIENCE;
            Ok(in_time && signature(&self.judge.glance(mode, &file)?) == wanted)
        })?;
        let folder = self.setup.root.join("target/fuzz");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.php"));
        std::fs::write(&file, source(&small))?;
        let hunks = diff::show(&self.judge.glance(mode, &file)?, 3);
        // At once, for people who watch a long run.
        eprintln!("    {} {wanted}", file.display());
        Ok(format!(
            "DIFFERENT {} --kind {} {}\n    {}\n{hunks}",
            file.display(),
            self.kind.name(),
            mode.join(" "),
            small.join("\n    "),
        ))
    }
}

fn source(lines: &[String]) -> String {
    format!("<?php\n{}\n", lines.join("\n"))
}

/// Two failures are the same if the function and the start of each side's output are, without
/// numbers.
fn signature(hunks: &[Hunk]) -> String {
    let Some(hunk) = hunks.first() else {
        return String::new();
    };
    let call = hunk.after.split('(').next().unwrap_or("");
    let function = call.rsplit([' ', '=']).next().unwrap_or("");
    let side = |lines: &[String]| -> String {
        let line = lines.first().map_or("nothing", String::as_str);
        let plain = line
            .chars()
            .filter(|c| !c.is_ascii_digit() && !"-() ".contains(*c));
        plain.take(70).collect()
    };
    format!(
        "{function}: C {} / ours {}",
        side(&hunk.c),
        side(&hunk.ours)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_forgets_numbers_and_arguments() {
        let hunk = |after: &str, c: &str| Hunk {
            after: after.into(),
            c: vec![c.into()],
            ..Hunk::default()
        };
        let one = signature(&[hunk("# $s[1] = socket_create(2, 1, 0)", "! 2 failed [97]")]);
        let two = signature(&[hunk("# $s[4] = socket_create(10, 5, 1)", "! 2 failed [93]")]);
        assert_eq!(one, two);
        assert_eq!(one, "socket_create: C !failed[] / ours nothing");
    }
}
