//! Builds the extension for a host, each fetched host in a target folder of its own so
//! that going from one to the other rebuilds nothing.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::hosts::Host;
use crate::proc;
use crate::ui;

/// The cargo profile: what ships, or what builds fast and checks most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Release,
    Dev,
}

pub fn build(host: &Host, profile: Profile) -> Result<PathBuf> {
    let (folder, word) = names(profile);
    ui::step(
        &format!("building the extension for PHP {} ({word})", host.version),
        || proc::capture(cargo(host, word).arg("--lib")),
    )?;
    let library = target_dir(host).join(folder).join("libsockets.so");
    if !library.is_file() {
        bail!("cargo built no {}", library.display());
    }
    Ok(library)
}

/// The extension of functions that panic, which php-tests/bailout/panic.phpt looks for
/// beside the extension proper.
pub fn build_panic_probe(host: &Host, profile: Profile) -> Result<()> {
    let (_, word) = names(profile);
    ui::step("building the panic probe", || {
        proc::capture(cargo(host, word).args(["--example", "panic_probe"]))
    })?;
    Ok(())
}

/// `cargo build` of our package for a host.
fn cargo(host: &Host, profile: &str) -> Command {
    let mut cargo = proc::cargo();
    cargo.args(["build", "--package", "sockets", "--profile", profile]);
    cargo.arg("--target-dir").arg(target_dir(host));
    if !host.system {
        cargo
            .env("PHP", &host.php)
            .env("PHP_CONFIG", &host.php_config);
    }
    cargo
}

/// Cargo's folder and word for a profile.
fn names(profile: Profile) -> (&'static str, &'static str) {
    match profile {
        Profile::Release => ("release", "release"),
        Profile::Dev => ("debug", "dev"),
    }
}

/// Where plain `cargo build` builds.
pub fn usual_target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| proc::root().join("target"), PathBuf::from)
}

fn target_dir(host: &Host) -> PathBuf {
    // Plain `cargo build` must find the machine's own build warm.
    let usual = usual_target();
    if host.system {
        usual
    } else {
        usual.join(format!("host-{}", host.name))
    }
}
