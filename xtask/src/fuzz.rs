//! `cargo xtask fuzz`, and the sandboxes that crate `differ` does its work in.

use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use differ::{Job, Kind, Report, Setup, Task};

use crate::extension::Wanted;
use crate::opcache::Opcache;
use crate::php::{self, Php};
use crate::proc;
use crate::sandbox::{self, Sandbox, User};
use crate::setup::{self, Level};
use crate::ui::{self, Tally};
use crate::words::Words;

/// Linux' usual range of ports that the kernel chooses from.
const USUAL_PORTS: (u32, u32) = (32768, 60999);

/// The command.
pub fn run(words: &[&str]) -> Result<bool> {
    let (mut seed, mut count, mut jobs) = (0, 2000, proc::cores());
    let (mut kinds, mut replay) = (Vec::new(), Vec::new());
    let mut printed: Vec<u64> = Vec::new();
    let (mut php, mut wanted, mut settings) = (None, Wanted::default(), Vec::new());
    let mut words = Words::of("fuzz", words);
    while let Some(word) = words.word() {
        match word {
            "--kind" => {
                let name = words.value()?;
                kinds.push(Kind::named(name).with_context(|| format!("no kind is named {name}"))?);
            }
            "--seed" => seed = words.number()?,
            "--count" => count = words.number()?,
            "--print" => printed.push(words.number()?),
            "--jobs" => jobs = words.number()?,
            "--replay" => replay.push(words.path()?),
            "--php" => php = Some(words.value()?),
            "-d" => settings.push(words.value()?.to_owned()),
            _ if wanted.takes(word, &mut words)? => {}
            _ => return Err(words.unknown()),
        }
    }
    if kinds.is_empty() {
        kinds.push(Kind::Calls);
    }
    setup::ensure(&[Level::Build, Level::Test])?;
    let php = php::named(php)?;
    let sandbox = Sandbox::detect();
    if !printed.is_empty() {
        let setup = setup_of(&php, Path::new(""), &settings, sandbox)?;
        for number in printed {
            print!("{}", differ::program(&setup, kinds[0], seed, number)?);
        }
        return Ok(true);
    }
    let setup = setup_of(&php, &wanted.library(&php)?, &settings, sandbox)?;
    let start = Instant::now();
    let mut tally = Tally::default();
    for kind in kinds {
        let (what, report) = if replay.is_empty() {
            let what = format!("{count} programs ({}) of seed {seed}", kind.name());
            (what, Ask::Random(kind, seed, count, jobs))
        } else {
            let what = format!("{} given programs", replay.len());
            (what, Ask::These(Task::Replay(kind, replay.clone())))
        };
        let what = format!("{what} on PHP {}", php.version);
        let report = ui::step(&what, || in_sandbox(sandbox, &setup, &report))?;
        ui::note(&report.notes);
        ui::note(&report.excuses(&setup)?);
        tally.add(counts(&report));
    }
    println!("All of it took {}.", ui::seconds(start.elapsed()));
    println!(
        "Next: {}",
        match tally.failed {
            0 => format!("cargo xtask fuzz --seed {}", seed + 1),
            _ => "cargo xtask fuzz --replay FILE --kind KIND, as named above".into(),
        }
    );
    println!("{tally}");
    Ok(tally.failed == 0)
}

/// What is wanted of the sandboxes.
pub enum Ask {
    /// Kind, seed, how many programs, in how many sandboxes.
    Random(Kind, u64, u64, usize),
    These(Task),
}

pub fn setup_of(php: &Php, ours: &Path, settings: &[String], sandbox: Sandbox) -> Result<Setup> {
    let opcache = Opcache::of(php)?;
    let compiled = opcache.modes().iter().map(|mode| opcache.settings(*mode));
    Ok(Setup {
        root: proc::root(),
        php: php.program.clone(),
        branch: php.branch().to_owned(),
        helpers: php.helpers(),
        compiled: compiled.filter(|settings| !settings.is_empty()).collect(),
        c: php.c_extension(),
        ours: ours.to_path_buf(),
        settings: settings.to_vec(),
        ports: if sandbox.has_namespace() {
            (*sandbox::PORTS.start(), *sandbox::PORTS.end())
        } else {
            USUAL_PORTS
        },
    })
}

/// Splits the work over sandboxes.
pub fn in_sandbox(sandbox: Sandbox, setup: &Setup, ask: &Ask) -> Result<Report> {
    let tasks: Vec<Task> = match ask {
        Ask::These(task) => vec![task.clone()],
        Ask::Random(kind, seed, count, jobs) => (0..*jobs.max(&1) as u64)
            .map(|first| Task::Random {
                kind: *kind,
                seed: *seed,
                first,
                step: *jobs.max(&1) as u64,
                count: *count,
            })
            .collect(),
    };
    let reports: Vec<Result<Report>> = std::thread::scope(|scope| {
        let workers: Vec<_> = tasks
            .into_iter()
            .map(|task| scope.spawn(move || one(sandbox, setup, task)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| bail!("a worker panicked")))
            .collect()
    });
    let mut all = Report::default();
    for report in reports {
        all.add(report?);
    }
    Ok(all)
}

fn one(sandbox: Sandbox, setup: &Setup, task: Task) -> Result<Report> {
    let job = Job {
        setup: setup.clone(),
        task,
    };
    let mut command = sandbox.command(User::Current, &[], std::env::current_exe()?);
    command
        .arg("inside-differ")
        .arg(serde_json::to_string(&job)?);
    let said = proc::capture(command.stderr(Stdio::inherit()))?;
    serde_json::from_str(&said).with_context(|| format!("a worker said: {said}"))
}

/// One worker, inside.
pub fn inside(job: &str) -> Result<()> {
    let job: Job = serde_json::from_str(job)?;
    println!("{}", serde_json::to_string(&job.run()?)?);
    Ok(())
}

pub fn counts(report: &Report) -> Tally {
    Tally {
        passed: report.passed,
        failed: report.failed,
        skipped: report.skipped,
    }
}
