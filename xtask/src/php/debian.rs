//! A PHP from Debian's packages, unpacked into a folder and changed to run from there: the path of
//! the folder's dynamic loader and libraries is written into its programs. So it runs beside the
//! machine's PHP without a chroot, and `PHP_BINARY` can be started again (run-tests.php, php -S and
//! proc_open do so).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::target::Target;
use super::{Provided, apt, cached};

pub fn provide(folder: &Path, branch: &str, target: Target) -> Result<Provided> {
    cached(
        folder,
        &format!("fetching PHP {branch} from Debian"),
        |folder| fetch(folder, branch, target),
    )?;
    let bin = folder.join("root/usr/bin");
    Ok(Provided {
        program: bin.join(format!("php{branch}")),
        cgi: Some(bin.join(format!("php-cgi{branch}"))).filter(|cgi| cgi.is_file()),
        php_config: bin.join(format!("php-config{branch}")),
    })
}

fn fetch(folder: &Path, branch: &str, target: Target) -> Result<()> {
    let apt = apt(branch, target)?;
    // opcache is a package of its own until 8.4.
    let packages: Vec<String> = ["cli", "cgi", "common", "dev", "opcache"]
        .iter()
        .map(|part| format!("php{branch}-{part}"))
        .filter(|package| !package.ends_with("opcache") || apt.has(package))
        .collect();
    let debs = folder.join("debs");
    apt.download_with_libraries(&packages, &debs)?;
    let root = folder.join("root");
    for entry in std::fs::read_dir(&debs)?.flatten() {
        proc::capture(
            proc::command("dpkg-deb")
                .arg("--extract")
                .arg(entry.path())
                .arg(&root),
        )?;
    }
    std::fs::remove_dir_all(debs)?;
    for program in ["php", "php-cgi"] {
        let program = root.join("usr/bin").join(format!("{program}{branch}"));
        relocate(&root, &program, target)?;
        if let Some(runner) = target.runner() {
            let moved = PathBuf::from(format!("{}.real", program.display()));
            std::fs::rename(&program, &moved)?;
            proc::write_emulated(&program, runner, &moved)?;
        }
    }
    correct_config(
        &root.join("usr/bin").join(format!("php-config{branch}")),
        &root,
    )
}

/// Makes a program use the loader and libraries of its own root. DT_RPATH, not RUNPATH, since it
/// also applies to the dependencies of libraries and of dlopen'd extensions.
fn relocate(root: &Path, program: &Path, target: Target) -> Result<()> {
    // Releases before trixie keep the C library in /lib.
    let folder = target.libraries();
    let libraries = ["usr/lib", "lib"].map(|lib| root.join(lib).join(&folder));
    let libraries = libraries.map(|path| path.display().to_string()).join(":");
    let mut patch = proc::command("patchelf");
    patch
        .arg("--set-interpreter")
        .arg(loader(root)?)
        .arg("--force-rpath")
        .arg("--set-rpath")
        .arg(libraries);
    proc::capture(patch.arg(program)).map(drop)
}

fn loader(root: &Path) -> Result<PathBuf> {
    ["usr/lib64", "usr/lib", "lib64", "lib"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(root.join(folder)).ok())
        .flat_map(Iterator::flatten)
        .map(|entry| entry.path())
        .find(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("ld-linux"))
        })
        .context("libc6's package brought no dynamic loader")
}

fn correct_config(config: &Path, root: &Path) -> Result<()> {
    let text = std::fs::read_to_string(config)?;
    let prefix = format!("prefix=\"{}/usr\"\n", root.display());
    std::fs::write(config, text.replacen("prefix=\"/usr\"\n", &prefix, 1))?;
    Ok(())
}
