//! The stack that each function of the extension takes: crate `frames`, which is run and not
//! linked, so that the other commands need not build what reads object files.

use anyhow::{Result, bail};

use super::Context;
use crate::ui::{self, Tally};

pub fn run(context: &Context) -> Result<Tally> {
    let wanted = &context.options.wanted;
    if wanted.extension.is_none() && wanted.dev {
        ui::note("stack frames are held in release builds only");
        return Ok(Tally::default());
    }
    let mut frames = proc::cargo();
    frames.args(["run", "--quiet", "--package", "frames", "--"]);
    frames.arg(context.extension);
    let output = ui::step("stack frames", || proc::output(&mut frames))?;
    let found = String::from_utf8_lossy(&output.stdout);
    ui::note(&found);
    let failed = found.lines().filter(|line| line.starts_with("FAILED"));
    let failed = failed.count();
    if !output.status.success() && failed == 0 {
        bail!("stack frames: {}", proc::tail(&output));
    }
    Ok(Tally {
        passed: usize::from(failed == 0),
        failed,
        skipped: 0,
    })
}
