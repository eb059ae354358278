//! Linux, with glibc or musl.

use core::ffi::{CStr, c_char, c_int};
use core::mem::MaybeUninit;
use std::net::Ipv4Addr;

use crate::codec::control::{Kind, Shape};
use crate::errno::{Errno, ret_fd};
use crate::fault::HostError;

pub use libc::__errno_location as errno_location;

/// Whether `sockaddr` starts with a length byte.
pub const SA_HAS_LEN: bool = false;
/// The option for a socket's address family.
pub const SO_DOMAIN: Option<c_int> = Some(libc::SO_DOMAIN);
/// The option for a socket's protocol.
pub const SO_PROTOCOL: Option<c_int> = Some(libc::SO_PROTOCOL);

unsafe extern "C" {
    fn __h_errno_location() -> *mut c_int;
    fn gethostbyname_r(
        name: *const c_char,
        ret: *mut libc::hostent,
        buf: *mut c_char,
        len: libc::size_t,
        result: *mut *mut libc::hostent,
        h_errnop: *mut c_int,
    ) -> c_int;
}

/// Makes the resolver return IPv4 addresses as `::ffff:a.b.c.d` if there are no IPv6 ones.
pub const AI_V4MAPPED: c_int = libc::AI_V4MAPPED;

/// accept4(2), as the system has it.
///
/// # Safety
/// `addr` and `len` are both null, or `addr` is writable for `*len` bytes.
#[inline]
pub unsafe fn accept4(
    fd: c_int,
    addr: *mut libc::sockaddr,
    len: *mut libc::socklen_t,
    flags: c_int,
) -> Result<c_int, Errno> {
    // SAFETY: the caller keeps the pointers valid, as this function's contract says.
    ret_fd(unsafe { libc::accept4(fd, addr, len, flags) })
}

/// The resolver's error number of this thread.
#[inline]
pub fn h_errno() -> c_int {
    // SAFETY: the C library returns a pointer to the calling thread's own h_errno.
    unsafe { *__h_errno_location() }
}

/// gethostbyname_r(3): the first IPv4 address of a name. `HostError::Lookup` carries the
/// thread's `h_errno`, not the one that the call reports by pointer, since C's sockets use the
/// former.
pub fn gethostbyname_v4(name: &CStr) -> Result<Ipv4Addr, HostError> {
    const LARGEST: usize = 1 << 20;
    const TRY_AGAIN: c_int = 2;
    let mut buf: Vec<c_char> = Vec::new();
    let mut len = 2048;
    loop {
        // Out of memory is a temporary failure.
        buf.try_reserve_exact(len - buf.len())
            .map_err(|_| HostError::Lookup(TRY_AGAIN))?;
        buf.resize(len, 0);
        let mut entry = MaybeUninit::<libc::hostent>::uninit();
        let mut found: *mut libc::hostent = core::ptr::null_mut();
        let mut herr: c_int = 0;
        // SAFETY: every pointer is to a live local or to `buf`, which is `len` long; the
        // name is terminated.
        let ret = unsafe {
            gethostbyname_r(
                name.as_ptr(),
                entry.as_mut_ptr(),
                buf.as_mut_ptr(),
                len,
                &raw mut found,
                &raw mut herr,
            )
        };
        if ret == libc::ERANGE && len < LARGEST {
            len *= 2;
            continue;
        }
        if ret != 0 || found.is_null() {
            return Err(HostError::Lookup(h_errno()));
        }
        // SAFETY: the call succeeded, so `found` is `entry`, filled, with its lists inside
        // `buf`; h_length bytes are readable at each listed address.
        unsafe {
            let entry = &*found;
            if entry.h_addrtype != libc::AF_INET || entry.h_length != 4 {
                return Err(HostError::WrongFamily);
            }
            let first = *entry.h_addr_list;
            if first.is_null() {
                return Err(HostError::Lookup(h_errno()));
            }
            return Ok(Ipv4Addr::from(first.cast::<[u8; 4]>().read_unaligned()));
        }
    }
}

/// Reserves no swap.
pub const MAP_NORESERVE: c_int = libc::MAP_NORESERVE;

/// The alignment of control messages.
pub const CMSG_ALIGN: usize = size_of::<usize>();
/// The kernel's type of `cmsg_len`; musl declares half of it and padding.
pub type CmsgLen = usize;

/// The kinds of control message on Linux, by level and C name.
pub const KINDS: &[Kind] = &{
    use Shape::*;
    use libc::*;
    [
        Kind::new("IP_ORIGDSTADDR", SOL_IP, IP_ORIGDSTADDR, Address),
        Kind::new("IP_PKTINFO", SOL_IP, IP_PKTINFO, PktInfo4),
        Kind::new("IP_RECVERR", SOL_IP, IP_RECVERR, Error),
        Kind::new("IP_RECVFRAGSIZE", SOL_IP, IP_RECVFRAGSIZE, Int),
        Kind::new("IP_TOS", SOL_IP, IP_TOS, Int),
        Kind::new("IP_TTL", SOL_IP, IP_TTL, Int),
        Kind::new("IPV6_HOPLIMIT", SOL_IPV6, IPV6_HOPLIMIT, Int),
        Kind::new("IPV6_ORIGDSTADDR", SOL_IPV6, IPV6_ORIGDSTADDR, Address),
        Kind::new("IPV6_PKTINFO", SOL_IPV6, IPV6_PKTINFO, PktInfo6),
        Kind::new("IPV6_RECVERR", SOL_IPV6, IPV6_RECVERR, Error),
        Kind::new("IPV6_TCLASS", SOL_IPV6, IPV6_TCLASS, Int),
        Kind::new("SCM_CREDENTIALS", SOL_SOCKET, SCM_CREDENTIALS, Ucred),
        Kind::new("SCM_PIDFD", SOL_SOCKET, crate::consts::SCM_PIDFD, Fd),
        Kind::new("SCM_RIGHTS", SOL_SOCKET, SCM_RIGHTS, Fds),
        Kind::new("SCM_TIMESTAMP", SOL_SOCKET, SCM_TIMESTAMP, Timeval),
        Kind::new("SCM_TIMESTAMPING", SOL_SOCKET, SCM_TIMESTAMPING, Timestamps),
        Kind::new("SCM_TIMESTAMPNS", SOL_SOCKET, SCM_TIMESTAMPNS, Timespec),
        Kind::new("SCM_TXTIME", SOL_SOCKET, SCM_TXTIME, U64),
        Kind::new("SO_MARK", SOL_SOCKET, SO_MARK, U32),
        Kind::new("SO_PRIORITY", SOL_SOCKET, SO_PRIORITY, U32),
        Kind::new("SO_RXQ_OVFL", SOL_SOCKET, SO_RXQ_OVFL, U32),
        Kind::new("UDP_GRO", SOL_UDP, UDP_GRO, Int),
        Kind::new("UDP_SEGMENT", SOL_UDP, UDP_SEGMENT, U16),
    ]
};
