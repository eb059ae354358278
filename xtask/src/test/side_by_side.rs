//! The parity corpus and a short fuzz, each in the sandbox.

use anyhow::Result;

use super::Context;
use crate::fuzz;
use crate::parity::Setup;
use crate::proc;
use crate::sandbox::User;
use crate::ui::{self, Tally};

/// The short fuzz: enough to catch a fault in something common within seconds.
const SEED: u64 = 1;
const COUNT: u64 = 400;
/// Resources against the host's objects: the same programs, fewer of them.
const RESOURCES: (&str, u64) = ("sockets.handles=resource", 100);

pub fn corpus(context: &Context) -> Result<Tally> {
    let mut command = context
        .sandbox
        .command(User::Current, &[], std::env::current_exe()?);
    command.arg("inside-parity").args(setup(context).to_args());
    let text = ui::step("parity corpus, C and ours", || proc::capture(&mut command))?;
    let (notes, tally) = Tally::last_of(&text)?;
    ui::note(notes);
    ui::note(&tally.to_string());
    Ok(tally)
}

pub fn fuzz(context: &Context) -> Result<Tally> {
    let mut tally = fuzz_with(context, COUNT, "", setup(context))?;
    let (setting, count) = RESOURCES;
    let mut setup = setup(context);
    setup.settings.push(setting.into());
    tally.add(fuzz_with(context, count, ", resources in ours", setup)?);
    Ok(tally)
}

fn fuzz_with(context: &Context, count: u64, how: &str, setup: Setup) -> Result<Tally> {
    let plan = fuzz::Plan {
        seed: SEED,
        count,
        jobs: proc::cores(),
        replay: Vec::new(),
    };
    let report = ui::step(&format!("{count} random programs, C and ours{how}"), || {
        fuzz::in_sandbox(context.sandbox, &setup, &plan)
    })?;
    ui::note(&report.notes);
    ui::note(&report.tally.to_string());
    Ok(report.tally)
}

fn setup(context: &Context) -> Setup {
    Setup::of(
        context.host,
        context.extension,
        &context.options.settings,
        context.sandbox,
    )
}
