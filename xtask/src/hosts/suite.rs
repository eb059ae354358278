//! Upstream's own tests of ext/sockets, out of Debian's source package of a host. They
//! are fetched when wanted and never part of this repository.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt::Apt;
use super::{Host, cache, cached};
use crate::proc;

/// The folder with the `.phpt` files that judge this host.
pub fn upstream_suite(host: &Host) -> Result<PathBuf> {
    let branch = suite_branch(host.branch());
    let folder = cache().join(format!("suite-{branch}"));
    cached(
        &folder,
        &format!("fetching upstream's tests of PHP {branch}"),
        |folder| {
            let work = folder.join("work");
            let tarball =
                Apt::for_branch(branch)?.download_source(&format!("php{branch}"), &work)?;
            let mut unpack = proc::command("tar");
            unpack
                .arg("-C")
                .arg(&work)
                .args(["--wildcards", "-xf"])
                .arg(tarball);
            proc::capture(unpack.args(["*/ext/sockets/tests"]))?;
            let unpacked = std::fs::read_dir(&work)?
                .flatten()
                .map(|entry| entry.path().join("ext/sockets/tests"))
                .find(|path| path.is_dir())
                .context("the source package holds no ext/sockets/tests")?;
            std::fs::rename(unpacked, folder.join("tests"))?;
            std::fs::remove_dir_all(work)?;
            Ok(())
        },
    )?;
    Ok(folder.join("tests"))
}

/// Source packages exist for the branches in Debian's releases; a newer host is judged
/// by the newest suite that can be had, counting only what its own C extension passes.
fn suite_branch(branch: &str) -> &'static str {
    match branch {
        "8.1" | "8.2" => "8.2",
        _ => "8.4",
    }
}
