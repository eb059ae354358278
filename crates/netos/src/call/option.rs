//! getsockopt(2) and setsockopt(2) over bytes; [`crate::codec::option_value`] interprets them.

use core::ffi::c_int;
use core::mem::MaybeUninit;

use libc::socklen_t;

use super::RawFd;
use crate::errno::{Errno, ret_unit};

/// [getsockopt(2)](https://man7.org/linux/man-pages/man2/getsockopt.2.html): how many bytes
/// of `value` the kernel filled. Never more than `value.len()`, whatever it reports; often
/// fewer, and the rest stays as it was.
///
/// SO_GET_FILTER is refused; use [`get_filter`].
#[inline]
pub fn getsockopt(
    fd: RawFd,
    level: c_int,
    name: c_int,
    value: &mut [MaybeUninit<u8>],
) -> Result<usize, Errno> {
    if counts_instructions(level, name) {
        return Err(Errno::EINVAL);
    }
    let mut len = socklen_t::try_from(value.len()).unwrap_or(socklen_t::MAX);
    // SAFETY: `value` is writable for at least `len` bytes, and the length is in bytes.
    ret_unit(unsafe {
        libc::getsockopt(fd, level, name, value.as_mut_ptr().cast(), &raw mut len)
    })?;
    Ok((len as usize).min(value.len()))
}

const GET_FILTER: c_int = libc::SO_GET_FILTER;

/// SO_GET_FILTER takes and gives its length in instructions of eight bytes: a length in
/// bytes would let the kernel write past the end.
#[inline]
fn counts_instructions(level: c_int, name: c_int) -> bool {
    level == libc::SOL_SOCKET && name == GET_FILTER
}

/// [`getsockopt`] into bytes that already have values; returns the part that was filled.
#[inline]
pub fn getsockopt_into(
    fd: RawFd,
    level: c_int,
    name: c_int,
    value: &mut [u8],
) -> Result<&[u8], Errno> {
    let room: *mut [u8] = value;
    // SAFETY: the same bytes for the length of the call; getsockopt writes initialised
    // bytes only, so `value` stays initialised.
    let len = getsockopt(fd, level, name, unsafe {
        &mut *(room as *mut [MaybeUninit<u8>])
    })?;
    Ok(value.get(..len).unwrap_or(&[]))
}

/// An int option. If the kernel fills fewer bytes, the others are 0.
#[inline]
pub fn get_int(fd: RawFd, level: c_int, name: c_int) -> Result<c_int, Errno> {
    const SIZE: usize = size_of::<c_int>();
    // What SO_GET_FILTER can fill with that length, which it counts in instructions.
    let mut room = MaybeUninit::<[c_int; 2 * SIZE]>::uninit();
    const _: () = assert!(2 * SIZE == size_of::<libc::sock_filter>());
    let value: *mut c_int = room.as_mut_ptr().cast();
    let mut len = SIZE as socklen_t;
    // SAFETY: `room` is writable for `len` bytes, and for `len` instructions; its first int has a
    // value.
    unsafe {
        value.write(0);
        ret_unit(libc::getsockopt(
            fd,
            level,
            name,
            value.cast(),
            &raw mut len,
        ))?;
        Ok(value.read())
    }
}

/// [setsockopt(2)](https://man7.org/linux/man-pages/man2/setsockopt.2.html).
///
/// Not for options whose value contains pointers (SO_ATTACH_FILTER); use [`set_filter`].
#[inline]
pub fn setsockopt(fd: RawFd, level: c_int, name: c_int, value: &[u8]) -> Result<(), Errno> {
    let len = socklen_t::try_from(value.len()).unwrap_or(socklen_t::MAX);
    // SAFETY: `value` is readable for at least `len` bytes.
    ret_unit(unsafe { libc::setsockopt(fd, level, name, value.as_ptr().cast(), len) })
}

/// Sets an int option.
#[inline]
pub fn set_int(fd: RawFd, level: c_int, name: c_int, value: c_int) -> Result<(), Errno> {
    setsockopt(fd, level, name, &value.to_ne_bytes())
}

/// Attaches a classic BPF program: SO_ATTACH_FILTER or SO_ATTACH_REUSEPORT_CBPF. The kernel
/// copies the program.
pub fn set_filter(fd: RawFd, name: c_int, program: &[libc::sock_filter]) -> Result<(), Errno> {
    use core::mem::offset_of;

    use crate::codec::field::put;

    let len = u16::try_from(program.len()).map_err(|_| Errno::EINVAL)?;
    // As bytes, since the kernel copies the padding too.
    let mut fprog = [0; size_of::<libc::sock_fprog>()];
    put(
        &mut fprog,
        offset_of!(libc::sock_fprog, len),
        &len.to_ne_bytes(),
    );
    let at = program.as_ptr().expose_provenance();
    put(
        &mut fprog,
        offset_of!(libc::sock_fprog, filter),
        &at.to_ne_bytes(),
    );
    // SAFETY: `fprog` points to `len` instructions, which the kernel only reads.
    ret_unit(unsafe {
        libc::setsockopt(
            fd,
            libc::SOL_SOCKET,
            name,
            fprog.as_ptr().cast(),
            fprog.len() as socklen_t,
        )
    })
}

/// SO_GET_FILTER: how many instructions the attached classic BPF program has, 0 where there
/// is none.
pub fn filter_len(fd: RawFd) -> Result<usize, Errno> {
    get_filter(fd, &mut [])
}

/// SO_GET_FILTER: fills `program` and returns how many instructions it has. EINVAL if `program`
/// is too short; with an empty slice it only returns the number.
pub fn get_filter(fd: RawFd, program: &mut [libc::sock_filter]) -> Result<usize, Errno> {
    let mut len = socklen_t::try_from(program.len()).unwrap_or(socklen_t::MAX);
    // SAFETY: `program` is writable for `len` instructions, which is what this option
    // counts in; with 0 nothing is written.
    ret_unit(unsafe {
        libc::getsockopt(
            fd,
            libc::SOL_SOCKET,
            libc::SO_GET_FILTER,
            program.as_mut_ptr().cast(),
            &raw mut len,
        )
    })?;
    Ok(len as usize)
}
