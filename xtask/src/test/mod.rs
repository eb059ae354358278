//! `cargo xtask test`: every suite, one tally, one last line.

mod abi;
mod install;
mod options;
mod own;
mod side_by_side;
mod table;
mod unit;
mod upstream;

use std::time::Instant;

use anyhow::Result;

use crate::extension;
use crate::hosts::{self, Host};
use crate::sandbox::Sandbox;
use crate::setup::{self, Level};
use crate::ui::{self, Tally};

pub use options::{Options, Suite};

/// What every suite is given.
pub struct Context<'a> {
    pub host: &'a Host,
    pub extension: &'a std::path::Path,
    pub sandbox: Sandbox,
    pub options: &'a Options,
}

/// Runs what was asked for; true if nothing failed.
pub fn run(words: &[&str]) -> Result<bool> {
    let options = Options::parse(words)?;
    let start = Instant::now();
    setup::ensure(&[Level::Build, Level::Test])?;
    if options.valgrind {
        setup::ensure(&[Level::Valgrind])?;
    }
    let sandbox = Sandbox::detect();
    println!("Tests run {}.", sandbox.describe());
    let mut tally = Tally::default();
    let mut rows = Vec::new();
    if options.wants(Suite::Unit) {
        tally.add(unit::run(sandbox)?);
    }
    if options.wants_php() {
        for name in options.host_names()? {
            tally.add(on_host(&hosts::get(&name)?, sandbox, &options, &mut rows)?);
        }
    }
    if options.table {
        table::write(&rows)?;
    }
    println!("All of it took {}.", ui::seconds(start.elapsed()));
    println!("Next: {}", next(&tally, &options));
    println!("{tally}");
    Ok(tally.failed == 0)
}

fn on_host(
    host: &Host,
    sandbox: Sandbox,
    options: &Options,
    rows: &mut Vec<table::Row>,
) -> Result<Tally> {
    ui::heading(&format!("PHP {} ({})", host.version, host.name));
    let extension = match &options.extension {
        Some(given) => given.clone(),
        None => extension::build(host, options.profile)?,
    };
    let context = Context {
        host,
        extension: &extension,
        sandbox,
        options,
    };
    let mut tally = Tally::default();
    if options.wants(Suite::Own) {
        if options.extension.is_none() {
            extension::build_panic_probe(host, options.profile)?;
        }
        tally.add(own::run(&context)?);
        if options.only.is_empty() {
            tally.add(abi::run(&context)?);
        }
    }
    if options.wants(Suite::Upstream) {
        let (counts, found) = upstream::run(&context)?;
        tally.add(counts);
        rows.extend(found);
    }
    if options.wants(Suite::Parity) {
        tally.add(side_by_side::corpus(&context)?);
    }
    if options.wants(Suite::Fuzz) {
        tally.add(side_by_side::fuzz(&context)?);
    }
    if options.wants(Suite::Install) {
        tally.add(install::run(&context)?);
    }
    Ok(tally)
}

fn next(tally: &Tally, options: &Options) -> String {
    if tally.failed > 0 {
        "look at the differences above; all that a failed test left is in target/phpt/".into()
    } else if options.is_default() {
        "cargo xtask test --host all runs the same on every PHP version".into()
    } else {
        "cargo xtask test runs every suite on this machine's PHP".into()
    }
}
