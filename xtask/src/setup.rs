//! Installs what a command needs through apt, once. Each need has a probe, so on a machine that has
//! everything this does nothing.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use debs::unavailable::{self, Unavailable};

use crate::php;
use crate::ui;

/// The purpose for which things are needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Build the extension for the machine's PHP and run it.
    Build,
    /// Run the suites: namespaces, upstream's source package.
    Test,
    /// Fetch other PHP versions and build one from source.
    OtherPhps,
    /// Build for musl.
    Musl,
    /// Build for aarch64, and run it.
    Arm64,
    /// Make Debian packages.
    Deb,
    /// Make a release's files.
    Dist,
    /// Talk to real servers.
    Foreign,
    /// Run suites under valgrind.
    Valgrind,
    /// Count instructions and system calls.
    Bench,
}

/// Programs and their Debian packages.
const PROGRAMS: &[(Level, &str, &str)] = {
    use Level::{Arm64, Bench, Build, Deb, Dist, Foreign, Musl, OtherPhps, Test, Valgrind};
    &[
        (Build, "cc", "gcc"),
        (Test, "ip", "iproute2"),
        (Test, "unshare", "util-linux"),
        (Test, "xz", "xz-utils"),
        (Test, "dpkg-source", "dpkg-dev"),
        (Test, "git", "git"),
        (Test, "strace", "strace"),
        // What stands in for swoole is C++, as it is.
        (Test, "g++", "g++"),
        (OtherPhps, "patchelf", "patchelf"),
        (OtherPhps, "make", "make"),
        (Musl, "musl-gcc", "musl-tools"),
        (Arm64, "aarch64-linux-gnu-gcc", "gcc-aarch64-linux-gnu"),
        (Arm64, "qemu-aarch64-static", "qemu-user-static"),
        (Deb, "git", "git"),
        (Deb, "dh_php", "dh-php"),
        (Deb, "dh", "debhelper"),
        // Debian requires it for every package build.
        (Deb, "g++", "build-essential"),
        (Dist, "git", "git"),
        (Dist, "zip", "zip"),
        (Dist, "readelf", "binutils"),
        (Foreign, "ip", "iproute2"),
        (Foreign, "unshare", "util-linux"),
        (Foreign, "redis-server", "redis-server"),
        (Foreign, "memcached", "memcached"),
        (Foreign, "beanstalkd", "beanstalkd"),
        (Foreign, "dnsmasq", "dnsmasq-base"),
        (Foreign, "rsyslogd", "rsyslog"),
        (Foreign, "curl", "curl"),
        (Foreign, "wrk", "wrk"),
        (Valgrind, "valgrind", "valgrind"),
        (Bench, "valgrind", "valgrind"),
        (Bench, "wrk", "wrk"),
        (Bench, "strip", "binutils"),
    ]
};

type Present = fn() -> bool;

/// The same for needs that are not programs in PATH.
const OTHERS: &[(Level, &str, &str, Present)] = {
    use Level::{Build, Dist, Test};
    &[
        (Build, "PHP", "php-cli", || php::system_php().is_some()),
        (
            Build,
            "PHP's headers",
            "php-dev",
            php::system_headers_present,
        ),
        (Build, "libclang", "libclang-dev", libclang_present),
        (Build, "libc's headers", "libc6-dev", libc_headers_present),
        (Dist, "Python's venv", "python3-venv", python_present),
        (Test, "php-cgi", "php-cgi", || php::system_cgi().is_some()),
    ]
};

/// The names of what is missing for `levels`, each with its package.
fn missing(levels: &[Level]) -> Vec<(&'static str, &'static str)> {
    let others = OTHERS.iter().filter(|other| !other.3());
    let others = others.map(|(level, what, package, _)| (level, *what, *package));
    let programs = PROGRAMS
        .iter()
        .filter(|(_, name, _)| proc::find(name).is_none());
    let programs = programs.map(|(level, what, package)| (level, *what, *package));
    let all = others
        .chain(programs)
        .filter(|(level, ..)| levels.contains(level));
    all.map(|(_, what, package)| (what, package)).collect()
}

fn join<'a>(words: impl Iterator<Item = &'a str>, between: &str) -> String {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.dedup();
    words.join(between)
}

