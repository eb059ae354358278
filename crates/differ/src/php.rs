//! Runs PHP programs under one of the extensions, and returns what each printed and how it ended.
//! One PHP runs a batch of them, each in a forked process: php-tests/parity/lib/server.php.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::Setup;
use crate::mask::Mask;

/// The last line of a program that had to be stopped.
pub const TIMED_OUT: &str = "[timed out]";
/// The start of the server's line about a program's end.
const END: &str = "\n@@@ ";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    C,
    Ours,
    /// Ours, which is asked about sets in small parts, as if each were new.
    Fresh,
}

/// Opcache settings for running a script.
pub type Mode<'a> = &'a [String];

pub const PLAIN: Mode<'static> = &[];

pub const SETTINGS: [&str; 5] = [
    "display_errors=1",
    "error_reporting=-1",
    "html_errors=0",
    "memory_limit=64M",
    "precision=17",
];

pub struct Php {
    setup: Setup,
    mask: Mask,
    /// Directly below the system's temporary folder: a Unix socket's path is short.
    scratch: TempDir,
}

impl Php {
    pub fn new(setup: &Setup) -> Result<Php> {
        Ok(Php {
            mask: Mask::new(setup.ports, setup.resources())?,
            scratch: tempfile::Builder::new().prefix("sockets-").tempdir()?,
            setup: setup.clone(),
        })
    }

    pub fn scratch(&self) -> &Path {
        self.scratch.path()
    }

    /// The output of each program, masked, with a last line that says how it ended.
    pub fn run(
        &self,
        side: Side,
        mode: Mode,
        programs: &[PathBuf],
        limit: Duration,
    ) -> Result<Vec<String>> {
        let captured = self.scratch().join("output");
        let current = self.scratch().join("current");
        std::fs::create_dir_all(&current)?;
        // Appending, since the program may seek in a stream over this file.
        let _ = std::fs::remove_file(&captured);
        let output = File::options().create(true).append(true).open(&captured)?;
        // PHP runs in another folder.
        let programs: Vec<_> = programs
            .iter()
            .map(std::path::absolute)
            .collect::<Result<_, _>>()?;
        let mut child = self
            .command(side, mode)
            .arg(self.setup.folder("lib/server.php"))
            .arg(self.scratch())
            .arg(limit.as_millis().to_string())
            .args(&programs)
            .current_dir(&current)
            .stdin(Stdio::null())
            .stderr(output.try_clone()?)
            .stdout(output)
            .spawn()
            .with_context(|| format!("starting {}", self.setup.php.display()))?;
        let patience = Instant::now() + limit * programs.len() as u32 + Duration::from_secs(20);
        while child.try_wait()?.is_none() {
            if Instant::now() > patience {
                child.kill()?;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let text = String::from_utf8_lossy(&std::fs::read(&captured)?).into_owned();
        // A server that died leaves its folders behind.
        let _ = std::fs::remove_dir_all(self.scratch().join("cwd"));
        let _ = std::fs::remove_dir_all(&current);
        let mut outputs = self.split(&text);
        outputs.resize(programs.len(), format!("no answer\n{TIMED_OUT}"));
        Ok(outputs)
    }

    fn command(&self, side: Side, mode: Mode) -> Command {
        let setup = &self.setup;
        let ours = side != Side::C;
        // As many descriptors as allowed: sets are larger than select(2)'s.
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -n $(ulimit -Hn); exec \"$0\" \"$@\""]);
        command.arg(&setup.php).arg("-n");
        let mut set = |setting: &str| {
            command.args(["-d", setting]);
        };
        let extension = if ours { &setup.ours } else { &setup.c };
        for file in setup.helpers.iter().chain([extension]) {
            set(&format!("extension={}", file.display()));
        }
        SETTINGS.iter().for_each(|setting| set(setting));
        mode.iter().for_each(|setting| set(setting));
        if ours {
            setup.settings.iter().for_each(|setting| set(setting));
        }
        command.env("LC_ALL", "C");
        if side == Side::Fresh {
            command.env("FRESH", "1");
        }
        command
    }

    fn split(&self, text: &str) -> Vec<String> {
        let mut outputs = Vec::new();
        let mut rest = text;
        while let Some((output, after)) = rest.split_once(END) {
            let (end, after) = after.split_once('\n').unwrap_or((after, ""));
            let (pid, how) = end.split_once(' ').unwrap_or(("0", end));
            let text = output.trim_end_matches('\n');
            let text = self.mask.apply(text, pid.parse().unwrap_or(0));
            outputs.push(format!("{text}\n{how}"));
            rest = after;
        }
        outputs
    }
}
