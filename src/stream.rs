//! Streams and sockets over one fd. The stream owns it; the socket holds the stream.

#![forbid(unsafe_code)]

use std::ffi::CStr;

use netos::call::{descriptor, name};

use crate::address::family;
use crate::socket::{NewSock, Sock};
use crate::zend::stream::{self, NewStream};
use crate::zend::{Call, Result, Ret, error};

/// A socket over a stream's fd.
pub fn socket_import_stream(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let from = call.resource(1)?;
    stream::check(from)?;

    let Some(fd) = stream::socket_fd(from) else {
        ret.bool(false);
        return Ok(());
    };
    let new = NewSock::create();
    let sock = new.sock();
    if !sock.import(fd) {
        ret.bool(false);
        return Ok(());
    }
    // At once: without the stream, the socket would close the fd.
    sock.set_stream(from);
    stream::unbuffer(from);
    new.publish(ret);
    Ok(())
}

/// The stream that the socket was imported from or exported as, else a new one.
pub fn socket_export_stream(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;
    if let Some(shared) = sock.stream_slot() {
        ret.copy(shared);
        return Ok(());
    }

    // Where PHP lacks the transport it warns, and the error handler may do anything to
    // the socket.
    let of_transport = transport(sock, fd).and_then(NewStream::of_transport);
    if sock.is_closed() || sock.stream_slot().is_some() {
        if let Some(stream) = of_transport {
            stream.free();
        }
        sock.open()?;
        if let Some(shared) = sock.stream_slot() {
            ret.copy(shared);
        }
        return Ok(());
    }
    let Some(mut stream) = of_transport.or_else(|| NewStream::generic(sock.fd())) else {
        error::warning(c"Failed to create stream");
        ret.bool(false);
        return Ok(());
    };
    // The fd's mode, which SOCK_NONBLOCK may have set without a note in the socket.
    let blocking = descriptor::is_blocking(sock.fd()).unwrap_or(sock.is_blocking());
    stream.set_fd(sock.fd(), blocking);
    sock.give_stream(stream, ret);
    Ok(())
}

/// The transport for streams over this kind of socket. Such a stream can do everything that one
/// of stream_socket_client() can.
fn transport(sock: Sock<'_>, fd: std::os::fd::RawFd) -> Option<&'static CStr> {
    let kind = name::socket_type(fd).ok()?;
    let family = family::of(sock.family())?;
    let (_, transport) = family.transports.iter().find(|(ty, _)| *ty == kind)?;
    if family.is_internet && kind == libc::SOCK_STREAM {
        // Not MPTCP or SCTP; if the kernel does not report it, assume TCP.
        let protocol = name::socket_protocol(fd).ok()?.unwrap_or(libc::IPPROTO_TCP);
        return (protocol == libc::IPPROTO_TCP).then_some(*transport);
    }
    Some(*transport)
}
