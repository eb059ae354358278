//! The twins of benches/php/functions.php, for the functions that make a system call.

use std::io::IoSlice;

use netos::Errno;
use netos::call::transfer::IoSliceUninit;
use netos::call::{descriptor, line, message, name, open, option, readiness, transfer};
use netos::codec::sockaddr::AddrBuf;

use crate::fd::{self, Fd};
use crate::meter::{Bench, ROUNDS};

const DATA: &[u8] = b"abcdefgh";

pub fn run(bench: &Bench) -> Result<(), Errno> {
    bench.body("empty", || Ok(()))?;
    sending(bench)?;
    receiving(bench)?;
    datagrams(bench)?;
    modes_names_options(bench)?;
    selecting(bench)?;
    coming_and_going(bench)
}

fn sending(bench: &Bench) -> Result<(), Errno> {
    let mut buf = fd::buffer();
    let [a, b] = fd::pair(libc::SOCK_STREAM)?;
    let mut drained = |id, call: &dyn Fn() -> Result<usize, Errno>| {
        bench.case(
            id,
            ROUNDS,
            &mut buf,
            |buf, _| {
                fd::drain(&b, buf);
                Ok(())
            },
            |_| call().map(drop),
        )
    };
    drained("write", &|| transfer::send(a.0, DATA, 0))?;
    drained("send", &|| transfer::send(a.0, DATA, 0))?;
    drained("sendmsg", &|| {
        message::sendmsg(a.0, None, &[IoSlice::new(DATA)], &[], 0)
    })
}

fn receiving(bench: &Bench) -> Result<(), Errno> {
    let fill = |a: &Fd, n: usize| {
        for _ in 0..n {
            transfer::send(a.0, DATA, 0)?;
        }
        Ok(())
    };
    let fill_stream = |a: &Fd, n: usize| transfer::send(a.0, &DATA.repeat(n), 0).map(drop);
    for (id, kind, len) in [
        ("read", libc::SOCK_STREAM, 8),
        ("recv", libc::SOCK_STREAM, 8),
        ("read_of_8192", libc::SOCK_SEQPACKET, 8192),
        ("recv_of_65536", libc::SOCK_SEQPACKET, 65536),
    ] {
        let [a, b] = fd::pair(kind)?;
        bench.case(
            id,
            ROUNDS,
            &mut fd::buffer(),
            |buf, n| {
                fd::drain(&b, buf);
                if kind == libc::SOCK_STREAM {
                    fill_stream(&a, n)
                } else {
                    fill(&a, n)
                }
            },
            |buf| transfer::recv(b.0, &mut buf[..len], 0).map(drop),
        )?;
    }
    let [a, b] = fd::pair(libc::SOCK_SEQPACKET)?;
    bench.case(
        "recvmsg",
        ROUNDS,
        &mut fd::buffer(),
        |buf, n| {
            fd::drain(&b, buf);
            fill(&a, n)
        },
        |buf| {
            let mut parts = [IoSliceUninit::new(&mut buf[..64])];
            message::recvmsg(b.0, None, &mut parts, &mut [], 0).map(drop)
        },
    )?;
    read_line(bench, "read_line", 8, ROUNDS)
}

/// Two system calls a line, as PHP_NORMAL_READ needs.
pub fn read_line(bench: &Bench, id: &str, size: usize, rounds: [usize; 2]) -> Result<(), Errno> {
    let [a, b] = fd::pair(libc::SOCK_STREAM)?;
    let mut text = vec![b'x'; size - 1];
    text.push(b'\n');
    bench.case(
        id,
        rounds,
        &mut fd::buffer(),
        |buf, n| {
            fd::drain(&b, buf);
            transfer::send(a.0, &text.repeat(n), 0).map(drop)
        },
        |buf| line::read_line(b.0, &mut buf[..8192], true).map(drop),
    )
}

fn datagrams(bench: &Bench) -> Result<(), Errno> {
    let (s, addr) = fd::bound(libc::SOCK_DGRAM)?;
    let u = fd::socket(libc::SOCK_DGRAM)?;
    let mut buf = fd::buffer();
    bench.case(
        "sendto",
        ROUNDS,
        &mut buf,
        |buf, _| {
            fd::drain(&s, buf);
            Ok(())
        },
        |_| transfer::sendto(u.0, DATA, 0, &addr).map(drop),
    )?;
    bench.case(
        "recvfrom",
        ROUNDS,
        &mut buf,
        |buf, n| {
            fd::drain(&s, buf);
            for _ in 0..n {
                transfer::sendto(u.0, DATA, 0, &addr)?;
            }
            Ok(())
        },
        |buf| {
            let mut from = AddrBuf::new();
            transfer::recvfrom(s.0, &mut buf[..2048], 0, &mut from).map(drop)
        },
    )
}

