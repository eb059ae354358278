//! A real server under load: examples/http.php under C and ours, and the same server on
//! PHP's streams, driven by wrk beside connections that are idle.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::contender;
use super::options::Options;
use super::results::{Results, median};
use crate::php::{self, Php};
use crate::proc;
use crate::sandbox::Sandbox;
use crate::ui;

/// What `--only` calls it.
pub const NAME: &str = "http";

const IDLE: [u32; 3] = [0, 400, 3000];

/// The servers, in the order of the table's columns.
const SERVERS: [(&str, &str); 4] = [
    ("c", "C extension"),
    ("ours", "this extension"),
    ("stream_select", "stream_select()"),
    ("io_poll", "Io\\Poll on streams"),
];

/// What one server did beside so many idle connections.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Load {
    /// Requests a second.
    pub rate: f64,
    /// 99th percentile of the latency, in microseconds.
    pub p99: f64,
}

/// By idle connections, then by server; a server that fails there is left out.
pub type Loads = BTreeMap<u32, BTreeMap<String, Load>>;

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

/// The table of docs/benchmarks.md.
pub fn table(loads: &Loads, php: &str) -> String {
    if loads.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "### An HTTP server, PHP {php}\n\n\
         Thousand requests a second by 10 busy connections (wrk), and the 99th percentile of the \
         latency in milliseconds. A dash: the server cannot hold so many.\n\n| idle connections |"
    );
    for (_, name) in SERVERS {
        let _ = write!(text, " {name} | p99 |");
    }
    text.push_str("\n|---:|");
    text.push_str(&"---:|---:|".repeat(SERVERS.len()));
    text.push('\n');
    for (idle, row) in loads {
        let _ = write!(text, "| {idle} |");
        for (key, _) in SERVERS {
            let _ = match row.get(key) {
                Some(load) => write!(
                    text,
                    " {:.1} | {:.2} |",
                    load.rate / 1000.0,
                    load.p99 / 1000.0
                ),
                None => write!(text, " — | — |"),
            };
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_fails_has_dashes() {
        let mut loads = Loads::new();
        let load = Load {
            rate: 12_340.0,
            p99: 1500.0,
        };
        loads.entry(3000).or_default().insert("ours".into(), load);
        let text = table(&loads, "8.2");
        assert!(text.contains("| 3000 | — | — | 12.3 | 1.50 | — | — | — | — |"));
    }
}
