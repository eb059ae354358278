//! The Rust tests of the crates that need no PHP, and the tests of what must not compile with zend.

use anyhow::{Result, bail};

use crate::sandbox::{Sandbox, User};
use crate::ui::{self, Tally};

const PACKAGES: [&str; 10] = [
    "debs", "differ", "figures", "frames", "netos", "release", "soak", "stubgen", "xtask", "zend",
];

pub fn run(sandbox: Sandbox) -> Result<Tally> {
    let arguments = |command: &mut std::process::Command| {
        command.arg("test");
        for package in PACKAGES {
            command.args(["--package", package]);
        }
        command.args(["--features", "figures/page"]);
    };
    // Crates may have to be fetched, which is impossible in the namespace.
    ui::step("building the crates' tests", || {
        let mut cargo = proc::cargo();
        arguments(&mut cargo);
        proc::capture(cargo.arg("--no-run"))
    })?;
    let mut tally = Tally::default();
    let output = ui::step("running the crates' tests", || {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut cargo = sandbox.command(User::Current, &[], program);
        arguments(&mut cargo);
        let output = proc::output(
            cargo
                .args(["--no-fail-fast"])
                .env("CARGO_NET_OFFLINE", "true"),
        )?;
        tally = count(&String::from_utf8_lossy(&output.stdout));
        if !output.status.success() && tally.failed == 0 {
            bail!(
                "cargo test ended with {}\n{}",
                output.status,
                proc::tail(&output)
            );
        }
        Ok(output)
    })?;
    if tally.failed > 0 {
        ui::note(&proc::tail(&output));
    }
    ui::note(&tally.to_string());
    Ok(tally)
}

/// Sums the "test result:" lines of every test binary.
fn count(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text
        .lines()
        .filter_map(|line| line.strip_prefix("test result: "))
    {
        for part in line.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse::<usize>().ok());
            match (number, words.next()) {
                (Some(n), Some("passed")) => tally.passed += n,
                (Some(n), Some("failed")) => tally.failed += n,
                (Some(n), Some("ignored")) => tally.skipped += n,
                _ => {}
            }
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_summed() {
        let text = "running 3 tests\n\
                    test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n";
        assert_eq!(
            count(text),
            Tally {
                passed: 4,
                failed: 2,
                skipped: 1
            }
        );
    }
}
