//! Failures of a PHP that runs under an emulator. qemu-user does not support every option and
//! control message, and it is slow. A failed test is excused if something else also fails it under
//! the emulator and passes without: the C extension or, in tests of what C does not do, our
//! extension for this machine's own processor.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Context;
use crate::checker::Checker;
use crate::php::{self, Php};
use crate::phpt::{Outcome, Results, Run};
use crate::sandbox::User;
use crate::ui;

/// Results under the emulator and without: of C, and of ours for this processor.
struct Judges {
    c: [Results; 2],
    ours: [Results; 2],
}

/// The failed tests that are excused; prints the reason for each.
pub fn excused(context: &Context, failed: &[String]) -> Result<BTreeSet<String>> {
    let native = php::get(context.php.branch())?;
    let under_emulator = emulated(&native)?;
    let ours = context.options.wanted.library(&native)?;
    let run = |php: &Php, extension: &Path, label| {
        let run = Run {
            php,
            extension,
            sandbox: context.sandbox,
            user: User::Current,
            settings: &[],
            checker: &Checker::None,
            label,
        };
        run.all(&proc::root().join("php-tests"), failed)
    };
    let what = format!(
        "the failed {}: C's there and here, ours of this processor there and here",
        failed.len()
    );
    let judges = ui::step(&what, || {
        let (there, here) = (context.php.c_extension(), native.c_extension());
        Ok(Judges {
            c: [
                run(context.php, &there, "own-c")?,
                run(&native, &here, "own-c")?,
            ],
            ours: [
                run(&under_emulator, &ours, "own-emulated")?,
                run(&native, &ours, "own-again")?,
            ],
        })
    })?;
    let (excused, table) = judges.verdict(failed);
    ui::note(&table);
    Ok(excused)
}

impl Judges {
    fn verdict(&self, failed: &[String]) -> (BTreeSet<String>, String) {
        let mut excused = BTreeSet::new();
        let mut table = String::new();
        for name in failed {
            let only_here = |[there, here]: &[Results; 2]| {
                let at = |results: &Results| results.get(name).copied();
                at(there) == Some(Outcome::Failed) && at(here) == Some(Outcome::Passed)
            };
            let ground = if only_here(&self.c) {
                "C fails it there too"
            } else if only_here(&self.ours) {
                "ours of this processor fails it there too"
            } else {
                table.push_str(&format!("{name}: no judge fails it there only\n"));
                continue;
            };
            table.push_str(&format!("{name}: {ground}\n"));
            excused.insert(name.clone());
        }
        (excused, table)
    }
}

/// A PHP of this machine's own processor, run by the emulator for it.
fn emulated(native: &Php) -> Result<Php> {
    let folder = proc::root().join("target/emulated");
    std::fs::create_dir_all(&folder)?;
    let script = |program: &Path| -> Result<PathBuf> {
        let file = folder.join(program.file_name().unwrap_or_default());
        let runner = format!("qemu-{}-static", std::env::consts::ARCH);
        proc::write_emulated(&file, &runner, program)?;
        Ok(file)
    };
    Ok(Php {
        name: format!("{}-emulated", native.name),
        program: script(&native.program)?,
        cgi: native.cgi.as_deref().map(script).transpose()?,
        ..native.clone()
    })
}

#[cfg(test)]
mod tests {
    use Outcome::{Failed, Passed, Skipped};

    use super::*;

    #[test]
    fn excused_is_what_a_judge_fails_there_only() {
        let one = |outcome| Results::from([("a".to_owned(), outcome)]);
        let excused = |c: [Outcome; 2], ours: [Outcome; 2]| {
            let judges = Judges {
                c: c.map(one),
                ours: ours.map(one),
            };
            !judges.verdict(&["a".to_owned()]).0.is_empty()
        };
        assert!(excused([Failed, Passed], [Passed, Passed]));
        assert!(excused([Failed, Failed], [Failed, Passed]));
        assert!(!excused([Failed, Failed], [Passed, Passed]));
        assert!(!excused([Passed, Passed], [Failed, Failed]));
        assert!(!excused([Skipped, Passed], [Skipped, Passed]));
    }
}
