//! Making, naming, connecting and closing sockets.

use core::ffi::c_int;

use super::RawFd;
use crate::codec::sockaddr::{Addr, AddrBuf};
use crate::errno::{Errno, ret_fd, ret_unit};
use crate::plat;

/// [socket(2)](https://man7.org/linux/man-pages/man2/socket.2.html). Adds no flag, so the
/// descriptor survives exec unless `ty` says otherwise.
#[inline]
pub fn socket(domain: c_int, ty: c_int, protocol: c_int) -> Result<RawFd, Errno> {
    // SAFETY: no pointers.
    ret_fd(unsafe { libc::socket(domain, ty, protocol) })
}

/// [socketpair(2)](https://man7.org/linux/man-pages/man2/socketpair.2.html). Adds no flag.
#[inline]
pub fn socketpair(domain: c_int, ty: c_int, protocol: c_int) -> Result<[RawFd; 2], Errno> {
    let mut fds = [-1; 2];
    // SAFETY: `fds` has room for the two descriptors written.
    ret_unit(unsafe { libc::socketpair(domain, ty, protocol, fds.as_mut_ptr()) })?;
    Ok(fds)
}

/// [close(2)](https://man7.org/linux/man-pages/man2/close.2.html). The number is free after
/// an error too; never call it again for the same one.
#[inline]
pub fn close(fd: RawFd) -> Result<(), Errno> {
    // SAFETY: no pointers; the caller owns `fd`.
    ret_unit(unsafe { libc::close(fd) })
}

/// [accept4(2)](https://man7.org/linux/man-pages/man2/accept4.2.html) with SOCK_CLOEXEC and
/// SOCK_NONBLOCK. Emulated, not atomic, where the system lacks it.
#[inline]
pub fn accept4(fd: RawFd, peer: Option<&mut AddrBuf>, flags: c_int) -> Result<RawFd, Errno> {
    match peer {
        // SAFETY: accept4 takes null for "no address wanted".
        None => unsafe { plat::accept4(fd, core::ptr::null_mut(), core::ptr::null_mut(), flags) },
        // SAFETY: accept4 writes within the length it is given and reports the address's
        // own length.
        Some(buf) => unsafe { buf.fill(|addr, len| plat::accept4(fd, addr, len, flags)) },
    }
}

/// [bind(2)](https://man7.org/linux/man-pages/man2/bind.2.html). Never unlinks a path.
#[inline]
pub fn bind(fd: RawFd, addr: &Addr) -> Result<(), Errno> {
    // SAFETY: an `Addr` is readable for its length.
    ret_unit(unsafe { libc::bind(fd, addr.as_ptr(), addr.len()) })
}

/// [connect(2)](https://man7.org/linux/man-pages/man2/connect.2.html). Never waits for a
/// non-blocking one: EINPROGRESS is returned.
#[inline]
pub fn connect(fd: RawFd, addr: &Addr) -> Result<(), Errno> {
    // SAFETY: an `Addr` is readable for its length.
    ret_unit(unsafe { libc::connect(fd, addr.as_ptr(), addr.len()) })
}

/// [listen(2)](https://man7.org/linux/man-pages/man2/listen.2.html). The kernel silently
/// limits the backlog to somaxconn.
#[inline]
pub fn listen(fd: RawFd, backlog: c_int) -> Result<(), Errno> {
    // SAFETY: no pointers.
    ret_unit(unsafe { libc::listen(fd, backlog) })
}

/// [shutdown(2)](https://man7.org/linux/man-pages/man2/shutdown.2.html). Never closes.
#[inline]
pub fn shutdown(fd: RawFd, how: c_int) -> Result<(), Errno> {
    // SAFETY: no pointers.
    ret_unit(unsafe { libc::shutdown(fd, how) })
}

/// [fcntl(2)](https://man7.org/linux/man-pages/man2/fcntl.2.html) F_DUPFD_CLOEXEC: the
/// lowest free number, close-on-exec.
#[inline]
pub fn dup_cloexec(fd: RawFd) -> Result<RawFd, Errno> {
    // SAFETY: no pointers.
    ret_fd(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) })
}
