//! The PHPs that we build for and test with. The machine's own is found through PATH (or PHP and
//! PHP_CONFIG); the others are fetched from Debian into a cache folder, see `debian` and `source`.
//! The rest of xtask uses a [`Php`], whatever its origin.

mod debian;
mod source;
mod suite;
mod target;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use debs::{Apt, unavailable};

use crate::setup::{self, Level};
use crate::ui;

pub use suite::{Suite, upstream_suite};
pub use target::Target;

/// Every PHP version that `--php` takes by name.
pub const NAMES: [&str; 7] = ["8.2", "8.4", "8.5", "8.6", ZTS_DEBUG, MUSL, ARM64];
/// The source build with threads and the debug allocator.
pub const ZTS_DEBUG: &str = "zts-debug";
/// The source build with musl for its C library.
pub const MUSL: &str = "musl";
/// Debian's build for aarch64, run by qemu-user.
pub const ARM64: &str = "8.2-arm64";
/// The source build with threads and the usual allocator.
pub const ZTS: &str = "zts";
/// The versions that a release has a file for.
pub const SHIPPED: [&str; 11] = [
    "8.2",
    "8.4",
    "8.5",
    "8.6",
    ZTS,
    ZTS_DEBUG,
    MUSL,
    ARM64,
    "8.4-arm64",
    "8.5-arm64",
    "8.6-arm64",
];

/// One PHP: how to run it, how to build for it, and its C extension.
#[derive(Clone, Debug)]
pub struct Php {
    /// As given to `--php`.
    pub name: String,
    /// `PHP_VERSION`.
    pub version: String,
    pub program: PathBuf,
    pub cgi: Option<PathBuf>,
    pub php_config: PathBuf,
    /// The folder of its own `sockets.so` and `posix.so`.
    pub extension_dir: PathBuf,
    pub run_tests: PathBuf,
    /// Whether it is the machine's own PHP, which uses cargo's usual target folder.
    pub system: bool,
    pub target: Target,
}

impl Php {
    /// Sets the C compiler that this PHP was built with, for configure or make.
    pub fn tell_compiler(&self, command: &mut Command) {
        if let Some(cc) = self.target.cc() {
            let cflags = self.target.cflags(&self.folder());
            command.env("CC", cc).env("CFLAGS", cflags);
        }
    }

    /// Its folder in the cache, if it is not the machine's own.
    pub fn folder(&self) -> PathBuf {
        cache().join(&self.name)
    }

    /// PHP's C extension, with which ours is compared.
    pub fn c_extension(&self) -> PathBuf {
        self.extension_dir.join("sockets.so")
    }

    /// Shared extensions that upstream's tests need besides sockets, if they are not built in.
    pub fn helpers(&self) -> Vec<PathBuf> {
        ["posix.so", "pcntl.so"]
            .iter()
            .map(|file| self.extension_dir.join(file))
            .filter(|f| f.is_file())
            .collect()
    }

    /// Whether this PHP was built for threads.
    pub fn threads(&self) -> Result<bool> {
        has_threads(&self.program)
    }

    /// A constant of PHP as an int, in text.
    pub fn constant(&self, name: &str) -> Result<String> {
        ask(&self.program, &format!("echo (int) {name};"))
    }

    /// Whether an extension is compiled in.
    pub fn has(&self, extension: &str) -> Result<bool> {
        let code = format!("echo extension_loaded('{extension}') ? 'yes' : '';");
        Ok(!ask(&self.program, &code)?.is_empty())
    }

    /// "8.4" of "8.4.28".
    pub fn branch(&self) -> &str {
        branch_of(&self.version)
    }
}

/// `-d extension=...` for one file.
pub fn load_args(extension: &Path) -> [String; 2] {
    ["-d".into(), format!("extension={}", extension.display())]
}

/// Finds or makes the PHP of that name.
pub fn get(name: &str) -> Result<Php> {
    let system = system()?;
    if system.name == name {
        return Ok(system);
    }
    if !SHIPPED.contains(&name) {
        bail!(
            "there is no PHP version {name}; known are {} and this machine's own, {}",
            SHIPPED.join(", "),
            system.name
        );
    }
    setup::ensure(&[Level::OtherPhps, Level::Test])?;
    let folder = cache().join(name);
    let (provided, target) = match name {
        ZTS_DEBUG => (source::provide(&folder, true)?, Target::Native),
        ZTS => (source::provide(&folder, false)?, Target::Native),
        MUSL => {
            setup::ensure(&[Level::Musl])?;
            (source::provide_musl(&folder)?, Target::Musl)
        }
        name if name.ends_with("-arm64") => {
            setup::ensure(&[Level::Arm64])?;
            let php = debian::provide(&folder, branch_of(name), Target::Arm64)?;
            (php, Target::Arm64)
        }
        branch => {
            let php = debian::provide(&folder, branch, Target::Native)?;
            (php, Target::Native)
        }
    };
    let mut php = describe(name, &provided.program, &provided.php_config, provided.cgi)?;
    target.fetch_std()?;
    php.target = target;
    Ok(php)
}

/// The PHP of that name, or this machine's own without a name.
pub fn named(name: Option<&str>) -> Result<Php> {
    name.map_or_else(system, get)
}

