//! `name` of a message: an address as an array, `['family' => ..., ...]`.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::net::{Ipv4Addr, Ipv6Addr};

use libc::{AF_INET, AF_INET6, AF_PACKET, AF_UNIX, AF_VSOCK};
use netos::codec::sockaddr::{Addr, View};

use crate::address;
use crate::convert::field;
use crate::convert::path::{Converted, Part::*, Path};
use crate::record;
use crate::socket::Sock;
use crate::version;
use crate::zend::Val;
use crate::zend::array::{Array, NewArray};
use crate::zend::string::OwnedStr;

const FAMILY: &CStr = c"family";

/// The address to send to.
pub fn address(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<Addr> {
    let array = field::array(v, at)?;
    let family = family(sock, array, at)?;
    if let Some(null) = array.at(FAMILY).filter(|v| v.is_null()) {
        // Null means the socket's own family when receiving; here no host takes it.
        field::int(null, &at.key(FAMILY))?;
    }
    match family {
        AF_INET => {
            let ip = ip_or(array, at, Ipv4Addr::UNSPECIFIED, |v, at| {
                field::in_addr(sock, v, at)
            })?;
            let port = field::optional(array, c"port", at, field::uint16)?;
            Ok(Addr::v4(ip, port))
        }
        AF_INET6 => {
            let ip = ip_or(array, at, Ipv6Addr::UNSPECIFIED, |v, at| {
                field::in6_addr(sock, v, at)
            })?;
            let port = field::optional(array, c"port", at, field::uint16)?;
            let flowinfo = field::optional(array, c"flowinfo", at, field::uint32)?;
            let scope = field::optional(array, c"scope_id", at, field::uint32)?;
            let mut addr = Addr::v6(ip, port, scope);
            addr.set_flowinfo(flowinfo);
            Ok(addr)
        }
        AF_UNIX => match array.at(c"path") {
            Some(v) => unix(v, &at.key(c"path")),
            // The host's zeroed path: the abstract name of no bytes.
            None => Ok(Addr::unix(b"\0").unwrap_or(Addr::EMPTY)),
        },
        AF_VSOCK => {
            let cid = field::required(array, c"cid", at)?;
            let cid = field::uint32(cid, &at.key(c"cid"))?;
            let port = field::required(array, c"port", at)?;
            let port = field::uint32(port, &at.key(c"port"))?;
            Ok(Addr::vsock(cid, port))
        }
        _ => packet(array, at),
    }
}

/// That a received address of this kind is wanted: what receiving looks at.
pub fn check_wanted(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<()> {
    let array = field::array(v, at)?;
    family(sock, array, at).map(|_| ())
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

/// The family that `array` names, else the socket's, if the socket can speak it.
fn family(sock: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<libc::c_int> {
    let family = match array.at(FAMILY) {
        Some(v) if !v.is_null() => field::int(v, &at.key(FAMILY))?,
        _ => sock.family(),
    };
    let own = sock.family();
    match family {
        AF_INET if own != AF_INET && own != AF_INET6 => Err(at.user(&[
            Text("the specified family (number "),
            Number(AF_INET.into()),
            Text(") is not supported on this socket"),
        ])),
        AF_INET6 if own != AF_INET6 => Err(at.user(&[Text(
            "the specified family (AF_INET6) is not supported on this socket",
        )])),
        AF_UNIX if own != AF_UNIX => Err(at.user(&[Text(
            "the specified family (AF_UNIX) is not supported on this socket",
        )])),
        AF_INET | AF_INET6 | AF_UNIX => Ok(family),
        // More than the host has.
        AF_PACKET | AF_VSOCK if own == family => Ok(family),
        _ => Err(at.user(&[Text(
            "the only families currently supported are AF_INET, AF_INET6 and AF_UNIX",
        )])),
    }
}

/// A path, or an abstract name with all its bytes.
fn unix(v: Val<'_>, at: &Path<'_>) -> Converted<Addr> {
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

fn packet(array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
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
    array.set_long(FAMILY, view.family().into());
    match *view {
        View::V4 { ip, port } => {
            record::set_ip(&mut array, c"addr", ip.into());
            array.set_long(c"port", port.into());
        }
        View::V6 {
            ip,
            port,
            scope,
            flowinfo,
        } => {
            record::set_ip(&mut array, c"addr", ip.into());
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
