//! `cargo xtask fuzz`, and the sandboxes in which crate `differ` runs.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::Args;
use differ::faults::Share;
use differ::{Job, Kind, Report, Setup, Task};

use crate::extension::{Wanted, absolute};
use crate::opcache::Opcache;
use crate::php::{self, Php};
use crate::sandbox::{self, Sandbox, User};
use crate::setup::{self, Level};
use crate::ui::{self, Tally};

/// Linux's default range of ephemeral ports.
const USUAL_PORTS: (u32, u32) = (32768, 60999);

#[derive(Args, Debug)]
pub struct Options {
    /// calls: of every function; select: large sets, several processes; beyond: sets past C's
    /// 1024 fds, ours asked twice. May be repeated
    #[arg(long = "kind", value_name = "KIND", value_parser = kind, default_value = "calls")]
    kinds: Vec<Kind>,
    /// On this PHP version instead of this machine's own
    #[arg(long, value_name = "VERSION")]
    php: Option<String>,
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// How many programs
    #[arg(long, value_name = "N", default_value_t = 2000)]
    count: u64,
    /// How many run at the same time [default: three for each core]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    #[command(flatten)]
    wanted: Wanted,
    /// More ini settings for our extension
    #[arg(short = 'd', value_name = "NAME=VALUE")]
    settings: Vec<String>,
    /// Compare this program instead of random ones; may be repeated
    #[arg(long, value_name = "FILE.php", value_parser = absolute)]
    replay: Vec<PathBuf>,
    /// Print that program of the seed and run nothing; may be repeated
    #[arg(long, value_name = "N")]
    print: Vec<u64>,
}

fn kind(name: &str) -> Result<Kind> {
    Kind::named(name).context("the kinds are calls, select and beyond")
}

/// More than one per core, since programs mostly wait.
pub fn jobs() -> usize {
    proc::cores() * 3
}

/// The command.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure(&[Level::Build, Level::Test])?;
    let php = php::named(options.php.as_deref())?;
    let sandbox = Sandbox::detect();
    if !options.print.is_empty() {
        let setup = setup_of(&php, Path::new(""), &options.settings, sandbox)?;
        for number in &options.print {
            print!(
                "{}",
                differ::program(&setup, options.kinds[0], options.seed, *number)?
            );
        }
        return Ok(true);
    }
    let library = options.wanted.library(&php)?;
    let setup = setup_of(&php, &library, &options.settings, sandbox)?;
    let start = Instant::now();
    let (seed, count) = (options.seed, options.count);
    let mut tally = Tally::default();
    for kind in options.kinds.iter().copied() {
        let (what, report) = if options.replay.is_empty() {
            let what = format!("{count} programs ({}) of seed {seed}", kind.name());
            (
                what,
                Ask::Random(kind, seed, count, options.jobs.unwrap_or_else(jobs)),
            )
        } else {
            let what = format!("{} given programs", options.replay.len());
            (what, Ask::These(Task::Replay(kind, options.replay.clone())))
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

/// The work for the sandboxes.
pub enum Ask {
    /// Kind, seed, how many programs, in how many sandboxes.
    Random(Kind, u64, u64, usize),
    These(Task),
    /// Which part of the scenarios, in how many sandboxes.
    Faults(Share, usize),
}

pub fn setup_of(php: &Php, ours: &Path, settings: &[String], sandbox: Sandbox) -> Result<Setup> {
    let opcache = Opcache::of(php)?;
    let compiled = opcache.modes().iter().map(|mode| opcache.settings(*mode));
    Ok(Setup {
        root: proc::root(),
        php: php.program.clone(),
        emulated: php.target.runner().is_some(),
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
        Ask::Faults(share, jobs) => (0..*jobs)
            .map(|first| {
                Task::Faults(Share {
                    first,
                    step: *jobs,
                    ..share.clone()
                })
            })
            .collect(),
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
    let mut command = sandbox.command(User::Current, &[], crate::sandbox::ourselves()?);
    command
        .arg("inside-differ")
        .arg(serde_json::to_string(&job)?);
    let said = proc::capture(command.stderr(Stdio::inherit()))?;
    serde_json::from_str(&said).with_context(|| format!("a worker said: {said}"))
}

/// One worker, inside its sandbox.
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
