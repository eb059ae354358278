//! `cargo xtask dist`: makes the files of a release. For each available PHP a stripped extension in
//! a zip with the name that PIE looks for, then a bill of materials and checksums. They contain no
//! date and no path of this machine, so that every build gives the same bytes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use debs::unavailable;
use release::{archive, bill, zig};
use tempfile::TempDir;

use crate::php::{self, Php, Target};
use crate::setup::{self, Level};
use crate::ui;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The test that the extension loads and works.
const TEST: &str = "socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    echo socket_write($pair[0], 'ping'), socket_read($pair[1], 9), ini_get('sockets.handles');";

#[derive(Args, Debug)]
pub struct Options {
    /// For this PHP version instead of all that a release supports; may be repeated
    #[arg(long, value_name = "VERSION")]
    php: Vec<String>,
    /// Build everything a second time, in another folder: the bytes must be the same
    #[arg(long)]
    twice: bool,
}

pub fn run(options: &Options) -> Result<()> {
    let mut names: Vec<&str> = options.php.iter().map(String::as_str).collect();
    if names.is_empty() {
        names.extend(php::SHIPPED);
    }
    setup::ensure(&[Level::Build, Level::Dist])?;
    let folder = proc::root().join("target/dist");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    ui::step("fetching Zig's compiler", zig::install)?;
    let copy = options.twice.then(Copy::new).transpose()?;

    let mut lines = Vec::new();
    for name in names {
        match php::get(name) {
            Ok(php) => lines.push(make(&php, &folder, copy.as_ref())?),
            Err(fault) => match unavailable::reason(&fault) {
                Some(reason) => lines.push(format!("SKIPPED PHP {name}: {reason}")),
                None => return Err(fault),
            },
        }
    }
    let rustc = proc::capture(proc::command("rustc").arg("--version"))?;
    let others = [
        ("std", rustc.trim(), "MIT OR Apache-2.0"),
        (
            "libunwind and compiler-rt of zig",
            &*zig::version()?,
            "Apache-2.0 WITH LLVM-exception",
        ),
    ];
    let bill = folder.join(format!("sockets-{VERSION}.cdx.json"));
    bill::write(&bill, VERSION, &others)?;
    archive::write_checksums(&folder)?;
    println!("{}", lines.join("\n"));
    println!("Made {}.", folder.display());
    Ok(())
}

/// Builds, tests and packs the extension for one PHP; returns a line about the result.
fn make(php: &Php, folder: &Path, copy: Option<&Copy>) -> Result<String> {
    let built = build(php, &proc::root(), &proc::root().join("target/dist-build"))?;
    let mut load = proc::command(&php.program);
    load.arg("-n")
        .args(php::load_args(&built))
        .args(["-r", TEST]);
    let said = proc::capture(&mut load)?;
    if said != "4pingobject" {
        bail!("PHP {} loads the extension, but says: {said}", php.version);
    }
    let again = match copy {
        Some(copy) => {
            let other = build(php, &copy.source, &copy.target)?;
            if fs::read(&built)? != fs::read(other)? {
                bail!("another build for PHP {} is not the same", php.version);
            }
            ", the same from two folders"
        }
        None => "",
    };
    let archive = folder.join(name(php)?);
    archive::pack(&built, &archive)?;
    Ok(format!(
        "{}  {} bytes ({} packed), {}, loads in PHP {}{again}",
        archive.file_name().unwrap_or_default().display(),
        fs::metadata(&built)?.len(),
        fs::metadata(&archive)?.len(),
        archive::newest_glibc(&built)?.unwrap_or("no glibc".into()),
        php.version,
    ))
}

/// A second checkout, with a folder of its own for what cargo builds.
struct Copy {
    source: PathBuf,
    target: PathBuf,
    _folder: TempDir,
}

impl Copy {
    fn new() -> Result<Copy> {
        let folder = tempfile::tempdir()?;
        let source = folder.path().join("a-checkout-elsewhere");
        proc::copy_checkout(&source)?;
        Ok(Copy {
            source,
            target: folder.path().join("built"),
            _folder: folder,
        })
    }
}

fn build(php: &Php, source: &Path, target: &Path) -> Result<PathBuf> {
    let native = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let triple = php.target.triple().unwrap_or(&native);
    let mut cargo = proc::cargo();
    cargo
        .current_dir(source)
        .env("PHP", &php.program)
        .env("PHP_CONFIG", &php.php_config)
        .args("build --locked --release --package=sockets --lib".split(' '))
        .arg("--target-dir")
        .arg(target);
    php.target.tell(&mut cargo, &php.folder())?;
    if php.target == Target::Native {
        cargo.args(["--target", triple]);
    }
    if php.target != Target::Musl {
        let name = triple.replace('-', "_").to_uppercase();
        cargo.env(format!("CARGO_TARGET_{name}_LINKER"), zig::linker(triple)?);
    }
    let flags = release::remap_folders(source, target)?;
    cargo.args(["--config", "profile.release.strip=\"symbols\"", "--config"]);
    cargo.arg(format!("target.{triple}.rustflags={flags:?}"));
    let what = format!("building for PHP {} ({triple})", php.version);
    ui::step(&what, || proc::capture(&mut cargo))?;
    Ok(target.join(triple).join("release/libsockets.so"))
}

/// PIE's name for the file that fits a PHP.
fn name(php: &Php) -> Result<String> {
    let is_set = |name: &str| php.constant(name).map(|value| value == "1");
    let debug = if is_set("PHP_DEBUG")? { "-debug" } else { "" };
    let threads = if is_set("PHP_ZTS")? { "-zts" } else { "-nts" };
    let (processor, libc) = match php.target {
        Target::Arm64 => ("arm64", "glibc"),
        Target::Musl => (std::env::consts::ARCH, "musl"),
        Target::Native => (std::env::consts::ARCH, "glibc"),
    };
    let branch = php.branch();
    Ok(format!(
        "php_sockets-{VERSION}_php{branch}-{processor}-linux-{libc}{debug}{threads}.zip"
    ))
}
