//! Our own phpt, in php-tests/: as root and as an ordinary user, with objects and with resources,
//! without opcache and with it.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};

use super::{Context, emulated};
use crate::checker::Checker;
use crate::opcache::Mode;
use crate::phpt::{Outcome, Results, Run};
use crate::sandbox::User;
use crate::ui::{self, Tally};

/// Handles are resources.
const RESOURCES: &str = "sockets.handles=resource";

/// One run of the suite.
#[derive(Clone, Copy)]
struct Pass {
    user: User,
    resources: bool,
    mode: Mode,
}

/// As root with objects, as an ordinary user with objects, and once with resources; then in
/// opcache's modes, where the user makes no difference. A setting given by hand
/// replaces all of them, and an emulated PHP runs the first only.
pub fn run(context: &Context) -> Result<Tally> {
    let options = context.options;
    let one_kind = options
        .settings
        .iter()
        .any(|s| s.starts_with("sockets.handles"));
    // A checker is slow, and only the kernel's permissions differ between users.
    let users = match context.checker {
        Checker::None if !context.is_emulated() => User::all(),
        Checker::None | Checker::Valgrind | Checker::Asan(_) => &User::all()[..1],
    };
    let first = users[0];
    let objects = |user, mode| Pass {
        user,
        resources: false,
        mode,
    };
    let resources = |mode| Pass {
        user: first,
        resources: true,
        mode,
    };
    let mut passes: Vec<Pass> = users
        .iter()
        .map(|user| objects(*user, options.mode()))
        .collect();
    if !one_kind && !context.is_emulated() {
        passes.push(resources(options.mode()));
    }
    for mode in context.other_modes() {
        passes.push(objects(first, *mode));
        // Code that the optimizer has folded does not reach the JIT.
        if *mode == Mode::On && !one_kind {
            passes.push(resources(*mode));
        }
    }
    // One for each core; a test that fails under that load has a second try alone.
    let mut total = Tally::default();
    for two in passes.chunks(2) {
        total.add(run_passes(context, two)?);
    }
    Ok(total)
}

impl Pass {
    fn what(self) -> String {
        let kind = if self.resources {
            ", resource handles"
        } else {
            ""
        };
        format!("{}{kind}{}", self.user.label(), self.mode.label())
    }

    /// Names its folder.
    fn label(self) -> String {
        let kind = if self.resources { "-resource" } else { "" };
        match self.mode {
            Mode::Off => format!("own{kind}"),
            mode => format!("own{kind}-opcache-{}", mode.name()),
        }
    }

    fn settings(self, context: &Context) -> Vec<String> {
        let mut settings = context.engine(self.mode);
        settings.extend(context.options.settings.iter().cloned());
        if self.resources {
            settings.push(RESOURCES.into());
        }
        settings
    }
}

/// Runs passes at the same time, then evaluates one after the other.
fn run_passes(context: &Context, passes: &[Pass]) -> Result<Tally> {
    let suite = proc::root().join("php-tests");
    let settings: Vec<Vec<String>> = passes.iter().map(|pass| pass.settings(context)).collect();
    let labels: Vec<String> = passes.iter().map(|pass| pass.label()).collect();
    let runs: Vec<Run> = passes
        .iter()
        .zip(&settings)
        .zip(&labels)
        .map(|((pass, settings), label)| Run {
            php: context.php,
            extension: context.extension,
            sandbox: context.sandbox,
            user: pass.user,
            settings,
            checker: context.checker,
            label,
        })
        .collect();
    let whats: Vec<String> = passes.iter().map(|pass| pass.what()).collect();
    let what = format!(
        "own tests {}{}",
        context.options.of_only(),
        whats.join(" and ")
    );
    let all: Vec<Result<Results>> = ui::step(&what, || {
        Ok(std::thread::scope(|scope| {
            let started: Vec<_> = runs
                .iter()
                .map(|run| scope.spawn(|| run.all(&suite, &context.options.only)))
                .collect();
            started
                .into_iter()
                .map(|run| run.join().unwrap_or_else(|_| bail!("a run panicked")))
                .collect()
        }))
    })?;
    let mut tally = Tally::default();
    for (run, results) in runs.iter().zip(all) {
        tally.add(judge(context, run, &suite, results?)?);
    }
    Ok(tally)
}

fn judge(context: &Context, run: &Run, suite: &Path, mut results: Results) -> Result<Tally> {
    let failed = failures(&results);
    let excused = if context.is_emulated() && !failed.is_empty() {
        emulated::excused(context, &failed)?
    } else {
        BTreeSet::new()
    };
    let again: Vec<String> = failed
        .into_iter()
        .filter(|name| !excused.contains(name))
        .collect();
    run.again(suite, &again, &mut results)?;
    let mut tally = Tally::default();
    for (name, outcome) in &results {
        match outcome {
            Outcome::Passed => tally.passed += 1,
            Outcome::Failed if excused.contains(name) => tally.skipped += 1,
            Outcome::Skipped => tally.skipped += 1,
            Outcome::Failed => {
                tally.failed += 1;
                ui::note(&format!("FAILED {name} ({})", run.label));
                ui::note(&run.difference(name));
            }
        }
    }
    ui::note(&tally.to_string());
    Ok(tally)
}

fn failures(results: &Results) -> Vec<String> {
    results
        .iter()
        .filter(|(_, outcome)| **outcome == Outcome::Failed)
        .map(|(name, _)| name.clone())
        .collect()
}

#[cfg(test)]
mod tests {

    /// The ignore rules for files that run-tests.php writes must not match a script of ours, which
    /// a fresh clone would then lack.
    #[test]
    fn git_ignores_only_what_a_test_leaves() {
        let mut git = proc::command("git");
        git.args("ls-files --others --ignored --exclude-standard php-tests".split(' '))
            .current_dir(proc::root());
        // A source archive has no git, and is complete.
        let Ok(ignored) = proc::capture(&mut git) else {
            return;
        };
        let stray: Vec<&str> = ignored
            .lines()
            .filter(|path| !proc::root().join(path).with_extension("phpt").is_file())
            .collect();
        assert!(
            stray.is_empty(),
            "ignored by git, left by no test: {stray:?}"
        );
    }
}
