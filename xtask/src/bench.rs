//! `cargo xtask bench`: our extension beside the C extension and beside the bare
//! system calls, in one run. What is measured lies in benches/: programs in PHP and their
//! twins in Rust. Here they are run, counted, timed, and turned into benches/results/,
//! docs/benchmarks.md and the plot.

use anyhow::Result;
use clap::Args;
use figures::contender::{Program, Subject};
use figures::{Results, count, server, time, whole};

use crate::extension::{self, Profile, absolute};
use crate::php::{self, Php};
use crate::sandbox::{Sandbox, User};
use crate::setup::{self, Level};
use crate::ui;

/// The PHP versions whose figures the page shows.
const SHOWN: [&str; 3] = ["8.2", "8.4", "8.6"];

#[derive(Args, Debug)]
pub struct Options {
    /// Only this PHP version; may be repeated
    #[arg(long, value_name = "VERSION")]
    php: Vec<String>,
    /// Fewer and shorter turns
    #[arg(long)]
    pub quick: bool,
    /// Only cases whose name has that part; may be repeated
    #[arg(long, value_name = "PART")]
    pub only: Vec<String>,
    /// Take this extension instead of building it
    #[arg(long, value_name = "FILE.so", value_parser = absolute)]
    extension: Option<std::path::PathBuf>,
}

impl Options {
    /// The PHP versions asked for; else this machine's own and those of `SHOWN` that are here.
    fn versions(&self) -> Result<Vec<String>> {
        if !self.php.is_empty() {
            return Ok(self.php.clone());
        }
        let mut names = vec![php::system()?.name];
        for name in SHOWN {
            if php::is_cached(name) && !names.iter().any(|n| n == name) {
                names.push(name.to_owned());
            } else if !names.iter().any(|n| n == name) {
                println!("skipped PHP {name}: not fetched (cargo xtask php {name})");
            }
        }
        Ok(names)
    }

    /// Whether a part that has no cases is to be run.
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part))
    }

    /// The cases of `group` to be run; none where `--only` names others.
    fn ids_of(&self, group: Program, subject: &Subject) -> Result<Vec<String>> {
        let mut ids = subject.ids_of(group)?;
        if !self.only.is_empty() {
            ids.retain(|id| self.wants(id));
            if !ids.is_empty() && group == Program::Functions {
                // The loop itself, which is taken off every figure.
                ids.insert(0, count::EMPTY.to_owned());
            }
        }
        Ok(ids)
    }
}

/// The command; true if every PHP version was measured.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure(&[Level::Build, Level::Test, Level::Bench])?;
    let names = options.versions()?;
    let mut whole = true;
    for name in &names {
        // One PHP version that is missing must not keep the others from being measured.
        if let Err(fault) = php::get(name).and_then(|php| measure(&php, options)) {
            println!("skipped PHP {name}: {fault:#}");
            whole = false;
        }
    }
    // Run, not linked, so that the other commands need not build a drawing library.
    let mut page = proc::cargo();
    page.args([
        "run",
        "--quiet",
        "--package",
        "figures",
        "--features",
        "page",
    ]);
    print!("{}", proc::capture(&mut page)?);
    println!("Wrote docs/benchmarks.md and benches/results. Next: git diff docs");
    Ok(whole)
}

fn measure(php: &Php, options: &Options) -> Result<()> {
    ui::heading(&format!("PHP {}", php.version));
    let ours = match &options.extension {
        Some(file) => file.clone(),
        None => extension::build(php, Profile::Release)?,
    };
    let sandbox = Sandbox::detect();
    let subject = Subject {
        php: php.program.clone(),
        c: php.c_extension(),
        ours,
        floor: build_floor()?,
        sandbox: Box::new(move || sandbox.command(User::Current, &[], "env")),
        quick: options.quick,
    };
    let again = !options.only.is_empty();
    let mut results = Results::new(&php.name, &php.version, options.quick, again);
    for group in Program::ALL {
        let ids = options.ids_of(group, &subject)?;
        if ids.is_empty() {
            continue;
        }
        type Work = fn(&Subject, Program, &[String], &mut Results) -> Result<()>;
        let works: [(&str, Work); 3] = [
            ("instructions", count::instructions),
            ("system calls", count::syscalls),
            ("time", time::rounds),
        ];
        for (what, work) in works {
            ui::step(&format!("{}: {what}", group.name()), || {
                work(&subject, group, &ids, &mut results)
            })?;
        }
    }
    if options.only.is_empty() {
        ui::step("memory of 10,000 sockets", || {
            whole::memory(&subject, &mut results)
        })?;
        ui::step("start-up", || whole::start_up(&subject, &mut results))?;
    }
    if options.wants(server::NAME) {
        for idle in server::IDLE {
            ui::step(&format!("HTTP server, {idle} idle connections"), || {
                server::measure(&subject, idle, &mut results)
            })?;
        }
    }
    results.save()
}

fn build_floor() -> Result<std::path::PathBuf> {
    ui::step("building the floor", || {
        let mut cargo = proc::cargo();
        cargo.args(["build", "--package", "floor", "--profile", "release"]);
        proc::capture(&mut cargo)
    })?;
    Ok(extension::usual_target().join("release/floor"))
}
