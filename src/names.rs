//! The names of the two ends.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::os::fd::RawFd;

use netos::call::name;
use netos::codec::sockaddr::AddrBuf;
use netos::errno::Errno;

use crate::address::publish_name;
use crate::socket::Sock;
use crate::socket::report;
use crate::zend::{Call, Result, Ret};

/// getsockname(2).
pub fn socket_getsockname(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let text = c"unable to retrieve socket name";
    name_of_end(call, ret, name::getsockname, text)
}

/// getpeername(2).
pub fn socket_getpeername(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let text = c"unable to retrieve peer name";
    name_of_end(call, ret, name::getpeername, text)
}

#[inline(always)]
fn name_of_end(
    call: Call<'_>,
    ret: &mut Ret<'_>,
    ask: fn(RawFd, &mut AddrBuf) -> std::result::Result<(), Errno>,
    text: &CStr,
) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let (address, port) = (call.out(2), call.optional_out(3));
    let fd = sock.open()?;

    let mut found = AddrBuf::new();
    let is_found = report::is_ok(sock, text, ask(fd, &mut found));
    if is_found {
        publish_name(&found.view(), address, port)?;
    }
    ret.bool(is_found);
    Ok(())
}
