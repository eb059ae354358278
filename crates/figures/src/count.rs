//! Exact counts: user-space instructions under callgrind, system calls under strace. Each case runs
//! loops of two lengths between marks; the difference of the two, divided by the rounds, contains
//! neither start-up nor marks nor warm-up.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::contender::{self, FAILS, Mode, Program, Subject};
use crate::{Figures, Results};

/// The case of the empty loop, which is subtracted from every other.
pub const EMPTY: &str = "empty";
/// The marks of each case: before and after both loops.
const MARKS: usize = 4;
/// The time limit of a counting run.
const SECONDS: u32 = 300;

pub fn instructions(
    subject: &Subject,
    group: Program,
    ids: &[String],
    results: &mut Results,
) -> Result<()> {
    let meter = |program: Vec<String>, folder: &Path| {
        let mut words = vec![
            "valgrind".into(),
            "--tool=callgrind".into(),
            // glibc's function that the drivers call as a mark.
            "--dump-before=getloadavg".into(),
            format!("--callgrind-out-file={}/out", folder.display()),
        ];
        words.extend(program);
        words
    };
    each(subject, group, ids, meter, |folder, marks| {
        // Dump N has the counts before mark N.
        (1..=marks)
            .map(|n| instructions_of(&folder.join(format!("out.{n}"))))
            .collect()
    })?
    .into_iter()
    .for_each(|found| {
        figures(results, group, &found).instructions = found.per_round;
    });
    Ok(())
}

pub fn syscalls(
    subject: &Subject,
    group: Program,
    ids: &[String],
    results: &mut Results,
) -> Result<()> {
    let meter = |program: Vec<String>, folder: &Path| {
        let mut words = vec!["strace".into(), "-qq".into(), "-s".into(), "16".into()];
        words.extend(["-o".into(), format!("{}/out", folder.display())]);
        words.extend(program);
        words
    };
    each(subject, group, ids, meter, |folder, marks| {
        let trace = fs::read(folder.join("out"))?;
        let mut segments = vec![0.0];
        for line in String::from_utf8_lossy(&trace).lines() {
            if line.starts_with("sysinfo(") || line.contains("\"/proc/loadavg\"") {
                segments.push(0.0);
            } else if let Some(last) = segments.last_mut()
                && line.contains('(')
                && !line.starts_with(['+', '-'])
            {
                *last += 1.0;
            }
        }
        segments.pop();
        // C libraries also call sysinfo(2) once at start.
        Ok(segments.split_off(segments.len().saturating_sub(marks)))
    })?
    .into_iter()
    .for_each(|found| {
        figures(results, group, &found).syscalls = found.per_round;
    });
    Ok(())
}

/// The result of one case in one contender's run.
struct Found {
    contender: &'static str,
    id: String,
    label: String,
    /// None if the contender cannot run it.
    per_round: Option<f64>,
}

/// Runs every contender under a meter; `read` returns the counts before each mark.
fn each(
    subject: &Subject,
    group: Program,
    ids: &[String],
    meter: impl Fn(Vec<String>, &Path) -> Vec<String>,
    read: impl Fn(&Path, usize) -> Result<Vec<f64>>,
) -> Result<Vec<Found>> {
    let mut all = Vec::new();
    for contender in subject.contenders() {
        let Some(program) = contender.words(Mode::Count, group, ids) else {
            continue;
        };
        let folder = tempfile::tempdir()?;
        let words = meter(program, folder.path());
        let output = subject.capture(SECONDS, &words)?;
        let cases: Vec<_> = contender::answers(&output).collect();
        let marked = cases.iter().filter(|(_, _, f)| f != &[FAILS]).count();
        let before = read(folder.path(), marked * MARKS)?;
        if before.len() != marked * MARKS {
            bail!("{} marks, {} expected", before.len(), marked * MARKS);
        }
        let mut found = found_in(contender.key, &cases, &before)?;
        take_off_the_loop(&mut found);
        all.extend(found);
    }
    Ok(all)
}

fn found_in(
    contender: &'static str,
    cases: &[(&str, &str, Vec<&str>)],
    before: &[f64],
) -> Result<Vec<Found>> {
    let mut loops = before.chunks(MARKS);
    let mut all = Vec::new();
    for (id, label, fields) in cases {
        let per_round = if fields == &[FAILS] {
            None
        } else {
            let [small, large] = fields[..] else {
                bail!("{id}: {fields:?} is not what a driver says");
            };
            let rounds = large.parse::<f64>()? - small.parse::<f64>()?;
            let counted = loops.next().context("a case without marks")?;
            Some((counted[3] - counted[1]) / rounds)
        };
        all.push(Found {
            contender,
            id: (*id).into(),
            label: (*label).into(),
            per_round,
        });
    }
    Ok(all)
}

fn take_off_the_loop(found: &mut Vec<Found>) {
    let empty = found.iter().position(|f| f.id == EMPTY);
    if let Some(cost) = empty.and_then(|i| found.remove(i).per_round) {
        for figure in found.iter_mut().filter_map(|f| f.per_round.as_mut()) {
            *figure -= cost;
        }
    }
}

fn instructions_of(dump: &Path) -> Result<f64> {
    let text = fs::read_to_string(dump).with_context(|| format!("reading {}", dump.display()))?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    Ok(total.context("a dump without totals")?.trim().parse()?)
}

fn figures<'a>(results: &'a mut Results, group: Program, found: &Found) -> &'a mut Figures {
    let case = results.case(group.name(), &found.id, &found.label);
    case.of.entry(found.contender.into()).or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn the_difference_of_two_loops_less_the_empty_one() {
        let cases = [
            (EMPTY, "", vec!["10", "30"]),
            ("slow", "", vec![FAILS]),
            ("write", "socket_write()", vec!["10", "30"]),
        ];
        let before = [500.0, 130.0, 7.0, 190.0, 9.0, 1100.0, 8.0, 3100.0];
        let mut found = found_in("c", &cases, &before).unwrap();
        take_off_the_loop(&mut found);
        let figures: Vec<_> = found.iter().map(|f| (f.id.as_str(), f.per_round)).collect();
        assert_eq!(figures, [("slow", None), ("write", Some(97.0))]);
    }
}
