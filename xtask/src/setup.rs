//! Brings what a command needs onto the machine through apt, once: each need has a probe,
//! so a machine that has everything is asked nothing and waits for nothing.

use std::io::IsTerminal;
use std::path::Path;

use anyhow::{Result, bail};

use crate::php;
use crate::proc;
use crate::ui;

/// What the caller is about to do.
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
    /// Run suites under valgrind.
    Valgrind,
    /// Count instructions and system calls.
    Bench,
}

struct Need {
    level: Level,
    what: &'static str,
    package: &'static str,
    present: fn() -> bool,
}

const NEEDS: &[Need] = &[
    Need {
        level: Level::Build,
        what: "PHP",
        package: "php-cli",
        present: || php::system_php().is_some(),
    },
    Need {
        level: Level::Build,
        what: "PHP's headers",
        package: "php-dev",
        present: php::system_headers_present,
    },
    Need {
        level: Level::Build,
        what: "libclang",
        package: "libclang-dev",
        present: libclang_present,
    },
    Need {
        level: Level::Build,
        what: "a C compiler",
        package: "gcc",
        present: || proc::find("cc").is_some(),
    },
    Need {
        level: Level::Build,
        what: "libc's headers",
        package: "libc6-dev",
        present: || libc_headers_present() || proc::find("dpkg-query").is_none(),
    },
    Need {
        level: Level::Test,
        what: "php-cgi",
        package: "php-cgi",
        present: || php::system_cgi().is_some(),
    },
    Need {
        level: Level::Test,
        what: "ip",
        package: "iproute2",
        present: || proc::find("ip").is_some(),
    },
    Need {
        level: Level::Test,
        what: "unshare",
        package: "util-linux",
        present: || proc::find("unshare").is_some(),
    },
    Need {
        level: Level::Test,
        what: "xz",
        package: "xz-utils",
        present: || proc::find("xz").is_some(),
    },
    Need {
        level: Level::Test,
        what: "dpkg-source",
        package: "dpkg-dev",
        present: || proc::find("dpkg-source").is_some(),
    },
    Need {
        level: Level::Test,
        what: "git",
        package: "git",
        present: || proc::find("git").is_some(),
    },
    Need {
        level: Level::OtherPhps,
        what: "patchelf",
        package: "patchelf",
        present: || proc::find("patchelf").is_some(),
    },
    Need {
        level: Level::OtherPhps,
        what: "make",
        package: "make",
        present: || proc::find("make").is_some(),
    },
    Need {
        level: Level::Musl,
        what: "musl-gcc",
        package: "musl-tools",
        present: || proc::find("musl-gcc").is_some(),
    },
    Need {
        level: Level::Arm64,
        what: "a C compiler for aarch64",
        package: "gcc-aarch64-linux-gnu",
        present: || proc::find("aarch64-linux-gnu-gcc").is_some(),
    },
    Need {
        level: Level::Arm64,
        what: "qemu-user",
        package: "qemu-user-static",
        present: || proc::find("qemu-aarch64-static").is_some(),
    },
    Need {
        level: Level::Valgrind,
        what: "valgrind",
        package: "valgrind",
        present: || proc::find("valgrind").is_some(),
    },
    Need {
        level: Level::Bench,
        what: "callgrind",
        package: "valgrind",
        present: || proc::find("valgrind").is_some(),
    },
    Need {
        level: Level::Bench,
        what: "strace",
        package: "strace",
        present: || proc::find("strace").is_some(),
    },
    Need {
        level: Level::Bench,
        what: "wrk",
        package: "wrk",
        present: || proc::find("wrk").is_some(),
    },
    Need {
        level: Level::Bench,
        what: "strip",
        package: "binutils",
        present: || proc::find("strip").is_some(),
    },
];

/// Installs what is missing for `levels`; the second time it only looks.
pub fn ensure(levels: &[Level]) -> Result<()> {
    let missing: Vec<&Need> = NEEDS
        .iter()
        .filter(|need| levels.contains(&need.level) && !(need.present)())
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|need| need.what).collect();
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    let list = packages.join(" ");
    if proc::find("apt-get").is_none() {
        bail!(
            "this machine lacks {}.\nThere is no apt here to install them with. On Debian or Ubuntu they are the \
             packages: {list}.\nInstall your system's own packages of PHP 8.1 or newer with its headers \
             (php-config), libclang and a C compiler, then run this again.",
            names.join(", ")
        );
    }
    ui::step(&format!("installing {list}"), || install(&packages))?;
    let still: Vec<&str> = missing
        .iter()
        .filter(|need| !(need.present)())
        .map(|need| need.what)
        .collect();
    if !still.is_empty() {
        bail!(
            "apt installed {list}, yet {} can't be found; is another PHP first in PATH?",
            still.join(", ")
        );
    }
    Ok(())
}

fn install(packages: &[&str]) -> Result<()> {
    // Lists may be old or, in a container image, absent. A third-party list that fails
    // must not stop us: what counts is whether the install works.
    let update = proc::output(apt()?.arg("update"))?;
    let mut command = apt()?;
    command
        .args(["install", "--yes", "--no-install-recommends"])
        .args(packages);
    let outcome = proc::output(&mut command)?;
    if !outcome.status.success() {
        bail!(
            "apt-get could not install {}\n{}\n{}",
            packages.join(" "),
            proc::tail(&update),
            proc::tail(&outcome)
        );
    }
    Ok(())
}

/// `apt-get`, through sudo where we are not root.
fn apt() -> Result<std::process::Command> {
    let mut command = if proc::is_root() {
        proc::command("apt-get")
    } else if proc::find("sudo").is_some() {
        let mut sudo = proc::command("sudo");
        if std::io::stdin().is_terminal() {
            sudo.stdin(std::process::Stdio::inherit());
        } else {
            sudo.arg("--non-interactive");
        }
        sudo.arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get");
        sudo
    } else {
        bail!(
            "packages are missing and this is neither root nor a user with sudo; run once as root: cargo xtask setup"
        );
    };
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .arg("--quiet");
    Ok(command)
}

/// Debian has them in a package that its compilers only recommend.
fn libc_headers_present() -> bool {
    Path::new("/usr/include/stdio.h").exists()
}

/// bindgen loads libclang at build time from these places, or from LIBCLANG_PATH.
fn libclang_present() -> bool {
    if std::env::var_os("LIBCLANG_PATH").is_some() {
        return true;
    }
    let mut folders = vec![
        Path::new("/usr/lib").to_path_buf(),
        Path::new("/usr/lib64").to_path_buf(),
    ];
    let arch = std::env::consts::ARCH;
    folders.push(format!("/usr/lib/{arch}-linux-gnu").into());
    if let Ok(entries) = std::fs::read_dir("/usr/lib") {
        let llvm = entries
            .flatten()
            .filter(|e| e.file_name().to_string_lossy().starts_with("llvm-"));
        folders.extend(llvm.map(|e| e.path().join("lib")));
    }
    folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .flatten()
        .any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libclang.so")
                || (name.starts_with("libclang-") && name.contains(".so"))
        })
}
