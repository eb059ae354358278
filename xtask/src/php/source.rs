//! PHPs built from source: one with threads and the debug allocator, which reports leaks by
//! file and line and has more than one set of globals; one with threads alone; and one for
//! musl.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use debs::unavailable::first_available;

use super::target::Target;
use super::{Provided, apt, cached};

/// The branches whose source package may be used; the first available one is. Those of Debian's
/// releases come before those in preparation.
const BRANCHES: [&str; 4] = ["8.4", "8.2", "8.5", "8.6"];
const OPTIONS: [&str; 8] = [
    "--disable-all",
    "--enable-zts",
    "--enable-sockets=shared",
    "--enable-opcache",
    "--enable-pcntl",
    "--enable-posix",
    "--enable-cli",
    "--enable-cgi",
];

/// PHP for musl without sockets, like the official images; C's sockets are then built with phpize,
/// as users do. Without opcache, whose JIT crashes in any program if musl-gcc has built it.
const MUSL_OPTIONS: [&str; 6] = [
    "--disable-all",
    "--without-valgrind",
    "--enable-pcntl",
    "--enable-posix",
    "--enable-cli",
    "--enable-cgi",
];
/// The smallest first.
const MUSL_BRANCHES: [&str; 4] = ["8.2", "8.4", "8.5", "8.6"];

/// A PHP with threads; with the debug allocator too.
pub fn provide(folder: &Path, debug: bool) -> Result<Provided> {
    let (what, more) = if debug {
        ("ZTS and debug", &["--enable-debug"][..])
    } else {
        ("ZTS", &[][..])
    };
    let what = format!("building PHP with {what} from source (about 3 minutes)");
    cached(folder, &what, |folder| {
        let work = folder.join("work");
        let options = [&OPTIONS, more].concat();
        build(folder, &unpack(BRANCHES, &work)?, &options, Target::Native)?;
        Ok(std::fs::remove_dir_all(work)?)
    })?;
    Ok(provided(folder))
}

pub fn provide_musl(folder: &Path) -> Result<Provided> {
    cached(
        folder,
        "building PHP for musl from source (about 3 minutes)",
        |folder| {
            let work = folder.join("work");
            let source = unpack(MUSL_BRANCHES, &work)?;
            Target::Musl.prepare(folder)?;
            build(folder, &source, &MUSL_OPTIONS, Target::Musl)?;
            c_extension(folder, &source.join("ext/sockets"), Target::Musl)?;
            Ok(std::fs::remove_dir_all(work)?)
        },
    )?;
    Ok(provided(folder))
}

fn provided(folder: &Path) -> Provided {
    let bin = folder.join("bin");
    Provided {
        program: bin.join("php"),
        cgi: Some(bin.join("php-cgi")),
        php_config: bin.join("php-config"),
    }
}

/// The source of the first available branch, below `work`.
fn unpack(branches: [&str; 4], work: &Path) -> Result<PathBuf> {
    let tarball = first_available(branches, |branch| {
        apt(branch, Target::Native)?.download_source(&format!("php{branch}"), work)
    })?;
    let mut tar = proc::command("tar");
    proc::capture(tar.arg("-C").arg(work).arg("-xf").arg(tarball))?;
    std::fs::read_dir(work)?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.join("configure").is_file())
        .context("the source tarball holds no configure script")
}

fn build(folder: &Path, source: &Path, options: &[&str], target: Target) -> Result<()> {
    let mut configure = program("./configure", source);
    compiler(&mut configure, folder, target)
        .arg(format!("--prefix={}", folder.display()))
        .args(options);
    proc::capture(&mut configure)?;
    make(source)?;
    proc::capture(program("make", source).arg("install")).map(drop)
}

/// Builds C's sockets for a PHP without them, into its extension folder. Their header is not
/// installed, as in a PHP without sockets.
fn c_extension(folder: &Path, source: &Path, target: Target) -> Result<()> {
    let bin = folder.join("bin");
    proc::capture(&mut program(bin.join("phpize"), source))?;
    let mut configure = program("./configure", source);
    compiler(&mut configure, folder, target)
        .arg("--enable-sockets")
        .arg(format!(
            "--with-php-config={}",
            bin.join("php-config").display()
        ));
    proc::capture(&mut configure)?;
    make(source)?;
    let extensions = proc::capture(proc::command(bin.join("php-config")).arg("--extension-dir"))?;
    // A PHP without shared extensions has no folder for them yet.
    let extensions = Path::new(extensions.trim());
    std::fs::create_dir_all(extensions)?;
    std::fs::copy(
        source.join("modules/sockets.so"),
        extensions.join("sockets.so"),
    )?;
    Ok(())
}

fn compiler<'a>(configure: &'a mut Command, folder: &Path, target: Target) -> &'a mut Command {
    if let Some(cc) = target.cc() {
        let cflags = format!("-O2 {}", target.cflags(folder));
        configure.env("CC", cc).env("CFLAGS", cflags);
    }
    configure
}

fn make(source: &Path) -> Result<()> {
    let jobs = format!("-j{}", proc::cores());
    proc::capture(program("make", source).arg(jobs)).map(drop)
}

fn program(name: impl AsRef<OsStr>, source: &Path) -> Command {
    let mut command = proc::command(name);
    command.current_dir(source);
    command
}
