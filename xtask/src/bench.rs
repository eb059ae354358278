//! `cargo xtask bench`: compares our extension with the C extension and with the bare system calls
//! in one run. The measured programs, in PHP and in Rust, are in benches/. This runs, counts and
//! times them, and writes benches/results/, docs/benchmarks.md and the plots.

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
    /// Fewer and shorter rounds
    #[arg(long)]
    pub quick: bool,
    /// Only cases whose name contains this; may be repeated
    #[arg(long, value_name = "PART")]
    pub only: Vec<String>,
    /// Use this extension instead of building it
    #[arg(long, value_name = "FILE.so", value_parser = absolute)]
    extension: Option<std::path::PathBuf>,
}

impl Options {
    /// The PHP versions asked for; by default this machine's own, and those of `SHOWN` that are cached.
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

    /// Whether to run a part that has no cases.
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part))
    }

    /// The cases of `group` to run; none if `--only` names others.
    fn ids_of(&self, group: Program, subject: &Subject) -> Result<Vec<String>> {
        let mut ids = subject.ids_of(group)?;
        if !self.only.is_empty() {
            ids.retain(|id| self.wants(id));
            if !ids.is_empty() && group == Program::Functions {
                // The empty loop, which is subtracted from every figure.
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
        // A missing PHP version must not prevent measuring the others.
        if let Err(fault) = php::get(name).and_then(|php| measure(&php, options)) {
            println!("skipped PHP {name}: {fault:#}");
            whole = false;
        }
    }
    // Run, not linked, so that the other commands do not have to build a drawing library.
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
