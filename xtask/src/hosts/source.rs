//! A PHP built from source with threads and the debug allocator: the one that reports leaks
//! by file and line and that has more than one set of globals.

use std::path::Path;

use anyhow::{Context, Result};

use super::apt::Apt;
use super::unavailable::first_available;
use super::{Provided, cached};
use crate::proc;

/// Whose source package it is made from, the first that can be had: the releases' own
/// before those that are still being prepared.
const BRANCHES: [&str; 4] = ["8.4", "8.2", "8.5", "8.6"];
const OPTIONS: [&str; 9] = [
    "--disable-all",
    "--enable-debug",
    "--enable-zts",
    "--enable-sockets=shared",
    "--enable-opcache",
    "--enable-pcntl",
    "--enable-posix",
    "--enable-cli",
    "--enable-cgi",
];

pub fn provide(folder: &Path) -> Result<Provided> {
    cached(
        folder,
        "building PHP with ZTS and debug from source (about 3 minutes)",
        build,
    )?;
    let bin = folder.join("bin");
    Ok(Provided {
        php: bin.join("php"),
        cgi: Some(bin.join("php-cgi")),
        php_config: bin.join("php-config"),
    })
}

fn build(folder: &Path) -> Result<()> {
    let work = folder.join("work");
    let tarball = first_available(BRANCHES, |branch| {
        Apt::for_branch(branch)?.download_source(&format!("php{branch}"), &work)
    })?;
    proc::capture(
        proc::command("tar")
            .arg("-C")
            .arg(&work)
            .arg("-xf")
            .arg(tarball),
    )?;
    let source = std::fs::read_dir(&work)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.join("configure").is_file())
        .context("the source tarball holds no configure script")?;
    let in_source = |program: &str| {
        let mut command = proc::command(program);
        command.current_dir(&source);
        command
    };
    proc::capture(
        in_source("./configure")
            .arg(format!("--prefix={}", folder.display()))
            .args(OPTIONS),
    )?;
    proc::capture(in_source("make").arg(format!("-j{}", proc::cores())))?;
    proc::capture(in_source("make").arg("install"))?;
    std::fs::remove_dir_all(work)?;
    Ok(())
}
