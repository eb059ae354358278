//! The parity corpus and short fuzz runs, each in the sandbox.

use anyhow::Result;
use differ::faults::Share;
use differ::{Kind, Task};

use super::Context;
use crate::fuzz::{self, Ask};
use crate::php::Target;
use crate::ui::{self, Tally};

/// Enough to catch a fault in something common within seconds.
const SEED: u64 = 1;
/// What a second run of the faults sets, as far as C allows it compared with C's objects.
const OTHER_WAYS: [&str; 2] = ["sockets.handles=resource", "sockets.interrupted=restart"];
/// Kind, how many, what is set. With resources ours is compared with C's objects.
const SHORT: [(Kind, u64, &[&str]); 4] = [
    (Kind::Calls, 600, &[]),
    (Kind::Calls, 200, &["sockets.handles=resource"]),
    (Kind::Select, 300, &[]),
    (Kind::Beyond, 60, &[]),
];

pub fn corpus(context: &Context) -> Result<Tally> {
    compare(context, &[], "parity corpus", &Ask::These(Task::Corpus))
}

pub fn fuzz(context: &Context) -> Result<Tally> {
    let mut tally = Tally::default();
    for (kind, count, settings) in SHORT {
        let shown = settings.join(" ");
        let what = format!("{count} random programs ({}) {shown}", kind.name());
        let ask = Ask::Random(kind, SEED, count, fuzz::jobs());
        tally.add(compare(context, settings, what.trim_end(), &ask)?);
    }
    Ok(tally)
}

/// System calls that fail in turn, see php-tests/faults.
pub fn faults(context: &Context) -> Result<Tally> {
    if context.php.target == Target::Arm64 {
        ui::note("skipped: strace would see the system calls of the emulator");
        return Ok(Tally {
            skipped: 1,
            ..Tally::default()
        });
    }
    let share = Share {
        whole: context.options.whole,
        only: context.options.scenario.clone(),
        ..Share::default()
    };
    let what = match context.options.whole {
        true => "every system call fails with each error",
        false => "every system call fails once",
    };
    let mut tally = Tally::default();
    for settings in [&[][..], &OTHER_WAYS] {
        let ask = Ask::Faults(share.clone(), fuzz::jobs());
        let what = format!("{what} {}", settings.join(" "));
        tally.add(compare(context, settings, what.trim_end(), &ask)?);
    }
    Ok(tally)
}

fn compare(context: &Context, more: &[&str], what: &str, ask: &Ask) -> Result<Tally> {
    let mut settings = context.options.settings.clone();
    settings.extend(more.iter().map(|&setting| setting.to_owned()));
    let setup = fuzz::setup_of(context.php, context.extension, &settings, context.sandbox)?;
    let report = ui::step(what, || fuzz::in_sandbox(context.sandbox, &setup, ask))?;
    ui::note(&report.notes);
    if context.options.whole {
        ui::note(&differ::faults::show(&report.faults));
    }
    let tally = fuzz::counts(&report);
    ui::note(&tally.to_string());
    Ok(tally)
}
