//! Blocking mode and the out-of-band mark.

#![forbid(unsafe_code)]

use netos::call::descriptor;

use crate::socket::Sock;
use crate::socket::report;
use crate::zend::{Call, Result, Ret, stream};

/// O_NONBLOCK on, in one ioctl.
pub fn socket_set_nonblock(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    set(call, ret, false)
}

/// O_NONBLOCK off, in one ioctl.
pub fn socket_set_block(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    set(call, ret, true)
}

#[inline(always)]
fn set(call: Call<'_>, ret: &mut Ret<'_>, blocking: bool) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;

    // A stream that shares the fd notes the mode itself, so it makes the change.
    if let Some(shared) = sock.stream_slot()
        && stream::set_blocking(shared, blocking)
    {
        sock.set_blocking(blocking);
        ret.bool(true);
        return Ok(());
    }
    match descriptor::set_nonblocking(fd, !blocking) {
        Ok(()) => {
            sock.set_blocking(blocking);
            ret.bool(true);
        }
        Err(e) => {
            let what = if blocking {
                c"unable to set blocking mode"
            } else {
                c"unable to set nonblocking mode"
            };
            report::failure(sock, what, e);
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
