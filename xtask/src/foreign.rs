//! `cargo xtask foreign`: tests PHP's C extension and ours with real servers, curl and wrk, by the
//! script php-tests/foreign/run.sh. It installs the servers; CI does not run it.

use anyhow::Result;
use clap::Args;

use crate::extension::Wanted;
use crate::php;
use crate::setup::{self, Level};
use crate::ui;

#[derive(Args, Debug)]
pub struct Options {
    /// With this PHP version instead of this machine's own
    #[arg(long, value_name = "VERSION")]
    php: Option<String>,
    #[command(flatten)]
    wanted: Wanted,
}

/// True if nothing failed.
pub fn run(options: &Options) -> Result<bool> {
    setup::ensure(&[Level::Build, Level::Foreign])?;
    let php = php::named(options.php.as_deref())?;
    let library = options.wanted.library(&php)?;
    let mut script = proc::command("sh");
    script
        .arg(proc::root().join("php-tests/foreign/run.sh"))
        .arg(&php.program)
        .arg(library)
        .arg(php.c_extension());
    let what = "redis, memcached, beanstalkd, dnsmasq, rsyslog, curl and wrk";
    let output = ui::step(what, || proc::output(&mut script))?;
    println!("{}", proc::tail(&output));
    Ok(output.status.success())
}
