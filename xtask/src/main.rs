//! The project's commands; `cargo xtask help` lists them.

mod bench;
mod checker;
mod deb;
mod demo;
mod dist;
mod docs;
mod extension;
mod foreign;
mod fuzz;
mod opcache;
mod php;
mod phpt;
mod sandbox;
mod setup;
mod soak;
mod test;
mod ui;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

const AFTER: &str = "\
PHP versions are named 8.2, 8.4, 8.5, 8.6, zts-debug, musl and 8.2-arm64. Those that are
not this machine's own are kept in .php/, or in the folder that SOCKETS_PHP_DIR names.
Options of a command: cargo xtask COMMAND --help";

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = None, after_help = AFTER)]
#[command(arg_required_else_help = true)]
struct Words {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing: PHP, its headers, libclang, test tools
    Setup {
        /// Also what building other PHP versions, valgrind and the benchmarks need
        #[arg(long)]
        all: bool,
    },
    /// Fetch or build the other PHP versions, and print their paths
    Php {
        #[arg(value_name = "VERSION")]
        names: Vec<String>,
    },
    /// Build the extension, start the example server, and connect clients to it
    Demo,
    /// Build the extension and run every suite, or the named ones
    Test(test::Options),
    /// Make a Debian package for each installed PHP
    Deb,
    /// Make the files of a release: PIE's zips, a bill of materials, checksums
    Dist(dist::Options),
    /// Test with real servers under PHP's C extension and under ours, and compare
    Foreign(foreign::Options),
    /// Write the generated pages under docs/ and stubs/
    Docs,
    /// Run random programs under PHP's C extension and under ours, and compare
    Fuzz(fuzz::Options),
    /// Open and close sockets for minutes: memory and fds must not grow
    Soak(soak::Options),
    /// Measure our extension beside PHP's C extension and bare system calls
    Bench(bench::Options),
    /// Started by `test` and `fuzz` inside the sandbox
    #[command(hide = true)]
    InsideDiffer { job: String },
    /// Started by `test` and `soak` inside the sandbox
    #[command(hide = true)]
    InsideSoak { plan: String },
}

fn main() -> ExitCode {
    match run(Words::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(fault) => {
            let text = format!("{fault:#}");
            eprintln!("error: {text}");
            if !text.contains("\nNext: ") {
                eprintln!("Next: mend that, then the same command again");
            }
            ExitCode::FAILURE
        }
    }
}

/// True if nothing failed.
fn run(command: Command) -> Result<bool> {
    use setup::Level;
    match command {
        Command::Setup { all } => {
            setup::ensure(&[Level::Build, Level::Test])?;
            if all {
                setup::ensure(&[Level::OtherPhps, Level::Valgrind, Level::Bench])?;
            }
            println!("Everything is in place. Next: cargo xtask test");
        }
        Command::Php { names } => {
            setup::ensure(&[Level::Build, Level::Test])?;
            php::list(&names)?;
        }
        Command::Demo => demo::run()?,
        Command::Deb => deb::run()?,
        Command::Dist(options) => dist::run(&options)?,
        Command::Test(options) => return test::run(&options),
        Command::Foreign(options) => return foreign::run(&options),
        Command::Docs => docs::write()?,
        Command::Bench(options) => return bench::run(&options),
        Command::Fuzz(options) => return fuzz::run(&options),
        Command::Soak(options) => return soak::run(&options),
        Command::InsideDiffer { job } => fuzz::inside(&job)?,
        Command::InsideSoak { plan } => soak::inside(&plan)?,
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use clap::CommandFactory;

    use super::*;

    #[test]
    fn help_fits_a_screen() {
        Words::command().debug_assert();
        let help = Words::command().render_help().to_string();
        assert!(help.lines().count() <= 24, "{help}");
        assert!(help.lines().all(|line| line.len() <= 100), "{help}");
    }

    #[test]
    fn words_choose() {
        let test = |words: &str| {
            let all = ["xtask", "test"]
                .into_iter()
                .chain(words.split_whitespace());
            match Words::try_parse_from(all).map(|words| words.command) {
                Ok(Command::Test(options)) => Some(options),
                _ => None,
            }
        };
        let all = test("").expect("no words mean every suite");
        assert!(all.wants(all.unit) && all.wants(all.upstream) && all.is_default());
        let some = test("--upstream --php 8.4 --php 8.5 --dev a.phpt b/").expect("words");
        assert!(!some.wants(some.own) && some.wants(some.upstream) && some.wanted.dev);
        assert_eq!((some.php.len(), some.only.len()), (2, 2));
        for wrong in ["--nonsense", "--php", "a.php", "--opcache jit"] {
            assert!(test(wrong).is_none(), "{wrong}");
        }
    }
}
