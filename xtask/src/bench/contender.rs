//! Who is measured: a PHP program under an extension, or the floor's bare system calls.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use figures::{C, FLOOR, FUNCTIONS, OURS, POLL, SCENARIOS};

use crate::php::Php;
use crate::proc;
use crate::sandbox::{Sandbox, User};

/// A file of cases under benches/php, and its part of the floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    Functions,
    Scenarios,
}

impl Program {
    pub const ALL: [Program; 2] = [Program::Functions, Program::Scenarios];

    pub fn name(self) -> &'static str {
        match self {
            Program::Functions => FUNCTIONS,
            Program::Scenarios => SCENARIOS,
        }
    }

    pub fn cases(self) -> PathBuf {
        php_file(&format!("{}.php", self.name()))
    }
}

#[derive(Clone, Debug)]
pub struct Contender {
    pub key: &'static str,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    /// PHP with an extension.
    Extension {
        php: PathBuf,
        library: PathBuf,
    },
    /// PHP's own streams.
    Streams {
        php: PathBuf,
    },
    Bare {
        floor: PathBuf,
    },
}

impl Contender {
    pub fn of(php: &Php, ours: &Path, floor: &Path) -> Vec<Contender> {
        let extension = |key, library: &Path| Contender {
            key,
            kind: Kind::Extension {
                php: php.program.clone(),
                library: library.into(),
            },
        };
        let mut all = vec![
            extension(C, &php.c_extension()),
            extension(OURS, ours),
            Contender {
                key: FLOOR,
                kind: Kind::Bare {
                    floor: floor.into(),
                },
            },
        ];
        if has_poll(php) {
            all.push(Contender {
                key: POLL,
                kind: Kind::Streams {
                    php: php.program.clone(),
                },
            });
        }
        all
    }

    /// The words that run the cases, for `count` or for `time`; None where this one has
    /// no such cases.
    pub fn words(&self, mode: Mode, group: Program, ids: &[String]) -> Option<Vec<String>> {
        let mut words = match &self.kind {
            Kind::Extension { .. } => self.php_with(&["driver.php"])?,
            Kind::Streams { php } if group == Program::Scenarios => {
                vec![text(php), "-n".into(), text(&php_file("driver.php"))]
            }
            Kind::Streams { .. } => return None,
            Kind::Bare { floor } => vec![text(floor)],
        };
        words.push(mode.name().into());
        match &self.kind {
            Kind::Extension { .. } => words.push(text(&group.cases())),
            Kind::Streams { .. } => words.push(text(&php_file("poll.php"))),
            Kind::Bare { .. } => {}
        }
        words.push(mode.millis());
        words.extend_from_slice(ids);
        Some(words)
    }

    /// PHP with this contender's extension, running a file of benches/php.
    pub fn php_with(&self, rest: &[&str]) -> Option<Vec<String>> {
        let Kind::Extension { php, library } = &self.kind else {
            return None;
        };
        let mut words = vec![text(php), "-n".into(), "-d".into()];
        words.push(format!("extension={}", library.display()));
        let (file, args) = rest.split_first()?;
        words.push(text(&php_file(file)));
        words.extend(args.iter().map(|a| (*a).to_owned()));
        Some(words)
    }
}

/// What a driver is to do.
#[derive(Clone, Copy, Debug)]
pub enum Mode {
    Count,
    Time(std::time::Duration),
}

impl Mode {
    fn name(self) -> &'static str {
        match self {
            Mode::Count => "count",
            Mode::Time(_) => "time",
        }
    }

    fn millis(self) -> String {
        match self {
            Mode::Count => "-".into(),
            Mode::Time(budget) => budget.as_millis().to_string(),
        }
    }
}

/// A command in the sandbox that may open as many files as the system lets it, and that
/// ends after `seconds` whatever happens.
pub fn limited(sandbox: Sandbox, seconds: u32, words: &[String]) -> Command {
    const RAISE: &str = "ulimit -n 65536 2>/dev/null || ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"";
    let mut command = sandbox.command(User::Current, &[], "sh");
    command
        .args(["-c", RAISE, "sh", "timeout", "-k", "5"])
        .arg(seconds.to_string())
        .args(words);
    command
}

/// A line of a driver's answer: the case, its label, what was found.
pub fn answers(output: &str) -> impl Iterator<Item = (&str, &str, Vec<&str>)> {
    output.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, label) = (fields.next()?, fields.next()?);
        Some((id, label, fields.collect()))
    })
}

/// What a driver says of a case that cannot be run.
pub const FAILS: &str = "fails";

pub fn capture(sandbox: Sandbox, seconds: u32, words: &[String]) -> Result<String> {
    proc::capture(&mut limited(sandbox, seconds, words))
}

pub fn has_poll(php: &Php) -> bool {
    proc::succeeds(proc::command(&php.program).args([
        "-n",
        "-r",
        "exit(class_exists('Io\\Poll\\Context') ? 0 : 1);",
    ]))
}

pub fn php_file(name: &str) -> PathBuf {
    proc::root().join("benches/php").join(name)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
