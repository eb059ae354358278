//! sendmsg(2) and recvmsg(2). The `msghdr` lives only inside the call, so its pointers
//! cannot outlive what they borrow.

use core::ffi::c_int;
use core::mem::MaybeUninit;
use std::io::IoSlice;

use super::RawFd;
use super::transfer::{IoSliceUninit, make_ready};
use crate::codec::sockaddr::{Addr, AddrBuf};
use crate::errno::{Errno, ret_len};

/// What recvmsg(2) reports besides the bytes themselves.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The result: may exceed the buffers' total with MSG_TRUNC.
    pub bytes: usize,
    /// How much of the control buffer is filled; never above its length.
    pub control_len: usize,
    /// MSG_TRUNC, MSG_CTRUNC, MSG_EOR, MSG_OOB, MSG_ERRQUEUE.
    pub flags: c_int,
}

/// A `msghdr` with nothing in it. Zeroed: some systems have padding or private fields.
#[inline]
fn empty_header() -> libc::msghdr {
    // SAFETY: msghdr is integers and pointers, for which all zeros is a value.
    unsafe { MaybeUninit::<libc::msghdr>::zeroed().assume_init() }
}

/// [sendmsg(2)](https://man7.org/linux/man-pages/man2/sendmsg.2.html). Never adds a flag.
///
/// `control` is whole control messages as [`crate::codec::cmsg`] lays them out; the kernel
/// checks them.
#[inline]
pub fn sendmsg(
    fd: RawFd,
    to: Option<&Addr>,
    bufs: &[IoSlice<'_>],
    control: &[u8],
    flags: c_int,
) -> Result<usize, Errno> {
    let mut header = empty_header();
    if let Some(to) = to {
        header.msg_name = to.as_ptr().cast_mut().cast();
        header.msg_namelen = to.len();
    }
    header.msg_iov = bufs.as_ptr().cast_mut().cast();
    header.msg_iovlen = bufs.len() as _;
    if !control.is_empty() {
        header.msg_control = control.as_ptr().cast_mut().cast();
        header.msg_controllen = control.len() as _;
    }
    // SAFETY: every pointer in the header is to a live borrow of the stated length, and
    // sendmsg only reads through them; std promises that `IoSlice` is an iovec on Unix.
    unsafe { sendmsg_raw(fd, &header, flags) }
}

/// [recvmsg(2)](https://man7.org/linux/man-pages/man2/recvmsg.2.html). Descriptors that
/// arrive in `control` are open at once and are the caller's to close. The buffers are
/// initialised as far as [`Received::bytes`] goes.
#[inline]
pub fn recvmsg(
    fd: RawFd,
    from: Option<&mut AddrBuf>,
    bufs: &mut [IoSliceUninit<'_>],
    control: &mut [MaybeUninit<u8>],
    flags: c_int,
) -> Result<Received, Errno> {
    for buf in &mut *bufs {
        make_ready(buf.get_mut(), flags);
    }
    let mut header = empty_header();
    header.msg_iov = bufs.as_mut_ptr().cast();
    header.msg_iovlen = bufs.len() as _;
    if !control.is_empty() {
        header.msg_control = control.as_mut_ptr().cast();
        header.msg_controllen = control.len() as _;
    }
    let bytes = match from {
        // SAFETY: the pointers are to live borrows of the stated lengths, and
        // `IoSliceUninit` is an iovec.
        None => unsafe { recvmsg_raw(fd, &mut header, flags) }?,
        // SAFETY: as above; recvmsg writes the name within the length it is given and
        // reports the name's own length.
        Some(from) => unsafe {
            from.fill(|addr, len| {
                header.msg_name = addr.cast();
                header.msg_namelen = *len;
                let bytes = recvmsg_raw(fd, &mut header, flags)?;
                *len = header.msg_namelen;
                Ok(bytes)
            })
        }?,
    };
    // A socklen_t outside Linux with glibc.
    #[allow(clippy::unnecessary_cast)]
    Ok(Received {
        bytes,
        control_len: (header.msg_controllen as usize).min(control.len()),
        flags: header.msg_flags,
    })
}

/// sendmsg(2) over a header of the caller's own.
///
/// # Safety
/// Every pointer in the header is readable for the length beside it; its padding is zero.
#[inline]
pub unsafe fn sendmsg_raw(fd: RawFd, header: &libc::msghdr, flags: c_int) -> Result<usize, Errno> {
    // To clear padding, musl's sendmsg copies control messages into a buffer of 1,024 bytes and
    // refuses longer ones. Our padding is zero already: `empty_header` clears the header's, and
    // `codec::cmsg` writes zeroes.
    #[cfg(target_env = "musl")]
    // SAFETY: the caller keeps the header's pointers valid; with its padding zero, musl's
    // msghdr is the kernel's.
    return ret_len(unsafe { libc::syscall(libc::SYS_sendmsg, fd, header, flags) } as isize);
    #[cfg(not(target_env = "musl"))]
    // SAFETY: the caller keeps the header's pointers valid.
    ret_len(unsafe { libc::sendmsg(fd, header, flags) })
}

/// recvmsg(2) over a header of the caller's own.
///
/// # Safety
/// Every pointer in the header is writable for the length beside it.
#[inline]
pub unsafe fn recvmsg_raw(
    fd: RawFd,
    header: &mut libc::msghdr,
    flags: c_int,
) -> Result<usize, Errno> {
    // SAFETY: the caller keeps the header's pointers valid.
    ret_len(unsafe { libc::recvmsg(fd, header, flags) })
}
