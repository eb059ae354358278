//! The cases of benches/php in bare system calls, through netos: the floor under every
//! figure. Takes the words of benches/php/driver.php and answers in its form.
//!
//!     floor count - [ID...]
//!     floor time MILLIS [ID...]

mod fd;
mod functions;
mod meter;
mod scenarios;

use std::process::ExitCode;

use meter::Bench;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(bench) = Bench::from_args(&args) else {
        eprintln!("floor count|time MILLIS [ID...]");
        return ExitCode::FAILURE;
    };
    match functions::run(&bench).and_then(|()| scenarios::run(&bench)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("floor: {e}");
            ExitCode::FAILURE
        }
    }
}
