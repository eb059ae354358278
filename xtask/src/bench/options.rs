//! The words after `cargo xtask bench`.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::Args;

use super::contender::Program;
use crate::extension::absolute;
use crate::php::{self, Php};
use crate::proc;

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
    pub extension: Option<PathBuf>,
}

impl Options {
    /// The PHP versions asked for; else this machine's own and those of `SHOWN` that are here.
    pub fn versions(&self) -> Result<Vec<String>> {
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

    /// The cases of `group` to be run; none where `--only` names others.
    pub fn ids_of(&self, group: Program, php: &Php) -> Result<Vec<String>> {
        let mut command = proc::command(&php.program);
        command
            .args([
                "-n",
                "-r",
                "echo implode(\"\\n\", array_keys(require $argv[1]));",
            ])
            .arg(group.cases());
        let all = proc::capture(&mut command)?;
        let ids: Vec<String> = all.lines().map(str::to_owned).collect();
        if self.only.is_empty() {
            return Ok(ids);
        }
        let mut wanted: Vec<String> = ids
            .into_iter()
            .filter(|id| self.only.iter().any(|part| id.contains(part)))
            .collect();
        if !wanted.is_empty() && group == Program::Functions {
            // The loop itself, which is taken off every figure.
            wanted.insert(0, super::count::EMPTY.to_owned());
        }
        Ok(wanted)
    }

    /// Whether a part that has no cases is to be run.
    pub fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part))
    }

    /// How often each contender has its turn at being timed.
    pub fn rounds(&self) -> usize {
        if self.quick { 3 } else { 15 }
    }

    /// What one case may take in one turn.
    pub fn budget(&self, group: Program) -> Duration {
        let full = match group {
            Program::Functions => 12,
            Program::Scenarios => 40,
        };
        Duration::from_millis(if self.quick { full / 4 } else { full })
    }
}
