//! Memory checkers that suites can run under.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::extension;
use crate::php::Php;
use crate::ui;

/// A leaked block, to which nothing points when the process ends, is an error like others.
const LEAKS: &str = "--leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite";

#[derive(Debug)]
pub enum Checker {
    None,
    /// Every test under memcheck.
    Valgrind,
    Asan(Asan),
}

impl Checker {
    /// Added to the names of folders.
    pub fn suffix(&self) -> &'static str {
        match self {
            Checker::None => "",
            Checker::Valgrind => "-valgrind",
            Checker::Asan(_) => "-asan",
        }
    }

    /// Options of run-tests.php, and the environment that tests pass on to the PHPs they start.
    pub fn apply(&self, command: &mut Command) {
        match self {
            Checker::None => {}
            Checker::Valgrind => {
                // Code that PCRE compiles at run time reads past the end of strings on purpose.
                command.args(["-M", "memcheck", "-d", "pcre.jit=0"]);
                // Zend's own allocator is off; this one still has memory_limit, and frees memory
                // after a fatal error.
                command.env("USE_TRACKED_ALLOC", "1");
                // run-tests.php does not check for leaks. The module must stay loaded, or reports of
                // leaks would have no function names.
                let known = proc::root().join("xtask/data/valgrind.supp");
                let options = format!(
                    "{LEAKS} --trace-children-skip=*/nft --suppressions={}",
                    known.display()
                );
                command.env("VALGRIND_OPTS", options);
                command.env("ZEND_DONT_UNLOAD_MODULES", "1");
            }
            Checker::Asan(asan) => {
                command.arg("--asan");
                command.env("LD_PRELOAD", &asan.preload);
                // valgrind checks for leaks; our dlopen() comes before the runtime's.
                command.env("ASAN_OPTIONS", "detect_leaks=0:verify_asan_link_order=0");
            }
        }
    }
}

/// The extension built with AddressSanitizer, in a PHP built without it.
#[derive(Debug)]
pub struct Asan {
    pub extension: PathBuf,
    preload: OsString,
}

/// PHP loads extensions with RTLD_DEEPBIND, which the sanitizer's runtime refuses.
const SHIM: &str = "xtask/data/no_deepbind.c";

impl Asan {
    /// Builds it, or returns what is missing for that.
    pub fn build(php: &Php) -> Result<Result<Asan, String>> {
        if !php.system {
            return Ok(Err(
                "AddressSanitizer is for this machine's own PHP".to_owned()
            ));
        }
        let nightly = |program: &str| {
            let mut command = proc::command("rustup");
            command.args(["run", "nightly", program]);
            command
        };
        let Ok(facts) = proc::capture(nightly("rustc").arg("-vV")) else {
            return Ok(Err(
                "no nightly toolchain: rustup toolchain install nightly".to_owned(),
            ));
        };
        let Some(runtime) = runtime() else {
            return Ok(Err("no libasan.so beside the C compiler".to_owned()));
        };
        let target = facts
            .lines()
            .find_map(|line| line.strip_prefix("host: "))
            .context("rustc does not say for which target it builds")?;
        let folder = extension::usual_target().join("asan");
        ui::step("building the extension with AddressSanitizer", || {
            let mut cargo = nightly("cargo");
            // With a target, build scripts are built without the sanitizer.
            cargo.args(["build", "--package", "sockets", "--lib"]);
            cargo.args(["--example", "probe", "--target", target]);
            cargo.arg("--target-dir").arg(&folder);
            proc::capture(cargo.env("RUSTFLAGS", "-Zsanitizer=address"))
        })?;
        let folder = folder.join(target).join("debug");
        let shim = folder.join("libno_deepbind.so");
        let mut cc = proc::command("cc");
        cc.args(["-shared", "-fPIC", "-O1", SHIM, "-o"]).arg(&shim);
        proc::capture(&mut cc)?;
        let library = folder.join("libsockets.so");
        if !library.is_file() {
            bail!("cargo built no {}", library.display());
        }
        let mut preload = shim.into_os_string();
        preload.push(":");
        preload.push(runtime);
        Ok(Ok(Asan {
            extension: library,
            preload,
        }))
    }
}

/// GCC's runtime, since Rust has only a static one, for programs. Both must have the same version
/// of the interface; otherwise the extension does not load.
fn runtime() -> Option<PathBuf> {
    let mut cc = proc::command("cc");
    let path = proc::capture(cc.arg("-print-file-name=libasan.so")).ok()?;
    let path = Path::new(path.trim());
    // Without the file, cc prints the bare name.
    (path.is_absolute() && path.exists()).then(|| path.to_path_buf())
}
