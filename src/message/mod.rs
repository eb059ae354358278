//! Messages with control data: sendmsg, recvmsg, cmsg_space.

#![deny(unsafe_code)]

pub mod arrived;
mod cmsg;
mod msghdr;

use std::io::IoSlice;
use std::os::fd::RawFd;

use netos::call::message;
use netos::codec::cmsg::space;
use netos::codec::control::{Shape, kind_of};
use netos::codec::sockaddr::AddrBuf;
use netos::errno::Errno;

use crate::convert::path::Fault;
use crate::interrupted::{Wait, retry};
use crate::socket::Sock;
use crate::socket::report;
use crate::socket::state;
use crate::zend::numeric::c_int;
use crate::zend::scratch::Scratch;
use crate::zend::{Call, Result, Ret, error};
use arrived::Cause;
use msghdr::Outgoing;

/// sendmsg(2).
pub fn socket_sendmsg(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let message = call.array(2)?;
    let flags = call.long_or(3, 0)?;
    check_int(flags, 3)?;
    sock.open()?;

    let mut out = Outgoing::new();
    let outcome = match out.fill(sock, message) {
        Ok(()) => {
            let sent = retry(sock, sock.fd(), Wait::Write, |fd| {
                // A signal's handler can have closed what the message lends.
                if !out.control.owners_stand() {
                    return Err(Errno::EBADF);
                }
                send(fd, &out, c_int(flags))
            });
            out.free();
            sent?
        }
        Err(fault) => {
            out.free();
            return refuse(fault, ret);
        }
    };
    match outcome {
        Ok(n) => ret.long(n as i64),
        Err(e) => {
            report::failure(sock, c"Error in sendmsg", e);
            ret.bool(false);
        }
    }
    Ok(())
}

fn send(fd: RawFd, out: &Outgoing<'_>, flags: libc::c_int) -> std::result::Result<usize, Errno> {
    let strings = out.iov();
    let mut iov = Scratch::new(strings.len(), IoSlice::new(&[]));
    for (slice, (_, v)) in iov.iter_mut().zip(strings.iter()) {
        if let Some(s) = v.as_str() {
            *slice = IoSlice::new(s.as_bytes());
        }
    }
    message::sendmsg(fd, out.to.as_ref(), &iov, out.control.bytes(), flags)
}

/// recvmsg(2). A failure is noted on the request alone, and always warned of.
pub fn socket_recvmsg(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    // User code may assign to the variable that the array comes from.
    let held = call.held_array(2)?;
    let place = call.out(2);
    let flags = call.long_or(3, 0)?;
    check_int(flags, 3)?;
    sock.open()?;

    let wanted = msghdr::wanted(sock, held.array());
    drop(held);
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(fault) => return refuse(fault, ret),
    };

    let mut flags = c_int(flags);
    if state::cloexec() {
        flags |= libc::MSG_CMSG_CLOEXEC;
    }
    let mut from = AddrBuf::new();
    let arrived = retry(sock, sock.fd(), Wait::Read, |fd| {
        arrived::receive(
            fd,
            wanted.name.then_some(&mut from),
            wanted.buffer,
            wanted.control,
            flags,
        )
    })?;
    let (received, arrived) = match arrived {
        Ok(both) => both,
        Err(e) => {
            report::failure_without_socket(c"Error in recvmsg", e);
            ret.bool(false);
            return Ok(());
        }
    };

    ret.long(received.count as i64);
    let from = wanted.name.then_some(&from);
    let (message, trouble) = msghdr::from_message(from, received, &arrived);
    // All descriptors have their owners: user code may run again.
    drop(arrived);
    place.array(message)?;
    if let Some(trouble) = trouble {
        if let Cause::Opaque(what) = trouble.cause.cause {
            report::failure_without_socket(what, trouble.cause.errno);
        }
        trouble.fault.report();
    }
    Ok(())
}

/// CMSG_SPACE: room for a message of a kind that has a known size.
pub fn socket_cmsg_space(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let level = call.long(1)?;
    let ty = call.long(2)?;
    let count = call.long_or(3, 0)?;
    check_int(level, 1)?;
    check_int(ty, 2)?;
    check_int(count, 3)?;
    let Ok(count) = usize::try_from(count) else {
        return Err(error::argument_value(
            3,
            c"must be greater than or equal to 0",
        ));
    };

    let Some(kind) = kind_of(c_int(level), c_int(ty)) else {
        return Err(error::value_error_numbers(
            c"Pair level ",
            level,
            c" and/or type ",
            ty,
            c" is not supported",
        ));
    };
    let size = match kind.shape {
        Shape::Fds => kind.size().saturating_mul(count),
        _ => kind.size(),
    };
    match i64::try_from(space(size)) {
        Ok(space) => ret.long(space),
        Err(_) => return Err(error::argument_value(3, c"is too large")),
    }
    Ok(())
}

/// A number that C code takes for an int.
fn check_int(value: i64, n: u32) -> Result<()> {
    if libc::c_int::try_from(value).is_err() {
        return Err(error::argument_value(
            n,
            c"must be between -2147483648 and 2147483647",
        ));
    }
    Ok(())
}

/// What PHP code gave is no message.
#[cold]
fn refuse(fault: Fault, ret: &mut Ret<'_>) -> Result<()> {
    ret.bool(false);
    match fault {
        Fault::Thrown(thrown) => Err(thrown),
        said => {
            said.report();
            Ok(())
        }
    }
}
