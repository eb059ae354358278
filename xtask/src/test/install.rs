//! The ways people install: the phpize road and the Debian package, each taken by a shell
//! script in packaging/tests/ that says "ok", "not ok" or "skip" per check.

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::deb;
use crate::ui::{self, Tally};

pub fn run(context: &Context) -> Result<Tally> {
    let scripts = proc::root().join("packaging/tests");
    let php = context.php;
    let mut tally = Tally::default();

    // Cargo's work is kept there: the second run takes seconds.
    let folder = proc::root().join(format!("target/install/{}", php.name));
    std::fs::create_dir_all(&folder)?;
    let mut phpize = proc::command("sh");
    phpize
        .arg(scripts.join("phpize.sh"))
        .arg(&folder)
        .arg(&php.php_config);
    tally.add(checks(
        "phpize, configure, make, make install",
        &mut phpize,
    )?);

    if !(php.system && proc::is_root() && proc::find("dpkg").is_some()) {
        ui::note("the Debian package is tried as root, on Debian's own PHP");
        tally.skipped += 1;
        return Ok(tally);
    }
    let ours = format!("php{}-sockets-rs_", php.branch());
    let package = deb::packages()?.into_iter().find(|file| {
        let name = file.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with(&ours)
    });
    let package = package.context(format!(
        "debian/control names no package for PHP {}",
        php.branch()
    ))?;
    let mut install = proc::command("sh");
    install
        .arg(scripts.join("deb.sh"))
        .arg(package)
        .arg(php.branch());
    tally.add(checks(
        "Debian package, from install to purge",
        &mut install,
    )?);
    Ok(tally)
}

fn checks(what: &str, script: &mut std::process::Command) -> Result<Tally> {
    let output = ui::step(what, || proc::output(script))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let (tally, bad) = count(&text);
    if !output.status.success() || tally == Tally::default() {
        bail!("{what} broke off\n{}", proc::tail(&output));
    }
    ui::note(&bad);
    ui::note(&tally.to_string());
    Ok(tally)
}

/// The checks' tally, and what the failed ones said.
fn count(text: &str) -> (Tally, String) {
    let mut tally = Tally::default();
    let mut bad = String::new();
    for line in text.lines() {
        if line.starts_with("ok - ") {
            tally.passed += 1;
            continue;
        } else if line.starts_with("skip - ") {
            tally.skipped += 1;
        } else if line.starts_with("not ok - ") {
            tally.failed += 1;
        }
        bad.push_str(line);
        bad.push('\n');
    }
    (tally, bad)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_bad_ones_kept() {
        let (tally, bad) = count("ok - a\nnot ok - b\n#   why\nskip - c\nok - d\n");
        assert_eq!(tally.to_string(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(bad, "not ok - b\n#   why\nskip - c\n");
    }
}
