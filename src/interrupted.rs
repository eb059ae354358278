//! `sockets.interrupted = restart`: after a signal a call runs the handlers and continues with the
//! rest of its time. A handler that throws, exits or closes the socket ends the call.

#![deny(unsafe_code)]

use std::os::fd::RawFd;
use std::result::Result as Outcome;
use std::time::{Duration, Instant};

use libc::{c_int, c_short};
use netos::call::{option, readiness};
use netos::codec::option_value::Timeval;
use netos::errno::Errno;

use crate::address::family;
use crate::socket::Sock;
use crate::socket::state;
use crate::zend::{Call, Result, Ret, signal};

/// What a call waits for, and the option that limits the wait.
#[derive(Clone, Copy)]
pub enum Wait {
    /// Something to read or accept: SO_RCVTIMEO.
    Read,
    /// Room to write: SO_SNDTIMEO.
    Write,
}

impl Wait {
    fn events(self) -> c_short {
        match self {
            Wait::Read => libc::POLLIN,
            Wait::Write => libc::POLLOUT,
        }
    }

    /// The kernel's limit of the wait; None if there is none.
    fn limit(self, fd: RawFd) -> Option<Duration> {
        let name = match self {
            Wait::Read => libc::SO_RCVTIMEO,
            Wait::Write => libc::SO_SNDTIMEO,
        };
        let mut room = [0; Timeval::SIZE];
        let time = option::getsockopt_into(fd, libc::SOL_SOCKET, name, &mut room)
            .ok()
            .and_then(Timeval::decode)?;
        let limit = Duration::from_secs(u64::try_from(time.sec).ok()?)
            + Duration::from_micros(u64::try_from(time.usec).ok()?);
        (!limit.is_zero()).then_some(limit)
    }
}

/// Makes a call that may wait. `fd` is the socket's current one; anything else that user code can
/// change, `call` must read anew each time. Err is an exception.
///
/// Without restarts this costs a dozen instructions, so the start time is kept in the globals and
/// everything else is out of line.
#[inline(always)]
pub fn retry<T>(
    sock: Sock<'_>,
    fd: RawFd,
    wait: Wait,
    call: impl FnMut(RawFd) -> Outcome<T, Errno>,
) -> Result<Outcome<T, Errno>> {
    retry_if::<true, T>(sock, fd, wait, call)
}

/// For functions in which a dozen instructions matter: runs one of two versions of the function.
#[inline(always)]
pub fn either<'f>(
    call: Call<'f>,
    ret: &mut Ret<'_>,
    plain: impl FnOnce(Call<'f>, &mut Ret<'_>) -> Result<()>,
    restarting: impl FnOnce(Call<'f>, &mut Ret<'_>) -> Result<()>,
) -> Result<()> {
    if state::restarts() {
        return call.apart(ret, restarting);
    }
    plain(call, ret)
}

/// `retry`, or with `R` false the call alone.
#[inline(always)]
pub fn retry_if<const R: bool, T>(
    sock: Sock<'_>,
    mut fd: RawFd,
    wait: Wait,
    mut call: impl FnMut(RawFd) -> Outcome<T, Errno>,
) -> Result<Outcome<T, Errno>> {
    if !R {
        return Ok(call(fd));
    }
    if state::restarts() {
        note_beginning();
    }
    let mut began = None;
    loop {
        match call(fd) {
            Err(Errno::EINTR) if state::restarts() => {
                let since = beginning(began);
                began = Some(since);
                match again(sock, wait, since)? {
                    Ok(same) => fd = same,
                    Err(e) => return Ok(Err(e)),
                }
            }
            outcome => return Ok(outcome),
        }
    }
}

#[cold]
#[inline(never)]
fn note_beginning() {
    state::note_beginning(Instant::now());
}

/// When the call began. Read before the first handler runs, since a handler may make calls.
#[cold]
#[inline(never)]
fn beginning(known: Option<Instant>) -> Instant {
    known.or_else(state::beginning).unwrap_or_else(Instant::now)
}

/// connect(2). After a signal the kernel goes on connecting to an internet address, and a second
/// call would be EALREADY, so this waits for the end of the first.
#[inline(always)]
pub fn connect(
    sock: Sock<'_>,
    fd: RawFd,
    mut call: impl FnMut(RawFd) -> Outcome<(), Errno>,
) -> Result<Outcome<(), Errno>> {
    if !state::restarts() {
        return Ok(call(fd));
    }
    if !family::of(sock.family()).is_some_and(|family| family.is_internet) {
        return retry(sock, fd, Wait::Write, call);
    }
    let began = Instant::now();
    match call(fd) {
        Err(Errno::EINTR) => connected(sock, began),
        outcome => Ok(outcome),
    }
}

#[cold]
fn connected(sock: Sock<'_>, began: Instant) -> Result<Outcome<(), Errno>> {
    loop {
        let fd = match again(sock, Wait::Write, began)? {
            Ok(fd) => fd,
            // The kernel's error when SO_SNDTIMEO is over.
            Err(Errno::EAGAIN) => return Ok(Err(Errno::EINPROGRESS)),
            Err(e) => return Ok(Err(e)),
        };
        // Without a limit `again` has not waited.
        match poll(fd, Wait::Write, None) {
            Ok(_) => return Ok(pending_error(fd)),
            Err(Errno::EINTR) => {}
            Err(e) => return Ok(Err(e)),
        }
    }
}

fn pending_error(fd: RawFd) -> Outcome<(), Errno> {
    match option::get_int(fd, libc::SOL_SOCKET, libc::SO_ERROR)? {
        0 => Ok(()),
        error => Err(Errno(error)),
    }
}

/// After a signal: runs handlers, and waits for the rest of the time if there is a limit. Returns
/// the socket's fd, with which the call can be made again.
#[cold]
#[inline(never)]
fn again(sock: Sock<'_>, wait: Wait, began: Instant) -> Result<Outcome<RawFd, Errno>> {
    loop {
        signal::run_handlers()?;
        let fd = sock.fd();
        if fd < 0 {
            return Ok(Err(Errno::EBADF));
        }
        let Some(limit) = wait.limit(fd) else {
            return Ok(Ok(fd));
        };
        let Some(left) = limit.checked_sub(began.elapsed()) else {
            return Ok(Err(Errno::EAGAIN));
        };
        match poll(fd, wait, Some(left)) {
            Ok(0) => return Ok(Err(Errno::EAGAIN)),
            Ok(_) => return Ok(Ok(fd)),
            Err(Errno::EINTR) => {}
            Err(e) => return Ok(Err(e)),
        }
    }
}

fn poll(fd: RawFd, wait: Wait, left: Option<Duration>) -> Outcome<usize, Errno> {
    let mut asked = [libc::pollfd {
        fd,
        events: wait.events(),
        revents: 0,
    }];
    let left = left.map(|left| libc::timespec {
        tv_sec: left.as_secs() as _,
        tv_nsec: c_int::try_from(left.subsec_nanos()).unwrap_or(0).into(),
    });
    readiness::ppoll(&mut asked, left)
}
