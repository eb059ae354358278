//! The life of a socket: bind, connect, listen, shut down.

use netos::call::open;

use super::c_int;
use super::create::check_port;
use crate::convert::address;
use crate::handle::Sock;
use crate::zend::{Call, Result, Ret, error};
use crate::{host, report};

/// bind(2). For AF_UNIX `$address` is a path or an abstract name, for AF_PACKET an
/// interface, for AF_VSOCK a CID.
pub fn socket_bind(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let name = call.string(2)?;
    let port = call.long_or(3, 0)?;
    sock.open()?;
    if sock.family() != libc::AF_VSOCK {
        check_port(port, 3)?;
    }

    let addr = match sock.family() {
        libc::AF_UNIX => Some(address::unix(name, 2)?),
        libc::AF_INET => address::v4(sock, name, 2, port as u16)?,
        libc::AF_INET6 => address::v6(sock, name, 2, port as u16)?,
        libc::AF_PACKET => address::packet(sock, name, 2)?,
        libc::AF_VSOCK => Some(address::vsock(name, 2, port, 3)?),
        _ => return Err(error::argument_value(1, address::BAD_BIND_FAMILY)),
    };
    let Some(addr) = addr else {
        ret.bool(false);
        return Ok(());
    };
    match open::bind(sock.fd(), &addr) {
        Ok(()) => ret.bool(true),
        Err(e) => {
            report::failure(sock, c"Unable to bind address", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// connect(2). Ports out of range wrap, as on every host.
pub fn socket_connect(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let name = call.string(2)?;
    let port = call.nullable_long(3)?;
    sock.open()?;

    let addr = match (sock.family(), port) {
        (libc::AF_UNIX, _) => Some(address::unix(name, 2)?),
        (libc::AF_INET, Some(port)) => address::v4(sock, name, 2, port as u16)?,
        (libc::AF_INET6, Some(port)) => address::v6(sock, name, 2, port as u16)?,
        (libc::AF_VSOCK, Some(port)) => Some(address::vsock(name, 2, port, 3)?),
        (family @ (libc::AF_INET | libc::AF_INET6 | libc::AF_VSOCK), None) => {
            return Err(address::port_is_null(3, family));
        }
        _ => return Err(error::argument_value(1, address::BAD_FAMILY)),
    };
    let Some(addr) = addr else {
        ret.bool(false);
        return Ok(());
    };
    match open::connect(sock.fd(), &addr) {
        Ok(()) => ret.bool(true),
        Err(e) => {
            report::failure(sock, c"unable to connect", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// listen(2). The kernel cuts the backlog at net.core.somaxconn without a word.
pub fn socket_listen(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 2)?;
    let sock = Sock::arg(call, 1)?;
    let backlog = c_int(call.long_or(2, 0)?);
    let fd = sock.open()?;

    match open::listen(fd, backlog) {
        Ok(()) => ret.bool(true),
        Err(e) => {
            report::failure(sock, c"unable to listen on socket", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// shutdown(2).
pub fn socket_shutdown(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 2)?;
    let sock = Sock::arg(call, 1)?;
    let how = call.long_or(2, i64::from(libc::SHUT_RDWR))?;
    let fd = sock.open()?;
    if host::CHECKS_SHUTDOWN_MODE && !(0..=2).contains(&how) {
        return Err(error::argument_value(
            2,
            c"must be one of SHUT_RD, SHUT_WR or SHUT_RDWR",
        ));
    }

    match open::shutdown(fd, c_int(how)) {
        Ok(()) => ret.bool(true),
        Err(e) => {
            report::failure(sock, c"Unable to shutdown socket", e);
            ret.bool(false);
        }
    }
    Ok(())
}
