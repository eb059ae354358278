//! Makes the C library's allocations fail one by one: those of Rust code, of the resolver, and
//! PHP's own that outlive a request. (Zend's: php-tests/allocations.)

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use super::scenario::Scenario;
use super::trace::{DESCRIPTORS, LIMIT_SECONDS, Tracer, without_descriptors};
use super::verdict::NO_MEMORY;
use super::{FAULTS, Row};
use crate::diff::{self, Hunk};
use crate::php::Side;
use crate::{Report, read};

/// A short run fails every n-th allocation only.
const STEP: usize = 7;
/// The note for C libraries other than glibc.
const WITHOUT: &str = "skipped: this C library lets nobody stand before its malloc\n";

struct Run {
    output: String,
    descriptors: Option<i64>,
    allocations: Option<usize>,
    status: Option<i32>,
}

/// The library to preload.
pub fn build(tracer: &Tracer) -> Result<PathBuf> {
    let library = tracer.scratch().join("malloc.so");
    let source = tracer.setup.root.join(FAULTS).join("lib/malloc.c");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-fno-builtin", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .output()
        .context("starting cc")?;
    ensure!(
        built.status.success(),
        "malloc.c: {}",
        String::from_utf8_lossy(&built.stderr)
    );
    Ok(library)
}

pub fn fail(
    tracer: &Tracer,
    library: &Path,
    scenario: &Scenario,
    whole: bool,
    report: &mut Report,
) -> Result<()> {
    let plain = run(tracer, library, Side::Ours, scenario, 0)?;
    let Some(count) = plain.allocations else {
        report.skipped += 1;
        report.notes.push_str(WITHOUT);
        return Ok(());
    };
    let mut row = Row::new(&format!("scenario {}", scenario.name), "malloc");
    row.made = (0, count);
    row.errnos = 1;
    let (first, step) = if whole {
        (1, 1)
    } else {
        (1 + count % STEP, STEP)
    };
    for at in (first..=count).step_by(step) {
        let failed = run(tracer, library, Side::Ours, scenario, at)?;
        row.runs += 1;
        match wrong(&plain, &failed) {
            None => report.passed += 1,
            Some(_) if is_of_libc(tracer, library, scenario, at, &failed)? => {
                report.passed += 1;
                row.listed += 1;
            }
            Some(wrong) => {
                row.crashes += usize::from(failed.status.is_none_or(|code| code > 128));
                row.lost.1 += usize::from(failed.descriptors > Some(0));
                row.different += 1;
                let what = &scenario.name;
                report.fail(&format!("FAILED {what}, allocation {at}: {wrong}\n"));
            }
        }
    }
    report.faults.push(row);
    Ok(())
}

/// glibc's resolver crashes by itself without memory; it does so with C's extension too.
fn is_of_libc(
    tracer: &Tracer,
    library: &Path,
    scenario: &Scenario,
    at: usize,
    ours: &Run,
) -> Result<bool> {
    if scenario.alone || ours.status.is_some_and(|code| code < 128) {
        return Ok(false);
    }
    let c = run(tracer, library, Side::C, scenario, at)?;
    Ok(c.status == ours.status && c.output == ours.output)
}

/// Allowed are the same output, PHP's fatal error for lack of memory, or functions that fail.
fn wrong(plain: &Run, failed: &Run) -> Option<String> {
    if failed.descriptors.is_some_and(|left| left > 0) {
        return Some("a descriptor is lost".into());
    }
    let ended = NO_MEMORY.iter().any(|words| failed.output.contains(words));
    if ended && matches!(failed.status, Some(1 | 255)) {
        return None;
    }
    if failed.status != plain.status {
        let text = diff::show(&diff::hunks(&plain.output, &failed.output), 4);
        return Some(format!("it ends with {:?}\n{text}", failed.status));
    }
    let hunks = diff::hunks(&plain.output, &failed.output);
    let is_clean = |hunk: &Hunk| hunk.ours.iter().any(|line| line.starts_with("=> false"));
    match hunks.as_slice() {
        [] => None,
        [hunk] if is_clean(hunk) => None,
        _ => Some(diff::show(&hunks, 4)),
    }
}

fn run(tracer: &Tracer, library: &Path, side: Side, scenario: &Scenario, at: usize) -> Result<Run> {
    let told = tracer.scratch().join("allocations");
    let _ = std::fs::remove_file(&told);
    let printed = tracer.scratch().join("printed");
    let output = std::fs::File::create(&printed)?;
    let mut command = Command::new("prlimit");
    command.args([
        DESCRIPTORS,
        "timeout",
        "--signal=KILL",
        LIMIT_SECONDS,
        "env",
    ]);
    command.arg(format!("LD_PRELOAD={}", library.display()));
    command.arg(format!("FAIL_AT={at}"));
    command.arg(format!("FAIL_COUNT={}", told.display()));
    tracer.php(&mut command, &tracer.setup.php, side);
    let mut child = command
        .arg(&scenario.file)
        .stdin(Stdio::null())
        .stderr(output.try_clone()?)
        .stdout(output)
        .spawn()
        .context("starting PHP")?;
    let (pid, status) = (child.id(), child.wait()?);
    let text = String::from_utf8_lossy(&std::fs::read(&printed)?).into_owned();
    let (text, descriptors) = without_descriptors(&text);
    let count = read(&told).ok().and_then(|text| text.trim().parse().ok());
    Ok(Run {
        output: tracer.masked(&text, pid),
        descriptors,
        allocations: count,
        status: status.code(),
    })
}
