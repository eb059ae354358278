//! Upstream's own tests of ext/sockets, from Debian's source packages. They are fetched when needed
//! and are not part of this repository.

use std::path::PathBuf;

use anyhow::{Context, Result};
use debs::unavailable::first_available;

use super::{Php, Target, apt, branch_number, cache, cached};

/// Branches whose source package Debian has or had, newest first.
const BRANCHES: [&str; 4] = ["8.6", "8.5", "8.4", "8.2"];

/// One branch's tests.
pub struct Suite {
    pub branch: &'static str,
    /// The folder with the `.phpt` files.
    pub tests: PathBuf,
}

/// The tests for this PHP version: of its own branch, or of the next older available one. On a
/// newer version they are judged by the C extension's results.
pub fn upstream_suite(php: &Php) -> Result<Suite> {
    first_available(not_newer(php.branch()), |branch| {
        fetch(branch).map(|tests| Suite { branch, tests })
    })
}

/// For older versions the oldest suite is used.
fn not_newer(branch: &str) -> Vec<&'static str> {
    let mut fitting = BRANCHES.to_vec();
    fitting.retain(|suite| branch_number(suite) <= branch_number(branch));
    if fitting.is_empty() {
        fitting.extend(BRANCHES.last());
    }
    fitting
}

fn fetch(branch: &str) -> Result<PathBuf> {
    let folder = cache().join(format!("suite-{branch}"));
    cached(
        &folder,
        &format!("fetching upstream's tests of PHP {branch}"),
        |folder| {
            let work = folder.join("work");
            let tarball =
                apt(branch, Target::Native)?.download_source(&format!("php{branch}"), &work)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suites_go_from_the_own_branch_to_older_ones() {
        assert_eq!(not_newer("8.6"), ["8.6", "8.5", "8.4", "8.2"]);
        assert_eq!(not_newer("8.4"), ["8.4", "8.2"]);
        assert_eq!(not_newer("8.3"), ["8.2"]);
        assert_eq!(not_newer("8.1"), ["8.2"]);
        assert_eq!(not_newer("8.10"), ["8.6", "8.5", "8.4", "8.2"]);
    }
}
