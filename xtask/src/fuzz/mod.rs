//! `cargo xtask fuzz`: seeded random PHP programs under the host's C extension and ours.
//! A difference that no rule excuses is made small and printed.

mod dice;
mod excuses;
mod generate;
mod minimise;
mod options;
mod rng;
mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use excuses::Excuses;

use crate::extension::Wanted;
use crate::hosts;
use crate::parity::diff::Hunk;
use crate::parity::pair::Pair;
use crate::parity::rules::Rules;
use crate::parity::{self, Compared, Setup, Verdict};
use crate::proc;
use crate::sandbox::{Sandbox, User};
use crate::setup::{self, Level};
use crate::ui::{self, Tally};
use crate::words::Words;

/// A program that takes longer has hung; the generator keeps every wait far below.
const LIMIT: Duration = Duration::from_secs(1);
/// Different failures that one worker makes small; more would only repeat the point.
const SHOWN: usize = 12;

/// What to run.
pub struct Plan {
    pub seed: u64,
    pub count: u64,
    pub jobs: usize,
    /// Programs to compare instead of generated ones.
    pub replay: Vec<PathBuf>,
}

#[derive(Default)]
pub struct Report {
    pub notes: String,
    /// What listed differences had to do with it.
    pub excuses: String,
    pub tally: Tally,
}

/// The command.
pub fn run(words: &[&str]) -> Result<bool> {
    let mut plan = Plan {
        seed: 0,
        count: 2000,
        jobs: proc::cores(),
        replay: Vec::new(),
    };
    let mut printed: Vec<u64> = Vec::new();
    let (mut host, mut wanted, mut settings) = (None, Wanted::default(), Vec::new());
    let mut words = Words::of("fuzz", words);
    while let Some(word) = words.word() {
        match word {
            "--seed" => plan.seed = words.number()?,
            "--count" => plan.count = words.number()?,
            "--print" => printed.push(words.number()?),
            "--jobs" => plan.jobs = words.number()?,
            "--replay" => plan.replay.push(words.path()?),
            "--host" => host = Some(words.value()?),
            "-d" => settings.push(words.value()?.to_owned()),
            _ if wanted.takes(word, &mut words)? => {}
            _ => return Err(words.unknown()),
        }
    }
    setup::ensure(&[Level::Build, Level::Test])?;
    let host = hosts::named(host)?;
    if !printed.is_empty() {
        for number in printed {
            print!(
                "{}",
                source(&generate::program(plan.seed, number, host.branch()))
            );
        }
        return Ok(true);
    }
    let extension = wanted.library(&host)?;
    let sandbox = Sandbox::detect();
    let start = Instant::now();
    let setup = Setup::of(&host, &extension, &settings, sandbox);
    let programs = match plan.replay.len() {
        0 => format!("{} programs of seed {}", plan.count, plan.seed),
        given => format!("{given} given programs"),
    };
    let what = format!("{programs} on PHP {}, C and ours", host.version);
    let report = ui::step(&what, || in_sandbox(sandbox, &setup, &plan))?;
    ui::note(&report.notes);
    ui::note(&report.excuses);
    println!("All of it took {}.", ui::seconds(start.elapsed()));
    println!(
        "Next: {}",
        if report.tally.failed == 0 {
            format!("cargo xtask fuzz --seed {}", plan.seed + 1)
        } else {
            "cargo xtask fuzz --replay FILE, with a file named above".into()
        }
    );
    println!("{}", report.tally);
    Ok(report.tally.failed == 0)
}

/// Splits a plan over workers, each in a sandbox of its own.
pub fn in_sandbox(sandbox: Sandbox, setup: &Setup, plan: &Plan) -> Result<Report> {
    let jobs = if plan.replay.is_empty() {
        plan.jobs.max(1)
    } else {
        1
    };
    // Now: a run is long, and the file may be edited under it.
    let rules = setup.rules()?;
    let outputs: Vec<Result<String>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs)
            .map(|job| {
                scope.spawn(move || {
                    let mut command = sandbox.command(User::Current, &[], std::env::current_exe()?);
                    command.arg("inside-fuzz").args(setup.to_args());
                    command
                        .arg(format!("seed={}", plan.seed))
                        .arg(format!("count={}", plan.count));
                    command
                        .arg(format!("first={job}"))
                        .arg(format!("step={jobs}"));
                    command.args(
                        plan.replay
                            .iter()
                            .map(|file| format!("replay={}", file.display())),
                    );
                    proc::capture(&mut command)
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| bail!("a worker panicked")))
            .collect()
    });
    let mut report = Report::default();
    let mut excuses = Excuses::default();
    for output in outputs {
        let output = output?;
        let text = output.trim_end();
        let (notes, last) = text.rsplit_once('\n').unwrap_or(("", text));
        report.tally.add(
            Tally::parse(last)
                .with_context(|| format!("a worker ended without a tally: {last}"))?,
        );
        for note in notes.lines().filter(|line| !excuses.add(line)) {
            report.notes.push_str(note);
            report.notes.push('\n');
        }
    }
    if plan.replay.is_empty() {
        report.excuses = excuses.show(&rules);
    }
    Ok(report)
}

