//! The verdict on a program: different if the outputs of C and ours differ, in every one of several
//! runs, in a way that no rule excuses.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::diff::{self, Hunk};
use crate::php::{Mode, PLAIN, Php, Side, TIMED_OUT};
use crate::rules::{Rules, Sifted};
use crate::{Report, Setup, unlisted};

/// Scripts that print lists, in which ours may have more than C.
const SUPERSET: &str = ".superset.php";

#[derive(Debug)]
pub enum Verdict {
    Equal,
    Different(Vec<Hunk>),
    /// Equal so far, but both had to be stopped.
    Hung,
}

/// A verdict, and the listed differences that were found.
#[derive(Debug)]
pub struct Compared {
    pub verdict: Verdict,
    /// The rules that excused something, by line.
    pub used: Vec<usize>,
    /// Calls compared, and calls in all.
    pub calls: (usize, usize),
}

/// How often a program must differ before it counts as different.
const TRIES: u32 = 5;
/// The pause between these runs, longer each time.
const REST: Duration = Duration::from_millis(50);

pub struct Judge {
    pub php: Php,
    rules: Rules,
    /// C, or ours with new questions only.
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

    /// One verdict per program. A difference that occurred before needs fewer runs.
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

    /// The differences of a single run, for callers that repeat it.
    pub fn glance(&self, mode: Mode<'_>, program: &Path) -> Result<Vec<Hunk>> {
        let run = self.runs(mode, &[program.to_path_buf()], self.limit)?.pop();
        Ok(run.map(|run| run.sifted.left).unwrap_or_default())
    }

    fn runs(&self, mode: Mode<'_>, programs: &[PathBuf], limit: Duration) -> Result<Vec<Run>> {
        let c = self.php.run(self.against, mode, programs, limit)?;
        let ours = self.php.run(Side::Ours, mode, programs, limit)?;
        // Our output must not depend on opcache, even where there is no C to compare with.
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
                    // A crash under opcache that C shares, and that goes away with it, is PHP's own.
                    let compiled = c == ours && plain.as_deref().is_some_and(|p| !died(p));
                    if !compiled {
                        sifted.left.extend(crash(&c, &ours));
                    }
                    let plain = plain.filter(|plain| !plain.ends_with(TIMED_OUT));
                    let itself = plain.map_or(Vec::new(), |plain| diff::hunks(&plain, &ours));
                    let itself = self.rules.unvarying(itself);
                    // PHP's JIT has bugs of its own; C's output shows them.
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

    /// Runs a program again as long as it differs: a difference that does not occur in every run is
    /// due to the kernel's numbers and timing.
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
            // With a longer limit and a pause: on a busy machine a program must not seem to hang,
            // nor a late packet seem lost.
            std::thread::sleep(REST * (attempt - 1));
            let mut again = self.runs(mode, &[program.to_path_buf()], self.limit * 4)?;
            let Some(again) = again.pop() else { continue };
            if again.sifted.left.is_empty() {
                return Ok(compared(Verdict::Equal));
            }
            steady.retain(|hunk| again.sifted.left.contains(hunk));
            if steady.is_empty() && attempt + 1 == tries {
                // Different each time, although output that varies by nature has a rule.
                return Ok(compared(Verdict::Different(again.sifted.left)));
            }
        }
        Ok(compared(Verdict::Different(steady)))
    }
}

fn died(output: &str) -> bool {
    ["[signal 4]", "[signal 6]", "[signal 7]", "[signal 11]"]
        .iter()
        .any(|signal| output.ends_with(signal))
}

/// A crash of ours is a failure whatever C does.
fn crash(c: &str, ours: &str) -> Option<Hunk> {
    let end = |text: &str| text.lines().last().unwrap_or_default().to_owned();
    died(ours).then(|| Hunk {
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

/// The corpus, without opcache and in each of its modes.
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
