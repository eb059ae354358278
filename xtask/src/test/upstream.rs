//! Upstream's ext/sockets/tests with the C extension and with ours: ours must pass every test that
//! C passes on this machine.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};

use super::Context;
use super::table::Row;
use crate::checker::Checker;
use crate::php;
use crate::phpt::{Outcome, Results, Run};
use crate::sandbox::User;
use crate::ui::{self, Tally};

/// The tests that ours may fail, each with the reason.
const EXPECTED: &str = "xtask/data/upstream-expected.txt";

pub fn run(context: &Context) -> Result<(Tally, Vec<Row>)> {
    let php::Suite { branch, tests } = php::upstream_suite(context.php)?;
    let expected = expected(context.php.branch())?;
    let judge = context.php.c_extension();
    let engine = context.engine(context.options.mode());
    let settings = [engine.as_slice(), &context.options.settings].concat();
    let mut total = Tally::default();
    let mut rows = Vec::new();
    for user in User::all() {
        let run = |extension, label, settings| Run {
            php: context.php,
            extension,
            sandbox: context.sandbox,
            user: *user,
            settings,
            checker: &Checker::None,
            label,
        };
        let c = run(&judge, "upstream-c", &engine);
        let mut ours = run(context.extension, "upstream", &settings);
        ours.checker = context.checker;
        let only = &context.options.only;
        // Two namespaces, two cores: the runs do not affect each other.
        let (by_c, mut by_ours) = ui::step(
            &format!(
                "PHP {branch}'s tests {}{}, C and ours",
                context.options.of_only(),
                user.label()
            ),
            || {
                std::thread::scope(|scope| {
                    let theirs = scope.spawn(|| c.all(&tests, only));
                    let mine = ours.all(&tests, only);
                    let theirs = theirs
                        .join()
                        .map_err(|_| anyhow::anyhow!("the run of the C extension panicked"))?;
                    Ok((theirs?, mine?))
                })
            },
        )?;
        let failed = judge_all(&by_c, &by_ours, &expected).failures;
        ours.again(&tests, &failed, &mut by_ours)?;
        let verdict = judge_all(&by_c, &by_ours, &expected);
        for name in &verdict.failures {
            ui::note(&format!("FAILED {name}: C passes, ours does not"));
            ui::note(&ours.difference(name));
        }
        ui::note(&verdict.text(&by_c, &by_ours));
        total.add(verdict.tally());
        rows.push(Row {
            php: format!("{} ({})", context.php.version, context.php.name),
            user: user.label(),
            tests: by_c.len(),
            c: passes(&by_c),
            ours: passes(&by_ours),
            lost: verdict.failures.len() + verdict.excused.len(),
        });
    }
    Ok((total, rows))
}

#[derive(Default)]
struct Verdict {
    passed: usize,
    skipped: usize,
    failures: Vec<String>,
    /// Failures in the list of expected ones.
    excused: Vec<String>,
    /// Tests in the list that pass: the list is out of date.
    outgrown: Vec<String>,
}

impl Verdict {
    fn tally(&self) -> Tally {
        Tally {
            passed: self.passed,
            failed: self.failures.len(),
            skipped: self.skipped + self.excused.len(),
        }
    }

    fn text(&self, c: &Results, ours: &Results) -> String {
        let mut text = format!(
            "of {} tests C passes {}, ours passes {}",
            c.len(),
            passes(c),
            passes(ours)
        );
        if !self.excused.is_empty() {
            text.push_str(&format!(
                "; {} fail as listed in {EXPECTED}",
                self.excused.len()
            ));
        }
        if !self.outgrown.is_empty() {
            text.push_str(&format!(
                "\nlisted there but passing, take out: {}",
                self.outgrown.join(" ")
            ));
        }
        text
    }
}

fn passes(results: &Results) -> usize {
    results
        .values()
        .filter(|outcome| **outcome == Outcome::Passed)
        .count()
}

fn judge_all(c: &Results, ours: &Results, expected: &BTreeSet<String>) -> Verdict {
    let mut verdict = Verdict::default();
    for (name, by_c) in c {
        let mine = ours.get(name).copied().unwrap_or(Outcome::Failed);
        let listed = expected.contains(name);
        match (by_c, mine) {
            (_, Outcome::Passed) => {
                verdict.passed += 1;
                if listed {
                    verdict.outgrown.push(name.clone());
                }
            }
            // A test that only ours skips counts as a failure.
            (Outcome::Passed, _) if listed => verdict.excused.push(name.clone()),
            (Outcome::Passed, _) => verdict.failures.push(name.clone()),
            _ => verdict.skipped += 1,
        }
    }
    verdict
}

fn expected(branch: &str) -> Result<BTreeSet<String>> {
    let text = std::fs::read_to_string(proc::root().join(EXPECTED))
        .with_context(|| format!("reading {EXPECTED}"))?;
    Ok(listed(&text, branch))
}

/// The names for a branch: "name" is for every one, "8.2 name" for that one.
fn listed(text: &str, branch: &str) -> BTreeSet<String> {
    let lines = text.lines().filter_map(|line| line.split('#').next());
    lines
        .filter_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                [name] => Some(name.to_owned()),
                [on, name] if on == branch => Some(name.to_owned()),
                _ => None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(list: &[(&str, Outcome)]) -> Results {
        list.iter()
            .map(|(name, outcome)| ((*name).to_owned(), *outcome))
            .collect()
    }

    #[test]
    fn only_what_c_passes_can_fail() {
        use Outcome::{Failed, Passed, Skipped};
        let c = results(&[
            ("a", Passed),
            ("b", Passed),
            ("c", Failed),
            ("d", Skipped),
            ("e", Passed),
            ("f", Passed),
        ]);
        let ours = results(&[
            ("a", Passed),
            ("b", Failed),
            ("c", Failed),
            ("d", Skipped),
            ("e", Skipped),
        ]);
        let listed = BTreeSet::from(["a".to_owned(), "e".to_owned()]);
        let verdict = judge_all(&c, &ours, &listed);
        assert_eq!(verdict.failures, ["b", "f"]);
        assert_eq!(
            (verdict.excused, verdict.outgrown),
            (vec!["e".to_owned()], vec!["a".to_owned()])
        );
        assert_eq!((verdict.passed, verdict.skipped), (1, 2));
    }

    #[test]
    fn a_listed_name_may_hold_for_one_branch() {
        let text = "# why\na.phpt # always\n8.2 b.phpt\n";
        assert_eq!(
            listed(text, "8.2"),
            BTreeSet::from(["a.phpt".into(), "b.phpt".into()])
        );
        assert_eq!(listed(text, "8.4"), BTreeSet::from(["a.phpt".into()]));
    }
}
