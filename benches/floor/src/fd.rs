//! Sockets that close when they go, and what is made of them.

use std::mem::MaybeUninit;
use std::net::Ipv4Addr;

use netos::Errno;
use netos::call::{RawFd, name, open, transfer};
use netos::codec::sockaddr::{Addr, AddrBuf};

pub struct Fd(pub RawFd);

impl Drop for Fd {
    fn drop(&mut self) {
        // Nothing to be done about a failure.
        let _ = open::close(self.0);
    }
}

pub fn socket(kind: libc::c_int) -> Result<Fd, Errno> {
    open::socket(libc::AF_INET, kind, 0).map(Fd)
}

pub fn pair(kind: libc::c_int) -> Result<[Fd; 2], Errno> {
    open::socketpair(libc::AF_UNIX, kind, 0).map(|pair| pair.map(Fd))
}

/// A socket on a free port of loopback.
pub fn bound_only(kind: libc::c_int) -> Result<Fd, Errno> {
    let sock = socket(kind)?;
    open::bind(sock.0, &Addr::v4(Ipv4Addr::LOCALHOST, 0))?;
    Ok(sock)
}

/// The same with its address.
pub fn bound(kind: libc::c_int) -> Result<(Fd, Addr), Errno> {
    let sock = bound_only(kind)?;
    let mut name = AddrBuf::new();
    name::getsockname(sock.0, &mut name)?;
    let addr = name.finish().ok_or(Errno(libc::EAFNOSUPPORT))?;
    Ok((sock, addr))
}

pub fn listener() -> Result<(Fd, Addr), Errno> {
    let (sock, addr) = bound(libc::SOCK_STREAM)?;
    open::listen(sock.0, 1024)?;
    Ok((sock, addr))
}

pub fn connected(addr: &Addr) -> Result<Fd, Errno> {
    let sock = socket(libc::SOCK_STREAM)?;
    open::connect(sock.0, addr)?;
    Ok(sock)
}

pub type Buffer = [MaybeUninit<u8>; 65536];

pub fn buffer() -> Box<Buffer> {
    Box::new([MaybeUninit::uninit(); 65536])
}

/// Takes whatever waits.
pub fn drain(fd: &Fd, buf: &mut Buffer) {
    while transfer::recv(fd.0, buf, libc::MSG_DONTWAIT).is_ok_and(|n| n > 0) {}
}
