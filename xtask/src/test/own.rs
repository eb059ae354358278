//! Our own phpt, below php-tests/, as root and as an ordinary user.

use anyhow::Result;

use super::Context;
use crate::checker::Checker;
use crate::phpt::{Outcome, Run};
use crate::proc;
use crate::sandbox::User;
use crate::ui::{self, Tally};

/// In both kinds of handles: as root with objects, as an ordinary user with objects,
/// and once with resources. A setting asked for by hand stands for all of them.
pub fn run(context: &Context) -> Result<Tally> {
    let asked = &context.options.settings;
    let mut total = Tally::default();
    // A checker takes its time, and what differs by user is what the kernel refuses.
    let users = match context.checker {
        Checker::None => User::all(),
        Checker::Valgrind | Checker::Asan(_) => &User::all()[..1],
    };
    for user in users {
        total.add(pass(context, *user, asked, "own")?);
    }
    if !asked.iter().any(|s| s.starts_with("sockets.handles")) {
        let mut settings = asked.clone();
        settings.push(RESOURCES.into());
        let user = User::all()[0];
        total.add(pass(context, user, &settings, "own-resource")?);
    }
    Ok(total)
}

const RESOURCES: &str = "sockets.handles=resource";

fn pass(context: &Context, user: User, settings: &[String], label: &'static str) -> Result<Tally> {
    let suite = proc::root().join("php-tests");
    let run = Run {
        host: context.host,
        extension: context.extension,
        sandbox: context.sandbox,
        user,
        settings,
        checker: context.checker,
        label,
    };
    let kind = if settings.iter().any(|s| s == RESOURCES) {
        ", resource handles"
    } else {
        ""
    };
    let what = format!("own tests {}{kind}", user.label());
    let mut results = ui::step(&what, || run.all(&suite, &context.options.only))?;
    let failed: Vec<String> = results
        .iter()
        .filter(|(_, outcome)| **outcome == Outcome::Failed)
        .map(|(name, _)| name.clone())
        .collect();
    if !failed.is_empty() {
        // A loaded machine can fail a test that measures time. A second failure counts.
        let kept: Vec<String> = failed.iter().map(|name| run.difference(name)).collect();
        let second = ui::step("running what failed once more, alone", || {
            run.all(&suite, &failed)
        })?;
        for (name, difference) in failed.iter().zip(kept) {
            if second.get(name) == Some(&Outcome::Passed) {
                ui::note(&format!("passed at the second try: {name}\n{difference}"));
            }
        }
        results.extend(second);
    }
    let mut tally = Tally::default();
    for (name, outcome) in &results {
        match outcome {
            Outcome::Passed => tally.passed += 1,
            Outcome::Skipped => tally.skipped += 1,
            Outcome::Failed => {
                tally.failed += 1;
                ui::note(&format!("FAILED {name}"));
                ui::note(&run.difference(name));
            }
        }
    }
    ui::note(&tally.to_string());
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use crate::proc;

    /// The ignore rules for what run-tests.php leaves beside a test must not swallow a
    /// script of ours, which a fresh clone would then lack.
    #[test]
    fn git_ignores_only_what_a_test_leaves() {
        let mut git = proc::command("git");
        git.args("ls-files --others --ignored --exclude-standard php-tests".split(' '))
            .current_dir(proc::root());
        // A source archive has no git, and nothing that could be missing from it.
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
