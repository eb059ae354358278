//! Scenarios under strace: as they are, to list the system calls in their windows, and with one of
//! these made to fail.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use tempfile::TempDir;

use super::scenario::Scenario;
use super::table::Fault;
use crate::mask::Mask;
use crate::php::{SETTINGS, Side};
use crate::{Setup, read};

/// Longer than any scenario takes on a busy machine.
pub const LIMIT_SECONDS: &str = "20";
/// As many as the largest scenario opens.
pub const DESCRIPTORS: &str = "--nofile=2048";
/// The exit status of `timeout` when it had to kill.
const KILLED: i32 = 137;
const OPENS: &str = "\"/window/opens\"";
const CLOSES: &str = "\"/window/closes\"";
/// The system calls that look for the marker files, which differ by processor and with ZTS.
const MARKERS: [&str; 3] = ["access", "faccessat", "newfstatat"];

/// A system call in a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    /// Its number among the process's calls of this name, from 1.
    pub number: usize,
    /// The number of its window in the scenario.
    pub window: usize,
}

/// The result of a run.
#[derive(Debug)]
pub struct Run {
    /// Masked; the last line says how the process ended.
    pub output: String,
    pub descriptors: Option<i64>,
    pub calls: Vec<Call>,
    /// The text of the injected error, if it was injected within a window.
    pub injected: Option<String>,
    /// The place of the call that got it.
    pub failed: Option<Place>,
    pub signal: Option<String>,
    pub hung: bool,
}

/// A window, and which call of its name in there.
pub type Place = (usize, usize);

pub fn place(calls: &[Call], call: &Call) -> Option<Place> {
    let alike = |other: &&Call| other.name == call.name && other.window == call.window;
    let nth = calls.iter().filter(alike).position(|one| one == call)?;
    Some((call.window, nth))
}

pub struct Tracer<'s> {
    pub setup: &'s Setup,
    mask: Mask,
    scratch: TempDir,
}

