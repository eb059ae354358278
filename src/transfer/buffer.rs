//! A receive buffer of any size that PHP code asks for, at the cost of the data only.
//!
//! By the length: up to 256 bytes go through the stack, or straight into a string where one
//! is wanted anyway. Up to 64 KiB go through a buffer that the thread keeps, and are copied
//! into a string of the right size, unless the last receive was large. These, and longer ones, go
//! straight into a string that is cut down. Huge lengths go through reserved address space, which
//! uses only the pages that the kernel fills, so that a length far above memory_limit is no error
//! as long as the data fits.
//!
//! What the thread's buffer saves (PHP 8.2, instructions of a call): 8 bytes at a length of 8,192 take
//! 343 with it and 695 without, at 65,536 345 and 770; 1 KiB at 1,024, in an echo, takes 286 more.

#![allow(unsafe_code)]

use std::mem::MaybeUninit;
use std::os::fd::RawFd;
use std::ptr::NonNull;
use std::slice;

use netos::call::memory::{self, TRANSFER_MAX};
use netos::call::{line, transfer};
use netos::codec::sockaddr::AddrBuf;
use netos::errno::Errno;

use crate::zend::string::ReadyStr;
use crate::zend::{self, Out, StrBuf};

/// The received bytes, and the kernel's count (which MSG_TRUNC may make larger).
pub struct Received {
    pub string: ReadyStr,
    pub count: usize,
}

/// Up to this, a block of the requested size costs least.
const SMALL: usize = 256;
/// Up to this, the data is copied out of `BUFFER`. Not out of one on the stack: a Fiber's
/// may have 16 KiB in all (SAFETY.md, "The stack").
const MIDDLE: usize = 64 * 1024;
/// Beyond this, Zend's allocator maps memory of its own for each block.
pub const DIRECT: usize = 2 * 1024 * 1024 - 8192;
// Longer buffers are mappings, so zeroed already, as MSG_TRUNC requires.
const _: () = assert!(DIRECT <= transfer::ZEROED_MAX);

// A destructor that `place` runs may receive again: the buffer is lent then, and that call
// allocates a block of its own.
zend::per_thread!(pub BUFFER: Buffer = Buffer::new());

/// The thread's receive buffer.
pub struct Buffer {
    bytes: Vec<u8>,
    /// The last receive had more than `MUCH` bytes, so the next one probably has, too; copying
    /// them costs more than cutting a block. With 60,000 bytes a round trip takes 5.0
    /// microseconds through the buffer and 4.1 with a block, with 16 bytes 570 ns and 590.
    expects_much: bool,
}

impl Buffer {
    pub const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            expects_much: false,
        }
    }
}

/// Zend's allocator cuts a block without moving it when at least a page of it stays in use.
const MUCH: usize = 4096;

/// A mapping and its length.
type Mapping = (NonNull<u8>, usize);

zend::per_thread!(MAPPED: Option<Mapping> = None);

/// A length that PHP code may ask for; None where C returns false.
#[inline(always)]
pub fn length(length: i64) -> Option<usize> {
    if length <= 0 || length == i64::MAX {
        return None;
    }
    Some(length as usize)
}

/// The received data, on its way to PHP.
pub enum Payload<'a> {
    /// In our buffer.
    Bytes(&'a [u8]),
    /// In a block of its own.
    Block(ReadyStr),
}

impl Payload<'_> {
    #[inline(always)]
    fn into_string(self) -> ReadyStr {
        match self {
            Payload::Bytes(bytes) => ReadyStr::copy_of(bytes),
            Payload::Block(string) => string,
        }
    }

    /// Assigns it to `place`.
    #[inline(always)]
    pub fn put(self, place: Out<'_>) -> zend::Result<()> {
        match self {
            Payload::Bytes(bytes) => place.bytes(bytes),
            Payload::Block(string) => place.string(string),
        }
    }

    /// The same; no data is null.
    #[inline(always)]
    pub fn put_or_null(self, place: Out<'_>) -> zend::Result<()> {
        match self {
            Payload::Bytes([]) => place.null(),
            Payload::Block(string) if string.is_empty() => {
                string.discard();
                place.null()
            }
            payload => payload.put(place),
        }
    }
}

