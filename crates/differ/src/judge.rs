//! The verdict on a program: where C's output and ours differ, and no rule says so, in
//! every one of several runs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::diff::{self, Hunk};
use crate::php::{Mode, PLAIN, Php, Side, TIMED_OUT};
use crate::rules::{Rules, Sifted};
use crate::{Report, Setup, unlisted};

/// Scripts that list things, where ours may have more than C.
const SUPERSET: &str = ".superset.php";

#[derive(Debug)]
pub enum Verdict {
    Equal,
    Different(Vec<Hunk>),
    /// Equal as far as it goes, but both had to be stopped.
    Hung,
}

/// A verdict, and what listed differences had to do with it.
#[derive(Debug)]
pub struct Compared {
    pub verdict: Verdict,
    /// The rules that excused something, by line.
    pub used: Vec<usize>,
    /// Calls compared, and calls in all.
    pub calls: (usize, usize),
}

/// How often a program that differs is run before that is believed.
const TRIES: u32 = 5;
/// Between them, more each time.
const REST: Duration = Duration::from_millis(50);

pub struct Judge {
    pub php: Php,
    rules: Rules,
    /// C, or ours asked afresh.
    pub against: Side,
    limit: Duration,
}

/// One run of both sides.
struct Run {
    c: String,
    ours: String,
    sifted: Sifted,
}

impl Judge {
    pub fn new(setup: &Setup, against: Side, limit: Duration) -> Result<Judge> {
        Ok(Judge {
            php: Php::new(setup)?,
            rules: Rules::of(setup)?,
            against,
            limit,
        })
    }

    /// One verdict a program. A difference that is known is believed sooner.
    pub fn compare(
        &self,
        mode: Mode<'_>,
        programs: &[PathBuf],
        known: impl Fn(&[Hunk]) -> bool,
    ) -> Result<Vec<Compared>> {
        let runs = self.runs(mode, programs, self.limit)?;
        let both = programs.iter().zip(runs);
        both.map(|(program, first)| {
            let tries = if known(&first.sifted.left) { 2 } else { TRIES };
            self.settle(mode, program, first, tries)
        })
        .collect()
    }

    /// What differs in a single run, for those who will ask again.
    pub fn glance(&self, mode: Mode<'_>, program: &Path) -> Result<Vec<Hunk>> {
        let run = self.runs(mode, &[program.to_path_buf()], self.limit)?.pop();
        Ok(run.map(|run| run.sifted.left).unwrap_or_default())
    }

    fn runs(&self, mode: Mode<'_>, programs: &[PathBuf], limit: Duration) -> Result<Vec<Run>> {
        let c = self.php.run(self.against, mode, programs, limit)?;
        let ours = self.php.run(Side::Ours, mode, programs, limit)?;
        // What ours says must not depend on who compiles, even where C is no judge.
        let plain = if mode.is_empty() {
            vec![None; programs.len()]
        } else {
            let plain = self.php.run(Side::Ours, PLAIN, programs, limit)?;
            plain.into_iter().map(Some).collect()
        };
        let sides = c.into_iter().zip(ours).zip(plain).zip(programs);
        sides
            .map(|(((c, ours), plain), program)| {
                let superset = program.to_string_lossy().ends_with(SUPERSET);
                let compare = if superset { diff::missing } else { diff::hunks };
                let mut sifted = self.rules.sift(compare(&c, &ours), &ours);
                if sifted.left.is_empty() {
                    sifted.left.extend(crash(&c, &ours));
                    let plain = plain.filter(|plain| !plain.ends_with(TIMED_OUT));
                    let itself = plain.map_or(Vec::new(), |plain| diff::hunks(&plain, &ours));
                    let itself = self.rules.unvarying(itself);
                    // PHP's own compilers err too; then C's output shows it.
                    let only = [program.clone()];
                    if !itself.is_empty()
                        && self.php.run(self.against, PLAIN, &only, limit)? == [c.as_str()]
                    {
                        sifted.left.extend(itself);
                    }
                }
                Ok(Run { c, ours, sifted })
            })
            .collect()
    }

    /// Runs a program again while it differs: the kernel's own numbers and timing vary, and
    /// what does not show in every run is of its making.
    fn settle(&self, mode: Mode<'_>, program: &Path, first: Run, tries: u32) -> Result<Compared> {
        let hung = first.ours.ends_with(TIMED_OUT);
        let total = diff::calls(&first.ours).max(diff::calls(&first.c));
        let Sifted { left, used, cut } = first.sifted;
        let calls = (cut.unwrap_or(total), total);
        let compared = |verdict| Compared {
            verdict,
            used,
            calls,
        };
        if left.is_empty() {
            return Ok(compared(if hung { Verdict::Hung } else { Verdict::Equal }));
        }
        let mut steady = left;
        for attempt in 1..tries {
            // With more patience and some rest: a busy machine must not look like a program
            // that hangs, nor a late packet like a lost one.
            std::thread::sleep(REST * (attempt - 1));
            let mut again = self.runs(mode, &[program.to_path_buf()], self.limit * 4)?;
            let Some(again) = again.pop() else { continue };
            if again.sifted.left.is_empty() {
                return Ok(compared(Verdict::Equal));
            }
            steady.retain(|hunk| again.sifted.left.contains(hunk));
            if steady.is_empty() && attempt + 1 == tries {
                // Another one each time: what varies by nature has a rule.
                return Ok(compared(Verdict::Different(again.sifted.left)));
            }
        }
        Ok(compared(Verdict::Different(steady)))
    }
}

/// A crash of ours is a fault whatever C does.
fn crash(c: &str, ours: &str) -> Option<Hunk> {
    let end = |text: &str| text.lines().last().unwrap_or_default().to_owned();
    let died = ["[signal 4]", "[signal 6]", "[signal 7]", "[signal 11]"];
    died.iter()
        .any(|signal| ours.ends_with(signal))
        .then(|| Hunk {
            after: ours
                .lines()
                .rev()
                .find(|line| diff::is_call(line))
                .unwrap_or_default()
                .to_owned(),
            c: vec![end(c)],
            ours: vec![end(ours)],
            ..Hunk::default()
        })
}

/// The corpus: plainly, and compiled in each way.
pub fn corpus(setup: &Setup) -> Result<Report> {
    let judge = Judge::new(setup, Side::C, Duration::from_secs(20))?;
    let mut report = Report::default();
    for name in unlisted(setup, &judge.rules)? {
        report.fail(&format!(
            "FAILED rule {name}: DIVERGENCES.md does not list it\n"
        ));
    }
    let mut scripts: Vec<PathBuf> = std::fs::read_dir(setup.folder("corpus"))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    scripts.retain(|script| script.extension().is_some_and(|e| e == "php"));
    scripts.sort();
    for mode in setup.modes() {
        for (script, compared) in scripts
            .iter()
            .zip(judge.compare(mode, &scripts, |_| false)?)
        {
            let why = match compared.verdict {
                Verdict::Equal => {
                    report.passed += 1;
                    continue;
                }
                Verdict::Hung => "it never ends, on either side\n".to_owned(),
                Verdict::Different(hunks) => format!("\n{}", diff::show(&hunks, 8)),
            };
            report.fail(&format!(
                "FAILED {} {}: {why}",
                script.display(),
                mode.join(" ")
            ));
        }
    }
    Ok(report)
}
