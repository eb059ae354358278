//! The local address and the peer's.

#![forbid(unsafe_code)]

use netos::call::name;
use netos::codec::sockaddr::AddrBuf;

use crate::address::publish_name;
use crate::socket::Sock;
use crate::socket::report;
use crate::zend::{Call, Result, Ret};

/// getsockname(2).
pub fn socket_getsockname(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let (address, port) = (call.out(2), call.optional_out(3));
    let fd = sock.open()?;

    let mut found = AddrBuf::new();
    match name::getsockname(fd, &mut found) {
        Ok(()) => {
            publish_name(&found.view(), address, port)?;
            ret.bool(true);
        }
        Err(e) => {
            report::failure(sock, c"unable to retrieve socket name", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// getpeername(2).
pub fn socket_getpeername(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let (address, port) = (call.out(2), call.optional_out(3));
    let fd = sock.open()?;

    let mut found = AddrBuf::new();
    match name::getpeername(fd, &mut found) {
        Ok(()) => {
            publish_name(&found.view(), address, port)?;
            ret.bool(true);
        }
        Err(e) => {
            report::failure(sock, c"unable to retrieve peer name", e);
            ret.bool(false);
        }
    }
    Ok(())
}
