//! The error slots and their texts.

#![forbid(unsafe_code)]

use crate::socket::Sock;
use crate::socket::report;
use crate::zend::{Call, Result, Ret, error};

/// The socket's last error, or the request's.
pub fn socket_last_error(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 1)?;
    if call.has(1) {
        if let Some(sock) = Sock::at_a_glance(call, 1) {
            ret.long(sock.error().into());
            return Ok(());
        }
        return last_error_of(call, ret);
    }
    ret.long(i64::from(report::last_error()));
    Ok(())
}

/// Not inlined, so that the usual calls need no stack frame.
#[inline(never)]
fn last_error_of(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let code = match Sock::optional_arg(call, 1)? {
        Some(sock) => {
            sock.open()?;
            sock.error()
        }
        None => report::last_error(),
    };
    ret.long(i64::from(code));
    Ok(())
}

/// Sets the socket's last error, or the request's, to 0.
pub fn socket_clear_error(call: Call<'_>, _ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 1)?;
    match Sock::optional_arg(call, 1)? {
        Some(sock) => {
            sock.open()?;
            sock.set_error(0);
        }
        None => report::set_last_error(0),
    }
    Ok(())
}

/// strerror(3), and hstrerror(3) for host-lookup codes.
pub fn socket_strerror(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let Ok(code) = i32::try_from(call.long(1)?) else {
        return Err(error::argument_value(
            1,
            c"must be between -2147483648 and 2147483647",
        ));
    };
    ret.string(report::text(code));
    Ok(())
}
