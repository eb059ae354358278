//! Waiting: select(2) without FD_SETSIZE, ppoll(2), and epoll(7) for sets kept between
//! calls.

use core::ffi::{c_int, c_ulong};

use libc::{pollfd, timespec};

use super::RawFd;
use crate::errno::{Errno, ret_count};

/// A word of a select(2) bitmap.
pub type Word = c_ulong;

/// Descriptors in a [`Word`].
pub const WORD_BITS: usize = Word::BITS as usize;

/// Words of a bitmap that has room for descriptors 0 to `max`.
pub const fn words_for(max: RawFd) -> usize {
    max as usize / WORD_BITS + 1
}

/// Sets a descriptor's bit; nothing where it is outside the bitmap.
#[inline(always)]
pub fn set_bit(words: &mut [Word], fd: RawFd) {
    if let Some(word) = words.get_mut(fd as usize / WORD_BITS) {
        *word |= 1 << (fd as usize % WORD_BITS);
    }
}

/// Whether a descriptor's bit is set.
#[inline(always)]
pub fn has_bit(words: &[Word], fd: RawFd) -> bool {
    words
        .get(fd as usize / WORD_BITS)
        .is_some_and(|word| word >> (fd as usize % WORD_BITS) & 1 != 0)
}

/// [select(2)](https://man7.org/linux/man-pages/man2/select.2.html) over bitmaps of any
/// length: the kernel has no FD_SETSIZE, only the C library's `fd_set` has. Leaves the
/// ready descriptors' bits and returns how many there are. `None` waits for ever.
///
/// `words` is the sets for reading, writing and exceptions one after the other, all of the
/// same length; those that are not `used` are not asked about.
#[inline]
pub fn select(
    max: RawFd,
    words: &mut [Word],
    used: [bool; 3],
    timeout: Option<libc::timeval>,
) -> Result<usize, Errno> {
    let length = words.len() / used.len();
    if words_for(max) > length {
        return Err(Errno(libc::EINVAL));
    }
    let first = words.as_mut_ptr();
    let sets = core::array::from_fn(|set| match used[set] {
        true => first.wrapping_add(set * length).cast(),
        false => core::ptr::null_mut(),
    });
    // SAFETY: the kernel reads and writes the bits 0 to `max` of each set, and every
    // bitmap has at least that many.
    unsafe { raw_select(max.saturating_add(1), sets, timeout) }
}

/// The microseconds that the C library's select(2) uses: glibc the low 32 bits, musl all.
#[inline(always)]
pub const fn micros_of_select(micros: i64) -> i64 {
    if cfg!(target_env = "musl") {
        micros
    } else {
        micros as i32 as i64
    }
}

/// The system call itself, which takes fewer instructions than the C library's select(2).
///
/// # Safety
/// Each set is null or has `count` bits.
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
#[inline]
unsafe fn raw_select(
    count: c_int,
    [read, write, except]: [*mut libc::fd_set; 3],
    timeout: Option<libc::timeval>,
) -> Result<usize, Errno> {
    let mut timeout = timeout.map(|t| timespec {
        tv_sec: t.tv_sec,
        tv_nsec: t.tv_usec * 1000,
    });
    let timeout = timeout
        .as_mut()
        .map_or(core::ptr::null_mut(), |t| &raw mut *t);
    let no_mask: *const libc::c_void = core::ptr::null();
    // SAFETY: the sets by contract; the timeout is null or a live local, which the kernel
    // may write to; a null mask changes nothing.
    let ready = unsafe {
        libc::syscall(
            libc::SYS_pselect6,
            count,
            read,
            write,
            except,
            timeout,
            no_mask,
        )
    };
    usize::try_from(ready).map_err(|_| Errno::last())
}

/// select(2) of the C library.
///
/// # Safety
/// Each set is null or has `count` bits.
#[cfg(not(all(target_os = "linux", target_pointer_width = "64")))]
#[inline]
unsafe fn raw_select(
    count: c_int,
    [read, write, except]: [*mut libc::fd_set; 3],
    mut timeout: Option<libc::timeval>,
) -> Result<usize, Errno> {
    let timeout = timeout
        .as_mut()
        .map_or(core::ptr::null_mut(), |t| &raw mut *t);
    // SAFETY: the sets by contract; the timeout is null or a live local.
    ret_count(unsafe { libc::select(count, read, write, except, timeout) })
}

pub use epoll::*;

