//! The project's own commands: `cargo xtask help` lists them.

mod bench;
mod checker;
mod deb;
mod demo;
mod docs;
mod extension;
mod fuzz;
mod layers;
mod opcache;
mod php;
mod phpt;
mod proc;
mod sandbox;
mod scratch;
mod setup;
mod soak;
mod test;
mod texts;
mod ui;
mod words;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  setup [--all]           install what is missing (PHP, its headers, libclang; --all: for every command)
  php [NAME...]           fetch or build the other PHP versions, and say where they are
  demo                    build the extension, start the example server, show clients talking to it
  test                    build the extension, run every suite on this machine's PHP
       [--php NAME|all]   on another PHP version
       [--unit|--own|--upstream|--parity|--fuzz|--soak|--install]...   only these suites
       [-d NAME=VALUE] [FILE.phpt|FOLDER/]... more ini settings; only these tests
       [--opcache off|on|function|tracing]    PHP's tests so; else all without, own ones with each
       [--dev] [--valgrind|--asan] [--extension FILE.so]
  deb [--php NAME]        make a Debian package for this machine's PHP, or another
       [--dev] [--extension FILE.so]
  docs                    write the generated pages under docs/
  fuzz                    random programs under the C extension and ours
       [--kind KIND]...       calls (of every function), select (large sets, several processes),
                              beyond (sets past C's 1024 descriptors, ours asked twice)
       [--php NAME] [--seed N] [--count N] [--dev] [--extension FILE.so] [--jobs N]
       [--replay FILE.php]... compare these programs instead
       [--print NUMBER]...    show that program of the seed and run nothing
  soak                    sockets opened and closed for ten minutes, modules and PHPs restarted:
                          memory and descriptors must not grow
       [--minutes N] [--php NAME] [--dev] [--extension FILE.so]
  bench                   our extension beside the C extension and the bare system calls
       [--php NAME]... [--quick] [--only PART]... [--extension FILE.so]
                          only these PHP versions; shorter; only cases whose name has that part
  help                    this text

PHP versions are 8.2, 8.4, 8.5, 8.6, zts-debug, musl and 8.2-arm64; they are kept in .php/, or in SOCKETS_PHP_DIR.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    use setup::Level;
    match words {
        ["setup", rest @ ..] => {
            setup::ensure(&[Level::Build, Level::Test])?;
            if rest == ["--all"] {
                setup::ensure(&[Level::OtherPhps, Level::Valgrind, Level::Bench])?;
            }
            println!("Everything is in place. Next: cargo xtask test");
        }
        ["php", names @ ..] => {
            setup::ensure(&[Level::Build, Level::Test])?;
            list_php(if names.is_empty() { &php::NAMES } else { names })?;
        }
        ["demo"] => demo::run()?,
        ["deb", rest @ ..] => deb::run(rest)?,
        ["test", rest @ ..] => return test::run(rest).map(code),
        ["docs"] => docs::write()?,
        ["bench", rest @ ..] => bench::run(rest)?,
        ["fuzz", rest @ ..] => return fuzz::run(rest).map(code),
        ["soak", rest @ ..] => return soak::run(rest).map(code),
        // What `test`, `fuzz` and `soak` start inside the sandbox.
        ["inside-differ", job] => fuzz::inside(job)?,
        ["inside-soak", rest @ ..] => soak::inside(rest)?,
        [] | ["help" | "--help" | "-h", ..] => print!("{HELP}"),
        other => bail!(
            "there is no command {:?}; see: cargo xtask help",
            other.join(" ")
        ),
    }
    Ok(ExitCode::SUCCESS)
}

fn code(clean: bool) -> ExitCode {
    if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn list_php(names: &[&str]) -> Result<()> {
    for name in names {
        let php = match php::get(name) {
            Ok(php) => php,
            Err(fault) => {
                let reason = php::unavailable::reason(&fault).map(str::to_owned);
                println!("{name}: cannot be had: {}", reason.ok_or(fault)?);
                continue;
            }
        };
        println!("{name}: PHP {}", php.version);
        ui::note(&format!(
            "PHP={} PHP_CONFIG={}",
            php.program.display(),
            php.php_config.display()
        ));
        ui::note(&format!("C extension: {}", php.c_extension().display()));
    }
    println!(
        "Next: cargo xtask test --php {}",
        names.first().unwrap_or(&"8.4")
    );
    Ok(())
}
