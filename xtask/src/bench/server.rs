//! A real server under load: examples/http.php under C and ours, and the same server on
//! PHP's streams, driven by wrk beside connections that are idle.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use figures::{Load, Results, SERVERS, median};

use super::contender;
use super::options::Options;
use crate::php::{self, Php};
use crate::proc;
use crate::sandbox::Sandbox;
use crate::ui;

/// What `--only` calls it.
pub const NAME: &str = "http";

const IDLE: [u32; 3] = [0, 400, 3000];

pub fn measure(
    sandbox: Sandbox,
    php: &Php,
    ours: &Path,
    options: &Options,
    results: &mut Results,
) -> Result<()> {
    let (seconds, turns) = if options.quick { (1, 1) } else { (4, 3) };
    let c = php.c_extension();
    for idle in IDLE {
        ui::step(&format!("HTTP server, {idle} idle connections"), || {
            let mut found: BTreeMap<String, Vec<Load>> = BTreeMap::new();
            for _ in 0..turns {
                for (key, _) in SERVERS {
                    let Some(server) = server(php, key, &c, ours)? else {
                        continue;
                    };
                    if let Some(load) = load(sandbox, php, seconds, idle, server)? {
                        found.entry(key.into()).or_default().push(load);
                    }
                }
            }
            let middle = |loads: &[Load]| {
                Some(Load {
                    rate: median(loads.iter().map(|l| l.rate))?,
                    p99: median(loads.iter().map(|l| l.p99))?,
                })
            };
            let row = found
                .iter()
                .filter_map(|(key, loads)| Some((key.clone(), middle(loads)?)))
                .collect();
            results.servers.insert(idle, row);
            Ok(())
        })?;
    }
    Ok(())
}

/// The command of a server; None where this PHP cannot run it.
fn server(php: &Php, key: &str, c: &Path, ours: &Path) -> Result<Option<Vec<String>>> {
    let mut words = vec![php.program.display().to_string(), "-n".into()];
    match key {
        "c" => words.extend(php::load_args(c)),
        "ours" => words.extend(php::load_args(ours)),
        "io_poll" if !contender::has_poll(php) => return Ok(None),
        _ => {
            let file = contender::php_file("http_streams.php");
            words.extend([file.display().to_string(), key.into(), "0".into()]);
            return Ok(Some(words));
        }
    }
    let example = proc::root().join("examples/http.php");
    words.extend([
        example.display().to_string(),
        "127.0.0.1".into(),
        "0".into(),
    ]);
    Ok(Some(words))
}

fn load(
    sandbox: Sandbox,
    php: &Php,
    seconds: u32,
    idle: u32,
    server: Vec<String>,
) -> Result<Option<Load>> {
    let script = proc::root().join("benches/http.sh");
    let mut words = vec![
        script.display().to_string(),
        seconds.to_string(),
        idle.to_string(),
        php.program.display().to_string(),
    ];
    words.extend(server);
    let output = contender::capture(sandbox, seconds + 30, &words)?;
    let answer = output.lines().last().unwrap_or_default();
    if answer == contender::FAILS {
        return Ok(None);
    }
    let (rate, p99) = answer.split_once(' ').context("http.sh")?;
    Ok(Some(Load {
        rate: rate.parse()?,
        p99: p99.parse()?,
    }))
}
