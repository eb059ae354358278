//! `cargo xtask dist`: what a release offers. For each PHP at hand a stripped extension in a
//! zip of the name that PIE looks for, then a bill of materials and checksums. No date and
//! no path of this machine is in any of it, so that anybody's build gives the same bytes.

mod zig;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use debs::unavailable;
use tempfile::TempDir;

use crate::php::{self, Php, Target};
use crate::setup::{self, Level};
use crate::ui;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// The first moment that a zip can tell.
const EPOCH: &str = "1980-01-01T00:00:00Z";
/// What the loading test asks of an extension.
const TEST: &str = "socket_create_pair(AF_UNIX, SOCK_STREAM, 0, $pair);
    echo socket_write($pair[0], 'ping'), socket_read($pair[1], 9), ini_get('sockets.handles');";

#[derive(Args, Debug)]
pub struct Options {
    /// For this PHP version instead of all that a release has a file for; may be repeated
    #[arg(long, value_name = "VERSION")]
    php: Vec<String>,
    /// Build everything a second time, in another folder: the same bytes have to come out
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
    materials::write(&bill, VERSION, &others)?;
    let sums = "sha256sum -- *.zip *.json > SHA256SUMS";
    proc::capture(proc::command("sh").args(["-c", sums]).current_dir(&folder))?;
    println!("{}", lines.join("\n"));
    println!("Made {}.", folder.display());
    Ok(())
}

/// Builds, tries and packs the extension for one PHP; what is to be said of the result.
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
    let archive = folder.join(archive(php)?);
    pack(&built, &archive)?;
    Ok(format!(
        "{}  {} bytes ({} packed), {}, loads in PHP {}{again}",
        archive.file_name().unwrap_or_default().display(),
        fs::metadata(&built)?.len(),
        fs::metadata(&archive)?.len(),
        newest_glibc(&built)?.unwrap_or("no glibc".into()),
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
        .args([
            "build",
            "--locked",
            "--release",
            "--package=sockets",
            "--lib",
        ])
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
    // The last that fits a path is taken: cargo's own folders may lie below the checkout.
    let registry = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))?;
    let flags = [
        format!("--remap-path-prefix={registry}=/cargo"),
        format!("--remap-path-prefix={}=/sockets", source.display()),
        format!("--remap-path-prefix={}=/target", target.display()),
    ];
    cargo.args(["--config", "profile.release.strip=\"symbols\"", "--config"]);
    cargo.arg(format!("target.{triple}.rustflags={flags:?}"));
    let what = format!("building for PHP {} ({triple})", php.version);
    ui::step(&what, || proc::capture(&mut cargo))?;
    Ok(target.join(triple).join("release/libsockets.so"))
}

/// PIE's name for the file that fits a PHP.
fn archive(php: &Php) -> Result<String> {
    let flag = |name: &str, yes: &'static str, no: &'static str| -> Result<&'static str> {
        Ok(if php.constant(name)? == "1" { yes } else { no })
    };
    Ok(format!(
        "php_sockets-{VERSION}_php{}-{}-linux-{}{}{}.zip",
        php.branch(),
        if php.target == Target::Arm64 {
            "arm64"
        } else {
            std::env::consts::ARCH
        },
        if php.target == Target::Musl {
            "musl"
        } else {
            "glibc"
        },
        flag("PHP_DEBUG", "-debug", "")?,
        flag("PHP_ZTS", "-zts", "-nts")?,
    ))
}

fn pack(library: &Path, archive: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let files = ["sockets.so", "LICENSE-APACHE", "LICENSE-MIT"];
    fs::copy(library, folder.path().join(files[0]))?;
    for licence in &files[1..] {
        fs::copy(proc::root().join(licence), folder.path().join(licence))?;
    }
    let inside = |program: &str| {
        let mut command = proc::command(program);
        command.current_dir(folder.path()).env("TZ", "UTC");
        command
    };
    proc::capture(inside("chmod").arg("0644").args(files))?;
    proc::capture(inside("touch").args(["--date", EPOCH]).args(files))?;
    proc::capture(inside("zip").args(["-9Xq"]).arg(archive).args(files)).map(drop)
}

/// The newest version of glibc that a library asks for.
fn newest_glibc(library: &Path) -> Result<Option<String>> {
    let versions = proc::capture(
        proc::command("readelf")
            .args(["--version-info", "--wide"])
            .arg(library),
    )?;
    let number = |name: &str| -> Option<Vec<u32>> {
        name.strip_prefix("GLIBC_")?
            .split('.')
            .map(|part| part.parse().ok())
            .collect()
    };
    let newest = versions
        .split_whitespace()
        .filter(|word| number(word).is_some())
        .max_by_key(|word| number(word));
    Ok(newest.map(str::to_owned))
}
