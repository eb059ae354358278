//! Addresses as the arrays that messages use, and the C structures that contain one. Each family
//! has one reader and one writer.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use netos::codec::ip;
use netos::codec::option_value::{In6Pktinfo, InPktinfo};
use netos::codec::sockaddr::{Addr, View};

use super::family::{self, Family, UNKNOWN};
use crate::address;
use crate::convert::{self, Converted, Fault, Part::*, Path};
use crate::socket::Sock;
use crate::version;
use crate::zend::Val;
use crate::zend::array::{Array, NewArray};
use crate::zend::string::OwnedStr;

const FAMILY: &CStr = c"family";

/// `name` of a message: the address to send to, `['family' => ..., ...]`.
pub fn to_address(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<Addr> {
    let array = convert::array(v, at)?;
    let family = of_array(sock, array, at)?;
    if let Some(null) = array.at(FAMILY).filter(|v| v.is_null()) {
        // Null means the socket's own family when receiving; no PHP version takes it here.
        convert::int(null, &at.key(FAMILY))?;
    }
    (family.from_array)(sock, array, at)
}

/// Checks the `name` of a message to be received; only its family matters.
pub fn check_wanted(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<()> {
    let array = convert::array(v, at)?;
    of_array(sock, array, at).map(|_| ())
}

/// The family that `array` names, else the socket's, if the socket can speak it.
fn of_array(sock: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<&'static Family> {
    let number = match array.at(FAMILY) {
        Some(v) if !v.is_null() => convert::int(v, &at.key(FAMILY))?,
        _ => sock.family(),
    };
    match family::of(number) {
        Some(family) if family.reached_from.contains(&sock.family()) => Ok(family),
        family => Err(at.user(&[Text(family.map_or(UNKNOWN, |f| f.unreachable))])),
    }
}

pub fn inet(sock: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let ip = ip_or(array, at, Ipv4Addr::UNSPECIFIED, |v, at| {
        in_addr(sock, v, at)
    })?;
    let port = convert::optional(array, c"port", at, convert::uint16)?;
    Ok(Addr::v4(ip, port))
}

pub fn inet6(sock: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let ip = ip_or(array, at, Ipv6Addr::UNSPECIFIED, |v, at| {
        in6_addr(sock, v, at)
    })?;
    let port = convert::optional(array, c"port", at, convert::uint16)?;
    let flowinfo = convert::optional(array, c"flowinfo", at, convert::uint32)?;
    let scope = convert::optional(array, c"scope_id", at, convert::uint32)?;
    let mut addr = Addr::v6(ip, port, scope);
    addr.set_flowinfo(flowinfo);
    Ok(addr)
}

pub fn vsock(_: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    let cid = convert::required(array, c"cid", at, convert::uint32)?;
    let port = convert::required(array, c"port", at, convert::uint32)?;
    Ok(Addr::vsock(cid, port))
}

pub fn unix(_: Sock<'_>, array: Array<'_>, at: &Path<'_>) -> Converted<Addr> {
    match array.at(c"path") {
        Some(v) => path(v, &at.key(c"path")),
        // The C extension's zeroed path: the abstract name of no bytes.
        None => Ok(Addr::unix(b"\0").unwrap_or(Addr::EMPTY)),
    }
}

/// A value's bytes as a C string. One with a NUL inside is refused: the resolver would see
/// another name than PHP code that checked the string.
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

/// An IPv6 address or a host name; a scope in it is parsed and dropped.
pub fn in6_addr(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<Ipv6Addr> {
    let text = OwnedStr::of(v)?;
    let name = c_text(&text, at)?;
    match address::lookup_v6(sock, name) {
        Some((ip, _scope)) => convert::thrown_or(ip),
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
    let ifindex = convert::required(array, c"ifindex", at, convert::interface)?;
    let protocol = convert::optional(array, c"protocol", at, convert::uint16)?;
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
            set_ip(&mut array, c"addr", ip.into());
            array.set_long(c"port", port.into());
        }
        View::V6 {
            ip,
            port,
            scope,
            flowinfo,
        } => {
            set_ip(&mut array, c"addr", ip.into());
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

/// `in6_pktinfo`, the value of IPV6_PKTINFO as option and as message. Both keys are required.
#[inline(never)]
pub fn in6_pktinfo(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<In6Pktinfo> {
    let array = convert::array(v, at)?;
    let addr = convert::required(array, c"addr", at, |v, at| in6_addr(sock, v, at))?;
    let ifindex = convert::required(array, c"ifindex", at, convert::interface)?;
    Ok(In6Pktinfo { addr, ifindex })
}

pub fn from_in6_pktinfo(info: &In6Pktinfo) -> NewArray {
    let mut array = NewArray::new(2);
    set_ip(&mut array, c"addr", info.addr.into());
    array.set_long(c"ifindex", info.ifindex.into());
    array
}

/// `in_pktinfo`; sending uses only the source and the interface.
pub fn in_pktinfo(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<InPktinfo> {
    let array = convert::array(v, at)?;
    let ip = |key| match array.at(key) {
        Some(v) => in_addr(sock, v, &at.key(key)),
        None => Ok(Ipv4Addr::UNSPECIFIED),
    };
    let addr = ip(c"addr")?;
    let ifindex = convert::optional(array, c"ifindex", at, convert::interface)?;
    let spec_dst = ip(c"spec_dst")?;
    Ok(InPktinfo {
        ifindex: ifindex as i32,
        spec_dst,
        addr,
    })
}

pub fn from_in_pktinfo(info: &InPktinfo) -> NewArray {
    let mut array = NewArray::new(3);
    set_ip(&mut array, c"addr", info.addr.into());
    array.set_long(c"ifindex", info.ifindex.into());
    set_ip(&mut array, c"spec_dst", info.spec_dst.into());
    array
}

/// An IP address as text in an array.
pub fn set_ip(array: &mut NewArray, key: &CStr, addr: IpAddr) {
    let mut text = [0; ip::TEXT_MAX];
    array.set_bytes(key, ip::ip_text(addr, &mut text));
}
