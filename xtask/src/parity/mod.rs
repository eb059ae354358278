//! Side by side with the host's C extension: the corpus of scripts in
//! php-tests/parity/corpus, output, warnings and exit status compared byte for byte after
//! masking. Runs inside the sandbox, started by `test`; the fuzzer shares all but the corpus.

pub mod diff;
pub mod mask;
pub mod pair;
pub mod rules;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::hosts::Host;
use crate::proc;
use crate::sandbox::Sandbox;
use crate::scratch::Scratch;
use crate::ui::Tally;
use diff::Hunk;
use mask::Mask;
use pair::{Pair, Side};
use rules::{Rules, Sifted};

const CORPUS: &str = "php-tests/parity/corpus";
pub const RULES: &str = "php-tests/parity/divergences.rules";
/// Where users read what differs; a rule that it does not name is no excuse.
const LIST: &str = "DIVERGENCES.md";
/// Scripts that list things, where ours may have more than the host.
const SUPERSET: &str = ".superset.php";

/// What the part inside the sandbox is told by the part outside.
pub struct Setup {
    pub php: PathBuf,
    pub helpers: Vec<PathBuf>,
    pub c: PathBuf,
    pub ours: PathBuf,
    pub settings: Vec<String>,
    pub branch: String,
    pub namespace: bool,
}

impl Setup {
    pub fn of(host: &Host, ours: &Path, settings: &[String], sandbox: Sandbox) -> Setup {
        Setup {
            php: host.php.clone(),
            helpers: host.helpers(),
            c: host.c_extension(),
            ours: ours.to_path_buf(),
            settings: settings.to_vec(),
            branch: host.branch().to_owned(),
            namespace: sandbox.has_namespace(),
        }
    }

    /// As arguments, for the same program inside the sandbox.
    pub fn to_args(&self) -> Vec<String> {
        let mut args = Vec::new();
        let mut push =
            |name: &str, value: &dyn std::fmt::Display| args.push(format!("{name}={value}"));
        push("php", &self.php.display());
        push("c", &self.c.display());
        push("ours", &self.ours.display());
        push("branch", &self.branch);
        push("namespace", &self.namespace);
        self.helpers
            .iter()
            .for_each(|helper| push("helper", &helper.display()));
        self.settings
            .iter()
            .for_each(|setting| push("setting", setting));
        args
    }

    /// The other way; words of other names are left to the caller.
    pub fn from_args(words: &[&str]) -> Result<Setup> {
        let all = |name: &str| -> Vec<&str> {
            words
                .iter()
                .filter_map(|word| word.strip_prefix(name)?.strip_prefix('='))
                .collect()
        };
        let one = |name: &str| {
            all(name)
                .first()
                .copied()
                .with_context(|| format!("{name}= is missing"))
        };
        Ok(Setup {
            php: one("php")?.into(),
            helpers: all("helper").into_iter().map(PathBuf::from).collect(),
            c: one("c")?.into(),
            ours: one("ours")?.into(),
            settings: all("setting").into_iter().map(str::to_owned).collect(),
            branch: one("branch")?.to_owned(),
            namespace: one("namespace")? == "true",
        })
    }

    pub fn pair(&self, limit: Duration) -> Result<Pair> {
        Ok(Pair {
            php: self.php.clone(),
            helpers: self.helpers.clone(),
            c: self.c.clone(),
            ours: self.ours.clone(),
            settings: self.settings.clone(),
            limit,
            mask: Mask::new(self.namespace, self.resources())?,
            scratch: Scratch::new()?,
        })
    }

    /// Whether ours makes resources where C makes objects.
    fn resources(&self) -> bool {
        let told = self.settings.iter().rev();
        told.filter_map(|setting| setting.strip_prefix("sockets.handles="))
            .next()
            .is_some_and(|value| value.eq_ignore_ascii_case("resource"))
    }

    pub fn rules(&self) -> Result<Rules> {
        Rules::read(&proc::root().join(RULES), &self.branch, self.resources())
    }
}

