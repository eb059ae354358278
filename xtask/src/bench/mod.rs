//! `cargo xtask bench`: our extension beside the C extension and beside the bare
//! system calls, in one run. What is measured lies in benches/: programs in PHP and their
//! twins in Rust. Here they are run, counted, timed, and turned into benches/results/,
//! docs/benchmarks.md and the plot.

mod contender;
mod count;
mod options;
mod server;
mod time;
mod whole;

use anyhow::Result;
use figures::Results;

use crate::extension::{self, Profile};
use crate::php::{self, Php};
use crate::proc;
use crate::sandbox::Sandbox;
use crate::setup::{self, Level};
use crate::ui;
use contender::{Contender, Program};
pub use options::Options;

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
    let floor = build_floor()?;
    let contenders = Contender::of(php, &ours, &floor);
    let sandbox = Sandbox::detect();

    let mut results = Results::new(
        &php.name,
        &php.version,
        options.quick,
        !options.only.is_empty(),
    );
    for group in Program::ALL {
        let ids = options.ids_of(group, php)?;
        if ids.is_empty() {
            continue;
        }
        ui::step(&format!("{}: instructions", group.name()), || {
            count::instructions(sandbox, &contenders, group, &ids, &mut results)
        })?;
        ui::step(&format!("{}: system calls", group.name()), || {
            count::syscalls(sandbox, &contenders, group, &ids, &mut results)
        })?;
        ui::step(&format!("{}: time", group.name()), || {
            time::rounds(sandbox, &contenders, group, &ids, options, &mut results)
        })?;
    }
    if options.only.is_empty() {
        ui::step("memory of 10,000 sockets", || {
            whole::memory(sandbox, &contenders, &mut results)
        })?;
        ui::step("start-up", || {
            whole::start_up(php, &ours, options, &mut results)
        })?;
    }
    if options.wants(server::NAME) {
        server::measure(sandbox, php, &ours, options, &mut results)?;
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
