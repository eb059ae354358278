//! Builds the extension for a PHP version. Each fetched version has its own target folder, so that
//! switching between versions rebuilds nothing.

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

/// The extension that a command uses: built by the command, or given to it.
#[derive(Args, Debug, Default)]
pub struct Wanted {
    /// Build it without optimizing, which takes less time
    #[arg(long)]
    pub dev: bool,
    /// Use this one instead of building it
    // Absolute, since commands run in other folders.
    #[arg(long, value_name = "FILE.so", value_parser = absolute)]
    pub extension: Option<PathBuf>,
}

/// The user's path, made independent of the current folder.
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

/// The extension of php-tests/probe, which some tests look for
/// beside the extension proper.
pub fn build_probe(php: &Php, profile: Profile) -> Result<()> {
    let (_, word) = names(profile);
    ui::step("building the probe", || {
        proc::capture(cargo(php, word)?.args(["--example", "probe"]))
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

/// Cargo's output folder for a PHP version, which has the profile's folder.
fn built(php: &Php) -> PathBuf {
    let folder = target_dir(php);
    php.target
        .triple()
        .map_or(folder.clone(), |t| folder.join(t))
}

/// Cargo's folder and name for a profile.
fn names(profile: Profile) -> (&'static str, &'static str) {
    match profile {
        Profile::Release => ("release", "release"),
        Profile::Dev => ("debug", "dev"),
    }
}

/// The target folder of plain `cargo build`.
pub fn usual_target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| proc::root().join("target"), PathBuf::from)
}

fn target_dir(php: &Php) -> PathBuf {
    // Shared with plain `cargo build`.
    let usual = usual_target();
    if php.system {
        usual
    } else {
        // A name without a version may mean another version later.
        let branch = php.branch();
        let version = if php.name.starts_with(branch) {
            String::new()
        } else {
            format!("-{branch}")
        };
        usual.join(format!("php-{}{version}", php.name))
    }
}
