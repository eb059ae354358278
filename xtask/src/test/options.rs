//! The options of `cargo xtask test`.

use anyhow::Result;
use clap::Args;

use crate::extension::Wanted;
use crate::opcache::Mode;
use crate::php;

#[derive(Args, Debug)]
#[command(after_help = "\
The last line is the tally; the exit status is 0 if nothing failed. What a failed test left is
in target/phpt/. Own tests run as root and as an ordinary user, with objects and with resources,
without opcache and in each of its modes. Without root all runs on loopback, as one user.")]
pub struct Options {
    /// `cargo test` of the crates that need no PHP
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub unit: bool,
    /// php-tests/, and the C extension that reads our sockets
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub own: bool,
    /// ext/sockets/tests of PHP itself, under the C extension and under ours
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub upstream: bool,
    /// The parity corpus under the C extension and under ours
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub parity: bool,
    /// A short run of `cargo xtask fuzz`, with the same seed every time
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub fuzz: bool,
    /// System calls fail in turn, under the C extension and under ours
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub faults: bool,
    /// A short run of `cargo xtask soak`
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub soak: bool,
    /// Install with phpize and as a Debian package, use it, remove it
    #[arg(long, help_heading = "Suites (all of them if none is named)")]
    pub install: bool,
    /// On this PHP version, or on `all`; may be repeated
    #[arg(long, value_name = "VERSION")]
    pub php: Vec<String>,
    #[command(flatten)]
    pub wanted: Wanted,
    /// Run PHP under valgrind
    #[arg(long, conflicts_with = "asan")]
    pub valgrind: bool,
    /// Build the extension with AddressSanitizer (nightly Rust)
    #[arg(long)]
    pub asan: bool,
    /// Run everything in one mode of opcache only: off, on, function or tracing
    #[arg(long, value_enum, value_name = "MODE", hide_possible_values = true)]
    pub opcache: Option<Mode>,
    /// Let each system call of `--faults` fail with every error, not with one; show a table
    #[arg(long)]
    pub whole: bool,
    /// Only this scenario of `--faults`; may be repeated
    #[arg(long, value_name = "NAME")]
    pub scenario: Vec<String>,
    /// More ini settings for our extension
    #[arg(short = 'd', value_name = "NAME=VALUE")]
    pub settings: Vec<String>,
    /// Write the table of upstream's suites in docs/compatibility.md
    #[arg(long)]
    pub table: bool,
    /// Only these tests of `--own` and `--upstream`: x/y.phpt, or a folder x/
    #[arg(value_name = "FILE.phpt|FOLDER/", value_parser = only)]
    pub only: Vec<String>,
}

fn only(word: &str) -> Result<String, &'static str> {
    if word.ends_with(".phpt") || word.ends_with('/') {
        Ok(word.to_owned())
    } else {
        Err("a test is named x/y.phpt, a folder x/")
    }
}

impl Options {
    fn suites(&self) -> [bool; 7] {
        [
            self.own,
            self.upstream,
            self.parity,
            self.fuzz,
            self.faults,
            self.soak,
            self.install,
        ]
    }

    fn every(&self) -> bool {
        !self.unit && !self.suites().contains(&true)
    }

    /// Whether a suite is to run, given its own option.
    pub fn wants(&self, suite: bool) -> bool {
        suite || self.every()
    }

    /// Whether any suite needs a PHP and a build.
    pub fn wants_php(&self) -> bool {
        self.every() || self.suites().contains(&true)
    }

    /// The mode of suites that run in one mode only.
    pub fn mode(&self) -> Mode {
        self.opcache.unwrap_or_default()
    }

    /// For the name of a step: the tests that it runs, if not all.
    pub fn of_only(&self) -> String {
        match self.only.is_empty() {
            true => String::new(),
            false => format!("of {} ", self.only.join(" ")),
        }
    }

    pub fn is_default(&self) -> bool {
        self.every() && self.php.is_empty()
    }

    /// The PHP versions by name, the machine's own where none was asked for.
    pub fn php_names(&self) -> Result<Vec<String>> {
        let system = php::system()?.name;
        if self.php.iter().any(|name| name == "all") {
            let mut names = vec![system];
            names.extend(php::NAMES.map(str::to_owned));
            names.dedup();
            return Ok(names);
        }
        Ok(if self.php.is_empty() {
            vec![system]
        } else {
            self.php.clone()
        })
    }
}
