//! One PHP script under the host's C extension and under ours, in one folder, one after
//! the other, and what each printed and how each ended.

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::mask::Mask;
use crate::hosts::load_args;
use crate::proc;
use crate::scratch::Scratch;

const PRELUDE: &str = "php-tests/parity/lib/prelude.php";

/// The last line of a program that had to be stopped.
pub const TIMED_OUT: &str = "[timed out]";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    C,
    Ours,
}

/// What both sides share, and the two extensions.
pub struct Pair {
    pub php: PathBuf,
    pub helpers: Vec<PathBuf>,
    pub c: PathBuf,
    pub ours: PathBuf,
    /// More `-d` settings for ours alone.
    pub settings: Vec<String>,
    pub limit: Duration,
    pub mask: Mask,
    /// Where scripts run: emptied before each.
    pub scratch: Scratch,
}

impl Pair {
    /// Runs the script on one side; the text is masked and ends in a line that tells how
    /// the process ended.
    pub fn run(&self, side: Side, script: &Path, limit: Duration) -> Result<String> {
        let folder = self.scratch.path().join("cwd");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let captured = self.scratch.path().join("output");
        // Appending: a stream over this very file may be sought by the program.
        let _ = std::fs::remove_file(&captured);
        let output = File::options().create(true).append(true).open(&captured)?;
        let extension = if side == Side::C { &self.c } else { &self.ours };
        let mut command = proc::command(&self.php);
        command
            .arg("-n")
            .args(self.helpers.iter().flat_map(|file| load_args(file)))
            .args(load_args(extension));
        for setting in [
            "display_errors=1",
            "error_reporting=-1",
            "html_errors=0",
            "memory_limit=64M",
            "precision=17",
        ] {
            command.args(["-d", setting]);
        }
        command.arg("-d").arg(format!(
            "auto_prepend_file={}",
            proc::root().join(PRELUDE).display()
        ));
        if side == Side::Ours {
            command.args(self.settings.iter().flat_map(|setting| ["-d", setting]));
        }
        command
            .arg(script)
            .current_dir(&folder)
            .env("TMPDIR", &folder)
            .env("LC_ALL", "C");
        let mut child = command
            .stderr(output.try_clone()?)
            .stdout(output)
            .spawn()
            .with_context(|| format!("starting {}", self.php.display()))?;
        let begun = Instant::now();
        let mut pause = Duration::from_micros(500);
        let ended = loop {
            if let Some(status) = child.try_wait()? {
                break ending(status);
            }
            if begun.elapsed() > limit {
                child.kill()?;
                child.wait()?;
                break TIMED_OUT.to_owned();
            }
            std::thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(4));
        };
        let text = std::fs::read(&captured)?;
        let mut text = self.mask.apply(&String::from_utf8_lossy(&text), child.id());
        if !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&ended);
        Ok(text)
    }
}

fn ending(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("[exit {code}]"),
        (None, Some(signal)) => format!("[signal {signal}]"),
        (None, None) => format!("[{status}]"),
    }
}
