//! The processes that are measured, and how each is kept busy.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::Plan;
use crate::verdict::Sample;

/// The result of a part.
pub enum Ended {
    Samples(Vec<Sample>),
    /// This PHP cannot run the part.
    NotHere(&'static str),
}

pub struct Part {
    pub name: &'static str,
    pub run: fn(&Plan, &Path, Instant) -> Result<Ended>,
}

pub const PARTS: [Part; 5] = [
    Part {
        name: "one process",
        run: churn,
    },
    Part {
        name: "requests to php -S",
        run: requests,
    },
    Part {
        name: "restarts, unloaded",
        run: |plan, scratch, until| restarts(plan, scratch, until, false),
    },
    Part {
        name: "restarts, kept",
        run: |plan, scratch, until| restarts(plan, scratch, until, true),
    },
    Part {
        name: "starts of PHP",
        run: starts,
    },
];

/// A process that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);
/// The number of ways in which request.php leaves sockets open.
const WAYS: usize = 10;

/// A long-lived process, which ends by itself.
fn churn(plan: &Plan, scratch: &Path, until: Instant) -> Result<Ended> {
    let seconds = until.saturating_duration_since(Instant::now());
    let mut php = php(plan, scratch);
    php.arg("churn.php").arg(seconds.as_secs_f64().to_string());
    let mut process = Watched::start(&mut php)?;
    let mut samples = Vec::new();
    while let Some(sample) = process.next(Instant::now() + PATIENCE)? {
        samples.push(sample);
    }
    process.ended_well()?;
    Ok(Ended::Samples(samples))
}

/// One php-cgi whose requests each start and stop the module; the library is unloaded in between,
/// or kept.
fn restarts(plan: &Plan, scratch: &Path, until: Instant, kept: bool) -> Result<Ended> {
    let Some(cgi) = &plan.cgi else {
        return Ok(Ended::NotHere("no php-cgi"));
    };
    if plan.threads {
        return Ok(Ended::NotHere("no dl() with threads"));
    }
    let parent = plan.extension.parent().context("a library in a folder")?;
    let name = plan.extension.file_name().context("a library")?;
    let mut php = Command::new(cgi);
    php.args(["-q", "-n", "-d", "enable_dl=1", "-d"])
        .arg(format!("extension_dir={}", parent.display()))
        .args(["-T", &i32::MAX.to_string(), "restart.php"])
        .env("MODULE", name)
        .current_dir(scratch)
        .env("TMPDIR", scratch)
        .env_remove("ZEND_DONT_UNLOAD_MODULES");
    if kept {
        php.env("ZEND_DONT_UNLOAD_MODULES", "1");
    }
    let mut process = Watched::start(&mut php)?;
    let mut samples = Vec::new();
    while Instant::now() < until {
        let sample = process.next(Instant::now() + PATIENCE)?;
        samples.push(sample.context("php-cgi ended before its time")?);
    }
    Ok(Ended::Samples(samples))
}

/// Requests to PHP's own web server, one after the other.
fn requests(plan: &Plan, scratch: &Path, until: Instant) -> Result<Ended> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port();
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut php = php(plan, scratch);
    php.args(["-S", &address.to_string(), "request.php"]);
    // It logs every request there.
    let mut process = Watched::start(php.stderr(Stdio::null()))?;
    let listens = Instant::now() + PATIENCE;
    while let Err(refused) = TcpStream::connect(address) {
        if Instant::now() > listens {
            return Err(refused).context("the web server does not listen");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut samples = Vec::new();
    while Instant::now() < until {
        let answer = get(address, samples.len() % WAYS)
            .with_context(|| format!("request {}", samples.len()))?;
        samples.push(sample_of(answer.trim_end())?);
    }
    if process.child.try_wait()?.is_some() {
        bail!("the web server ended before its time");
    }
    Ok(Ended::Samples(samples))
}

fn get(address: SocketAddr, way: usize) -> Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(format!("GET /?way={way} HTTP/1.0\r\n\r\n").as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (_, body) = answer.split_once("\r\n\r\n").context("no answer")?;
    Ok(body.to_owned())
}

/// PHP started and ended again and again. Each is a new process, so only what they leave in the
/// system could grow.
fn starts(plan: &Plan, scratch: &Path, until: Instant) -> Result<Ended> {
    let mut samples = Vec::new();
    while Instant::now() < until {
        let mut process = Watched::start(php(plan, scratch).arg("start.php"))?;
        let limit = Instant::now() + PATIENCE;
        samples.push(process.next(limit)?.context("PHP said nothing")?);
        if process.next(limit)?.is_some() {
            bail!("PHP said too much");
        }
        process.ended_well()?;
    }
    Ok(Ended::Samples(samples))
}

fn php(plan: &Plan, scratch: &Path) -> Command {
    let mut php = Command::new(&plan.php);
    php.args(["-n", "-d"])
        .arg(format!("extension={}", plan.extension.display()))
        .stdin(Stdio::null());
    php.current_dir(scratch).env("TMPDIR", scratch);
    php
}

fn sample_of(line: &str) -> Result<Sample> {
    Sample::parse(line).with_context(|| format!("it printed: {line}"))
}

/// A process that prints one sample per line; killed on drop.
struct Watched {
    child: Child,
    lines: Receiver<String>,
}

impl Watched {
    fn start(command: &mut Command) -> Result<Watched> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("its output is not ours")?;
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            // Output that is no text ends the samples.
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            // Once the part is over, nothing receives them.
            lines.for_each(|line| drop(sender.send(line)));
        });
        Ok(Watched { child, lines })
    }

    /// None at the end of its output.
    fn next(&mut self, limit: Instant) -> Result<Option<Sample>> {
        let left = limit.saturating_duration_since(Instant::now());
        match self.lines.recv_timeout(left) {
            Ok(line) => sample_of(&line).map(Some),
            Err(RecvTimeoutError::Disconnected) => Ok(None),
            Err(RecvTimeoutError::Timeout) => bail!("it hangs"),
        }
    }

    /// After the end of its output.
    fn ended_well(&mut self) -> Result<()> {
        let status = self.child.wait()?;
        if !status.success() {
            bail!("PHP ended with {status}");
        }
        Ok(())
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