/// `cargo xtask php`: fetches or builds the named ones, or all, and prints their paths.
pub fn list(names: &[String]) -> Result<()> {
    let all = NAMES.map(str::to_owned);
    let names = if names.is_empty() { &all } else { names };
    for name in names {
        let php = match get(name) {
            Ok(php) => php,
            Err(fault) => {
                let reason = unavailable::reason(&fault).map(str::to_owned);
                println!("{name}: cannot be had: {}", reason.ok_or(fault)?);
                continue;
            }
        };
        let (program, config) = (php.program.display(), php.php_config.display());
        println!("{name}: PHP {}", php.version);
        ui::note(&format!("PHP={program} PHP_CONFIG={config}"));
        ui::note(&format!("C extension: {}", php.c_extension().display()));
    }
    println!("Next: cargo xtask test --php {}", names[0]);
    Ok(())
}

/// The machine's own PHP.
pub fn system() -> Result<Php> {
    let program = system_php().context("no PHP found; run: cargo xtask setup")?;
    let config = system_config().context("no php-config found; run: cargo xtask setup")?;
    let mut php = describe("", &program, &config, system_cgi())?;
    let mut name = php.branch().to_owned();
    if has_threads(&program)? {
        name.push_str("-zts");
    }
    if !ask(&program, "echo PHP_DEBUG ? 'yes' : '';")?.is_empty() {
        name.push_str("-debug");
    }
    php.name = name;
    php.system = true;
    Ok(php)
}

/// Whether it has been fetched before.
pub fn is_cached(name: &str) -> bool {
    cache().join(name).join("ready").is_file()
}

/// The cache of fetched ones; with SOCKETS_PHP_DIR several checkouts share one.
pub fn cache() -> PathBuf {
    std::env::var_os("SOCKETS_PHP_DIR").map_or_else(|| proc::root().join(".php"), PathBuf::from)
}

/// Debian's lists for a branch of PHP.
fn apt(branch: &str, target: Target) -> Result<Apt> {
    Apt::open(&cache().join("apt"), branch, target.debian())
}

pub fn system_php() -> Option<PathBuf> {
    from_env("PHP").or_else(|| proc::find("php"))
}

pub fn system_cgi() -> Option<PathBuf> {
    proc::find("php-cgi")
}

fn system_config() -> Option<PathBuf> {
    from_env("PHP_CONFIG").or_else(|| proc::find("php-config"))
}

pub fn system_headers_present() -> bool {
    let Some(config) = system_config() else {
        return false;
    };
    proc::capture(proc::command(config).arg("--include-dir"))
        .is_ok_and(|folder| Path::new(folder.trim()).join("main/php.h").is_file())
}

fn from_env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}

/// A PHP that a provider has installed.
struct Provided {
    program: PathBuf,
    cgi: Option<PathBuf>,
    php_config: PathBuf,
}

fn describe(name: &str, program: &Path, php_config: &Path, cgi: Option<PathBuf>) -> Result<Php> {
    let version = ask(program, "echo PHP_VERSION;")?;
    let built_in = ask(program, "echo PHP_EXTENSION_DIR;")?;
    // A relocated package reports the folder it was built for; php-config has been corrected.
    let configured = proc::capture(proc::command(php_config).arg("--extension-dir"))?;
    let extension_dir = PathBuf::from(configured.trim());
    let extension_dir = if extension_dir.is_dir() {
        extension_dir
    } else {
        built_in.into()
    };
    let run_tests = ["build/run-tests.php", "../../build/run-tests.php"]
        .iter()
        .map(|tail| extension_dir.join(tail))
        .find(|file| file.is_file())
        .with_context(|| {
            format!(
                "PHP {version} has no run-tests.php near {}",
                extension_dir.display()
            )
        })?;
    Ok(Php {
        name: name.into(),
        version,
        program: program.into(),
        cgi,
        php_config: php_config.into(),
        extension_dir,
        run_tests,
        system: false,
        target: Target::Native,
    })
}

fn has_threads(php: &Path) -> Result<bool> {
    Ok(!ask(php, "echo PHP_ZTS ? 'yes' : '';")?.is_empty())
}

fn ask(php: &Path, code: &str) -> Result<String> {
    let output = proc::capture(proc::command(php).args(["-n", "-r", code]))?;
    Ok(output.trim().to_owned())
}

/// "8.4" of "8.4.28" or of "8.4-zts-debug".
fn branch_of(version: &str) -> &str {
    let mut parts = version.match_indices(['.', '-']);
    match (parts.next(), parts.next()) {
        (Some(_), Some((at, _))) => &version[..at],
        _ => version,
    }
}

/// Major and minor, to compare.
fn branch_number(branch: &str) -> (u32, u32) {
    let (major, minor) = branch.split_once('.').unwrap_or((branch, ""));
    (major.parse().unwrap_or(0), minor.parse().unwrap_or(0))
}

/// A folder that is either complete, as its stamp says, or made again. The stamp has the path
/// because PHP's programs contain it.
fn cached(folder: &Path, what: &str, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let stamp = folder.join("ready");
    let expected = format!("{}\n", folder.display());
    if std::fs::read_to_string(&stamp).is_ok_and(|text| text == expected) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .with_context(|| format!("removing {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder)?;
    ui::step(what, || make(folder))?;
    std::fs::write(stamp, expected)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branch_is_major_and_minor() {
        assert_eq!(branch_of("8.4.28"), "8.4");
        assert_eq!(branch_of("8.6.0RC3"), "8.6");
        assert_eq!(branch_of("8.4-zts-debug"), "8.4");
        assert_eq!(branch_of("8.4"), "8.4");
    }
}
