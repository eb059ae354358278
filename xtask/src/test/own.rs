//! Our own phpt, below php-tests/, as root and as an ordinary user.

use anyhow::Result;

use super::Context;
use crate::phpt::{Outcome, Run};
use crate::proc;
use crate::sandbox::User;
use crate::ui::{self, Tally};

pub fn run(context: &Context) -> Result<Tally> {
    let suite = proc::root().join("php-tests");
    let mut total = Tally::default();
    for user in User::all() {
        let run = Run {
            host: context.host,
            extension: context.extension,
            sandbox: context.sandbox,
            user: *user,
            settings: &context.options.settings,
            valgrind: context.options.valgrind,
            label: "own",
        };
        let what = format!("own tests {}", user.label());
        let results = ui::step(&what, || run.all(&suite, &context.options.only))?;
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
        total.add(tally);
    }
    Ok(total)
}