/// [ppoll(2)](https://man7.org/linux/man-pages/man2/ppoll.2.html) without a signal mask:
/// how many entries have events. `None` waits for ever. Never restarts after EINTR.
#[cfg(not(target_vendor = "apple"))]
#[inline]
pub fn ppoll(fds: &mut [pollfd], timeout: Option<timespec>) -> Result<usize, Errno> {
    let timeout: *const timespec = timeout.as_ref().map_or(core::ptr::null(), |t| t);
    // SAFETY: `fds` is writable for its length; the timeout is null or a live local.
    ret_count(unsafe {
        libc::ppoll(
            fds.as_mut_ptr(),
            fds.len() as libc::nfds_t,
            timeout,
            core::ptr::null(),
        )
    })
}

/// poll(2), where there is no ppoll: the timeout is rounded up to milliseconds.
#[cfg(target_vendor = "apple")]
#[inline]
pub fn ppoll(fds: &mut [pollfd], timeout: Option<timespec>) -> Result<usize, Errno> {
    let millis = timeout.map_or(-1, |t| {
        let millis = t
            .tv_sec
            .saturating_mul(1000)
            .saturating_add((t.tv_nsec + 999_999) / 1_000_000);
        i32::try_from(millis).unwrap_or(i32::MAX)
    });
    // SAFETY: `fds` is writable for its length.
    ret_count(unsafe { libc::poll(fds.as_mut_ptr(), fds.len() as libc::nfds_t, millis) })
}

mod epoll {
    use core::ffi::c_int;

    use crate::call::RawFd;
    use crate::errno::{Errno, ret_count, ret_fd, ret_unit};

    /// [epoll_create1(2)](https://man7.org/linux/man-pages/man2/epoll_create.2.html).
    #[inline]
    pub fn epoll_create1(flags: c_int) -> Result<RawFd, Errno> {
        // SAFETY: no pointers.
        ret_fd(unsafe { libc::epoll_create1(flags) })
    }

    /// [epoll_ctl(2)](https://man7.org/linux/man-pages/man2/epoll_ctl.2.html). The event is
    /// ignored by EPOLL_CTL_DEL.
    #[inline]
    pub fn epoll_ctl(
        epfd: RawFd,
        op: c_int,
        fd: RawFd,
        mut event: libc::epoll_event,
    ) -> Result<(), Errno> {
        // SAFETY: the event is a live local.
        ret_unit(unsafe { libc::epoll_ctl(epfd, op, fd, &raw mut event) })
    }

    /// [epoll_wait(2)](https://man7.org/linux/man-pages/man2/epoll_wait.2.html): how many of
    /// `events` were written. -1 ms waits for ever.
    #[inline]
    pub fn epoll_wait(
        epfd: RawFd,
        events: &mut [libc::epoll_event],
        millis: c_int,
    ) -> Result<usize, Errno> {
        let room = c_int::try_from(events.len()).unwrap_or(c_int::MAX);
        // SAFETY: `events` is writable for at least `room` entries.
        ret_count(unsafe { libc::epoll_wait(epfd, events.as_mut_ptr(), room, millis) })
    }

    /// Marks the open file behind `fd` as this thread's (F_SETOWN_EX). An epoll file sends no
    /// signals, so nothing else reads or writes its owner. Returns the claim for `is_claimed`.
    pub fn claim(fd: RawFd) -> Result<Claim, Errno> {
        // SAFETY: no pointers.
        let thread = unsafe { libc::syscall(libc::SYS_gettid) };
        let claim = Claim {
            kind: F_OWNER_TID,
            id: thread as libc::pid_t,
        };
        // SAFETY: the structure is a live local, which the kernel reads.
        ret_unit(unsafe { libc::fcntl(fd, F_SETOWN_EX, &raw const claim) })?;
        Ok(claim)
    }

    /// Whether `fd` is still the claimed file, and not another one with the same number.
    #[inline]
    pub fn is_claimed(fd: RawFd, claim: Claim) -> bool {
        let mut found = Claim { kind: -1, id: -1 };
        // SAFETY: the structure is a live local, which the kernel writes.
        let outcome = ret_unit(unsafe { libc::fcntl(fd, F_GETOWN_EX, &raw mut found) });
        outcome.is_ok() && found == claim
    }

    /// `struct f_owner_ex`.
    #[repr(C)]
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Claim {
        kind: c_int,
        id: libc::pid_t,
    }

    const F_SETOWN_EX: c_int = 15;
    const F_GETOWN_EX: c_int = 16;
    const F_OWNER_TID: c_int = 0;
}
