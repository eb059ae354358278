//! apt with lists, caches and status of its own: it sees other Debian releases than the
//! machine's, installs nothing, and needs no root.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};

use crate::proc;

const MIRROR: &str = "http://deb.debian.org/debian";
const SECURITY: &str = "http://deb.debian.org/debian-security";
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
/// Package lists older than this are fetched again.
const FRESH: Duration = Duration::from_secs(24 * 3600);

pub struct Apt {
    config: PathBuf,
    /// Given to downloads where the release would not be chosen by itself.
    target: Option<&'static str>,
}

impl Apt {
    /// Opens the lists of the releases that carry a branch of PHP.
    pub fn for_branch(branch: &str) -> Result<Apt> {
        match branch {
            "8.2" => Apt::open("bookworm", &stable("bookworm"), None),
            "8.5" | "8.6" => {
                let lines = [
                    deb("deb", MIRROR, "sid"),
                    deb("deb", MIRROR, "experimental"),
                ];
                Apt::open("experimental", &lines, Some("experimental"))
            }
            _ => Apt::open("trixie", &stable("trixie"), None),
        }
    }

    fn open(name: &str, lines: &[String], target: Option<&'static str>) -> Result<Apt> {
        let folder = super::cache().join("apt").join(name);
        for part in ["state/lists/partial", "cache/archives/partial", "etc"] {
            std::fs::create_dir_all(folder.join(part))?;
        }
        std::fs::write(folder.join("etc/sources.list"), lines.join("\n") + "\n")?;
        std::fs::write(folder.join("state/status"), "")?;
        let config = folder.join("apt.conf");
        std::fs::write(&config, configuration(&folder)?)?;
        let apt = Apt { config, target };
        apt.refresh(&folder)?;
        Ok(apt)
    }

    fn refresh(&self, folder: &Path) -> Result<()> {
        let stamp = folder.join("updated");
        let age = std::fs::metadata(&stamp).and_then(|meta| meta.modified());
        let fresh = age.is_ok_and(|then| {
            SystemTime::now()
                .duration_since(then)
                .is_ok_and(|age| age < FRESH)
        });
        if fresh {
            return Ok(());
        }
        let known_once = stamp.exists();
        let outcome = proc::capture(self.command("apt-get").arg("update"));
        match outcome {
            Ok(_) => std::fs::write(stamp, "")?,
            // Offline, yesterday's lists still name packages that are in the cache.
            Err(_) if known_once => {}
            Err(fault) => return Err(fault.context("fetching Debian's package lists")),
        }
        Ok(())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = proc::command(program);
        command.env("APT_CONFIG", &self.config);
        command
    }

    /// Downloads the packages, and the libraries that they need, as .deb files.
    pub fn download_with_libraries(&self, packages: &[String], into: &Path) -> Result<()> {
        let all = self.with_libraries(packages)?;
        std::fs::create_dir_all(into)?;
        let mut command = self.command("apt-get");
        command.current_dir(into).arg("--quiet");
        if let Some(release) = self.target {
            command.args(["--target-release", release]);
        }
        proc::capture(command.arg("download").args(&all)).map(drop)
    }

    /// Whether the lists have a package.
    pub fn has(&self, package: &str) -> bool {
        proc::capture(
            self.command("apt-cache")
                .args(["show", "--no-all-versions", package]),
        )
        .is_ok_and(|text| text.contains("Package:"))
    }

    /// The closure over dependencies that are libraries. Maintainer scripts and their
    /// tools never run here, so what only they need is left out; this also keeps apt's
    /// solver away, which refuses a PHP whose php-common is not published yet.
    fn with_libraries(&self, packages: &[String]) -> Result<BTreeSet<String>> {
        let mut todo: Vec<String> = packages.to_vec();
        let mut all = BTreeSet::new();
        while let Some(package) = todo.pop() {
            if !all.insert(package.clone()) {
                continue;
            }
            let shown = proc::capture(self.command("apt-cache").args([
                "show",
                "--no-all-versions",
                &package,
            ]))
            .with_context(|| format!("Debian's lists have no package {package}"))?;
            // The headers' package wants autotools and friends; only its files count.
            if !package.ends_with("-dev") {
                todo.extend(libraries(&shown));
            }
        }
        Ok(all)
    }

