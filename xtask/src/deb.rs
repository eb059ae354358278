//! `cargo xtask deb`: a Debian package of the extension for one PHP, beside the
//! distribution's own sockets: another file name, another name for phpenmod.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::extension::Wanted;
use crate::php::{self, Php};
use crate::setup::{self, Level};
use crate::ui;

/// The module's name on Debian: of the file, of the ini, for phpenmod.
const MODULE: &str = "sockets-rs";
const INI: &str = include_str!("../../packaging/deb/sockets-rs.ini");
const COPYRIGHT: &str = include_str!("../../packaging/deb/copyright");
const SCRIPTS: [(&str, &str); 3] = [
    ("postinst", include_str!("../../packaging/deb/postinst")),
    ("prerm", include_str!("../../packaging/deb/prerm")),
    ("postrm", include_str!("../../packaging/deb/postrm")),
];

#[derive(Args, Debug)]
pub struct Options {
    /// For this PHP version instead of this machine's own
    #[arg(long, value_name = "VERSION")]
    php: Option<String>,
    #[command(flatten)]
    wanted: Wanted,
}

pub fn run(options: &Options) -> Result<()> {
    setup::ensure(&[Level::Build, Level::Test])?;
    let php = php::named(options.php.as_deref())?;
    let library = options.wanted.library(&php)?;
    let package = package(&php, &library)?;
    let name = package.display();
    println!("Made {name}.");
    println!(
        "Next, as root: dpkg -i {name} && phpdismod sockets && phpenmod {MODULE}\n\
         and back: phpdismod {MODULE} && phpenmod sockets"
    );
    Ok(())
}

/// The package of a built extension, in target/deb/.
pub fn package(php: &Php, library: &Path) -> Result<PathBuf> {
    let api = api(php)?;
    let branch = php.branch();
    let name = format!("php{branch}-{MODULE}");
    let version = format!("{}-1", env!("CARGO_PKG_VERSION"));
    let arch = proc::capture(proc::command("dpkg").arg("--print-architecture"))?;
    let arch = arch.trim();
    let scratch = tempfile::tempdir()?;
    let tree = scratch.path().join("tree");

    let installed = tree.join(format!("usr/lib/php/{api}/{MODULE}.so"));
    write(&installed, &fs::read(library)?)?;
    proc::capture(
        proc::command("strip")
            .arg("--strip-unneeded")
            .arg(&installed),
    )?;
    let ini = format!("etc/php/{branch}/mods-available/{MODULE}.ini");
    write(&tree.join(&ini), INI.as_bytes())?;
    let documents = tree.join(format!("usr/share/doc/{name}"));
    write(&documents.join("copyright"), COPYRIGHT.as_bytes())?;
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"] {
        copy(file, &documents.join(file))?;
    }
    // Not among the documents, which container images leave out: editors read it.
    for stub in ["sockets.stub.php", "sockets-namespace.stub.php"] {
        let installed = tree.join(format!("usr/share/{name}/{stub}"));
        copy(&format!("stubs/{stub}"), &installed)?;
    }

    let control = tree.join("DEBIAN");
    let depends = libraries(scratch.path(), &installed)?;
    let size = kib(&tree)?;
    let text = format!(
        "Package: {name}\n\
         Version: {version}\n\
         Architecture: {arch}\n\
         Maintainer: the contributors <sockets@localhost>\n\
         Installed-Size: {size}\n\
         Depends: phpapi-{api}, php-common, {depends}\n\
         Section: php\n\
         Priority: optional\n\
         Description: sockets module for PHP {branch}, in Rust\n \
         The functions socket_* of PHP's own sockets module, acting like those of the\n \
         PHP that loads it; socket_select() knows no FD_SETSIZE.\n \
         .\n \
         It installs beside the module of the distribution, which has to be disabled\n \
         before this one is enabled: phpdismod sockets; phpenmod {MODULE}.\n"
    );
    write(&control.join("control"), text.as_bytes())?;
    write(&control.join("conffiles"), format!("/{ini}\n").as_bytes())?;
    for (script, text) in SCRIPTS {
        let text = text.replace("@BRANCH@", branch);
        let file = control.join(script);
        write(&file, text.as_bytes())?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }

    let folder = proc::root().join("target/deb");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}_{version}_{arch}.deb"));
    // Whatever the umask: what dpkg unpacks has to be readable.
    proc::capture(proc::command("chmod").args(["-R", "u+rw,go=rX"]).arg(&tree))?;
    ui::step("packing", || {
        let mut dpkg = proc::command("dpkg-deb");
        proc::capture(
            dpkg.args(["--root-owner-group", "--build"])
                .arg(&tree)
                .arg(&file),
        )
    })?;
    Ok(file)
}

/// Debian's name for the binary interface of a PHP, as in "phpapi-20220829". It names the
/// folder too, and holds back a PHP that could not load the package.
fn api(php: &Php) -> Result<String> {
    let output = proc::output(proc::command(&php.php_config).arg("--phpapi"))?;
    let api = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let known = output.status.success() && api.starts_with(|first: char| first.is_ascii_digit());
    if !known || php.name.contains("zts") || php.name.contains("debug") {
        bail!(
            "PHP {} is not one of Debian's packages, so a Debian package can't depend on it.\n\
             Install from source instead: phpize && ./configure && make && make install",
            php.version
        );
    }
    Ok(api)
}

/// The packages of the libraries that the extension is linked with, versions included.
fn libraries(scratch: &Path, library: &Path) -> Result<String> {
    // dpkg-shlibdeps wants to find itself in a source package.
    write(
        &scratch.join("debian/control"),
        b"Source: sockets\n\nPackage: sockets\nArchitecture: any\n",
    )?;
    let mut command = proc::command("dpkg-shlibdeps");
    let output = proc::capture(command.current_dir(scratch).arg("-O").arg(library))?;
    let depends = output
        .lines()
        .find_map(|line| line.strip_prefix("shlibs:Depends="))
        .with_context(|| format!("dpkg-shlibdeps said: {output}"))?;
    Ok(depends.to_owned())
}

/// One of the checkout's files, to its place in the package.
fn copy(from: &str, to: &Path) -> Result<()> {
    write(
        to,
        &fs::read(proc::root().join(from)).context(from.to_owned())?,
    )
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().context("a file has a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}

/// What a folder's files take, in the unit of Installed-Size.
fn kib(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let meta = entry.metadata()?;
        bytes += if meta.is_dir() {
            kib(&entry.path())? * 1024
        } else {
            meta.len()
        };
    }
    Ok(bytes.div_ceil(1024))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn the_ini_loads_the_file_that_is_installed() {
        assert!(INI.contains(&format!("\nextension={MODULE}.so\n")));
    }
}
