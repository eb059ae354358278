//! `cargo xtask soak`: PHP processes that open and close sockets for minutes, and whether
//! their memory and descriptors stay what they were. The programs are in php-tests/soak/.

mod part;
mod verdict;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::Args;
use serde::{Deserialize, Serialize};

use crate::extension::Wanted;
use crate::php::{self, Php};
use crate::phpt;
use crate::proc;
use crate::sandbox::{Sandbox, User};
use crate::setup::{self, Level};
use crate::ui::{self, Tally};
use part::{Ended, PARTS};
use verdict::CHECKS;

const PROGRAMS: &str = "php-tests/soak";

/// What the part inside the sandbox is told by the part outside.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {
    php: PathBuf,
    cgi: Option<PathBuf>,
    extension: PathBuf,
    /// dl() is not there with threads.
    threads: bool,
    seconds: f64,
    namespace: bool,
}

#[derive(Args, Debug)]
pub struct Options {
    /// How long; in ten minutes a leak of a few bytes a round shows
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
    println!("{tally}");
    Ok(tally.failed == 0)
}

/// Runs every part at once for that time, and prints what was found.
pub fn in_sandbox(sandbox: Sandbox, php: &Php, extension: &Path, time: Duration) -> Result<Tally> {
    let plan = Plan {
        php: php.program.clone(),
        cgi: php.cgi.clone(),
        extension: extension.to_path_buf(),
        threads: php.threads()?,
        seconds: time.as_secs_f64(),
        namespace: sandbox.has_namespace(),
    };
    let mut command = sandbox.command(User::Current, &[], std::env::current_exe()?);
    command
        .arg("inside-soak")
        .arg(serde_json::to_string(&plan)?);
    let text = ui::step(&format!("soak of {}", ui::seconds(time)), || {
        proc::capture(&mut command)
    })?;
    let (notes, tally) = Tally::last_of(&text)?;
    ui::note(notes);
    ui::note(&tally.to_string());
    Ok(tally)
}

/// From inside the sandbox. The last line printed is the tally.
pub fn inside(plan: &str) -> Result<()> {
    let plan: Plan = serde_json::from_str(plan)?;
    // The checkout may change within ten minutes.
    let scratch = tempfile::tempdir()?;
    phpt::copy(&proc::root().join(PROGRAMS), scratch.path())?;
    let before = sockets_in_use()?;
    let until = Instant::now() + Duration::from_secs_f64(plan.seconds);
    let ended: Vec<Result<Ended>> = std::thread::scope(|scope| {
        let running: Vec<_> = PARTS
            .iter()
            .map(|part| scope.spawn(|| (part.run)(&plan, scratch.path(), until)))
            .collect();
        let panicked = |_| Err(anyhow::anyhow!("its driver panicked"));
        running
            .into_iter()
            .map(|part| part.join().unwrap_or_else(panicked))
            .collect()
    });
    let mut tally = Tally::default();
    println!("{}", verdict::HEAD);
    for (part, ended) in PARTS.iter().zip(ended) {
        match ended {
            Ok(Ended::Samples(samples)) => {
                let verdict = verdict::judge(&samples);
                println!("{}", verdict.line(part.name));
                for fault in &verdict.faults {
                    println!("FAILED {}: {fault}", part.name);
                }
                tally.failed += verdict.faults.len();
                tally.passed += CHECKS - verdict.faults.len();
            }
            Ok(Ended::NotHere(why)) => {
                println!("skipped {}: {why}", part.name);
                tally.skipped += CHECKS;
            }
            Err(fault) => {
                println!("FAILED {}: {fault:#}", part.name);
                tally.failed += CHECKS;
            }
        }
    }
    if plan.namespace {
        let after = sockets_in_use()?;
        println!("sockets that the kernel knows: {before} before, {after} after");
        if after > before {
            println!("FAILED sockets are left in the kernel");
            tally.failed += 1;
        } else {
            tally.passed += 1;
        }
    } else {
        println!("skipped the kernel's count of sockets: it is not ours alone");
        tally.skipped += 1;
    }
    println!("{tally}");
    Ok(())
}

/// Of this network namespace, those in flight inside messages included, once the count stays:
/// the kernel lets go of sockets a little after their end.
fn sockets_in_use() -> Result<u64> {
    let mut count = sockets_now()?;
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(250));
        let before = std::mem::replace(&mut count, sockets_now()?);
        if before == count {
            break;
        }
    }
    Ok(count)
}

fn sockets_now() -> Result<u64> {
    let text = std::fs::read_to_string("/proc/net/sockstat")?;
    text.lines()
        .find_map(|line| line.strip_prefix("sockets: used "))
        .and_then(|number| number.trim().parse().ok())
        .context("/proc/net/sockstat does not say how many sockets there are")
}
