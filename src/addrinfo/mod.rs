//! The resolver: look up addresses, bind or connect to one, show one as an array.

#![deny(unsafe_code)]

pub mod address_info;
mod hints;

use std::ffi::CStr;

use netos::call::{open, resolve};
use netos::codec::sockaddr::{Addr, View};
use netos::errno::Errno;

use crate::address::{self, as_array};
use crate::interrupted;
use crate::socket::report;
use crate::socket::state;
use crate::socket::{self, NewSock, Sock};
use crate::version;
use crate::zend::array::NewArray;
use crate::zend::{Call, Result, Ret};
use address_info::{AddressInfo, Lookup};

/// getaddrinfo(3). From 8.6 on, `$error_code` gets the EAI_ number of a failure.
pub fn socket_addrinfo_lookup(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, if version::LOOKUP_ERROR_CODE { 4 } else { 3 })?;
    let node = call.string(1)?;
    let service = call.nullable_string(2)?;
    let hints = if call.has(3) {
        Some(call.array(3)?)
    } else {
        None
    };
    let error_code = if version::LOOKUP_ERROR_CODE {
        call.optional_out(4)
    } else {
        None
    };
    let hints = hints.map(hints::read).transpose()?.unwrap_or_default();
    let node = address::whole(node, 1)?;
    let service = service.map(|s| address::whole(s, 2)).transpose()?;

    // The object that will own the resolver's list comes first.
    let lookup = Lookup::prepare();
    match resolve::getaddrinfo(Some(node), service, Some(&hints)) {
        Ok(list) => {
            let mut found = lookup.answers(list);
            socket::publish_all(&mut found);
            ret.array(found);
        }
        Err(e) => {
            drop(lookup);
            ret.bool(false);
            if let Some(error_code) = error_code {
                error_code.long(i64::from(e.0))?;
            }
        }
    }
    Ok(())
}

/// socket(2) and connect(2).
pub fn socket_addrinfo_connect(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    open_at(call, ret, c"Unable to connect address", |sock, addr| {
        interrupted::connect(sock, sock.fd(), |fd| open::connect(fd, addr))
    })
}

/// socket(2) and bind(2).
pub fn socket_addrinfo_bind(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    open_at(call, ret, c"Unable to bind address", |sock, addr| {
        Ok(open::bind(sock.fd(), addr))
    })
}

fn open_at(
    call: Call<'_>,
    ret: &mut Ret<'_>,
    what: &CStr,
    act: impl FnOnce(Sock<'_>, &Addr) -> Result<std::result::Result<(), Errno>>,
) -> Result<()> {
    call.arity(1, 1)?;
    let at = AddressInfo::arg(call, 1)?.answer();

    let new = NewSock::create();
    let sock = new.sock();
    match open::socket(at.family, at.socktype | state::type_flag(), at.protocol) {
        Ok(fd) => sock.adopt(fd, at.family),
        Err(e) => {
            report::failure_without_socket(c"Unable to create socket", e);
            ret.bool(false);
            return Ok(());
        }
    }
    match act(sock, &at.addr)? {
        Ok(()) => new.publish(ret),
        Err(e) => {
            report::failure(sock, what, e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// One of the resolver's answers as an array.
pub fn socket_addrinfo_explain(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let info = AddressInfo::arg(call, 1)?;
    let at = info.answer();

    let mut array = NewArray::new(6);
    array.set_long(c"ai_flags", i64::from(at.flags));
    array.set_long(c"ai_family", i64::from(at.family));
    array.set_long(c"ai_socktype", i64::from(at.socktype));
    array.set_long(c"ai_protocol", i64::from(at.protocol));
    if let Some(name) = info.canonname() {
        array.set_bytes(c"ai_canonname", name.as_bytes());
    }
    let mut addr = NewArray::new(2);
    match at.addr.view() {
        View::V4 { ip, port } => {
            addr.set_long(c"sin_port", i64::from(port));
            as_array::set_ip(&mut addr, c"sin_addr", ip.into());
        }
        View::V6 { ip, port, .. } => {
            addr.set_long(c"sin6_port", i64::from(port));
            as_array::set_ip(&mut addr, c"sin6_addr", ip.into());
        }
        _ => {}
    }
    array.set_array(c"ai_addr", addr);
    ret.array(array);
    Ok(())
}