impl<'s> Tracer<'s> {
    pub fn new(setup: &'s Setup) -> Result<Tracer<'s>> {
        Ok(Tracer {
            mask: Mask::new(setup.ports, setup.resources())?,
            // Directly below the system's temporary folder: a Unix socket's path is short.
            scratch: tempfile::Builder::new().prefix("sockets-").tempdir()?,
            setup,
        })
    }

    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// Whether tracing works; containers may refuse it.
    pub fn works(&self) -> bool {
        let mut strace = Command::new("strace");
        strace.args(["-f", "-o"]).arg(self.scratch().join("trace"));
        strace.arg("true").stdin(Stdio::null());
        strace.stdout(Stdio::null()).stderr(Stdio::null());
        strace.status().is_ok_and(|status| status.success())
    }

    /// All system calls.
    pub fn plain(&self, side: Side, scenario: &Scenario) -> Result<Run> {
        self.run(side, scenario, &[])
    }

    pub fn with(&self, side: Side, scenario: &Scenario, call: &Call, fault: Fault) -> Result<Run> {
        let Call { name, number, .. } = call;
        let Fault { errno, stays } = fault;
        let more = if stays { "+" } else { "" };
        let markers = MARKERS.map(|marker| format!("?{marker}")).join(",");
        self.run(
            side,
            scenario,
            &[
                "--seccomp-bpf".into(),
                format!("--trace={name},{markers}"),
                format!("--inject={name}:error={errno}:when={number}{more}"),
            ],
        )
    }

    fn run(&self, side: Side, scenario: &Scenario, options: &[String]) -> Result<Run> {
        let trace = self.scratch().join("trace");
        let printed = self.scratch().join("printed");
        let output = std::fs::File::create(&printed)?;
        let mut command = Command::new("prlimit");
        command.args([DESCRIPTORS, "timeout", "--signal=KILL", LIMIT_SECONDS]);
        command.args(["strace", "-f", "-qq", "-o"]);
        command.arg(&trace).args(options);
        self.php(&mut command, &self.setup.php, side);
        let status = command
            .arg(&scenario.file)
            .stdin(Stdio::null())
            .stderr(output.try_clone()?)
            .stdout(output)
            .status()
            .context("starting strace")?;
        let text = String::from_utf8_lossy(&std::fs::read(&printed)?).into_owned();
        let seen = Seen::parse(&read(&trace)?);
        let (text, descriptors) = without_descriptors(&text);
        let text = self.mask.apply(&text, seen.pid);
        let end = match (&seen.signal, status.code()) {
            (Some(signal), _) => signal.clone(),
            (None, code) => format!("exit {}", code.unwrap_or(-1)),
        };
        Ok(Run {
            output: format!("{}\n[{end}]", text.trim_end()),
            descriptors,
            hung: seen.signal.as_deref() == Some("SIGKILL") || status.code() == Some(KILLED),
            signal: seen.signal,
            calls: seen.calls,
            injected: seen.injected,
            failed: seen.failed,
        })
    }

    /// PHP with the extension of a side, ready for a script.
    pub fn php(&self, command: &mut Command, php: &Path, side: Side) {
        let setup = self.setup;
        let extension = match side {
            Side::C => &setup.c,
            Side::Ours | Side::Fresh => &setup.ours,
        };
        command.arg(php).arg("-n");
        let mut set = |setting: &str| {
            command.args(["-d", setting]);
        };
        set(&format!("extension={}", extension.display()));
        SETTINGS.iter().for_each(|setting| set(setting));
        if side != Side::C {
            setup.settings.iter().for_each(|setting| set(setting));
        }
        command.env("LC_ALL", "C").env("TMPDIR", self.scratch());
    }

    pub fn masked(&self, text: &str, pid: u32) -> String {
        self.mask.apply(text, pid)
    }
}

/// Separates the number of descriptors that are left, which is compared by itself.
pub fn without_descriptors(text: &str) -> (String, Option<i64>) {
    let mut left = None;
    let mut rest = String::new();
    for line in text.lines() {
        match line.strip_prefix("descriptors ").map(str::parse) {
            Some(Ok(number)) => left = Some(number),
            _ => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    (rest, left)
}

#[derive(Debug, Default)]
struct Seen {
    pid: u32,
    calls: Vec<Call>,
    injected: Option<String>,
    failed: Option<Place>,
    signal: Option<String>,
}

impl Seen {
    /// Each line is a process and a call. Only those of the first process, PHP, are used.
    fn parse(trace: &str) -> Seen {
        let mut seen = Seen::default();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut windows, mut inside) = (0, false);
        for line in trace.lines() {
            let Some((pid, event)) = line.split_once(' ') else {
                continue;
            };
            let Ok(pid) = pid.parse() else { continue };
            if seen.pid == 0 {
                seen.pid = pid;
            }
            if seen.pid != pid {
                continue;
            }
            let event = event.trim_start();
            if let Some(end) = event.strip_prefix("+++ killed by ") {
                let signal = end.split_whitespace().next().unwrap_or(end);
                seen.signal = Some(signal.to_owned());
                continue;
            }
            // The end of a call that another process's line interrupted is no new call.
            let Some((name, rest)) = event.split_once('(') else {
                continue;
            };
            if event.starts_with(['+', '-', '<']) {
                continue;
            }
            let number = numbers.entry(name).or_default();
            *number += 1;
            if MARKERS.contains(&name) && rest.contains(OPENS) {
                inside = true;
                continue;
            }
            if MARKERS.contains(&name) && rest.contains(CLOSES) {
                inside = false;
                windows += 1;
                continue;
            }
            if inside {
                seen.calls.push(Call {
                    name: name.to_owned(),
                    number: *number,
                    window: windows,
                });
                if seen.injected.is_none() && event.ends_with("(INJECTED)") {
                    seen.injected = words(event);
                    let last = seen.calls.last();
                    seen.failed = last.and_then(|call| place(&seen.calls, call));
                }
            }
        }
        seen
    }
}

/// "Too many open files" of `accept4(...) = -1 EMFILE (Too many open files) (INJECTED)`.
fn words(event: &str) -> Option<String> {
    let (_, error) = event.rsplit_once("= -1 ")?;
    let (_, words) = error.split_once('(')?;
    let (words, _) = words.split_once(") (INJECTED)")?;
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn calls_are_numbered_from_the_start_and_kept_within_windows() {
        let trace = "\
7 socket(AF_INET, SOCK_STREAM, 0) = 3
7 access(\"/window/opens\", F_OK) = -1 ENOENT (No such file or directory)
7 socket(AF_INET, SOCK_STREAM, 0) = -1 EMFILE (Too many open files) (INJECTED)
8 socket(AF_INET, SOCK_STREAM, 0) = 4
7 access(\"/window/closes\", F_OK) = -1 ENOENT (No such file or directory)
7 close(3) = 0
7 access(\"/window/opens\", F_OK) = -1 ENOENT (No such file or directory)
7 close(4) = 0
7 +++ killed by SIGSEGV (core dumped) +++
";
        let seen = Seen::parse(trace);
        let call = |name: &str, number, window| Call {
            name: name.into(),
            number,
            window,
        };
        assert_eq!(seen.calls, [call("socket", 2, 0), call("close", 2, 1)]);
        assert_eq!(seen.injected.as_deref(), Some("Too many open files"));
        assert_eq!(seen.signal.as_deref(), Some("SIGSEGV"));
    }

    #[test]
    fn an_error_outside_of_a_window_is_none() {
        let seen = Seen::parse("7 socket(1, 2, 0) = -1 EMFILE (Too many open files) (INJECTED)\n");
        assert_eq!(seen.injected, None);
    }

    #[test]
    fn descriptors_are_told_apart() {
        let (text, left) = without_descriptors("# f()\ndescriptors 2\n=> true\n");
        assert_eq!((text.as_str(), left), ("# f()\n=> true\n", Some(2)));
    }
}
