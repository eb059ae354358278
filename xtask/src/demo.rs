//! `cargo xtask demo`: builds the extension, starts the example server in PHP, and talks
//! to it with plain TCP clients in Rust.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::extension::{self, Profile};
use crate::php::{self, load_args};
use crate::setup::{self, Level};
use crate::ui;

const SERVER: &str = "examples/echo_server.php";
const PATIENCE: Duration = Duration::from_secs(10);
const CLIENTS: usize = 3;
/// More than either side can send at once.
const BULK: usize = 4 << 20;

pub fn run() -> Result<()> {
    let start = Instant::now();
    setup::ensure(&[Level::Build])?;
    let php = php::system()?;
    let extension = extension::build(&php, Profile::Release)?;
    let mut command = proc::command(&php.program);
    command
        .arg("-n")
        .args(load_args(&extension))
        .args([SERVER, "127.0.0.1", "0"]);
    println!(
        "Serving with PHP {} and {}:",
        php.version,
        extension.display()
    );
    let mut server = Server::start(command.stdout(Stdio::piped()))?;
    println!("  server: {}", server.greeting);
    talk(server.address)?;
    println!("It all took {}.", ui::seconds(start.elapsed()));
    if std::io::stdout().is_terminal() && std::io::stdin().is_terminal() {
        println!(
            "Next: talk to it yourself, e.g. nc {} {}; Ctrl-C ends it.",
            server.address.ip(),
            server.address.port()
        );
        server.child.wait()?;
    } else {
        println!("Next: cargo xtask test");
    }
    Ok(())
}

/// The running example; killed on drop.
struct Server {
    child: Child,
    greeting: String,
    address: SocketAddr,
    /// Kept open: a server that prints must not die of a closed pipe.
    _output: BufReader<ChildStdout>,
}

impl Server {
    fn start(command: &mut std::process::Command) -> Result<Server> {
        let mut child = command
            .spawn()
            .with_context(|| format!("starting {SERVER}"))?;
        let stdout = child
            .stdout
            .take()
            .context("the server's output is not ours")?;
        let mut output = BufReader::new(stdout);
        let mut line = String::new();
        let read = output.read_line(&mut line);
        let greeting = line.trim().to_owned();
        let address = greeting
            .rsplit(' ')
            .next()
            .and_then(|word| word.parse().ok());
        match (read, address) {
            (Ok(_), Some(address)) => Ok(Server {
                child,
                greeting,
                address,
                _output: output,
            }),
            _ => {
                // It may still run; the error to report is the missing address.
                let _ = child.kill();
                let _ = child.wait();
                bail!("{SERVER} did not say where it listens, but: {greeting:?}")
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn talk(address: SocketAddr) -> Result<()> {
    let mut clients = Vec::new();
    for number in 1..=CLIENTS {
        clients.push((number, connect(address)?));
    }
    println!("  {CLIENTS} clients are connected at once");
    for (number, client) in &mut clients {
        let line = format!("hello from client {number}\n");
        let answer = echo(client, line.as_bytes())?;
        println!(
            "  client {number} sent {:?}, got {:?}",
            line.trim_end(),
            String::from_utf8_lossy(&answer).trim_end()
        );
    }
    let (number, mut vanishing) = clients.swap_remove(0);
    vanishing.write_all(b"never read\n")?;
    // Closing with the echo unread makes the kernel send a reset.
    std::thread::sleep(Duration::from_millis(50));
    drop(vanishing);
    println!("  client {number} vanished without reading its answer");
    let (number, client) = clients.first_mut().context("no client left")?;
    let begun = Instant::now();
    let bulk: Vec<u8> = (0..BULK).map(|i| ((i * 31) >> 3) as u8).collect();
    if echo(client, &bulk)? != bulk {
        bail!("the server gave back other bytes than it was sent");
    }
    println!(
        "  client {number} sent {} MiB and got the same bytes back in {}",
        BULK >> 20,
        ui::seconds(begun.elapsed())
    );
    Ok(())
}

fn connect(address: SocketAddr) -> Result<TcpStream> {
    let client =
        TcpStream::connect_timeout(&address, PATIENCE).context("connecting to the server")?;
    client.set_read_timeout(Some(PATIENCE))?;
    client.set_write_timeout(Some(PATIENCE))?;
    Ok(client)
}

/// Sends the bytes and reads as many back, both at once: otherwise two full buffers would wait for
/// each other.
fn echo(client: &mut TcpStream, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut sender = client.try_clone()?;
    std::thread::scope(|scope| {
        let sending = scope.spawn(move || sender.write_all(bytes));
        let mut answer = vec![0; bytes.len()];
        client
            .read_exact(&mut answer)
            .context("the server's answer stayed away")?;
        sending
            .join()
            .map_err(|_| anyhow::anyhow!("the sending thread panicked"))??;
        Ok(answer)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use std::net::TcpListener;

    #[test]
    fn talk_needs_a_true_echo() {
        let serve = |spoil: bool| {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let address = listener.local_addr().unwrap();
            std::thread::spawn(move || {
                for client in listener.incoming().take(CLIENTS) {
                    let mut client = client.unwrap();
                    std::thread::spawn(move || {
                        let mut bytes = [0; 65536];
                        while let Ok(n @ 1..) = client.read(&mut bytes) {
                            if spoil && n > 1000 {
                                bytes[0] ^= 1;
                            }
                            if client.write_all(&bytes[..n]).is_err() {
                                break;
                            }
                        }
                    });
                }
            });
            talk(address)
        };
        assert!(serve(false).is_ok());
        assert!(serve(true).is_err());
    }
}
