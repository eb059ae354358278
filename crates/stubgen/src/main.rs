//! Prints the output for a stub: the pages of the docs, or the tables.

use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "\
stubgen constants FILE       the constants, as a Markdown page
stubgen reference FILE       the functions and classes that no PHP has, as a Markdown page
stubgen namespace FILE       the constants of PHP's in the namespace, as a stub for editors
stubgen tables VERSION FILE  the Rust tables for a PHP version, such as 8.4";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<String, String> {
    let read = |file: &str| fs::read_to_string(file).map_err(|fault| format!("{file}: {fault}"));
    match args {
        ["constants", file] => {
            stubgen::constants_table(&read(file)?).map_err(|fault| format!("{file}, {fault}"))
        }
        ["reference", file] => {
            stubgen::reference(&read(file)?).map_err(|fault| format!("{file}, {fault}"))
        }
        ["namespace", file] => {
            stubgen::namespace_stub(&read(file)?).map_err(|fault| format!("{file}, {fault}"))
        }
        ["tables", version, file] => stubgen::generate(&read(file)?, version.parse()?)
            .map_err(|fault| format!("{file}, {fault}")),
        _ => Err(USAGE.to_owned()),
    }
}
