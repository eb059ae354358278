//! Blocking mode and the out-of-band mark.

#![forbid(unsafe_code)]

use std::ffi::CStr;

use netos::call::descriptor;

use crate::socket::Sock;
use crate::socket::report;
use crate::zend::{Call, Result, Ret, stream};

/// O_NONBLOCK on, in one ioctl.
pub fn socket_set_nonblock(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.usual_or(ret, set_usual::<false>, set::<false>)
}

/// O_NONBLOCK off, in one ioctl.
pub fn socket_set_block(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.usual_or(ret, set_usual::<true>, set::<true>)
}

#[inline(always)]
fn set_usual<const BLOCKING: bool>(call: Call<'_>, ret: &mut Ret<'_>) -> Option<Result<()>> {
    if !call.counts(1, 1) {
        return None;
    }
    let sock = Sock::at_a_glance(call, 1)?;
    match descriptor::set_nonblocking(sock.fd(), !BLOCKING) {
        Ok(()) => {
            sock.set_blocking(BLOCKING);
            ret.bool(true);
        }
        Err(e) => report::failure_here(ret, set_failed(BLOCKING), e),
    }
    Some(Ok(()))
}

const fn set_failed(blocking: bool) -> &'static CStr {
    if blocking {
        c"unable to set blocking mode"
    } else {
        c"unable to set nonblocking mode"
    }
}

fn set<const BLOCKING: bool>(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;

    // A stream that shares the fd notes the mode itself, so it makes the change.
    if let Some(shared) = sock.stream_slot()
        && stream::set_blocking(shared, BLOCKING)
    {
        sock.set_blocking(BLOCKING);
        ret.bool(true);
        return Ok(());
    }
    match descriptor::set_nonblocking(fd, !BLOCKING) {
        Ok(()) => {
            sock.set_blocking(BLOCKING);
            ret.bool(true);
        }
        Err(e) => {
            report::failure(sock, set_failed(BLOCKING), e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// sockatmark(3): whether the read position is at the out-of-band mark.
pub fn socket_atmark(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;
    match descriptor::sockatmark(fd) {
        Ok(at) => ret.bool(at),
        Err(e) => {
            report::failure(sock, c"Unable to apply sockmark", e);
            ret.bool(false);
        }
    }
    Ok(())
}
