//! The pages under docs/ that are made from what the code says.

use std::fs;

use anyhow::{Context, Result};

use crate::proc;

const STUB: &str = "stubs/sockets.stub.php";
const CONSTANTS: &str = "docs/constants.md";

/// Runs stubgen instead of linking it, so that the other commands need not build a PHP parser.
pub fn write() -> Result<()> {
    let mut stubgen = proc::cargo();
    stubgen.args(["run", "--quiet", "--package", "stubgen", "--"]);
    let page = proc::capture(stubgen.args(["constants", STUB]))?;
    fs::write(proc::root().join(CONSTANTS), page).context(CONSTANTS)?;
    println!("Wrote {CONSTANTS}. Next: git diff docs");
    Ok(())
}
