//! apt with its own lists, cache and status: it uses other Debian releases than the machine's,
//! installs nothing, and needs no root.

mod mirrors;
pub mod unavailable;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result, bail};

use mirrors::Mirrors;
use unavailable::Unavailable;

const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
/// Package lists older than this are fetched again. If something that they name is missing, they
/// are fetched again however young they are.
const FRESH: Duration = Duration::from_secs(24 * 3600);
const MOMENT: Duration = Duration::from_secs(10 * 60);

pub struct Apt {
    folder: PathBuf,
    /// The release to name in downloads, where apt would not choose it.
    target: Option<&'static str>,
    /// Why the lists could not be fetched, if so: the reason for what is missing from them.
    behind: RefCell<Option<String>>,
}

impl Apt {
    /// Opens the lists, kept in `cache`, of the releases that have a branch of PHP; for another
    /// architecture than the machine's if one is named.
    pub fn open(cache: &Path, branch: &str, architecture: Option<&str>) -> Result<Apt> {
        let mirrors = Mirrors::of_machine()?;
        let open = |release: &str, lines: &[String], target| {
            let folder = architecture.map_or(release.into(), |a| format!("{release}-{a}"));
            Apt::with(cache.join(folder), lines, target, architecture)
        };
        match branch {
            "8.2" => open("bookworm", &stable(&mirrors, "bookworm"), None),
            "8.5" | "8.6" => {
                let lines = [
                    line("deb", &mirrors.main, "sid"),
                    line("deb", &mirrors.main, "experimental"),
                    line("deb-src", &mirrors.main, "experimental"),
                ];
                open("experimental", &lines, Some("experimental"))
            }
            _ => open("trixie", &stable(&mirrors, "trixie"), None),
        }
    }

    fn with(
        folder: PathBuf,
        lines: &[String],
        target: Option<&'static str>,
        architecture: Option<&str>,
    ) -> Result<Apt> {
        for part in ["state/lists/partial", "cache/archives/partial", "etc"] {
            std::fs::create_dir_all(folder.join(part))?;
        }
        let lines = lines.join("\n") + "\n";
        let sources = folder.join("etc/sources.list");
        let apt = Apt {
            folder,
            target,
            behind: RefCell::default(),
        };
        if std::fs::read_to_string(&sources).ok().as_ref() != Some(&lines) {
            std::fs::write(sources, lines)?;
            // The old lists are of other sources.
            let _ = std::fs::remove_file(apt.stamp());
        }
        std::fs::write(apt.folder.join("state/status"), "")?;
        let configuration = configuration(&apt.folder, architecture)?;
        std::fs::write(apt.folder.join("apt.conf"), configuration)?;
        apt.refresh(FRESH)?;
        Ok(apt)
    }

    /// Written when the lists have been fetched.
    fn stamp(&self) -> PathBuf {
        self.folder.join("updated")
    }

    /// Whether the lists are younger than that.
    fn younger(&self, than: Duration) -> bool {
        let written = std::fs::metadata(self.stamp()).and_then(|meta| meta.modified());
        let age = written.map(|then| SystemTime::now().duration_since(then));
        matches!(age, Ok(Ok(age)) if age < than)
    }

    /// Fetches the lists if they are older. A failure of the mirror is not an error yet: old lists
    /// may do.
    fn refresh(&self, older: Duration) -> Result<()> {
        if self.younger(older) {
            return Ok(());
        }
        match self.run(self.command("apt-get").arg("update")) {
            Ok(_) => {
                *self.behind.borrow_mut() = None;
                std::fs::write(self.stamp(), "")?;
            }
            Err(fault) if unavailable::reason(&fault).is_some() => {
                *self.behind.borrow_mut() = Some(format!("{fault}"));
            }
            Err(fault) => return Err(fault.context("fetching Debian's package lists")),
        }
        Ok(())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = proc::command(program);
        command.env("APT_CONFIG", self.folder.join("apt.conf"));
        // Its messages are parsed.
        command.env("LC_ALL", "C");
        command
    }

    /// Runs one of apt's programs; an unavailable package is a different error from other failures.
    fn run(&self, command: &mut Command) -> Result<String> {
        let output = proc::output(command)?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let messages = String::from_utf8_lossy(&output.stderr);
        match unavailable::sign(&messages) {
            Some(line) => Err(Unavailable(match self.behind.borrow().as_deref() {
                Some(behind) if behind != line => format!("{line} ({behind})"),
                _ => line.to_owned(),
            })
            .into()),
            None => bail!("apt ended with {}\n{}", output.status, proc::tail(&output)),
        }
    }

