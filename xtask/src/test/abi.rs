//! The C extensions in php-tests/abi, which take our sockets apart as other extensions do:
//! built with phpize against PHP's own headers and against ours.

use anyhow::{Result, bail};

use super::Context;
use crate::ui::{self, Tally};

pub fn run(context: &Context) -> Result<Tally> {
    let mut script = proc::command("sh");
    script
        .arg(proc::root().join("php-tests/abi/run.sh"))
        .arg(&context.php.php_config)
        .arg(context.extension)
        .arg(context.php.c_extension());
    context.php.tell_compiler(&mut script);
    let what = "a C extension that reads our sockets";
    let output = ui::step(what, || proc::output(&mut script))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let count = |word: &str| text.lines().filter(|l| l.starts_with(word)).count();
    let tally = Tally {
        passed: count("PASS"),
        failed: count("FAIL"),
        skipped: count("SKIP"),
    };
    if tally == Tally::default() || (!output.status.success() && tally.failed == 0) {
        bail!("{what}: broke off\n{}", proc::tail(&output));
    }
    for line in text
        .lines()
        .filter(|l| l.starts_with("FAIL") || l.starts_with("SKIP"))
    {
        ui::note(line);
    }
    ui::note(&tally.to_string());
    Ok(tally)
}
