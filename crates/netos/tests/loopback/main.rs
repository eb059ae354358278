//! Tests of the system calls, on socket pairs and loopback only.
#![cfg(unix)]
#![cfg(not(miri))] // Miri has no sockets
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod messages;
mod names;
mod options;
mod sockets;
mod waiting;

use std::io::IoSlice;
use std::mem::MaybeUninit;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::fd::AsRawFd;

use netos::call::transfer::IoSliceUninit;
use netos::call::{
    RawFd, descriptor, ifindex, message, name, open, option, readiness, resolve, transfer,
};
use netos::codec::control::{self, Control};
use netos::codec::option_value::{Linger, Timeval, Ucred};
use netos::codec::sockaddr::{Addr, AddrBuf, View};
use netos::codec::tcp_info;
use netos::codec::{cbpf, cmsg};
use netos::consts::*;
use netos::errno::Errno;
use netos::fault::{GaiError, HostError};

/// A test's descriptor, closed on drop.
struct Fd(RawFd);

impl Drop for Fd {
    fn drop(&mut self) {
        open::close(self.0).unwrap();
    }
}

fn pair(ty: i32) -> (Fd, Fd) {
    let [a, b] = open::socketpair(AF_UNIX, ty | SOCK_CLOEXEC, 0).unwrap();
    (Fd(a), Fd(b))
}

fn socket(family: i32, ty: i32) -> Fd {
    Fd(open::socket(family, ty | SOCK_CLOEXEC, 0).unwrap())
}

/// A socket bound to the loopback address, and where it is.
fn bound(ty: i32) -> (Fd, Addr) {
    let socket = socket(AF_INET, ty);
    open::bind(socket.0, &Addr::v4(Ipv4Addr::LOCALHOST, 0)).unwrap();
    let mut name = AddrBuf::new();
    name::getsockname(socket.0, &mut name).unwrap();
    (socket, name.finish().unwrap())
}

fn tcp() -> (Fd, Fd) {
    let (listener, addr) = bound(SOCK_STREAM);
    open::listen(listener.0, 1).unwrap();
    let client = socket(AF_INET, SOCK_STREAM);
    open::connect(client.0, &addr).unwrap();
    let server = Fd(open::accept4(listener.0, None, SOCK_CLOEXEC).unwrap());
    (client, server)
}

/// Receives into fresh bytes: what the call returned and what was kept.
fn recv(fd: RawFd, room: usize, flags: i32) -> Result<(usize, Vec<u8>), Errno> {
    let mut buf: Vec<u8> = Vec::with_capacity(room);
    let got = transfer::recv(fd, &mut buf.spare_capacity_mut()[..room], flags)?;
    // SAFETY: the kernel filled as many bytes, but no more than there is room.
    unsafe { buf.set_len(got.min(room)) };
    Ok((got, buf))
}

fn init(bytes: &[MaybeUninit<u8>]) -> Vec<u8> {
    // SAFETY: the caller passes what a call said it filled.
    bytes.iter().map(|b| unsafe { b.assume_init() }).collect()
}

fn seconds(tv_sec: i64) -> timespec {
    timespec { tv_sec, tv_nsec: 0 }
}

/// One control message.
fn control_of(level: i32, kind: i32, data: &[u8]) -> Vec<u8> {
    let mut room = vec![0; cmsg::space(data.len())];
    cmsg::write(&mut room, level, kind, data.len()).copy_from_slice(data);
    room
}

fn is_cloexec(fd: &Fd) -> bool {
    // SAFETY: no pointers.
    unsafe { netos::libc::fcntl(fd.0, F_GETFD) & FD_CLOEXEC != 0 }
}