/// Installs what is missing for `levels` without questions; if nothing is missing, it only checks.
pub fn ensure(levels: &[Level]) -> Result<()> {
    let lacks = missing(levels);
    if lacks.is_empty() {
        return Ok(());
    }
    let names = join(lacks.iter().map(|(what, _)| *what), ", ");
    let packages = join(lacks.iter().map(|(_, package)| *package), " ");
    if proc::find("apt-get").is_none() {
        bail!(
            "this machine lacks {names}, and has no apt to install it with.\n             Next: install your system's packages of that; on Debian they are {packages}"
        );
    }
    let by_hand = format!("Next: as root, apt-get install --no-install-recommends {packages}");
    let Some(apt) = apt() else {
        bail!(
            "this machine lacks {names}, and this is neither root nor a user whom sudo lets \
             install without a password.\n{by_hand}"
        );
    };
    println!("This machine lacks {names}.");
    ui::step(&format!("installing {packages}"), || {
        install(&apt, &packages)
    })?;
    let still = missing(levels);
    if !still.is_empty() {
        bail!(
            "apt installed {packages}, yet {} can't be found.\n\
             Next: see whether another PHP comes first in PATH: command -v php php-config",
            join(still.iter().map(|(what, _)| *what), ", ")
        );
    }
    Ok(())
}

fn install(apt: &[&str], packages: &str) -> Result<()> {
    let run = |words: &str| {
        let mut command = proc::command(apt[0]);
        command.args(&apt[1..]).arg("--quiet");
        command
            .args(words.split(' '))
            .env("DEBIAN_FRONTEND", "noninteractive");
        proc::output(&mut command)
    };
    // Lists may be old or, in a container image, absent. A third-party list that fails must not
    // stop us: only the installation has to succeed.
    let update = run("update")?;
    let outcome = run(&format!("install --yes --no-install-recommends {packages}"))?;
    if !outcome.status.success() {
        let (update, outcome) = (proc::tail(&update), proc::tail(&outcome));
        if let Some(sign) = unavailable::sign(&outcome) {
            let reason = format!("apt-get could not install {packages}: {sign}");
            return Err(Unavailable(reason).into());
        }
        bail!("apt-get could not install {packages}\n{update}\n{outcome}");
    }
    Ok(())
}

/// `apt-get`, through sudo if we are not root; none if that would ask for a password.
fn apt() -> Option<Vec<&'static str>> {
    const SUDO: [&str; 2] = ["sudo", "--non-interactive"];
    let sudo = || proc::succeeds(proc::command(SUDO[0]).args([SUDO[1], "true"]));
    if proc::is_root() {
        Some(vec!["apt-get"])
    } else if sudo() {
        let frontend = "DEBIAN_FRONTEND=noninteractive";
        Some([&SUDO[..], &[frontend, "apt-get"]].concat())
    } else {
        None
    }
}

/// Debian's own Python, whatever is first in PATH, with the modules for a virtual environment.
fn python_present() -> bool {
    let ask = ["-c", "import ensurepip, venv"];
    proc::succeeds(proc::command("/usr/bin/python3").args(ask))
}

fn libc_headers_present() -> bool {
    // Debian has them in a package that its compilers only recommend, so they may be missing.
    Path::new("/usr/include/stdio.h").exists() || proc::find("dpkg-query").is_none()
}

/// bindgen loads libclang at build time from these folders, or from LIBCLANG_PATH.
fn libclang_present() -> bool {
    let list = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let llvm = list(Path::new("/usr/lib")).map(|entry| entry.path().join("lib"));
    let arch = std::env::consts::ARCH;
    let usual = [
        "/usr/lib",
        "/usr/lib64",
        &format!("/usr/lib/{arch}-linux-gnu"),
    ]
    .map(PathBuf::from);
    let is_libclang = |name: &str| {
        name.starts_with("libclang.so") || (name.starts_with("libclang-") && name.contains(".so"))
    };
    std::env::var_os("LIBCLANG_PATH").is_some()
        || usual
            .into_iter()
            .chain(llvm)
            .flat_map(|folder| list(&folder))
            .any(|entry| is_libclang(&entry.file_name().to_string_lossy()))
}
