//! The twins of benches/php/scenarios.php.

use netos::Errno;
use netos::call::{open, option, transfer};

use crate::fd::{self, Buffer, Fd};
use crate::functions::{Waiting, read_line};
use crate::meter::{Bench, ROUNDS};

pub fn run(bench: &Bench) -> Result<(), Errno> {
    for size in [16, 1024, 65536] {
        let [a, b] = fd::pair(libc::SOCK_STREAM)?;
        echo(bench, &format!("echo_unix_{size}"), size, &a, &b)?;
        let (l, addr) = fd::listener()?;
        let a = fd::connected(&addr)?;
        let b = Fd(open::accept4(l.0, None, 0)?);
        for fd in [&a, &b] {
            option::set_int(fd.0, libc::SOL_TCP, libc::TCP_NODELAY, 1)?;
        }
        echo(bench, &format!("echo_tcp_{size}"), size, &a, &b)?;
    }
    serve(bench)?;
    read_line(bench, "line_10", 10, ROUNDS)?;
    read_line(bench, "line_80", 80, ROUNDS)?;
    read_line(bench, "line_500", 500, [10, 30])?;
    for idle in [0, 50, 100, 200, 400, 1000, 2000, 4000, 9000] {
        select(bench, idle)?;
    }
    Ok(())
}

fn echo(bench: &Bench, id: &str, size: usize, a: &Fd, b: &Fd) -> Result<(), Errno> {
    let data = vec![b'x'; size];
    bench.case(
        id,
        ROUNDS,
        &mut fd::buffer(),
        |_, _| Ok(()),
        |buf| {
            transfer::send(a.0, &data, 0)?;
            let mut left = size;
            while left > 0 {
                let n = transfer::recv(b.0, &mut buf[..size], 0)?;
                transfer::send(b.0, &data[..n], 0)?;
                left -= n;
            }
            take(a, buf, size)
        },
    )
}

fn take(fd: &Fd, buf: &mut Buffer, size: usize) -> Result<(), Errno> {
    let mut left = size;
    while left > 0 {
        left -= transfer::recv(fd.0, &mut buf[..size], 0)?;
    }
    Ok(())
}

fn serve(bench: &Bench) -> Result<(), Errno> {
    let (l, addr) = fd::listener()?;
    bench.case(
        "serve",
        ROUNDS,
        &mut fd::buffer(),
        |_, _| Ok(()),
        |buf| {
            let c = fd::connected(&addr)?;
            let d = Fd(open::accept4(l.0, None, 0)?);
            transfer::send(c.0, b"0123456789abcdef", 0)?;
            take(&d, buf, 16)?;
            transfer::send(d.0, b"0123456789abcdef", 0)?;
            drop(d);
            take(&c, buf, 16)
        },
    )
}

fn select(bench: &Bench, idle: usize) -> Result<(), Errno> {
    let id = format!("select_{idle}");
    if !bench.wants(&id) {
        return Ok(());
    }
    let [a, b] = fd::pair(libc::SOCK_STREAM)?;
    let pairs = (0..idle)
        .map(|_| fd::pair(libc::SOCK_STREAM))
        .collect::<Result<Vec<_>, _>>()?;
    let wait = Waiting::new(std::iter::once(&b).chain(pairs.iter().map(|[q, _]| q)))?;
    bench.case(
        &id,
        ROUNDS,
        &mut fd::buffer(),
        |_, _| Ok(()),
        |buf| {
            transfer::send(a.0, b"x", 0)?;
            wait.wait(5000)?;
            transfer::recv(b.0, &mut buf[..10], 0).map(drop)
        },
    )
}