/// recv(2) into a new string.
#[inline]
pub fn recv(fd: RawFd, len: usize, flags: libc::c_int) -> Result<Received, Errno> {
    // SAFETY: recv(2) fills as many bytes as it says, cut at the buffer's end; with MSG_TRUNC,
    // which may fill fewer, the buffer is zeroed before, by netos or as a new mapping.
    unsafe { with(len, |buf| transfer::recv(fd, buf, flags)) }
}

/// recv(2). Returns the result of `place`, and the kernel's count.
#[inline]
pub fn recv_to<R>(
    fd: RawFd,
    len: usize,
    flags: libc::c_int,
    place: impl FnOnce(Payload<'_>) -> R,
) -> Result<(R, usize), Errno> {
    // SAFETY: as for recv.
    unsafe { receive::<false, R>(len, |buf| transfer::recv(fd, buf, flags), place) }
}

/// recvfrom(2), likewise.
#[inline]
pub fn recvfrom_to<R>(
    fd: RawFd,
    len: usize,
    flags: libc::c_int,
    from: &mut AddrBuf,
    place: impl FnOnce(Payload<'_>) -> R,
) -> Result<(R, usize), Errno> {
    // SAFETY: as for recv.
    unsafe { receive::<false, R>(len, |buf| transfer::recvfrom(fd, buf, flags, from), place) }
}

/// A receive of any kind: `fill` lends its buffer to the kernel and returns the
/// kernel's count.
///
/// # Safety
/// `fill` must initialise as many bytes as it returns, or the whole buffer when it
/// returns more.
#[inline]
pub unsafe fn with(
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
) -> Result<Received, Errno> {
    // SAFETY: by contract.
    let (string, count) =
        unsafe { receive::<true, _>(len, fill, |payload: Payload<'_>| payload.into_string())? };
    Ok(Received { string, count })
}

/// One line; see `netos::call::line`.
#[inline]
pub fn read_line(fd: RawFd, len: usize, is_stream: bool) -> Result<Received, Errno> {
    // SAFETY: read_line fills as many bytes as it says.
    unsafe { with(len, |buf| line::read_line(fd, buf, is_stream)) }
}

/// Passes the data to `place`, which may end in a bailout; the count is that of `fill`. With `NEW`
/// `place` makes a new string in any case.
///
/// # Safety
/// `fill` must initialise as many bytes as it returns, or the whole buffer when it
/// returns more.
#[inline(always)]
unsafe fn receive<const NEW: bool, R>(
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
    place: impl FnOnce(Payload<'_>) -> R,
) -> Result<(R, usize), Errno> {
    if len <= SMALL && !NEW {
        let mut buf = [MaybeUninit::uninit(); SMALL];
        // SAFETY: by contract.
        return unsafe {
            through(&mut buf[..len], fill, |bytes: &[u8]| {
                place(Payload::Bytes(bytes))
            })
        };
    }
    if len > SMALL && len <= MIDDLE {
        // SAFETY: by contract.
        return unsafe { through_buffer(len, fill, place) };
    }
    if len > DIRECT {
        // SAFETY: by contract.
        let (string, count) = unsafe { through_reserve(len, fill, ReadyStr::copy_of)? };
        return Ok((place(Payload::Block(string)), count));
    }
    // SAFETY: by contract.
    unsafe { through_block(len, fill, place) }
}

/// # Safety
/// As for `receive`.
#[inline(always)]
unsafe fn through_block<R>(
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
    place: impl FnOnce(Payload<'_>) -> R,
) -> Result<(R, usize), Errno> {
    let mut buf = StrBuf::alloc(len);
    let count = match fill(buf.spare()) {
        Ok(count) => count,
        Err(e) => {
            buf.free();
            return Err(e);
        }
    };
    let string = if len <= SMALL {
        // SAFETY: by contract.
        unsafe { buf.finish_uncut(count.min(len)) }
    } else {
        // SAFETY: by contract.
        unsafe { buf.finish(count.min(len)) }
    };
    Ok((place(Payload::Block(string)), count))
}

/// # Safety
/// As for `receive`.
#[inline(always)]
unsafe fn through<R>(
    buf: &mut [MaybeUninit<u8>],
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
    copy: impl FnOnce(&[u8]) -> R,
) -> Result<(R, usize), Errno> {
    let count = fill(buf)?;
    // SAFETY: by contract.
    let data = unsafe { slice::from_raw_parts(buf.as_ptr().cast(), count.min(buf.len())) };
    Ok((copy(data), count))
}

/// # Safety
/// As for `receive`; `len` is at most `MIDDLE`.
#[inline(never)]
unsafe fn through_buffer<R>(
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
    place: impl FnOnce(Payload<'_>) -> R,
) -> Result<(R, usize), Errno> {
    BUFFER.with(|buffer| {
        buffer.lend_or(
            (fill, place),
            |buffer, (fill, place)| {
                let outcome = if buffer.expects_much {
                    // SAFETY: by contract.
                    unsafe { through_block_apart(len, fill, place) }
                } else {
                    let bytes = &mut buffer.bytes;
                    if bytes.capacity() < MIDDLE && bytes.try_reserve_exact(MIDDLE).is_err() {
                        return Err(Errno(libc::ENOMEM));
                    }
                    let buf = &mut bytes.spare_capacity_mut()[..len];
                    // SAFETY: by contract.
                    unsafe { through(buf, fill, |bytes| place(Payload::Bytes(bytes))) }
                };
                if let Ok((_, count)) = &outcome {
                    buffer.expects_much = *count > MUCH;
                }
                outcome
            },
            // SAFETY: by contract.
            |(fill, place)| unsafe { through_block_apart(len, fill, place) },
        )
    })
}

/// # Safety
/// As for `receive`.
#[inline(never)]
unsafe fn through_block_apart<R>(
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
    place: impl FnOnce(Payload<'_>) -> R,
) -> Result<(R, usize), Errno> {
    // SAFETY: by contract.
    unsafe { through_block(len, fill, place) }
}

/// Passes `len` bytes of address space to `fill`, and the data to `copy`, which may end in a
/// bailout but runs no user code; the count is that of `fill`.
///
/// # Safety
/// As for `receive`.
#[cold]
#[inline(never)]
pub unsafe fn through_reserve<R>(
    len: usize,
    fill: impl FnOnce(&mut [MaybeUninit<u8>]) -> Result<usize, Errno>,
    copy: impl FnOnce(&[u8]) -> R,
) -> Result<(R, usize), Errno> {
    release_left();
    let len = len.min(TRANSFER_MAX);
    let place = memory::reserve(len)?;
    // SAFETY: the mapping is ours and `len` long.
    let buf = unsafe { slice::from_raw_parts_mut(place.as_ptr().cast(), len) };
    let result = fill(buf).map(|count| {
        // A bailout in `copy` leaves the mapping to `release_left`.
        note(Some((place, len)));
        // SAFETY: by contract, and a mapping is zeroed anyway.
        let data = unsafe { slice::from_raw_parts(place.as_ptr(), count.min(len)) };
        let copied = copy(data);
        note(None);
        (copied, count)
    });
    // SAFETY: the mapping is ours, and `copy` has kept no pointer into it.
    unsafe { memory::release(place, len) };
    result
}

/// Sets the note of a mapping that a bailout may leave, and returns what it was.
fn note(mapping: Option<Mapping>) -> Option<Mapping> {
    MAPPED.with(|noted| {
        noted
            .lend(|noted| std::mem::replace(noted, mapping))
            .flatten()
    })
}

/// Frees the mapping that a bailout in `through_reserve` has left. No user code runs between its
/// two notes, so a mapping that is noted when a call begins or a request ends is unused.
pub fn release_left() {
    if let Some((place, len)) = note(None) {
        // SAFETY: noted by `through_reserve`, which a bailout ended before it could release it.
        unsafe { memory::release(place, len) };
    }
}
