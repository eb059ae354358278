//! Runs other programs and captures their output; an error shows the end of that output.

use std::ffi::OsStr;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Result, bail};

/// How much of a failed program's output an error shows.
const TAIL_LINES: usize = 40;

/// The checkout's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// Copies the checkout as it is, committed or not, into a folder.
pub fn copy_checkout(folder: &Path) -> Result<()> {
    capture(command("sh").arg("packaging/copy.sh").arg(folder)).map(drop)
}

/// A command in the checkout. The variables that cargo sets for us must not reach another cargo or
/// PHP.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    command
}

/// The cargo that runs us, so that a pinned toolchain stays the one in use.
pub fn cargo() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end and keeps both outputs; a non-zero exit is an error that shows their tail.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = output(command)?;
    if !output.status.success() {
        bail!(
            "{} ended with {}\n{}",
            name_of(command),
            output.status,
            tail(&output)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end; any exit status is fine.
pub fn output(command: &mut Command) -> Result<Output> {
    command
        .output()
        .with_context(|| format!("could not start {}", name_of(command)))
}

/// Whether a program succeeds; a missing one fails.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// Writes a shell script that can be run by its name.
pub fn write_script(file: &Path, text: &str) -> Result<()> {
    std::fs::write(file, format!("#!/bin/sh\n{text}\n"))?;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755))?;
    Ok(())
}

/// A script that has `program` run by an emulator. The program sees the script's path as its
/// own, so that PHP_BINARY can be started again.
pub fn write_emulated(file: &Path, emulator: &str, program: &Path) -> Result<()> {
    let program = program.display();
    write_script(
        file,
        &format!("exec {emulator} -0 \"$0\" \"{program}\" \"$@\""),
    )
}

/// Looks a program up in PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    // Ordinary users often lack these folders, in which Debian has ip.
    folders.extend(["/usr/sbin", "/sbin"].map(PathBuf::from));
    folders
        .into_iter()
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Whether we run as root, by the owner of our /proc entry.
pub fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}

pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn name_of(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args().take(6) {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}

/// The last lines of a program's output, standard error last.
pub fn tail(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}
