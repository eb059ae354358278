//! Builds the extension for a host, each fetched host in a target folder of its own so
//! that going from one to the other rebuilds nothing.

use std::path::PathBuf;

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
    let target = target_dir(host);
    let (folder, word) = match profile {
        Profile::Release => ("release", "release"),
        Profile::Dev => ("debug", "dev"),
    };
    ui::step(
        &format!("building the extension for PHP {} ({word})", host.version),
        || {
            let mut cargo = proc::cargo();
            cargo
                .args([
                    "build",
                    "--package",
                    "sockets",
                    "--profile",
                    word,
                    "--target-dir",
                ])
                .arg(&target);
            if !host.system {
                cargo
                    .env("PHP", &host.php)
                    .env("PHP_CONFIG", &host.php_config);
            }
            proc::capture(&mut cargo)
        },
    )?;
    let library = target.join(folder).join("libsockets.so");
    if !library.is_file() {
        bail!("cargo built no {}", library.display());
    }
    Ok(library)
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