fn modes_names_options(bench: &Bench) -> Result<(), Errno> {
    let (s, addr) = fd::bound(libc::SOCK_DGRAM)?;
    let u = fd::socket(libc::SOCK_DGRAM)?;
    open::connect(u.0, &addr)?;
    let time = [1i64, 0].map(i64::to_ne_bytes).concat();
    bench.body("set_nonblock", || descriptor::set_nonblocking(s.0, true))?;
    bench.body("set_block", || descriptor::set_nonblocking(s.0, false))?;
    bench.body("getsockname", || {
        name::getsockname(s.0, &mut AddrBuf::new())
    })?;
    bench.body("getpeername", || {
        name::getpeername(u.0, &mut AddrBuf::new())
    })?;
    bench.body("get_option", || {
        option::get_int(s.0, libc::SOL_SOCKET, libc::SO_RCVBUF).map(drop)
    })?;
    bench.body("set_option", || {
        option::set_int(s.0, libc::SOL_SOCKET, libc::SO_RCVBUF, 65536)
    })?;
    bench.body("get_option_time", || {
        let mut value = [std::mem::MaybeUninit::uninit(); 16];
        option::getsockopt(s.0, libc::SOL_SOCKET, libc::SO_RCVTIMEO, &mut value).map(drop)
    })?;
    bench.body("set_option_time", || {
        option::setsockopt(s.0, libc::SOL_SOCKET, libc::SO_RCVTIMEO, &time)
    })
}

fn selecting(bench: &Bench) -> Result<(), Errno> {
    for (id, ready, idle) in [
        ("select_none", false, 0),
        ("select_one", true, 0),
        ("select_of_100", true, 99),
    ] {
        let [a, b] = fd::pair(libc::SOCK_STREAM)?;
        if ready {
            transfer::send(a.0, b"x", 0)?;
        }
        let pairs = (0..idle)
            .map(|_| fd::pair(libc::SOCK_STREAM))
            .collect::<Result<Vec<_>, _>>()?;
        let wait = Waiting::new(std::iter::once(&b).chain(pairs.iter().map(|[q, _]| q)))?;
        bench.body(id, || wait.now())?;
    }
    Ok(())
}

/// An epoll set that stays as it is: the least that waiting can cost.
pub struct Waiting(Fd);

impl Waiting {
    pub fn new<'a>(fds: impl Iterator<Item = &'a Fd>) -> Result<Waiting, Errno> {
        let epoll = Fd(readiness::epoll_create1(libc::EPOLL_CLOEXEC)?);
        for fd in fds {
            let event = libc::epoll_event {
                events: libc::EPOLLIN as u32,
                u64: fd.0 as u64,
            };
            readiness::epoll_ctl(epoll.0, libc::EPOLL_CTL_ADD, fd.0, event)?;
        }
        Ok(Waiting(epoll))
    }

    pub fn now(&self) -> Result<(), Errno> {
        self.wait(0)
    }

    pub fn wait(&self, millis: libc::c_int) -> Result<(), Errno> {
        let mut events = [libc::epoll_event { events: 0, u64: 0 }; 16];
        readiness::epoll_wait(self.0.0, &mut events, millis).map(drop)
    }
}

fn coming_and_going(bench: &Bench) -> Result<(), Errno> {
    let tcp = || fd::socket(libc::SOCK_STREAM);
    bench.body("create", || tcp().map(drop))?;
    bench.body("create_close", || tcp().map(drop))?;
    bench.body("create_pair", || fd::pair(libc::SOCK_STREAM).map(drop))?;
    bench.body("bind", || fd::bound_only(libc::SOCK_STREAM).map(drop))?;
    let (l, _) = fd::listener()?;
    bench.body("listen", || open::listen(l.0, 128))?;
    let (l, addr) = fd::listener()?;
    let accept = || open::accept4(l.0, None, libc::SOCK_CLOEXEC).map(Fd);
    bench.case(
        "accept",
        ROUNDS,
        &mut Vec::new(),
        |clients, n| {
            clients.clear();
            for _ in 0..n {
                clients.push(fd::connected(&addr)?);
            }
            Ok(())
        },
        |_| accept().map(drop),
    )?;
    bench.body("connect", || {
        let _client = fd::connected(&addr)?;
        accept().map(drop)
    })
}
