//! Zig's C compiler as a linker: it has the symbol tables of every glibc, so that what is
//! built on any machine loads on old ones. It comes from PyPI, held to its checksum.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::ui;

/// The oldest glibc that Rust's own library runs on.
const GLIBC: &str = "2.17";
const REQUIREMENTS: &str = "packaging/zig.txt";

/// The version that the requirements name.
pub fn version() -> Result<String> {
    let text = fs::read_to_string(proc::root().join(REQUIREMENTS))?;
    let (_, rest) = text.split_once("ziglang==").context(REQUIREMENTS)?;
    Ok(rest
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned())
}

/// A program that links for a target like "x86_64-unknown-linux-gnu".
pub fn linker(triple: &str) -> Result<PathBuf> {
    let folder = proc::root().join("target/zig");
    let python = folder.join("bin/python3");
    let installed = folder.join("installed");
    let wanted = fs::read_to_string(proc::root().join(REQUIREMENTS))?;
    if fs::read_to_string(&installed).ok().as_ref() != Some(&wanted) {
        ui::step("fetching Zig's compiler", || {
            let mut venv = proc::command("/usr/bin/python3");
            proc::capture(venv.args(["-m", "venv", "--clear"]).arg(&folder))?;
            let mut pip = proc::command(&python);
            pip.args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--require-hashes",
                "-r",
                REQUIREMENTS,
            ]);
            proc::capture(&mut pip)
        })?;
        fs::write(installed, wanted)?;
    }
    let processor = triple.split('-').next().context("an empty triple")?;
    let script = folder.join(format!("link-{processor}"));
    let text = format!(
        "#!/bin/sh\nexec '{}' -m ziglang cc -target {processor}-linux-gnu.{GLIBC} \"$@\"\n",
        python.display()
    );
    fs::write(&script, text)?;
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755))?;
    Ok(script)
}
