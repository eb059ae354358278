//! A server under load: examples/http.php under C and ours, and the same server with PHP's streams,
//! with requests from wrk beside idle connections.

use std::collections::BTreeMap;

use crate::contender::{self, Subject};
use crate::{C, Load, OURS, Results, SERVERS, median};
use anyhow::{Context, Result};

/// Its name for `--only`.
pub const NAME: &str = "http";

pub const IDLE: [u32; 3] = [0, 400, 3000];

/// Measures the servers beside a number of idle connections.
pub fn measure(subject: &Subject, idle: u32, results: &mut Results) -> Result<()> {
    let (seconds, turns) = if subject.quick { (1, 1) } else { (4, 3) };
    let mut found: BTreeMap<String, Vec<Load>> = BTreeMap::new();
    for _ in 0..turns {
        for (key, _) in SERVERS {
            let Some(server) = server(subject, key) else {
                continue;
            };
            if let Some(load) = load(subject, seconds, idle, server)? {
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
    let row = found.iter();
    let row = row.filter_map(|(key, loads)| Some((key.clone(), middle(loads)?)));
    results.servers.insert(idle, row.collect());
    Ok(())
}

/// The command of a server; None if this PHP cannot run it.
fn server(subject: &Subject, key: &str) -> Option<Vec<String>> {
    let extension = match key {
        C => &subject.c,
        OURS => &subject.ours,
        "io_poll" if !subject.has_poll() => return None,
        _ => {
            let file = contender::php_file("http_streams.php");
            let words = [subject.php.display().to_string(), "-n".into()];
            let more = [file.display().to_string(), key.into(), "0".into()];
            return Some([&words[..], &more].concat());
        }
    };
    let mut words = vec![subject.php.display().to_string(), "-n".into(), "-d".into()];
    words.push(format!("extension={}", extension.display()));
    words.push(proc::root().join("examples/http.php").display().to_string());
    words.extend(["127.0.0.1".into(), "0".into()]);
    Some(words)
}

fn load(subject: &Subject, seconds: u32, idle: u32, server: Vec<String>) -> Result<Option<Load>> {
    let mut words = vec![
        proc::root().join("benches/http.sh").display().to_string(),
        seconds.to_string(),
        idle.to_string(),
        subject.php.display().to_string(),
    ];
    words.extend(server);
    let output = subject.capture(seconds + 30, &words)?;
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
