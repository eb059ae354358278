//! The C extension in php-tests/abi, which takes our sockets apart as other extensions do:
//! built with phpize against the host's own headers.

use anyhow::{Result, bail};

use super::Context;
use crate::proc;
use crate::ui::{self, Tally};

pub fn run(context: &Context) -> Result<Tally> {
    let mut script = proc::command("sh");
    script
        .arg(proc::root().join("php-tests/abi/run.sh"))
        .arg(&context.host.php_config)
        .arg(context.extension);
    let what = "a C extension that reads our sockets";
    let output = ui::step(what, || proc::output(&mut script))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let count = |word: &str| text.lines().filter(|l| l.starts_with(word)).count();
    let tally = Tally {
        passed: count("PASS"),
        failed: count("FAIL"),
        skipped: 0,
    };
    if tally == Tally::default() || (!output.status.success() && tally.failed == 0) {
        bail!("{what}: broke off\n{}", proc::tail(&output));
    }
    for line in text.lines().filter(|l| l.starts_with("FAIL")) {
        ui::note(line);
    }
    ui::note(&tally.to_string());
    Ok(tally)
}