    /// Runs `work` again with new lists if something that old ones name is gone.
    fn with_new_lists<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        match work() {
            Err(fault) if unavailable::reason(&fault).is_some() && !self.younger(MOMENT) => {
                self.refresh(MOMENT)?;
                work()
            }
            outcome => outcome,
        }
    }

    /// Downloads the packages, and the libraries that they need, as .deb files.
    pub fn download_with_libraries(&self, packages: &[String], into: &Path) -> Result<()> {
        std::fs::create_dir_all(into)?;
        self.with_new_lists(|| {
            let all = self.with_libraries(packages)?;
            let mut command = self.command("apt-get");
            command.current_dir(into).arg("--quiet");
            if let Some(release) = self.target {
                command.args(["--target-release", release]);
            }
            self.run(command.arg("download").args(&all)).map(drop)
        })
    }

    /// Whether the lists have a package.
    pub fn has(&self, package: &str) -> bool {
        self.shown(package).is_ok()
    }

    /// A package's entry in the lists.
    fn shown(&self, package: &str) -> Result<String> {
        let mut command = self.command("apt-cache");
        self.run(command.args(["show", "--no-all-versions", package]))
            .with_context(|| format!("Debian's lists have no package {package}"))
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
            let shown = self.shown(&package)?;
            // The headers' package depends on autotools; only its files matter.
            if !package.ends_with("-dev") {
                todo.extend(libraries(&shown));
            }
        }
        Ok(all)
    }

    /// Downloads the upstream tarball of a source package, newest version first: a list
    /// may name a version that the mirror no longer has.
    pub fn download_source(&self, package: &str, into: &Path) -> Result<PathBuf> {
        std::fs::create_dir_all(into)?;
        self.with_new_lists(|| {
            let mut showsrc = self.command("apt-cache");
            let shown = self.run(showsrc.args(["showsrc", "--only-source", package]))?;
            let mut gone = Unavailable(format!("Debian's lists have no source package {package}"));
            for version in source_versions(&shown) {
                let mut command = self.command("apt-get");
                command.current_dir(into);
                command.args(["--quiet", "source", "--download-only", "--tar-only"]);
                match self.run(command.arg(format!("{package}={version}"))) {
                    Ok(_) => return tarball(into),
                    Err(fault) => gone = fault.downcast()?,
                }
            }
            Err(gone.into())
        })
    }
}

fn line(kind: &str, mirror: &str, release: &str) -> String {
    format!("{kind} [signed-by={KEYRING}] {mirror} {release} main")
}

fn stable(mirrors: &Mirrors, release: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for kind in ["deb", "deb-src"] {
        lines.push(line(kind, &mirrors.main, release));
        if let Some(security) = &mirrors.security {
            lines.push(line(kind, security, &format!("{release}-security")));
        }
    }
    lines
}

/// The machine's proxy and network settings, and nothing else of its configuration.
fn configuration(folder: &Path, architecture: Option<&str>) -> Result<String> {
    let own = proc::capture(proc::command("dpkg").arg("--print-architecture"))?;
    let architecture = architecture.unwrap_or(own.trim());
    let ways = ["dump", "Acquire::http", "Acquire::https", "Acquire::ftp"];
    let ways = proc::capture(proc::command("apt-config").args(ways))?;
    let folder = folder.display();
    Ok(format!(
        "{ways}\
         APT::Architecture \"{architecture}\";\n\
         APT::Architectures {{ \"{architecture}\"; }};\n\
         APT::Sandbox::User \"\";\n\
         APT::Update::Error-Mode \"any\";\n\
         Dir::State \"{folder}/state\";\n\
         Dir::State::status \"{folder}/state/status\";\n\
         Dir::Cache \"{folder}/cache\";\n\
         Dir::Etc \"{folder}/etc\";\n\
         Dir::Etc::netrc \"/etc/apt/auth.conf\";\n\
         Dir::Etc::netrcparts \"/etc/apt/auth.conf.d\";\n\
         Dir::Etc::sourceparts \"/dev/null\";\n\
         Dir::Etc::preferencesparts \"/dev/null\";\n\
         Dir::Etc::parts \"/dev/null\";\n\
         Acquire::Languages \"none\";\n\
         Acquire::Retries \"1\";\n\
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
