//! Runs phpt files with PHP's own run-tests.php and reads its list of results.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::checker::Checker;
use crate::php::{Php, load_args};
use crate::sandbox::{self, Sandbox, User};
use crate::ui;

/// The result of one test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    Skipped,
    Failed,
}

/// Results by file name, relative to the suite's folder.
pub type Results = BTreeMap<String, Outcome>;

/// One way of running a suite.
pub struct Run<'a> {
    pub php: &'a Php,
    pub extension: &'a Path,
    pub sandbox: Sandbox,
    pub user: User,
    /// More `-d` settings.
    pub settings: &'a [String],
    pub checker: &'a Checker,
    /// For the name of the run's folder.
    pub label: &'a str,
}

impl Run<'_> {
    /// The folder with the copy of the suite and, after a failure, its .diff and .log files.
    pub fn folder(&self) -> PathBuf {
        let user = if self.user == User::Ordinary {
            "-user"
        } else {
            ""
        };
        proc::root().join("target/phpt").join(format!(
            "{}-{}{user}{}",
            self.php.name,
            self.label,
            self.checker.suffix()
        ))
    }

    /// Runs every test below `suite`, or those of them named in `only`.
    pub fn all(&self, suite: &Path, only: &[String]) -> Result<Results> {
        let folder = self.folder();
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        // Tests write into their folder; the checkout and the cache must stay clean.
        let tests = folder.join("tests");
        copy(suite, &tests)?;
        // Our tests use the stub and the examples, which are beside them in the checkout too.
        for beside in ["stubs", "examples"] {
            copy(&proc::root().join(beside), &folder.join(beside))?;
        }
        // The runner writes into its folder too.
        std::fs::copy(&self.php.run_tests, folder.join("run-tests.php"))?;
        let list = folder.join("results");
        sandbox::give(&folder, self.user)?;
        // Upstream's tests use fixed names in the temporary folder; runs go in parallel.
        let scratch = tempfile::tempdir()?;
        sandbox::give(scratch.path(), self.user)?;
        let mut command = self.command(&folder, &tests, &list, only);
        let output = proc::output(command.env("TMPDIR", scratch.path()))?;
        let text = std::fs::read_to_string(&list).unwrap_or_default();
        std::fs::write(folder.join("output"), &output.stdout)?;
        let results = parse(&text, &tests)?;
        if results.is_empty() {
            bail!("run-tests.php ran nothing\n{}", proc::tail(&output));
        }
        Ok(results)
    }

    /// Runs the failed tests once more, alone: on a loaded machine a test that measures time can
    /// fail. A second failure is final.
    pub fn again(&self, suite: &Path, failed: &[String], results: &mut Results) -> Result<()> {
        if failed.is_empty() {
            return Ok(());
        }
        let kept: Vec<String> = failed.iter().map(|name| self.difference(name)).collect();
        let second = ui::step("running what failed once more, alone", || {
            self.all(suite, failed)
        })?;
        for (name, difference) in failed.iter().zip(kept) {
            if second.get(name) == Some(&Outcome::Passed) {
                ui::note(&format!("passed at the second try: {name}\n{difference}"));
            }
        }
        results.extend(second);
        Ok(())
    }

    fn command(
        &self,
        folder: &Path,
        tests: &Path,
        list: &Path,
        only: &[String],
    ) -> std::process::Command {
        let php = &self.php.program;
        let mut needed = vec![folder.to_path_buf(), crate::php::cache()];
        needed.extend(self.extension.parent().map(Path::to_path_buf));
        needed.retain(|path| path.exists());
        let mut command = self.sandbox.command(self.user, &needed, php);
        command.current_dir(tests);
        command.arg("-n").arg(folder.join("run-tests.php")).args([
            "-q",
            "-n",
            "--no-progress",
            "--set-timeout",
            "60",
        ]);
        self.checker.apply(&mut command);
        command.arg("-W").arg(list);
        command.args([
            "-d",
            &format!("extension_dir={}", self.php.extension_dir.display()),
        ]);
        for file in self.php.helpers() {
            command.args(load_args(&file));
        }
        command.args(load_args(self.extension));
        for setting in self.settings {
            command.args(["-d", setting]);
        }
        if only.is_empty() {
            command.arg(tests);
        } else {
            command.args(only.iter().map(|name| tests.join(name)));
        }
        command
            .env("TEST_PHP_EXECUTABLE", php)
            .env("NO_INTERACTION", "1");
        command.env("NO_COLOR", "1").env("HOME", "/nonexistent");
        // Inside a namespace "online" tests are safe, and multicast tests have that mark.
        if !self.sandbox.has_namespace() {
            command.env("SKIP_ONLINE_TESTS", "1");
        }
        if let Some(cgi) = &self.php.cgi {
            command.env("TEST_PHP_CGI_EXECUTABLE", cgi);
        }
        command
    }

    /// The difference between a failed test's output and the expected one.
    pub fn difference(&self, name: &str) -> String {
        let file = self
            .folder()
            .join("tests")
            .join(name)
            .with_extension("diff");
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let mut lines: Vec<&str> = text.lines().collect();
        if lines.len() > 25 {
            lines.truncate(25);
            lines.push("...");
        }
        lines.join("\n")
    }
}

fn parse(list: &str, tests: &Path) -> Result<Results> {
    let mut results = Results::new();
    let prefix = format!("{}/", tests.display());
    for line in list.lines() {
        let (verdict, file) = line
            .split_once('\t')
            .with_context(|| format!("not a result: {line}"))?;
        let outcome = match verdict {
            "PASSED" => Outcome::Passed,
            "SKIPPED" => Outcome::Skipped,
            _ => Outcome::Failed,
        };
        let name = file.strip_prefix(&prefix).unwrap_or(file).to_owned();
        // A test with several verdicts (failed and leaked) counts by its worst.
        let worst = results
            .get(&name)
            .is_some_and(|known| *known == Outcome::Failed);
        if !worst {
            results.insert(name, outcome);
        }
    }
    Ok(results)
}

pub fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn results_are_named_below_the_suite_and_the_worst_counts() {
        let list = "PASSED\t/s/a.phpt\nFAILED\t/s/x/b.phpt\nPASSED\t/s/x/b.phpt\nSKIPPED\t/s/c.phpt\nLEAKED\t/s/d.phpt\n";
        let results = parse(list, Path::new("/s")).unwrap();
        assert_eq!(results["a.phpt"], Outcome::Passed);
        assert_eq!(results["x/b.phpt"], Outcome::Failed);
        assert_eq!(results["c.phpt"], Outcome::Skipped);
        assert_eq!(results["d.phpt"], Outcome::Failed);
    }

    #[test]
    fn a_line_without_verdict_is_refused() {
        assert!(parse("nonsense\n", Path::new("/s")).is_err());
    }
}
