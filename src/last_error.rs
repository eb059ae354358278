//! The error slots and their texts.

#![forbid(unsafe_code)]

use crate::socket::Sock;
use crate::socket::report;
use crate::zend::{Call, Result, Ret, error};

/// The socket's last error, or the request's.
pub fn socket_last_error(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        let code = match call.count() {
            0 => report::last_error(),
            1 => Sock::at_a_glance(call, 1)?.error(),
            _ => return None,
        };
        ret.long(code.into());
        Some(Ok(()))
    };
    call.usual_or(ret, usual, last_error)
}

fn last_error(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 1)?;
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
pub fn socket_clear_error(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, _: &mut Ret<'_>| {
        if call.has(1) {
            return None;
        }
        report::set_last_error(0);
        Some(Ok(()))
    };
    call.usual_or(ret, usual, clear_error)
}

fn clear_error(call: Call<'_>, _ret: &mut Ret<'_>) -> Result<()> {
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
