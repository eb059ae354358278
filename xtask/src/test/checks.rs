//! Programs that print a line for each check: "ok - what", "not ok - what" or "skip - what".

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::Context;
use crate::deb;
use crate::ui::{self, Tally};

/// The C extensions in php-tests/abi, which read the fields of our sockets as other extensions
/// do: built with phpize against PHP's own headers and against ours.
pub fn abi(context: &Context) -> Result<Tally> {
    let mut script = proc::command("sh");
    script
        .arg(proc::root().join("php-tests/abi/run.sh"))
        .arg(&context.php.php_config)
        .arg(context.extension)
        .arg(context.php.c_extension());
    context.php.tell_compiler(&mut script);
    run("a C extension that reads our sockets", &mut script)
}

/// The stack that each function of the extension takes: crate `frames`, which is run and not
/// linked, so that the other commands need not build what reads object files.
pub fn frames(context: &Context) -> Result<Tally> {
    let wanted = &context.options.wanted;
    if wanted.extension.is_none() && wanted.dev {
        ui::note("stack frames are held in release builds only");
        return Ok(Tally::default());
    }
    let mut frames = proc::cargo();
    frames.args(["run", "--quiet", "--package", "frames", "--"]);
    run("stack frames", frames.arg(context.extension))
}

/// The ways people install, phpize and the Debian package: a shell script in packaging/tests/
/// for each.
pub fn install(context: &Context) -> Result<Tally> {
    let scripts = proc::root().join("packaging/tests");
    let php = context.php;

    // Cargo's work is kept there: the second run takes seconds.
    let folder = proc::root().join(format!("target/install/{}", php.name));
    std::fs::create_dir_all(&folder)?;
    let mut phpize = proc::command("sh");
    phpize
        .arg(scripts.join("phpize.sh"))
        .arg(&folder)
        .arg(&php.php_config);
    let mut tally = run("phpize, configure, make, make install", &mut phpize)?;

    if !(php.system && proc::is_root() && proc::find("dpkg").is_some()) {
        ui::note("the Debian package is tried as root, on Debian's own PHP");
        tally.add(Tally::skipped());
        return Ok(tally);
    }
    let branch = php.branch();
    let ours = format!("php{branch}-sockets-rs_");
    let package = deb::packages()?.into_iter().find(|file| {
        let name = file.file_name().unwrap_or_default();
        name.to_string_lossy().starts_with(&ours)
    });
    let package =
        package.with_context(|| format!("debian/control names no package for PHP {branch}"))?;
    let mut install = proc::command("sh");
    install.arg(scripts.join("deb.sh")).arg(package).arg(branch);
    tally.add(run("Debian package, from install to purge", &mut install)?);
    Ok(tally)
}

fn run(what: &str, program: &mut Command) -> Result<Tally> {
    let output = ui::step(what, || proc::output(program))?;
    let (tally, rest) = count(&String::from_utf8_lossy(&output.stdout));
    if tally == Tally::default() || (!output.status.success() && tally.failed == 0) {
        bail!("{what} broke off\n{}", proc::tail(&output));
    }
    ui::note(&rest);
    ui::note(&tally.to_string());
    Ok(tally)
}

/// The checks' tally, and every line but those of checks that passed.
fn count(text: &str) -> (Tally, String) {
    let mut tally = Tally::default();
    let mut rest = String::new();
    for line in text.lines() {
        if line.starts_with("ok - ") {
            tally.passed += 1;
            continue;
        } else if line.starts_with("skip - ") {
            tally.skipped += 1;
        } else if line.starts_with("not ok - ") {
            tally.failed += 1;
        }
        rest.push_str(line);
        rest.push('\n');
    }
    (tally, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_bad_ones_kept() {
        let (tally, rest) = count("ok - a\nnot ok - b\n#   why\nskip - c\nok - d\n");
        assert_eq!(tally.to_string(), "2 passed, 1 failed, 1 skipped");
        assert_eq!(rest, "not ok - b\n#   why\nskip - c\n");
    }
}
