//! Figures that need no loop: memory per socket, and the cost of loading the extension.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::contender::Subject;
use crate::{C, Memory, NONE, OURS, Results, StartUp, median};

const SOCKETS: &str = "10000";
const SECONDS: u32 = 60;

pub fn memory(subject: &Subject, results: &mut Results) -> Result<()> {
    for contender in subject.contenders() {
        let Some(words) = contender.php_with(&["memory.php", SOCKETS]) else {
            continue;
        };
        let output = subject.capture(SECONDS, &words)?;
        let (php, resident) = output.trim().split_once('\t').context("memory.php")?;
        results.memory.insert(
            contender.key.into(),
            Memory {
                php: php.parse()?,
                resident: resident.parse()?,
            },
        );
    }
    Ok(())
}

pub fn start_up(subject: &Subject, results: &mut Results) -> Result<()> {
    let (c, ours) = (subject.c.as_path(), subject.ours.as_path());
    let ways = [(NONE, None), (C, Some(c)), (OURS, Some(ours))];
    let times = times(&subject.php, &ways, subject.rounds() * 4)?;
    for ((key, extension), nanos) in ways.iter().zip(times) {
        let bytes = extension.map(stripped_size).transpose()?;
        let instructions = instructions(&subject.php, *extension)?;
        results.start_up.insert(
            (*key).into(),
            StartUp {
                instructions,
                nanos,
                bytes,
            },
        );
    }
    Ok(())
}

fn arguments(extension: Option<&Path>) -> Vec<String> {
    let mut words = vec!["-n".to_owned()];
    if let Some(file) = extension {
        words.extend(["-d".to_owned(), format!("extension={}", file.display())]);
    }
    words.extend(["-r".to_owned(), String::new()]);
    words
}

/// Medians; the ways run in turn.
fn times(php: &Path, ways: &[(&str, Option<&Path>)], turns: usize) -> Result<Vec<f64>> {
    let mut took: Vec<Vec<Duration>> = vec![Vec::new(); ways.len()];
    for _ in 0..turns {
        for ((_, extension), took) in ways.iter().zip(&mut took) {
            let mut command = proc::command(php);
            command.args(arguments(*extension));
            let began = Instant::now();
            proc::capture(&mut command)?;
            took.push(began.elapsed());
        }
    }
    Ok(took
        .iter()
        .filter_map(|all| median(all.iter().map(|d| d.as_nanos() as f64)))
        .collect())
}

fn instructions(php: &Path, extension: Option<&Path>) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let out = folder.path().join("out");
    let mut valgrind = proc::command("valgrind");
    valgrind
        .args(["--tool=callgrind", "--quiet"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(php)
        .args(arguments(extension));
    proc::capture(&mut valgrind)?;
    let text = std::fs::read_to_string(out)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    Ok(total.context("no totals")?.trim().parse()?)
}

/// Distributors strip what they ship; ours keeps line tables until then.
fn stripped_size(file: &Path) -> Result<u64> {
    let folder = tempfile::tempdir()?;
    let copy: PathBuf = folder.path().join("stripped.so");
    proc::capture(
        proc::command("strip")
            .arg("--strip-unneeded")
            .arg("-o")
            .arg(&copy)
            .arg(file),
    )?;
    Ok(std::fs::metadata(copy)?.len())
}
