//! The parity corpus and short fuzz runs, each in the sandbox.

use anyhow::Result;
use differ::{Kind, Task};

use super::Context;
use crate::fuzz::{self, Ask};
use crate::ui::{self, Tally};

/// Enough to catch a fault in something common within seconds.
const SEED: u64 = 1;
/// Kind, how many, what is set. With resources ours is compared with C's objects.
const SHORT: [(Kind, u64, &str); 4] = [
    (Kind::Calls, 600, ""),
    (Kind::Calls, 200, "sockets.handles=resource"),
    (Kind::Select, 300, ""),
    (Kind::Beyond, 60, ""),
];

pub fn corpus(context: &Context) -> Result<Tally> {
    compare(context, "", "parity corpus", &Ask::These(Task::Corpus))
}

pub fn fuzz(context: &Context) -> Result<Tally> {
    let mut tally = Tally::default();
    for (kind, count, setting) in SHORT {
        let what = format!("{count} random programs ({}) {setting}", kind.name());
        let ask = Ask::Random(kind, SEED, count, fuzz::jobs());
        tally.add(compare(context, setting, what.trim_end(), &ask)?);
    }
    Ok(tally)
}

fn compare(context: &Context, setting: &str, what: &str, ask: &Ask) -> Result<Tally> {
    let mut settings = context.options.settings.clone();
    settings.extend((!setting.is_empty()).then(|| setting.to_owned()));
    let setup = fuzz::setup_of(context.php, context.extension, &settings, context.sandbox)?;
    let report = ui::step(what, || fuzz::in_sandbox(context.sandbox, &setup, ask))?;
    ui::note(&report.notes);
    let tally = fuzz::counts(&report);
    ui::note(&tally.to_string());
    Ok(tally)
}
