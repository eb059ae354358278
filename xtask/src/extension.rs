//! Builds the extension for a PHP version, each fetched one in a target folder of its own so
//! that going from one to the other rebuilds nothing.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use clap::Args;

use crate::php::Php;
use crate::ui;

/// The cargo profile: what ships, or what builds fast and checks most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    Release,
    Dev,
}

/// The extension that a command is about: built by it, or given to it.
#[derive(Args, Debug, Default)]
pub struct Wanted {
    /// Build it without optimizing, which takes less time
    #[arg(long)]
    pub dev: bool,
    /// Take this one instead of building it
    // Absolute, since what runs it may stand in another folder.
    #[arg(long, value_name = "FILE.so", value_parser = absolute)]
    pub extension: Option<PathBuf>,
}

/// A path as the user gave it, from whichever folder it is used in.
pub fn absolute(word: &str) -> std::io::Result<PathBuf> {
    std::path::absolute(word)
}

impl Wanted {
    pub fn profile(&self) -> Profile {
        if self.dev {
            Profile::Dev
        } else {
            Profile::Release
        }
    }

    pub fn library(&self, php: &Php) -> Result<PathBuf> {
        match &self.extension {
            Some(file) => Ok(file.clone()),
            None => build(php, self.profile()),
        }
    }
}

pub fn build(php: &Php, profile: Profile) -> Result<PathBuf> {
    let (folder, word) = names(profile);
    let mut cargo = cargo(php, word)?;
    let what = format!("building the extension for PHP {} ({word})", php.version);
    ui::step(&what, || proc::capture(cargo.arg("--lib")))?;
    let library = built(php).join(folder).join("libsockets.so");
    if !library.is_file() {
        bail!("cargo built no {}", library.display());
    }
    Ok(library)
}

/// The extension of functions that panic, which php-tests/bailout/panic.phpt looks for
/// beside the extension proper.
pub fn build_panic_probe(php: &Php, profile: Profile) -> Result<()> {
    let (_, word) = names(profile);
    ui::step("building the panic probe", || {
        proc::capture(cargo(php, word)?.args(["--example", "panic_probe"]))
    })?;
    Ok(())
}

/// `cargo build` of our package for a PHP version.
fn cargo(php: &Php, profile: &str) -> Result<Command> {
    let mut cargo = proc::cargo();
    cargo.args(["build", "--package", "sockets", "--profile", profile]);
    cargo.arg("--target-dir").arg(target_dir(php));
    if !php.system {
        cargo
            .env("PHP", &php.program)
            .env("PHP_CONFIG", &php.php_config);
    }
    php.target.tell(&mut cargo, &php.folder())?;
    Ok(cargo)
}

/// Where cargo puts what it builds for a PHP version, before the profile's folder.
fn built(php: &Php) -> PathBuf {
    let folder = target_dir(php);
    php.target
        .triple()
        .map_or(folder.clone(), |t| folder.join(t))
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

fn target_dir(php: &Php) -> PathBuf {
    // Plain `cargo build` must find the machine's own build warm.
    let usual = usual_target();
    if php.system {
        usual
    } else {
        // A name without a version may stand for another one tomorrow.
        let branch = php.branch();
        let version = if php.name.starts_with(branch) {
            String::new()
        } else {
            format!("-{branch}")
        };
        usual.join(format!("php-{}{version}", php.name))
    }
}
