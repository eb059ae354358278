//! `cargo xtask deb`: makes a Debian package of the extension for each installed PHP, with the
//! rules in debian/.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::setup::{self, Level};
use crate::ui;

pub fn run() -> Result<()> {
    for package in packages()? {
        println!("Made {}.", package.display());
    }
    println!(
        "Next, as root: dpkg -i FILE.deb && phpdismod sockets && phpenmod sockets-rs\n\
         and back: phpdismod sockets-rs && phpenmod sockets"
    );
    Ok(())
}

/// The packages, in target/deb/.
pub fn packages() -> Result<Vec<PathBuf>> {
    setup::ensure(&[Level::Build, Level::Deb])?;
    // dpkg-buildpackage writes beside the folder that it works in, and inside it.
    let folder = proc::root().join("target/deb");
    let source = folder.join("source");
    if source.exists() {
        std::fs::remove_dir_all(&source)?;
    }
    for old in made(&folder)? {
        std::fs::remove_file(old)?;
    }
    proc::copy_checkout(&source)?;
    let mut dpkg = proc::command("dpkg-buildpackage");
    dpkg.args(["--build=binary", "--no-sign"])
        .current_dir(&source)
        .env("CARGO_TARGET_DIR", folder.join("built"))
        // No packages of debugging symbols.
        .env("DEB_BUILD_OPTIONS", "noautodbgsym");
    ui::step("building Debian packages", || proc::capture(&mut dpkg))?;
    made(&folder)
}

fn made(folder: &std::path::Path) -> Result<Vec<PathBuf>> {
    std::fs::create_dir_all(folder)?;
    let files = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let files = files.flatten().map(|entry| entry.path());
    Ok(files
        .filter(|file| file.extension().is_some_and(|e| e == "deb"))
        .collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_package_has_the_version_of_the_crate() {
        let changelog = include_str!("../../debian/changelog");
        let version = env!("CARGO_PKG_VERSION");
        assert!(changelog.starts_with(&format!("php-sockets-rs ({version}-")));
    }
}
