//! Bytes in and out: read, recv, recvfrom, write, send, sendto.

#![deny(unsafe_code)]

pub mod buffer;

use std::ffi::CStr;
use std::os::fd::RawFd;

use netos::call::transfer;
use netos::codec::sockaddr::{Addr, AddrBuf};
use netos::errno::Errno;

use crate::address::family::{self, Given};
use crate::address::{self, check_port};
use crate::interrupted::{Wait, either, retry, retry_if};
use crate::socket::Sock;
use crate::socket::report;
use crate::socket::state;
use crate::version;
use crate::zend::cast::c_int;
use crate::zend::{Call, Out, Result, Ret, Str, error};

/// `PHP_NORMAL_READ`; any other mode reads as PHP_BINARY_READ.
const NORMAL_READ: i64 = 1;
const BINARY_READ: i64 = 2;

/// Argument 1 of a usual call: a Socket by itself, with nothing to restart.
#[inline(always)]
fn usual_socket(call: Call<'_>, min: u32, max: u32) -> Option<Sock<'_>> {
    if state::restarts() || !call.counts(min, max) {
        return None;
    }
    Sock::at_a_glance(call, 1)
}

/// write(2).
pub fn socket_write(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        let sock = usual_socket(call, 2, 3)?;
        let data = call.raw(2).as_str()?;
        let data = if call.has(3) {
            first(data, call.raw(3).as_long()?)?
        } else {
            data.as_bytes()
        };
        match written(sock, sock.fd(), data) {
            Ok(n) => ret.long(n as i64),
            Err(e) => report::failure_here(ret, c"unable to write to socket", e),
        }
        Some(Ok(()))
    };
    call.usual_or(ret, usual, write)
}

fn write(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let data = call.string(2)?;
    let length = call.nullable_long(3)?;
    let fd = sock.open()?;
    let data = match length {
        None => data.as_bytes(),
        Some(length) => cut(data, length)?,
    };
    match retry(sock, fd, Wait::Write, |fd| written(sock, fd, data))? {
        Ok(n) => ret.long(n as i64),
        Err(e) => {
            report::failure(sock, c"unable to write to socket", e);
            ret.bool(false);
        }
    }
    Ok(())
}

#[inline(always)]
fn written(sock: Sock<'_>, fd: RawFd, data: &[u8]) -> std::result::Result<usize, Errno> {
    #[cold]
    fn by_write(fd: RawFd, data: &[u8]) -> std::result::Result<usize, Errno> {
        transfer::write(fd, data)
    }
    if family::writes_by_send(sock.family()) {
        transfer::send(fd, data, 0)
    } else {
        by_write(fd, data)
    }
}

/// recv(2) without flags, or one line of a stream.
pub fn socket_read(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        let sock = usual_socket(call, 2, 3)?;
        let length = buffer::length(call.raw(2).as_long()?)?;
        if call.has(3) && call.raw(3).as_long()? == NORMAL_READ {
            read_line(sock, length, ret);
            return Some(Ok(()));
        }
        match buffer::recv(sock.fd(), length, 0) {
            Ok(got) => ret.string(got.string),
            Err(e) => report::failure_here(ret, READ_FAILED, e),
        }
        Some(Ok(()))
    };
    call.usual_or(ret, usual, read)
}

const READ_FAILED: &CStr = c"unable to read from socket";

#[inline(never)]
fn read_line(sock: Sock<'_>, length: usize, ret: &mut Ret<'_>) {
    match buffer::read_line(sock.fd(), length, sock.is_stream()) {
        Ok(got) => ret.string(got.string),
        Err(e) => report::failure_here(ret, READ_FAILED, e),
    }
}

fn read(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let length = call.long(2)?;
    let mode = call.long_or(3, BINARY_READ)?;
    let fd = sock.open()?;
    let Some(length) = buffer::length(length) else {
        ret.bool(false);
        return Ok(());
    };

    let received = retry(sock, fd, Wait::Read, |fd| {
        if mode == NORMAL_READ {
            buffer::read_line(fd, length, sock.is_stream())
        } else {
            buffer::recv(fd, length, 0)
        }
    })?;
    match received {
        Ok(got) => ret.string(got.string),
        Err(e) => {
            report::failure(sock, READ_FAILED, e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// recv(2). The result is the kernel's number, which MSG_TRUNC makes the size of the
/// whole datagram; `$data` holds what fitted.
pub fn socket_recv(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        let sock = usual_socket(call, 4, 4)?;
        let length = buffer::length(call.raw(3).as_long()?)?;
        let flags = c_int(call.raw(4).as_long()?);
        let data = call.out(2);
        let received = buffer::recv_to(sock.fd(), length, flags, |payload| {
            payload.put_or_null(data)
        });
        Some(received_into(sock, data, received, ret))
    };
    call.usual_or(ret, usual, recv)
}

fn recv(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 4)?;
    let sock = Sock::arg(call, 1)?;
    let data = call.out(2);
    let length = call.long(3)?;
    let flags = c_int(call.long(4)?);
    let fd = sock.open()?;
    let Some(length) = buffer::length(length) else {
        ret.bool(false);
        return Ok(());
    };

    let received = retry(sock, fd, Wait::Read, |fd| {
        buffer::recv_to(fd, length, flags, |payload| payload.put_or_null(data))
    })?;
    received_into(sock, data, received, ret)
}

#[inline(always)]
fn received_into(
    sock: Sock<'_>,
    data: Out<'_>,
    received: std::result::Result<(Result<()>, usize), Errno>,
    ret: &mut Ret<'_>,
) -> Result<()> {
    match received {
        Ok((assigned, count)) => {
            assigned?;
            ret.long(count as i64);
        }
        Err(e) => {
            let assigned = data.null();
            report::failure(sock, c"Unable to read from socket", e);
            ret.bool(false);
            return assigned;
        }
    }
    Ok(())
}

/// send(2).
pub fn socket_send(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        let sock = usual_socket(call, 4, 4)?;
        let data = call.raw(2).as_str()?;
        let data = first(data, call.raw(3).as_long()?)?;
        let flags = c_int(call.raw(4).as_long()?);
        match transfer::send(sock.fd(), data, flags) {
            Ok(n) => ret.long(n as i64),
            Err(e) => report::failure_here(ret, c"Unable to write to socket", e),
        }
        Some(Ok(()))
    };
    call.usual_or(ret, usual, send)
}

fn send(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 4)?;
    let sock = Sock::arg(call, 1)?;
    let data = call.string(2)?;
    let length = call.long(3)?;
    let flags = c_int(call.long(4)?);
    let fd = sock.open()?;
    let data = cut(data, length)?;

    let outcome = retry(sock, fd, Wait::Write, |fd| transfer::send(fd, data, flags))?;
    sent(sock, outcome, ret);
    Ok(())
}

