//! `cargo xtask test`: every suite, one tally, one last line.

mod checks;
mod emulated;
mod options;
mod own;
mod side_by_side;
mod table;
mod unit;
mod upstream;

use std::time::{Duration, Instant};

use anyhow::Result;
use debs::unavailable;

use crate::checker::{Asan, Checker};
use crate::extension;
use crate::opcache::{Mode, Opcache};
use crate::php::{self, Php};
use crate::sandbox::Sandbox;
use crate::setup::{self, Level};
use crate::soak;
use crate::ui::{self, Tally};

pub use options::Options;

/// Enough to find a descriptor lost in one call of thousands, or a page of memory per round.
const SHORT_SOAK: Duration = Duration::from_secs(15);

/// The arguments of every suite.
pub struct Context<'a> {
    pub php: &'a Php,
    pub extension: &'a std::path::Path,
    pub sandbox: Sandbox,
    pub options: &'a Options,
    pub checker: &'a Checker,
    pub opcache: Opcache,
}

impl Context<'_> {
    /// The modes of opcache in which part of a suite runs in addition: none if one was asked for,
    /// nor under a checker, which is slow.
    fn other_modes(&self) -> &'static [Mode] {
        let plain = self.options.opcache.is_none() && matches!(self.checker, Checker::None);
        if plain && !self.is_emulated() {
            &self.opcache.modes()[1..]
        } else {
            &[]
        }
    }

    /// Whether the PHP's programs are for another processor.
    fn is_emulated(&self) -> bool {
        self.php.target.runner().is_some()
    }

    /// The ini settings of a mode.
    fn engine(&self, mode: Mode) -> Vec<String> {
        self.opcache.settings(mode)
    }
}

/// Runs what was asked for; true if nothing failed.
pub fn run(options: &Options) -> Result<bool> {
    let start = Instant::now();
    setup::ensure(&[Level::Build, Level::Test])?;
    if options.valgrind {
        setup::ensure(&[Level::Valgrind])?;
    }
    let sandbox = Sandbox::detect();
    println!("Tests run {}.", sandbox.describe());
    let mut tally = Tally::default();
    let mut found = Found::default();
    if options.wants(options.unit) {
        tally.add(unit::run(sandbox)?);
    }
    if options.wants_php() {
        for name in options.php_names()? {
            match php::get(&name) {
                Ok(php) => tally.add(on_php(&php, sandbox, options, &mut found)?),
                Err(fault) => tally.add(found.without(&format!("PHP {name}"), fault)?),
            }
        }
    }
    if options.table {
        table::write(&found.rows)?;
    }
    for missing in &found.missing {
        println!("SKIPPED {missing}");
    }
    println!("All of it took {}.", ui::seconds(start.elapsed()));
    println!("Next: {}", next(&tally, options));
    println!("{tally}");
    Ok(tally.failed == 0)
}

/// A run's results besides its tally.
#[derive(Default)]
struct Found {
    rows: Vec<table::Row>,
    /// What was not available, each with the reason.
    missing: Vec<String>,
}

impl Found {
    /// Goes on without something that is not available; any other error ends the run.
    fn without(&mut self, what: &str, fault: anyhow::Error) -> Result<Tally> {
        let Some(reason) = unavailable::reason(&fault) else {
            return Err(fault);
        };
        let line = format!("{what}: {reason}");
        ui::note(&format!("skipped: {line}"));
        self.missing.push(line);
        Ok(Tally::skipped())
    }
}

fn on_php(php: &Php, sandbox: Sandbox, options: &Options, found: &mut Found) -> Result<Tally> {
    ui::heading(&format!("PHP {} ({})", php.version, php.name));
    let checker = match (options.asan, options.valgrind) {
        (true, _) => match Asan::build(php)? {
            Ok(asan) => Checker::Asan(asan),
            Err(missing) => {
                ui::note(&format!("skipped: {missing}"));
                return Ok(Tally::skipped());
            }
        },
        (false, true) => Checker::Valgrind,
        (false, false) => Checker::None,
    };
    let extension = match &checker {
        Checker::Asan(asan) => asan.extension.clone(),
        Checker::Valgrind | Checker::None => options.wanted.library(php)?,
    };
    let context = Context {
        php,
        extension: &extension,
        sandbox,
        options,
        checker: &checker,
        opcache: Opcache::of(php)?,
    };
    if !context.opcache.modes().contains(&options.mode()) {
        ui::note("skipped: this PHP has no opcache");
        return Ok(Tally::skipped());
    }
    let mut tally = Tally::default();
    if options.wants(options.own) {
        if options.wanted.extension.is_none() && !options.asan {
            extension::build_probe(php, options.wanted.profile())?;
        }
        tally.add(own::run(&context)?);
        // It starts PHP without the checker.
        if options.only.is_empty() && !options.asan {
            tally.add(checks::abi(&context)?);
        }
        // Frames in a checker's build differ from those in a release.
        if !options.asan {
            tally.add(checks::frames(&context)?);
        }
    }
    if options.wants(options.upstream) {
        match upstream::run(&context) {
            Ok((counts, rows)) => {
                tally.add(counts);
                found.rows.extend(rows);
            }
            Err(fault) => {
                let what = format!("a suite of upstream's for PHP {}", php.version);
                tally.add(found.without(&what, fault)?);
            }
        }
    }
    if options.wants(options.parity) {
        tally.add(side_by_side::corpus(&context)?);
    }
    if options.wants(options.fuzz) {
        tally.add(side_by_side::fuzz(&context)?);
    }
    if options.wants(options.faults) {
        tally.add(side_by_side::faults(&context)?);
    }
    if options.wants(options.soak) {
        tally.add(soak::in_sandbox(sandbox, php, &extension, SHORT_SOAK)?);
    }
    if options.wants(options.install) {
        tally.add(checks::install(&context)?);
    }
    Ok(tally)
}

fn next(tally: &Tally, options: &Options) -> String {
    if tally.failed > 0 {
        "cargo xtask test --own FOLDER/NAME.phpt runs one again; target/phpt/ has what it left"
            .into()
    } else if options.is_default() {
        "cargo xtask test --php all runs the same on every PHP version".into()
    } else {
        "cargo xtask test runs every suite on this machine's PHP".into()
    }
}
