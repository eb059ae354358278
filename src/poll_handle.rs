//! SocketPollHandle: lets a context of Io\\Poll watch a Socket.

#![forbid(unsafe_code)]

use std::os::fd::RawFd;

use crate::socket::class::POLL_HANDLE;
use crate::socket::{Sock, state};
use crate::zend::poll::{self, Contexts, Handle, Source};
use crate::zend::table::ClassDecl;
use crate::zend::{Call, Result, Ret, Val, error};

/// MINIT: registers the class, where PHP has Io\\Poll.
pub fn register(decl: &'static ClassDecl) {
    poll::register::<PolledSocket>(&POLL_HANDLE, decl);
}

struct PolledSocket;

impl Source for PolledSocket {
    /// None while a stream shares the descriptor, since `fclose()` would close it without telling
    /// the context. PHP's StreamPollHandle watches such a stream.
    fn fd(value: Val<'_>) -> RawFd {
        match Sock::from_value(value) {
            Some(sock) if sock.stream_slot().is_none() => sock.fd(),
            _ => -1,
        }
    }

    fn is_valid(value: Val<'_>) -> bool {
        Self::fd(value) >= 0
    }

    fn watched(value: Val<'_>) {
        if let Some(sock) = Sock::from_value(value) {
            sock.is_polled();
        }
    }

    fn contexts() -> &'static Contexts {
        state::poll_contexts()
    }
}

pub fn __construct(call: Call<'_>, _: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let handle = this(call)?;
    if handle.value().is_some() {
        return Err(error::error(
            c"Sockets\\SocketPollHandle object is already constructed",
        ));
    }
    sock.open()?;
    handle.construct(sock.to_value());
    Ok(())
}

/// The Socket, closed or not.
pub fn get_socket(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    match this(call)?.value() {
        Some(socket) => {
            ret.copy(socket);
            Ok(())
        }
        None => Err(error::error(
            c"Sockets\\SocketPollHandle object is not constructed",
        )),
    }
}

pub fn is_valid(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    let value = this(call)?.value();
    ret.bool(value.is_some_and(PolledSocket::is_valid));
    Ok(())
}

fn this<'f>(call: Call<'f>) -> Result<Handle<'f>> {
    Handle::this(call, &POLL_HANDLE)
        .ok_or_else(|| error::error(c"SocketPollHandle without an object"))
}