/// recvfrom(2).
pub fn socket_recvfrom(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    either(call, ret, recvfrom::<false>, recvfrom::<true>)
}

#[inline(always)]
fn recvfrom<const R: bool>(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(5, 6)?;
    let sock = Sock::arg(call, 1)?;
    let data = call.out(2);
    let length = call.long(3)?;
    let flags = call.long(4)?;
    let address = call.out(5);
    let port = call.optional_out(6);
    let fd = sock.open()?;
    let family = family::of(sock.family());
    if family.is_some_and(|family| family.has_frame_flags) {
        check_packet_flags(flags)?;
    }
    let flags = c_int(flags);
    let Some(length) = buffer::length(length) else {
        ret.bool(false);
        return Ok(());
    };
    let Some(family) = family else {
        return Err(error::argument_value(1, address::BAD_FAMILY));
    };
    if family.is_internet && port.is_none() {
        return Err(match version::RECVFROM_WANTS_PORT {
            Some(text) => error::argument_count_error(text),
            None => error::wrong_param_count(),
        });
    }

    let mut from = AddrBuf::new();
    let received = retry_if::<R, _>(sock, fd, Wait::Read, |fd| {
        buffer::recvfrom_to(fd, length, flags, &mut from, |payload| payload.put(data))
    })?;
    match received {
        // A typed place that refuses its value does not keep the others from theirs.
        Ok((assigned, count)) => {
            address::publish_sender(family, &from, address, port)?;
            assigned?;
            ret.long(count as i64);
        }
        Err(e) => {
            report::failure(sock, family.recvfrom_failed, e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// sendto(2).
pub fn socket_sendto(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    either(call, ret, sendto::<false>, sendto::<true>)
}

#[inline(always)]
fn sendto<const R: bool>(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(5, 6)?;
    let sock = Sock::arg(call, 1)?;
    let data = call.string(2)?;
    let length = call.long(3)?;
    let flags = c_int(call.long(4)?);
    let name = call.string(5)?;
    let port = call.nullable_long(6)?;
    sock.open()?;
    let family = family::of(sock.family());
    if let Some(port) = port
        && family.is_none_or(|family| family.has_send_port)
    {
        check_port(port, 6)?;
    }
    let data = cut(data, length)?;

    let Some(family) = family else {
        return Err(error::argument_value(1, address::BAD_FAMILY));
    };
    let given = Given {
        sock,
        name,
        name_arg: 5,
        port: family.port(port, 6)?,
        port_arg: 6,
    };
    let mut to = Addr::EMPTY;
    if !(family.to_send)(&given, &mut to)? {
        ret.bool(false);
        return Ok(());
    }
    let outcome = retry_if::<R, _>(sock, sock.fd(), Wait::Write, |fd| {
        transfer::sendto(fd, data, flags, &to)
    })?;
    sent(sock, outcome, ret);
    Ok(())
}

#[inline(always)]
fn sent(sock: Sock<'_>, outcome: std::result::Result<usize, Errno>, ret: &mut Ret<'_>) {
    match outcome {
        Ok(n) => ret.long(n as i64),
        Err(e) => {
            report::failure(sock, c"Unable to write to socket", e);
            ret.bool(false);
        }
    }
}

/// The first `length` bytes; more than there are means all of them. None where it is negative.
#[inline(always)]
fn first(data: Str<'_>, length: i64) -> Option<&[u8]> {
    let length = usize::try_from(length).ok()?;
    let bytes = data.as_bytes();
    Some(bytes.get(..length).unwrap_or(bytes))
}

/// The same, with the ValueError.
#[inline(always)]
fn cut(data: Str<'_>, length: i64) -> Result<&[u8]> {
    first(data, length)
        .ok_or_else(|| error::argument_value(3, c"must be greater than or equal to 0"))
}

/// The flags that make sense for frames.
fn check_packet_flags(flags: i64) -> Result<()> {
    const KNOWN: libc::c_int = libc::MSG_OOB
        | libc::MSG_PEEK
        | libc::MSG_WAITALL
        | libc::MSG_DONTWAIT
        | libc::MSG_ERRQUEUE
        | libc::MSG_CMSG_CLOEXEC;
    if flags & !i64::from(KNOWN) != 0 {
        return Err(error::argument_value(
            4,
            c"must be a combination of MSG_OOB, MSG_PEEK, MSG_WAITALL, MSG_DONTWAIT, MSG_ERRQUEUE, and MSG_CMSG_CLOEXEC for AF_PACKET sockets",
        ));
    }
    Ok(())
}