    /// Downloads the upstream tarball of a source package, newest version first: a list
    /// may name a version that the mirror does not carry any more.
    pub fn download_source(&self, package: &str, into: &Path) -> Result<PathBuf> {
        std::fs::create_dir_all(into)?;
        let shown =
            proc::capture(
                self.command("apt-cache")
                    .args(["showsrc", "--only-source", package]),
            )?;
        let mut fault = None;
        for version in source_versions(&shown) {
            let mut command = self.command("apt-get");
            command
                .current_dir(into)
                .args(["--quiet", "source", "--download-only", "--tar-only"]);
            match proc::capture(command.arg(format!("{package}={version}"))) {
                Ok(_) => return tarball(into),
                Err(error) => fault = Some(error),
            }
        }
        match fault {
            Some(fault) => Err(fault.context(format!(
                "no version of source package {package} could be fetched"
            ))),
            None => bail!("Debian's lists have no source package {package}"),
        }
    }
}

fn deb(kind: &str, mirror: &str, release: &str) -> String {
    format!("{kind} [signed-by={KEYRING}] {mirror} {release} main")
}

fn stable(release: &str) -> [String; 4] {
    let security = format!("{release}-security");
    [
        deb("deb", MIRROR, release),
        deb("deb", SECURITY, &security),
        deb("deb-src", MIRROR, release),
        deb("deb-src", SECURITY, &security),
    ]
}

fn configuration(folder: &Path) -> Result<String> {
    let architecture = proc::capture(proc::command("dpkg").arg("--print-architecture"))?;
    let architecture = architecture.trim();
    let folder = folder.display();
    Ok(format!(
        "APT::Architecture \"{architecture}\";\n\
         APT::Architectures {{ \"{architecture}\"; }};\n\
         APT::Sandbox::User \"\";\n\
         Dir::State \"{folder}/state\";\n\
         Dir::State::status \"{folder}/state/status\";\n\
         Dir::Cache \"{folder}/cache\";\n\
         Dir::Etc \"{folder}/etc\";\n\
         Dir::Etc::sourceparts \"/dev/null\";\n\
         Dir::Etc::preferencesparts \"/dev/null\";\n\
         Dir::Etc::parts \"/dev/null\";\n\
         Acquire::Languages \"none\";\n\
         Acquire::Check-Valid-Until \"false\";\n"
    ))
}

/// The library packages that one `apt-cache show` text depends on.
fn libraries(shown: &str) -> Vec<String> {
    let is_library = |name: &str| name.starts_with("lib") || name == "zlib1g";
    shown
        .lines()
        .filter_map(|line| {
            line.strip_prefix("Depends:")
                .or_else(|| line.strip_prefix("Pre-Depends:"))
        })
        .flat_map(|list| list.split(','))
        .filter_map(|group| {
            let mut names = group
                .split('|')
                .map(|choice| choice.trim().split([' ', ':']).next().unwrap_or(""));
            names.find(|name| is_library(name)).map(str::to_owned)
        })
        .collect()
}

/// The versions in a `showsrc` text, newest first as apt prints them, each once.
fn source_versions(shown: &str) -> Vec<&str> {
    let mut versions: Vec<&str> = Vec::new();
    for version in shown
        .lines()
        .filter_map(|line| line.strip_prefix("Version: "))
    {
        if !versions.contains(&version) {
            versions.push(version);
        }
    }
    versions
}

fn tarball(folder: &Path) -> Result<PathBuf> {
    std::fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.to_string_lossy().contains(".orig.tar."))
        .filter(|path| path.extension().is_some_and(|e| e != "asc"))
        .context("apt fetched no source tarball")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_come_from_both_dependency_fields() {
        let shown = "Package: php8.6-cli\nPre-Depends: libc6 (>= 2.43)\n\
                     Depends: media-types | mime-support, php8.6-common (= 1), libssl3t64 (>= 3.3.0), zlib1g (>= 1:1.1.4)\n\
                     Suggests: libnothing\n";
        assert_eq!(libraries(shown), ["libc6", "libssl3t64", "zlib1g"]);
    }

    #[test]
    fn source_versions_keep_order_and_drop_repeats() {
        let shown = "Package: php8.2\nVersion: 8.2.36-1\n\nPackage: php8.2\nVersion: 8.2.32-1\nVersion: 8.2.32-1\n";
        assert_eq!(source_versions(shown), ["8.2.36-1", "8.2.32-1"]);
    }
}
