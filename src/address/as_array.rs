//! Addresses as arrays, the way messages have them: one reader a family, and one writer.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::net::{Ipv4Addr, Ipv6Addr};

use netos::codec::sockaddr::{Addr, View};

use crate::address;
use crate::convert::field;
use crate::convert::path::{Converted, Fault, Part::*, Path};
use crate::socket::Sock;
use crate::version;
use crate::zend::Val;
use crate::zend::array::{Array, NewArray};
use crate::zend::string::OwnedStr;

pub fn inet(sock: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let ip = ip_or(array, at, Ipv4Addr::UNSPECIFIED, |v, at| {
        in_addr(sock, v, at)
    })?;
    let port = field::optional(array, c"port", at, field::uint16)?;
    Ok(Addr::v4(ip, port))
}

pub fn inet6(sock: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let ip = ip_or(array, at, Ipv6Addr::UNSPECIFIED, |v, at| {
        in6_addr(sock, v, at)
    })?;
    let port = field::optional(array, c"port", at, field::uint16)?;
    let flowinfo = field::optional(array, c"flowinfo", at, field::uint32)?;
    let scope = field::optional(array, c"scope_id", at, field::uint32)?;
    let mut addr = Addr::v6(ip, port, scope);
    addr.set_flowinfo(flowinfo);
    Ok(addr)
}

pub fn vsock(_: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let cid = field::required(array, c"cid", at)?;
    let cid = field::uint32(cid, &at.key(c"cid"))?;
    let port = field::required(array, c"port", at)?;
    let port = field::uint32(port, &at.key(c"port"))?;
    Ok(Addr::vsock(cid, port))
}

pub fn unix(_: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    match array.at(c"path") {
        Some(v) => path(v, &at.key(c"path")),
        // The C extension's zeroed path: the abstract name of no bytes.
        None => Ok(Addr::unix(b"\0").unwrap_or(Addr::EMPTY)),
    }
}

/// The bytes of a value for which C code stops at a NUL: one inside is refused, since
/// the resolver would see another name than a check of the string had.
fn c_text<'s>(text: &'s OwnedStr, at: &Path<'_>) -> Converted<&'s CStr> {
    let c = text.as_str().as_c_str();
    if c.count_bytes() != text.as_str().len() {
        return Err(at.user(&[Text("must not contain any null bytes")]));
    }
    Ok(c)
}

/// An IPv4 address or a host name.
pub fn in_addr(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<Ipv4Addr> {
    let text = OwnedStr::of(v)?;
    let name = c_text(&text, at)?;
    match address::lookup_v4(sock, name) {
        Some(ip) => Ok(ip),
        None => Err(unresolved(at, name, "' to get an AF_INET address")),
    }
}

/// An IPv6 address or a host name; a scope in it is looked at and left out.
pub fn in6_addr(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<Ipv6Addr> {
    let text = OwnedStr::of(v)?;
    let name = c_text(&text, at)?;
    match address::lookup_v6(sock, name) {
        Some((ip, _scope)) => field::thrown_or(ip),
        None => Err(unresolved(at, name, "' to get an AF_INET6 address")),
    }
}

#[cold]
fn unresolved(at: &Path<'_>, name: &CStr, what: &'static str) -> Fault {
    at.user(&[
        Text("could not resolve address '"),
        Quoted(name.to_bytes()),
        Text(what),
    ])
}

fn ip_or<T>(
    array: Array<'_>,
    at: &Path<'_>,
    unspecified: T,
    convert: impl FnOnce(Val<'_>, &Path<'_>) -> Converted<T>,
) -> Converted<T> {
    match array.at(c"addr") {
        Some(v) => convert(v, &at.key(c"addr")),
        None => Ok(unspecified),
    }
}

/// A path, or an abstract name with all its bytes.
fn path(v: Val<'_>, at: &Path<'_>) -> Converted<Addr> {
    let path = OwnedStr::of(v)?;
    let path = path.as_str().as_bytes();
    if path.is_empty() {
        return Err(at.user(&[Text(version::MESSAGE_PATH_EMPTY)]));
    }
    Addr::unix(path).map_err(|_| {
        at.user(&[
            Text("the path is too long, the maximum permitted length is "),
            Number(107),
        ])
    })
}

pub fn packet(_: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let ifindex = field::required(array, c"ifindex", at)?;
    let ifindex = field::interface(ifindex, &at.key(c"ifindex"))?;
    let protocol = field::optional(array, c"protocol", at, field::uint16)?;
    let addr = Addr::packet(ifindex as i32, protocol.to_be());
    let Some(v) = array.at(c"addr") else {
        return Ok(addr);
    };
    let hardware = OwnedStr::of(v)?;
    addr.with_hardware(hardware.as_str().as_bytes())
        .ok_or_else(|| {
            at.key(c"addr")
                .user(&[Text("a hardware address has at most 8 bytes")])
        })
}

/// A received address; None when there is none.
pub fn from_address(view: &View<'_>) -> Option<NewArray> {
    if view.family() == libc::AF_UNSPEC {
        return None;
    }
    let mut array = NewArray::new(8);
    array.set_long(c"family", view.family().into());
    match *view {
        View::V4 { ip, port } => {
            address::set_ip(&mut array, c"addr", ip.into());
            array.set_long(c"port", port.into());
        }
        View::V6 {
            ip,
            port,
            scope,
            flowinfo,
        } => {
            address::set_ip(&mut array, c"addr", ip.into());
            array.set_long(c"port", port.into());
            array.set_long(c"flowinfo", flowinfo.into());
            array.set_long(c"scope_id", scope.into());
        }
        View::Unix { name } => array.set_bytes(c"path", address::path_of(name)),
        View::Packet {
            ifindex,
            protocol,
            hatype,
            pkttype,
            addr,
        } => {
            array.set_long(c"ifindex", ifindex.into());
            array.set_long(c"protocol", u16::from_be(protocol).into());
            array.set_long(c"hatype", hatype.into());
            array.set_long(c"pkttype", pkttype.into());
            array.set_bytes(c"addr", addr);
        }
        View::Vsock { cid, port } => {
            array.set_long(c"cid", cid.into());
            array.set_long(c"port", port.into());
        }
        View::Other { bytes, .. } => {
            array.set_bytes(
                c"data",
                bytes.get(size_of::<libc::sa_family_t>()..).unwrap_or(b""),
            );
        }
        View::Empty => {}
    }
    Some(array)
}
