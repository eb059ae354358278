//! `cargo xtask soak`, and the sandbox in which crate `soak` runs.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use clap::Args;
use soak::Plan;

use crate::extension::Wanted;
use crate::php::{self, Php};
use crate::sandbox::{Sandbox, User};
use crate::setup::{self, Level};
use crate::ui::{self, Tally};

#[derive(Args, Debug)]
pub struct Options {
    /// How long; ten minutes show a leak of a few bytes per round
    #[arg(long, value_name = "N", default_value_t = 10.0)]
    minutes: f64,
    /// On this PHP version instead of this machine's own
    #[arg(long, value_name = "VERSION")]
    php: Option<String>,
    #[command(flatten)]
    wanted: Wanted,
}

/// The command.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure(&[Level::Build, Level::Test])?;
    let php = php::named(options.php.as_deref())?;
    let sandbox = Sandbox::detect();
    ui::heading(&format!(
        "PHP {} ({}), {}",
        php.version,
        php.name,
        sandbox.describe()
    ));
    let extension = options.wanted.library(&php)?;
    let tally = in_sandbox(
        sandbox,
        &php,
        &extension,
        Duration::from_secs_f64(options.minutes * 60.0),
    )?;
    println!(
        "Next: {}",
        match tally.failed {
            0 => "cargo xtask bench",
            _ => "php-tests/soak/ has the programs; take calls out of one until it stays flat",
        }
    );
    println!("{tally}");
    Ok(tally.failed == 0)
}

/// Runs every part at once for that time, and prints the results.
pub fn in_sandbox(sandbox: Sandbox, php: &Php, extension: &Path, time: Duration) -> Result<Tally> {
    let plan = Plan {
        root: proc::root(),
        php: php.program.clone(),
        cgi: php.cgi.clone(),
        extension: extension.to_path_buf(),
        threads: php.threads()?,
        seconds: time.as_secs_f64(),
        namespace: sandbox.has_namespace(),
    };
    let mut command = sandbox.command(User::Current, &[], crate::sandbox::ourselves()?);
    command
        .arg("inside-soak")
        .arg(serde_json::to_string(&plan)?);
    let what = format!("soak of {}", ui::seconds(time));
    // The kernel frees sockets up to a second after they are closed.
    let lasts = Some(time.as_secs_f64() + 1.0);
    let text = ui::timed_step(&what, lasts, || proc::capture(&mut command))?;
    let (notes, tally) = Tally::last_of(&text)?;
    ui::note(notes);
    ui::note(&tally.to_string());
    Ok(tally)
}

/// The part that runs inside the sandbox.
pub fn inside(plan: &str) -> Result<()> {
    serde_json::from_str::<Plan>(plan)?.run()
}
