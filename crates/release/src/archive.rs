//! Archives of the extension with its licences, and the checksums beside them.

use std::fs;
use std::path::Path;

use anyhow::Result;

/// The earliest time that a zip can name.
const EPOCH: &str = "1980-01-01T00:00:00Z";

/// A zip of a library, the same whenever and wherever it is made.
pub fn pack(library: &Path, archive: &Path) -> Result<()> {
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

/// Writes the checksums of a folder's files into it.
pub fn write_checksums(folder: &Path) -> Result<()> {
    let sums = "sha256sum -- *.zip *.json > SHA256SUMS";
    proc::capture(proc::command("sh").args(["-c", sums]).current_dir(folder)).map(drop)
}

/// The newest version of glibc that a library asks for.
pub fn newest_glibc(library: &Path) -> Result<Option<String>> {
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