/// The corpus, from inside the sandbox. The last line printed is the tally.
pub fn inside(words: &[&str]) -> Result<()> {
    let setup = Setup::from_args(words)?;
    let pair = setup.pair(Duration::from_secs(20))?;
    let rules = setup.rules()?;
    let mut tally = Tally::default();
    for name in
        rules.unlisted(&std::fs::read_to_string(proc::root().join(LIST)).unwrap_or_default())
    {
        tally.failed += 1;
        println!("FAILED rule {name}: {LIST} does not list it");
    }
    for script in scripts()? {
        match compare(&pair, &rules, &script)?.verdict {
            Verdict::Equal => tally.passed += 1,
            Verdict::Hung => {
                tally.failed += 1;
                println!("FAILED {}: it never ends, on either side", name(&script));
            }
            Verdict::Unsteady => {
                tally.failed += 1;
                println!(
                    "FAILED {}: C's own output changes from run to run",
                    name(&script)
                );
            }
            Verdict::Different(hunks) => {
                tally.failed += 1;
                println!("FAILED {}:", name(&script));
                hunks
                    .iter()
                    .take(8)
                    .for_each(|hunk| print!("{}", hunk.show()));
                if hunks.len() > 8 {
                    println!("... {} more differences", hunks.len() - 8);
                }
            }
        }
    }
    println!("{tally}");
    Ok(())
}

pub enum Verdict {
    Equal,
    Different(Vec<Hunk>),
    /// Equal as far as it goes, but both had to be stopped.
    Hung,
    /// The judge contradicts itself: nothing can be said.
    Unsteady,
}

/// A verdict, and what listed differences had to do with it.
pub struct Compared {
    pub verdict: Verdict,
    /// The rules that excused something, by line.
    pub used: Vec<usize>,
    /// Calls compared, and calls in all: fewer where a rule ended the comparison.
    pub calls: (usize, usize),
}

/// How often a script that differs is run before that is believed.
const TRIES: u32 = 5;
/// Between them, more each time.
const REST: Duration = Duration::from_millis(50);

/// Runs one script on both sides, and both again while they differ: the kernel's own
/// numbers and timing vary, and what does not show in every run is of its making.
pub fn compare(pair: &Pair, rules: &Rules, script: &Path) -> Result<Compared> {
    let superset = script.to_string_lossy().ends_with(SUPERSET);
    let once = |limit: Duration| -> Result<(String, String, Sifted)> {
        let c = pair.run(Side::C, script, limit)?;
        let ours = pair.run(Side::Ours, script, limit)?;
        let hunks = if superset {
            diff::missing(&c, &ours)
        } else {
            diff::hunks(&c, &ours)
        };
        let sifted = rules.sift(hunks, &ours);
        Ok((c, ours, sifted))
    };
    let (c, ours, Sifted { left, used, cut }) = once(pair.limit)?;
    let total = diff::calls(&ours).max(diff::calls(&c));
    let compared = |verdict| Compared {
        verdict,
        used,
        calls: (cut.unwrap_or(total), total),
    };
    if left.is_empty() {
        return Ok(compared(if ours.ends_with(pair::TIMED_OUT) {
            Verdict::Hung
        } else {
            Verdict::Equal
        }));
    }
    let mut steady = left;
    let (mut c_varies, mut ours_varies) = (false, false);
    for attempt in 1..TRIES {
        // With more patience and some rest: a busy machine must not look like a program
        // that hangs, nor a late packet like a lost one.
        std::thread::sleep(REST * (attempt - 1));
        let (c_again, ours_again, sifted) = once(pair.limit * 6)?;
        if sifted.left.is_empty() {
            return Ok(compared(Verdict::Equal));
        }
        c_varies |= c != c_again;
        ours_varies |= ours != ours_again;
        steady.retain(|hunk| sifted.left.contains(hunk));
        if steady.is_empty() && attempt + 1 == TRIES {
            // One side repeats itself and the other does not: that is a difference.
            return Ok(compared(if c_varies && ours_varies {
                Verdict::Unsteady
            } else {
                Verdict::Different(sifted.left)
            }));
        }
    }
    Ok(compared(Verdict::Different(steady)))
}

fn scripts() -> Result<Vec<PathBuf>> {
    let folder = proc::root().join(CORPUS);
    let entries = std::fs::read_dir(&folder).with_context(|| format!("reading {CORPUS}"))?;
    let mut scripts: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    scripts.retain(|script| script.extension().is_some_and(|e| e == "php"));
    scripts.sort();
    Ok(scripts)
}

fn name(script: &Path) -> String {
    script
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
