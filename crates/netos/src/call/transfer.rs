//! recv, send and the like. Buffers that the kernel fills are maybe-uninitialised.

use core::ffi::c_int;
use core::marker::PhantomData;
use core::mem::MaybeUninit;
use std::io::IoSlice;

use super::RawFd;
use crate::codec::sockaddr::{Addr, AddrBuf};
use crate::errno::{Errno, ret_len};

/// A buffer for a scattered read: an `iovec` that borrows maybe-uninitialised bytes.
#[doc(alias = "iovec")]
#[repr(transparent)]
pub struct IoSliceUninit<'a> {
    /// Writable for its length as long as `'a`.
    vec: libc::iovec,
    _buf: PhantomData<&'a mut [MaybeUninit<u8>]>,
}

impl<'a> IoSliceUninit<'a> {
    /// Borrows a buffer.
    #[inline]
    pub fn new(buf: &'a mut [MaybeUninit<u8>]) -> Self {
        IoSliceUninit {
            vec: libc::iovec {
                iov_base: buf.as_mut_ptr().cast(),
                iov_len: buf.len(),
            },
            _buf: PhantomData,
        }
    }

    /// The buffer.
    pub(super) fn get_mut(&mut self) -> &mut [MaybeUninit<u8>] {
        // SAFETY: borrowed for `'a`, by us alone.
        unsafe { core::slice::from_raw_parts_mut(self.vec.iov_base.cast(), self.vec.iov_len) }
    }
}

/// The longest buffer that a receive with MSG_TRUNC zeroes. For a longer one, most of which
/// will never be touched, the caller passes zeroed memory.
pub const ZEROED_MAX: usize = 2 * 1024 * 1024;

/// Makes `buf` ready for a receive: with MSG_TRUNC some sockets count bytes that they do not
/// write (TCP discards them), so it is zeroed then.
#[inline]
pub(super) fn make_ready(buf: &mut [MaybeUninit<u8>], flags: c_int) {
    if flags & libc::MSG_TRUNC != 0 && buf.len() <= ZEROED_MAX {
        buf.fill(MaybeUninit::new(0));
    }
}

/// [recv(2)](https://man7.org/linux/man-pages/man2/recv.2.html). Initialises as many bytes as
/// it returns, or all of `buf` when it returns more (MSG_TRUNC); but see [`ZEROED_MAX`].
#[inline]
pub fn recv(fd: RawFd, buf: &mut [MaybeUninit<u8>], flags: c_int) -> Result<usize, Errno> {
    make_ready(buf, flags);
    // SAFETY: `buf` is writable for its length.
    ret_len(unsafe { libc::recv(fd, buf.as_mut_ptr().cast(), buf.len(), flags) })
}

/// [recvfrom(2)](https://man7.org/linux/man-pages/man2/recvfrom.2.html). The result as for
/// [`recv`]; a connected stream leaves `from` empty.
#[inline]
pub fn recvfrom(
    fd: RawFd,
    buf: &mut [MaybeUninit<u8>],
    flags: c_int,
    from: &mut AddrBuf,
) -> Result<usize, Errno> {
    make_ready(buf, flags);
    // SAFETY: `buf` is writable for its length; recvfrom writes the address within the
    // length it is given and reports the address's own length.
    unsafe {
        from.fill(|addr, len| {
            ret_len(libc::recvfrom(
                fd,
                buf.as_mut_ptr().cast(),
                buf.len(),
                flags,
                addr,
                len,
            ))
        })
    }
}

/// [send(2)](https://man7.org/linux/man-pages/man2/send.2.html). Never adds MSG_NOSIGNAL.
#[inline]
pub fn send(fd: RawFd, buf: &[u8], flags: c_int) -> Result<usize, Errno> {
    // SAFETY: `buf` is readable for its length.
    ret_len(unsafe { libc::send(fd, buf.as_ptr().cast(), buf.len(), flags) })
}

/// [sendto(2)](https://man7.org/linux/man-pages/man2/sendto.2.html). Never adds MSG_NOSIGNAL.
#[inline]
pub fn sendto(fd: RawFd, buf: &[u8], flags: c_int, to: &Addr) -> Result<usize, Errno> {
    // SAFETY: `buf` and `to` are readable for their lengths.
    ret_len(unsafe {
        libc::sendto(
            fd,
            buf.as_ptr().cast(),
            buf.len(),
            flags,
            to.as_ptr(),
            to.len(),
        )
    })
}

/// [write(2)](https://man7.org/linux/man-pages/man2/write.2.html). May raise SIGPIPE.
#[inline]
pub fn write(fd: RawFd, buf: &[u8]) -> Result<usize, Errno> {
    // SAFETY: `buf` is readable for its length.
    ret_len(unsafe { libc::write(fd, buf.as_ptr().cast(), buf.len()) })
}

/// [read(2)](https://man7.org/linux/man-pages/man2/read.2.html).
#[inline]
pub fn read(fd: RawFd, buf: &mut [MaybeUninit<u8>]) -> Result<usize, Errno> {
    // SAFETY: `buf` is writable for its length.
    ret_len(unsafe { libc::read(fd, buf.as_mut_ptr().cast(), buf.len()) })
}

/// [readv(2)](https://man7.org/linux/man-pages/man2/readv.2.html). Hands over at most
/// IOV_MAX buffers and leaves the rest alone; never loops.
#[inline]
pub fn readv(fd: RawFd, bufs: &mut [IoSliceUninit<'_>]) -> Result<usize, Errno> {
    let count = bufs.len().min(IOV_MAX);
    // SAFETY: `IoSliceUninit` is an iovec that stays writable for the borrow; `count` is
    // within the slice.
    ret_len(unsafe { libc::readv(fd, bufs.as_mut_ptr().cast(), count as c_int) })
}

/// [writev(2)](https://man7.org/linux/man-pages/man2/writev.2.html). Hands over at most
/// IOV_MAX buffers and leaves the rest alone; never loops. May raise SIGPIPE.
#[inline]
pub fn writev(fd: RawFd, bufs: &[IoSlice<'_>]) -> Result<usize, Errno> {
    let count = bufs.len().min(IOV_MAX);
    // SAFETY: std promises that `IoSlice` is an iovec on Unix; `count` is within the slice.
    ret_len(unsafe { libc::writev(fd, bufs.as_ptr().cast(), count as c_int) })
}

/// The most buffers one readv(2) or writev(2) takes (Linux, the BSDs and macOS agree).
pub const IOV_MAX: usize = 1024;

/// [readv(2)](https://man7.org/linux/man-pages/man2/readv.2.html) over vectors that live in the
/// caller's own memory. Hands over at most IOV_MAX and leaves the rest alone; never loops.
///
/// # Safety
/// Every vector is writable for its length.
#[inline]
pub unsafe fn readv_raw(fd: RawFd, vecs: &[libc::iovec]) -> Result<usize, Errno> {
    let count = vecs.len().min(IOV_MAX);
    // SAFETY: the caller keeps each vector valid; `count` is within the slice.
    ret_len(unsafe { libc::readv(fd, vecs.as_ptr(), count as c_int) })
}

/// [writev(2)](https://man7.org/linux/man-pages/man2/writev.2.html), likewise. May raise SIGPIPE.
///
/// # Safety
/// Every vector is readable for its length.
#[inline]
pub unsafe fn writev_raw(fd: RawFd, vecs: &[libc::iovec]) -> Result<usize, Errno> {
    let count = vecs.len().min(IOV_MAX);
    // SAFETY: the caller keeps each vector valid; `count` is within the slice.
    ret_len(unsafe { libc::writev(fd, vecs.as_ptr(), count as c_int) })
}
