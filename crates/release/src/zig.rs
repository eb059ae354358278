//! Zig's C compiler as a linker: it has the symbol tables of every glibc, so that what is
//! built on any machine loads on old ones. It comes from PyPI, held to its checksum.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

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

/// Installs the version that the requirements name, unless it is there.
pub fn install() -> Result<()> {
    let folder = folder();
    let installed = folder.join("installed");
    let wanted = fs::read_to_string(proc::root().join(REQUIREMENTS))?;
    if fs::read_to_string(&installed).ok().as_ref() != Some(&wanted) {
        let mut venv = proc::command("/usr/bin/python3");
        proc::capture(venv.args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = proc::command(folder.join("bin/python3"));
        pip.args("-m pip install --quiet --require-hashes -r".split(' '));
        proc::capture(pip.arg(REQUIREMENTS))?;
        fs::write(installed, wanted)?;
    }
    Ok(())
}

/// A program that links for a target like "x86_64-unknown-linux-gnu".
pub fn linker(triple: &str) -> Result<PathBuf> {
    let processor = triple.split('-').next().context("an empty triple")?;
    let python = folder().join("bin/python3");
    let script = folder().join(format!("link-{processor}"));
    proc::write_script(
        &script,
        &format!(
            "exec '{}' -m ziglang cc -target {processor}-linux-gnu.{GLIBC} \"$@\"",
            python.display()
        ),
    )?;
    Ok(script)
}

fn folder() -> PathBuf {
    proc::root().join("target/zig")
}
