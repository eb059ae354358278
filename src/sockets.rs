//! The functions of the namespace `Sockets`, which the C extension does not have.

#![forbid(unsafe_code)]

use std::mem::MaybeUninit;
use std::os::fd::RawFd;

use libc::{SOCK_SEQPACKET, SOCK_STREAM, timespec};
use netos::call::{descriptor, name, open, option, readiness, transfer};
use netos::codec::option_value::Ucred;
use netos::errno::Errno;

use crate::socket::report;
use crate::socket::{GONE, NewSock, Sock};
use crate::zend::array::NewArray;
use crate::zend::stream;
use crate::zend::{Call, Result, Ret, error};

/// SO_PEERCRED: the process that made the other end of a local stream, at connect(2) or
/// socketpair(2). Without a connection the pid is 0 and the others are -1. socket_get_option()
/// returns an int for this option on every PHP version so far.
pub fn peer_credentials(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;

    let mut room = [0; Ucred::SIZE];
    let cred = option::getsockopt_into(fd, libc::SOL_SOCKET, libc::SO_PEERCRED, &mut room)
        .map(Ucred::decode);
    match cred {
        Ok(Some(cred)) => {
            let mut array = NewArray::new(3);
            array.set_long(c"pid", cred.pid.into());
            array.set_long(c"uid", id(cred.uid));
            array.set_long(c"gid", id(cred.gid));
            ret.array(array);
        }
        Ok(None) => ret.bool(false),
        Err(e) => {
            report::failure(sock, c"unable to retrieve peer credentials", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// A user or group; -1 for none.
fn id(id: u32) -> i64 {
    if id == u32::MAX { -1 } else { id.into() }
}

/// Whether a value is a socket with a descriptor. No system call.
pub fn is_open(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let fd = Sock::from_value(call.value(1)).map(Sock::fd);
    ret.bool(fd.is_some_and(|fd| fd >= 0 && fd != GONE));
    Ok(())
}

/// The descriptor's number.
pub fn fd(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let fd = Sock::arg(call, 1)?.open()?;
    if fd == GONE {
        return Err(error::argument_error(1, c"has already been closed"));
    }
    ret.long(fd.into());
    Ok(())
}

/// A socket over a duplicate of a descriptor, so that each of the two can be closed without the
/// other.
pub fn from_fd(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let given = call.long(1)?;
    let Some(fd) = RawFd::try_from(given).ok().filter(|fd| *fd >= 0) else {
        return Err(error::argument_value(
            1,
            c"must be between 0 and 2147483647",
        ));
    };

    let new = NewSock::create();
    let sock = new.sock();
    let taken = match open::dup_cloexec(fd) {
        Ok(own) => sock.try_import(own).inspect_err(|_| {
            let _ = open::close(own);
        }),
        Err(e) => Err((c"Unable to duplicate descriptor", e)),
    };
    match taken {
        Ok(()) => new.publish(ret),
        Err((what, e)) => {
            report::failure(sock, what, e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// Whether the next read finds the end of the stream.
pub fn at_eof(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;
    // The stream may have buffered data for its reader.
    if sock.stream_slot().is_some_and(|v| stream::buffered(v) > 0) {
        ret.bool(false);
        return Ok(());
    }

    let found = match look(fd) {
        // The kernel reports an error once. A second look shows whether the stream has ended.
        Err(e) => look(fd).inspect(|_| {
            sock.set_error(e.0);
            report::set_last_error(e.0);
        }),
        found => found,
    };
    match found {
        Ok(at_end) => ret.bool(at_end),
        Err(e) => {
            report::failure(sock, c"unable to look for the end of the stream", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// Counts the waiting bytes first, since SO_PEEK_OFF can make a peek look past them.
fn look(fd: RawFd) -> std::result::Result<bool, Errno> {
    let kind = name::socket_type(fd)?;
    if !matches!(kind, SOCK_STREAM | SOCK_SEQPACKET) || descriptor::bytes_waiting(fd) > 0 {
        return Ok(false);
    }
    let mut byte = [MaybeUninit::uninit()];
    match transfer::recv(fd, &mut byte, libc::MSG_PEEK | libc::MSG_DONTWAIT) {
        // A record may be empty.
        Ok(0) => Ok(kind == SOCK_STREAM || peer_sends_no_more(fd)?),
        Ok(_) => Ok(false),
        Err(e) if e.is_would_block() => Ok(false),
        Err(e) => Err(e),
    }
}

fn peer_sends_no_more(fd: RawFd) -> std::result::Result<bool, Errno> {
    let mut asked = [libc::pollfd {
        fd,
        events: libc::POLLRDHUP,
        revents: 0,
    }];
    let now = timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    readiness::ppoll(&mut asked, Some(now))?;
    let [answer] = asked;
    Ok(answer.revents & (libc::POLLRDHUP | libc::POLLHUP) != 0)
}
