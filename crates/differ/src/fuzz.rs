//! Random programs, a batch at a time. A difference that no rule excuses is made small,
//! kept in target/fuzz/ and told.

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
/// Different failures that one worker makes small; more would only repeat the point.
const SHOWN: usize = 8;
/// How long a program may take to be made small.
const PATIENCE: Duration = Duration::from_secs(8);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Calls of every function.
    Calls,
    /// socket_select() over large sets, in several processes.
    Select,
    /// The same past select(2)'s 1024 descriptors, where C can be no judge.
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
        };
        Grammar::parse(&read(&setup.folder(file))?, &terms)
    }

    fn judge(self, setup: &Setup) -> Result<Judge> {
        // A program that takes longer has hung; its waits are far below.
        let (against, limit) = match self {
            Kind::Calls => (Side::C, 300),
            Kind::Select => (Side::C, 1500),
            Kind::Beyond => (Side::Fresh, 6000),
        };
        Judge::new(setup, against, Duration::from_millis(limit))
    }
}

/// A program of a seed, as PHP.
pub fn program(setup: &Setup, kind: Kind, seed: u64, number: u64) -> Result<String> {
    Ok(source(&kind.grammar(setup)?.program(seed, number)))
}

/// A third of the batches is compiled, in each way by turns.
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
    // How often, and the program that showed it first.
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

/// Programs that are there already, plainly and compiled.
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

    /// Makes the program small, keeps it, and tells it with its difference.
    fn report(
        &self,
        mode: Mode<'_>,
        name: &str,
        lines: Vec<String>,
        wanted: &str,
    ) -> Result<String> {
        // Once each: what is left is looked at more closely, and a person will do so.
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
        // At once, for those who watch a long run.
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

/// What makes two failures the same one: the function, and how each side began to answer,
/// without the numbers in it.
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
