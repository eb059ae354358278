//! Create, bind, connect, listen, accept, shut down, close.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::net::Ipv4Addr;

use libc::{SOCK_CLOEXEC, SOCK_NONBLOCK};
use netos::call::open;
use netos::codec::sockaddr::Addr;
use netos::errno::Errno;

use crate::address::family::{self, Family, Given};
use crate::address::{self, check_port};
use crate::interrupted::{self, Wait, retry};
use crate::socket::report;
use crate::socket::state;
use crate::socket::{NewSock, Sock};
use crate::version;
use crate::zend::array::NewArray;
use crate::zend::cast::c_int;
use crate::zend::{Call, Result, Ret, Str, error};

/// The highest socket type that PHP passes on to the kernel.
const TYPE_MAX: i64 = 10;
const TYPE_FLAGS: i64 = (SOCK_CLOEXEC | SOCK_NONBLOCK) as i64;

/// socket(2). Families and types that PHP does not list are ValueErrors.
pub fn socket_create(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(3, 3)?;
    let domain = call.long(1)?;
    let kind = call.long(2)?;
    let protocol = c_int(call.long(3)?);

    // The text of the error names the families that C has.
    let Some(family) = family_of(domain) else {
        return Err(error::argument_value(1, version::BAD_CREATE_FAMILY));
    };
    check_type(kind)?;
    let protocol = if family.is_protocol_swapped {
        libc::c_int::from((protocol as u16).to_be())
    } else {
        protocol
    };
    let family = family.number();

    let sock = NewSock::create();
    match open::socket(family, c_int(kind) | state::type_flag(), protocol) {
        Ok(fd) => {
            sock.sock().adopt(fd, family);
            sock.publish(ret);
        }
        Err(e) => {
            report::failure_without_socket(c"Unable to create socket", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// socketpair(2) into `$pair`, an array of two.
pub fn socket_create_pair(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 4)?;
    let domain = call.long(1)?;
    let kind = call.long(2)?;
    let protocol = c_int(call.long(3)?);
    let pair = call.out(4);

    let Some(family) = family_of(domain).filter(|family| family.in_pairs) else {
        return Err(error::argument_value(
            1,
            c"must be one of AF_UNIX, AF_INET6, or AF_INET",
        ));
    };
    check_type(kind)?;
    let family = family.number();

    // Both objects exist before the fds and own them before `$pair` is assigned: a typed
    // property may refuse the array.
    let ends = [NewSock::create(), NewSock::create()];
    match open::socketpair(family, c_int(kind) | state::type_flag(), protocol) {
        Ok(fds) => {
            for (end, fd) in ends.iter().zip(fds) {
                end.sock().adopt(fd, family);
            }
            let mut both = NewArray::new(2);
            for end in ends {
                end.push(&mut both);
            }
            pair.array(both)?;
            ret.bool(true);
        }
        Err(e) => {
            report::failure_without_socket(c"Unable to create socket pair", e);
            drop(ends);
            ret.bool(false);
        }
    }
    Ok(())
}

/// A TCP/IPv4 listener on all addresses.
pub fn socket_create_listen(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 2)?;
    let port = call.long(1)?;
    let backlog = c_int(call.long_or(2, version::DEFAULT_BACKLOG)?);
    check_port(port, 1)?;

    let sock = NewSock::create();
    match listen_on(sock.sock(), port as u16, backlog) {
        Ok(()) => sock.publish(ret),
        Err((what, e)) => {
            report::failure(sock.sock(), what, e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// The object owns the fd from the start, so a failure of bind or listen closes it.
fn listen_on(
    sock: Sock<'_>,
    port: u16,
    backlog: libc::c_int,
) -> std::result::Result<(), (&'static CStr, Errno)> {
    let fd = open::socket(libc::AF_INET, libc::SOCK_STREAM | state::type_flag(), 0)
        .map_err(|e| (c"unable to create listening socket", e))?;
    sock.adopt(fd, libc::AF_INET);
    open::bind(fd, &Addr::v4(Ipv4Addr::UNSPECIFIED, port))
        .map_err(|e| (c"unable to bind to given address", e))?;
    open::listen(fd, backlog).map_err(|e| (LISTEN_FAILED, e))
}

/// accept4(2). A failure sets only the request's last error, as in C.
pub fn socket_accept(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let listener = Sock::arg(call, 1)?;
    let fd = listener.open()?;

    let blocking = listener.is_blocking() || !version::ACCEPT_INHERITS_NONBLOCK;
    let mut flags = 0;
    if version::ACCEPT_CLOEXEC || state::cloexec() {
        flags |= SOCK_CLOEXEC;
    }
    if !blocking {
        flags |= SOCK_NONBLOCK;
    }

    let sock = NewSock::create();
    match retry(listener, fd, Wait::Read, |fd| {
        open::accept4(fd, None, flags)
    })? {
        Ok(accepted) => {
            sock.sock().adopt(accepted, listener.family());
            sock.sock().set_blocking(blocking);
            sock.publish(ret);
        }
        Err(e) => {
            report::failure(sock.sock(), c"unable to accept incoming connection", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// close(2), or closing the stream that shares the fd. If that is closed already, this throws, as
/// in C, and the socket is closed nevertheless.
pub fn socket_close(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, _: &mut Ret<'_>| {
        let alone = call.counts(1, 1) && Sock::at_a_glance(call, 1)?.close_alone();
        alone.then_some(Ok(()))
    };
    call.usual_or(ret, usual, close)
}

fn close(call: Call<'_>, _ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    sock.open()?;
    sock.close_arg(call)
}

/// bind(2). For AF_UNIX `$address` is a path or an abstract name, for AF_PACKET an
/// interface, for AF_VSOCK a CID.
pub fn socket_bind(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let name = call.string(2)?;
    let port = call.long_or(3, 0)?;
    sock.open()?;
    let family = family::of(sock.family());
    if family.is_none_or(|family| family.has_bind_port) {
        check_port(port, 3)?;
    }

    let Some(family) = family else {
        return Err(error::argument_value(1, address::BAD_BIND_FAMILY));
    };
    let mut addr = Addr::EMPTY;
    if !(family.to_bind)(&given(sock, name, port), &mut addr)? {
        ret.bool(false);
        return Ok(());
    }
    let outcome = open::bind(sock.fd(), &addr);
    report::answer(ret, sock, c"Unable to bind address", outcome);
    Ok(())
}

/// connect(2). Ports out of range wrap, as in C.
pub fn socket_connect(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let name = call.string(2)?;
    let port = call.nullable_long(3)?;
    sock.open()?;

    let family = family::of(sock.family());
    let Some((family, to_connect)) = family.and_then(|f| Some((f, f.to_connect?))) else {
        return Err(error::argument_value(1, address::BAD_FAMILY));
    };
    let port = family.port(port, 3)?;
    let mut addr = Addr::EMPTY;
    if !to_connect(&given(sock, name, port), &mut addr)? {
        ret.bool(false);
        return Ok(());
    }
    let outcome = interrupted::connect(sock, sock.fd(), |fd| open::connect(fd, &addr))?;
    report::answer(ret, sock, c"unable to connect", outcome);
    Ok(())
}

/// listen(2). The kernel silently limits the backlog to net.core.somaxconn.
pub fn socket_listen(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        if !call.counts(2, 2) {
            return None;
        }
        let sock = Sock::at_a_glance(call, 1)?;
        let backlog = c_int(call.raw(2).as_long()?);
        report::answer_here(ret, LISTEN_FAILED, open::listen(sock.fd(), backlog));
        Some(Ok(()))
    };
    call.usual_or(ret, usual, listen)
}

const LISTEN_FAILED: &CStr = c"unable to listen on socket";

fn listen(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 2)?;
    let sock = Sock::arg(call, 1)?;
    let backlog = c_int(call.long_or(2, 0)?);
    let fd = sock.open()?;

    let outcome = open::listen(fd, backlog);
    report::answer(ret, sock, LISTEN_FAILED, outcome);
    Ok(())
}

/// shutdown(2).
pub fn socket_shutdown(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 2)?;
    let sock = Sock::arg(call, 1)?;
    let how = call.long_or(2, i64::from(libc::SHUT_RDWR))?;
    let fd = sock.open()?;
    if version::CHECKS_SHUTDOWN_MODE && !(0..=2).contains(&how) {
        return Err(error::argument_value(
            2,
            c"must be one of SHUT_RD, SHUT_WR or SHUT_RDWR",
        ));
    }

    let outcome = open::shutdown(fd, c_int(how));
    report::answer(ret, sock, c"Unable to shutdown socket", outcome);
    Ok(())
}

fn family_of(domain: i64) -> Option<&'static Family> {
    family::of(domain.try_into().ok()?)
}

/// The address of bind and connect: arguments 2 and 3.
fn given<'f>(sock: Sock<'f>, name: Str<'f>, port: i64) -> Given<'f> {
    Given {
        sock,
        name,
        name_arg: 2,
        port,
        port_arg: 3,
    }
}

fn check_type(kind: i64) -> Result<()> {
    if kind & !TYPE_FLAGS > TYPE_MAX {
        return Err(error::argument_value(2, version::BAD_TYPE));
    }
    Ok(())
}
