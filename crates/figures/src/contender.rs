//! The contenders: PHP programs under an extension, and the bare system calls of the "floor".

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use crate::{C, FLOOR, FUNCTIONS, OURS, POLL, SCENARIOS};

/// The contenders on one PHP version, and how their programs are started.
pub struct Subject {
    pub php: PathBuf,
    pub c: PathBuf,
    pub ours: PathBuf,
    pub floor: PathBuf,
    /// Makes a command that runs its arguments in a network of their own.
    pub sandbox: Box<dyn Fn() -> Command>,
    /// Fewer and shorter rounds.
    pub quick: bool,
}

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

impl Subject {
    pub fn contenders(&self) -> Vec<Contender> {
        let php = || self.php.clone();
        let extension = |key, library: &Path| Contender {
            key,
            kind: Kind::Extension {
                php: php(),
                library: library.into(),
            },
        };
        let bare = Kind::Bare {
            floor: self.floor.clone(),
        };
        let mut all = vec![
            extension(C, &self.c),
            extension(OURS, &self.ours),
            Contender {
                key: FLOOR,
                kind: bare,
            },
        ];
        if self.has_poll() {
            all.push(Contender {
                key: POLL,
                kind: Kind::Streams { php: php() },
            });
        }
        all
    }

    pub fn has_poll(&self) -> bool {
        let code = "exit(class_exists('Io\\Poll\\Context') ? 0 : 1);";
        proc::succeeds(proc::command(&self.php).args(["-n", "-r", code]))
    }

    /// The ids of a group's cases.
    pub fn ids_of(&self, group: Program) -> Result<Vec<String>> {
        const CODE: &str = "echo implode(\"\\n\", array_keys(require $argv[1]));";
        let mut php = proc::command(&self.php);
        let all = proc::capture(php.args(["-n", "-r", CODE]).arg(group.cases()))?;
        Ok(all.lines().map(str::to_owned).collect())
    }

    /// How often each contender is timed.
    pub fn rounds(&self) -> usize {
        if self.quick { 3 } else { 15 }
    }

    /// The time for one case in one round.
    pub fn budget(&self, group: Program) -> Duration {
        let full = match group {
            Program::Functions => 12,
            Program::Scenarios => 40,
        };
        Duration::from_millis(if self.quick { full / 4 } else { full })
    }

    /// Runs a program in the sandbox. It may open as many files as the system allows, and is
    /// stopped after `seconds`.
    pub fn capture(&self, seconds: u32, words: &[String]) -> Result<String> {
        const RAISE: &str =
            "ulimit -n 65536 2>/dev/null || ulimit -n \"$(ulimit -Hn)\"; exec \"$@\"";
        let mut command = (self.sandbox)();
        command.args(["sh", "-c", RAISE, "sh", "timeout", "-k", "5"]);
        proc::capture(command.arg(seconds.to_string()).args(words))
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
    /// The command that runs the cases, for `count` or for `time`; None if this contender has no
    /// such cases.
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

/// What a driver measures.
#[derive(Clone, Copy, Debug)]
pub enum Mode {
    Count,
    Time(Duration),
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

/// The lines of a driver's output: the case, its label, the figures.
pub fn answers(output: &str) -> impl Iterator<Item = (&str, &str, Vec<&str>)> {
    output.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let (id, label) = (fields.next()?, fields.next()?);
        Some((id, label, fields.collect()))
    })
}

/// A driver's output for a case that cannot be run.
pub const FAILS: &str = "fails";

pub fn php_file(name: &str) -> PathBuf {
    proc::root().join("benches/php").join(name)
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
