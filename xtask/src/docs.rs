//! Generates pages and stubs from the main stub.

use std::fs;

use anyhow::{Context, Result};

const STUB: &str = "stubs/sockets.stub.php";
const CONSTANTS: &str = "docs/constants.md";
const REFERENCE: &str = "docs/reference.md";
const NAMESPACE_STUB: &str = "stubs/sockets-namespace.stub.php";

/// Runs stubgen instead of linking it, so that the other commands do not have to build a PHP parser.
pub fn write() -> Result<()> {
    for (what, file) in [
        ("constants", CONSTANTS),
        ("reference", REFERENCE),
        ("namespace", NAMESPACE_STUB),
    ] {
        let mut stubgen = proc::cargo();
        stubgen.args(["run", "--quiet", "--package", "stubgen", "--"]);
        let text = proc::capture(stubgen.args([what, STUB]))?;
        fs::write(proc::root().join(file), text).context(file)?;
    }
    println!("Wrote {CONSTANTS}, {REFERENCE} and {NAMESPACE_STUB}. Next: git diff docs stubs");
    Ok(())
}
