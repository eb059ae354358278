//! Runs PHP processes that open and close sockets for minutes, and checks that their memory and
//! descriptors do not grow. The programs are in php-tests/soak/.

mod part;
mod verdict;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use part::{Ended, PARTS};
use verdict::CHECKS;

const PROGRAMS: &str = "php-tests/soak";

/// The PHP, the extension, and the time.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The checkout's root.
    pub root: PathBuf,
    pub php: PathBuf,
    pub cgi: Option<PathBuf>,
    pub extension: PathBuf,
    /// PHP has no dl() with threads.
    pub threads: bool,
    pub seconds: f64,
    /// Whether nothing else uses the network namespace.
    pub namespace: bool,
}

impl Plan {
    /// Runs every part at once and prints what was found; the last line is the tally.
    pub fn run(&self) -> Result<()> {
        // The checkout may change within ten minutes.
        let scratch = tempfile::tempdir()?;
        copy(&self.root.join(PROGRAMS), scratch.path())?;
        let before = sockets_in_use()?;
        let until = Instant::now() + Duration::from_secs_f64(self.seconds);
        let ended: Vec<Result<Ended>> = std::thread::scope(|scope| {
            let running: Vec<_> = PARTS
                .iter()
                .map(|part| scope.spawn(|| (part.run)(self, scratch.path(), until)))
                .collect();
            let panicked = |_| Err(anyhow::anyhow!("its driver panicked"));
            running
                .into_iter()
                .map(|part| part.join().unwrap_or_else(panicked))
                .collect()
        });
        let (mut passed, mut failed, mut skipped) = (0, 0, 0);
        println!("{}", verdict::HEAD);
        for (part, ended) in PARTS.iter().zip(ended) {
            match ended {
                Ok(Ended::Samples(samples)) => {
                    let verdict = verdict::judge(&samples);
                    println!("{}", verdict.line(part.name));
                    for fault in &verdict.faults {
                        println!("FAILED {}: {fault}", part.name);
                    }
                    failed += verdict.faults.len();
                    passed += CHECKS - verdict.faults.len();
                }
                Ok(Ended::NotHere(why)) => {
                    println!("skipped {}: {why}", part.name);
                    skipped += CHECKS;
                }
                Err(fault) => {
                    println!("FAILED {}: {fault:#}", part.name);
                    failed += CHECKS;
                }
            }
        }
        if self.namespace {
            let after = sockets_in_use()?;
            println!("sockets that the kernel knows: {before} before, {after} after");
            if after > before {
                println!("FAILED sockets are left in the kernel");
                failed += 1;
            } else {
                passed += 1;
            }
        } else {
            println!("skipped the kernel's count of sockets: it is not ours alone");
            skipped += 1;
        }
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        Ok(())
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// The sockets in this network namespace, those inside messages included, once the count is stable:
/// the kernel frees sockets a little after they are closed.
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