/// One worker.
pub fn inside(words: &[&str]) -> Result<()> {
    let setup = Setup::from_args(words)?;
    let number = |name: &str| -> Result<u64> {
        let found = words
            .iter()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        Ok(found
            .with_context(|| format!("{name}= is missing"))?
            .parse()?)
    };
    let worker = Worker {
        pair: setup.pair(LIMIT)?,
        rules: setup.rules()?,
        branch: setup.branch.clone(),
    };
    let replay: Vec<&Path> = words
        .iter()
        .filter_map(|word| word.strip_prefix("replay="))
        .map(Path::new)
        .collect();
    let tally = if replay.is_empty() {
        worker.generated(
            number("seed")?,
            number("first")?,
            number("step")?,
            number("count")?,
        )?
    } else {
        worker.replayed(&replay)?
    };
    println!("{tally}");
    Ok(())
}

struct Worker {
    pair: Pair,
    rules: Rules,
    branch: String,
}

impl Worker {
    fn generated(&self, seed: u64, first: u64, step: u64, count: u64) -> Result<Tally> {
        let mut tally = Tally::default();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let mut excuses = Excuses::default();
        let mut number = first;
        while number < count {
            let lines = generate::program(seed, number, &self.branch);
            let compared = self.compare(&lines)?;
            excuses.count(&compared);
            match compared.verdict {
                Verdict::Equal => tally.passed += 1,
                Verdict::Hung | Verdict::Unsteady => tally.skipped += 1,
                Verdict::Different(hunks) => {
                    tally.failed += 1;
                    let signature = signature(&hunks);
                    let times = seen.entry(signature.clone()).or_default();
                    *times += 1;
                    if *times == 1 && seen.len() <= SHOWN {
                        self.report(seed, number, lines, &signature)?;
                    }
                }
            }
            number += step;
        }
        for (signature, times) in seen.iter().filter(|(_, times)| **times > 1) {
            println!("{times} times: {signature}");
        }
        println!("{}", excuses.to_line());
        Ok(tally)
    }

    fn replayed(&self, files: &[&Path]) -> Result<Tally> {
        let mut tally = Tally::default();
        for file in files {
            match parity::compare(&self.pair, &self.rules, file)?.verdict {
                Verdict::Equal => tally.passed += 1,
                Verdict::Hung | Verdict::Unsteady => tally.skipped += 1,
                Verdict::Different(hunks) => {
                    tally.failed += 1;
                    println!("DIFFERENT {}", file.display());
                    hunks.iter().for_each(|hunk| print!("{}", hunk.show()));
                }
            }
        }
        Ok(tally)
    }

    fn compare(&self, lines: &[String]) -> Result<Compared> {
        let script = self.pair.scratch.path().join("program.php");
        std::fs::write(&script, source(lines))?;
        parity::compare(&self.pair, &self.rules, &script)
    }

    /// Makes the program small, keeps it and prints it with its difference.
    fn report(&self, seed: u64, number: u64, lines: Vec<String>, wanted: &str) -> Result<()> {
        let small = minimise::minimise(lines, |candidate| {
            Ok(
                matches!(self.compare(candidate)?.verdict, Verdict::Different(hunks) if signature(&hunks) == wanted),
            )
        })?;
        let folder = proc::root().join("target/fuzz");
        std::fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{}-{seed}-{number}.php", self.branch));
        std::fs::write(&file, source(&small))?;
        println!("DIFFERENT {}", file.display());
        small.iter().for_each(|line| println!("    {line}"));
        if let Verdict::Different(hunks) = self.compare(&small)?.verdict {
            hunks
                .iter()
                .take(3)
                .for_each(|hunk| print!("{}", hunk.show()));
        }
        Ok(())
    }
}

fn source(lines: &[String]) -> String {
    format!("<?php\n{}\n", lines.join("\n"))
}

/// What makes two failures the same one: the function, and how each side began to answer,
/// without the numbers in it.
fn signature(hunks: &[Hunk]) -> String {
    let Some(hunk) = hunks.first() else {
        return String::new();
    };
    let call = hunk.after.split('(').next().unwrap_or("");
    let function = call.rsplit([' ', '=']).next().unwrap_or("");
    let side = |lines: &[String]| {
        let line = lines.first().map_or("nothing", String::as_str);
        let plain: String = line
            .chars()
            .filter(|c| !c.is_ascii_digit())
            .take(70)
            .collect();
        plain
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
        assert_eq!(one, "socket_create: C !  failed [] / ours nothing");
    }
}
