//! Addresses as functions take them: a host, a path or an interface, and a port.

#![forbid(unsafe_code)]

pub mod as_array;
pub mod family;

use std::ffi::CStr;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use netos::call::ifindex;
use netos::call::resolve;
use netos::codec::ip;
use netos::codec::sockaddr::{Addr, AddrBuf, View};
use netos::errno::Errno;
use netos::fault::HostError;

use family::{Family, Given};

use crate::socket::Sock;
use crate::socket::report;
use crate::version;
use crate::zend::{Out, Result, Str, cast, error};

pub const BAD_FAMILY: &CStr = c"must be one of AF_UNIX, AF_INET, or AF_INET6";
pub const BAD_BIND_FAMILY: &CStr = if version::NAMES_PACKET {
    c"must be one of AF_UNIX, AF_PACKET, AF_INET, or AF_INET6"
} else {
    BAD_FAMILY
};

/// A path, or an abstract name when the first byte is NUL. One that does not fit, or that the
/// kernel would cut at a NUL, is a ValueError that names the argument.
fn unix(given: &Given<'_>, to: &mut Addr) -> Result<bool> {
    let (name, n) = (given.name, given.name_arg);
    if name.as_bytes().first() != Some(&0) {
        whole(name, n)?;
    }
    match Addr::unix(name.as_bytes()) {
        Ok(addr) => *to = addr,
        Err(_) => return Err(error::argument_value(n, c"must be less than 108")),
    }
    Ok(true)
}

/// An IPv4 address or a host name.
fn v4(given: &Given<'_>, to: &mut Addr) -> Result<bool> {
    let ip = match ip::parse_v4(given.name.as_bytes()) {
        Some(ip) => ip,
        None => match lookup_v4(given.sock, whole(given.name, given.name_arg)?) {
            Some(ip) => ip,
            None => return Ok(false),
        },
    };
    to.set_v4(ip, given.port as u16);
    Ok(true)
}

/// An IPv6 address, with a scope after `%` if need be, or a host name.
fn v6(given: &Given<'_>, to: &mut Addr) -> Result<bool> {
    let (ip, scope) = match ip::parse_v6(given.name.as_bytes()) {
        Some(ip) => (ip, 0),
        None => match lookup_v6(given.sock, whole(given.name, given.name_arg)?) {
            Some(found) => found,
            None => return Ok(false),
        },
    };
    *to = Addr::v6(ip, given.port as u16, scope);
    Ok(true)
}

/// The IPv4 address that `name` is or resolves to; None after a failure, which is reported.
pub fn lookup_v4(sock: Sock<'_>, name: &CStr) -> Option<Ipv4Addr> {
    if let Some(ip) = ip::parse_v4(name.to_bytes()) {
        return Some(ip);
    }
    match resolve::lookup_host(name, libc::AF_INET) {
        Ok(IpAddr::V4(ip)) => Some(ip),
        Ok(IpAddr::V6(_)) => lookup_failed(sock, HostError::WrongFamily, NOT_V4),
        Err(e) => lookup_failed(sock, e, NOT_V4),
    }
}

/// The same for IPv6, with the scope after `%`.
pub fn lookup_v6(sock: Sock<'_>, name: &CStr) -> Option<(Ipv6Addr, u32)> {
    if let Some(ip) = ip::parse_v6(name.to_bytes()) {
        return Some((ip, 0));
    }
    let ip = match resolve::lookup_host(name, libc::AF_INET6) {
        Ok(IpAddr::V6(ip)) => ip,
        Ok(IpAddr::V4(_)) => return lookup_failed(sock, HostError::WrongFamily, NOT_V6),
        Err(e) => return lookup_failed(sock, e, NOT_V6),
    };
    let scope = match ip::split_scope(name.to_bytes()).1 {
        Some(scope) => scope_id(scope, name),
        None => 0,
    };
    Some((ip, scope))
}

/// A network interface by name; "" is all of them. One that does not exist fails here;
/// C would bind to all interfaces instead (DIVERGENCES.md). The address carries the protocol
/// that the socket was made with.
fn packet(given: &Given<'_>, to: &mut Addr) -> Result<bool> {
    let name = whole(given.name, given.name_arg)?;
    let index = match name.is_empty() {
        true => Ok(0),
        false => ifindex::name_to_index(name),
    };
    match index {
        Ok(index) => *to = Addr::packet(index as i32, 0),
        Err(e) => {
            report::failure(given.sock, c"Unable to bind address", e);
            return Ok(false);
        }
    }
    Ok(true)
}

/// The interface with index `$port`; the kernel checks that it exists. The name is ignored, as
/// in C.
fn packet_by_index(given: &Given<'_>, to: &mut Addr) -> Result<bool> {
    *to = Addr::packet(given.port as i32, 0);
    Ok(true)
}

/// A CID as a decimal number, and a port of 32 bits.
fn vsock(given: &Given<'_>, to: &mut Addr) -> Result<bool> {
    let Some(Ok(cid)) = cast::integer_string(given.name.as_bytes()).map(u32::try_from) else {
        return Err(error::argument_value(
            given.name_arg,
            c"must be a numeric context ID between 0 and 4294967295",
        ));
    };
    let Ok(port) = u32::try_from(given.port) else {
        return Err(error::argument_value(
            given.port_arg,
            c"must be between 0 and 4294967295",
        ));
    };
    *to = Addr::vsock(cid, port);
    Ok(true)
}

const NOT_V4: &CStr = c"Host lookup failed: Non AF_INET domain returned on AF_INET socket";
const NOT_V6: &CStr = c"Host lookup failed: Non AF_INET6 domain returned on AF_INET6 socket";

#[cold]
fn lookup_failed<T>(sock: Sock<'_>, e: HostError, wrong_family: &CStr) -> Option<T> {
    match e {
        HostError::Lookup(h_errno) => {
            report::failure_code(
                sock,
                c"Host lookup failed",
                report::HOST_ERROR_BASE - h_errno,
            );
        }
        HostError::WrongFamily => error::warning(wrong_family),
    }
    None
}

/// A name as a C string. One with a NUL is refused: C would cut it there and use another name
/// than the one that PHP code may have checked.
pub fn whole<'f>(name: Str<'f>, n: u32) -> Result<&'f CStr> {
    let text = name.as_c_str();
    if text.count_bytes() != name.len() {
        return Err(error::argument_value(n, c"must not contain any null bytes"));
    }
    Ok(text)
}

/// The scope of `address%scope`: a number, or the name of an interface.
fn scope_id(scope: &[u8], whole: &CStr) -> u32 {
    if let Some(number) = cast::integer_string(scope) {
        return u32::try_from(number).unwrap_or(0);
    }
    let tail = &whole.to_bytes_with_nul()[whole.count_bytes() - scope.len()..];
    let name = CStr::from_bytes_with_nul(tail).unwrap_or(c"");
    interface(name).unwrap_or(0)
}

/// An interface's index, with C's warning when there is none of that name.
pub fn interface(name: &CStr) -> Option<u32> {
    match ifindex::name_to_index(name) {
        Ok(index) => Some(index),
        Err(_) => {
            error::warning_quoting(c"No interface with name \"", name, c"\" could be found");
            None
        }
    }
}

/// Refuses a port out of range on the PHP versions that do; elsewhere it wraps.
pub fn check_port(port: i64, n: u32) -> Result<()> {
    if version::CHECKS_PORTS && !(0..=0xFFFF).contains(&port) {
        return Err(error::argument_value(n, c"must be between 0 and 65535"));
    }
    Ok(())
}

/// Assigns address and port to the by-reference arguments of getsockname and getpeername.
#[inline(always)]
pub fn publish_name(view: &View<'_>, address: Out<'_>, port: Option<Out<'_>>) -> Result<()> {
    match *view {
        View::V4 { ip, port: number } => publish_ip(ip.into(), number, address, port),
        View::V6 {
            ip, port: number, ..
        } => publish_ip(ip.into(), number, address, port),
        View::Unix { name } => address.bytes(path_of(name)),
        View::Packet { ifindex, .. } => publish_interface(ifindex, address, port),
        View::Vsock { cid, port: number } => publish_vsock(cid, number, address, port),
        _ => Err(error::argument_value(1, BAD_BIND_FAMILY)),
    }
}

#[inline(always)]
fn publish_ip(ip: IpAddr, number: u16, address: Out<'_>, port: Option<Out<'_>>) -> Result<()> {
    let mut text = [0; ip::TEXT_MAX];
    let text = ip::ip_text(ip, &mut text);
    let assigned = address.bytes(text);
    if let Some(port) = port {
        port.long(i64::from(number))?;
    }
    assigned
}

fn publish_interface(index: i32, address: Out<'_>, port: Option<Out<'_>>) -> Result<()> {
    let mut name = [0; libc::IFNAMSIZ];
    match ifindex::index_to_name(index as u32, &mut name) {
        Ok(name) => address.bytes(name.to_bytes())?,
        Err(Errno(_)) => return Err(error::error(c"invalid interface index")),
    }
    if let Some(port) = port {
        port.long(i64::from(index))?;
    }
    Ok(())
}

fn publish_vsock(cid: u32, number: u32, address: Out<'_>, port: Option<Out<'_>>) -> Result<()> {
    let mut text = [0; 10];
    let assigned = address.bytes(decimal(cid, &mut text));
    if let Some(port) = port {
        port.long(i64::from(number))?;
    }
    assigned
}

fn decimal(mut number: u32, text: &mut [u8; 10]) -> &[u8] {
    let mut start = text.len();
    for digit in text.iter_mut().rev() {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        start -= 1;
        if number == 0 {
            break;
        }
    }
    text.get(start..).unwrap_or_default()
}

/// The path up to its first NUL: an abstract name reads as empty, as in C.
pub fn path_of(name: &[u8]) -> &[u8] {
    name.split(|b| *b == 0).next().unwrap_or_default()
}

/// Assigns the sender of a datagram. A connected stream reports none, which reads as the
/// unspecified address.
#[inline(always)]
pub fn publish_sender(
    family: &Family,
    from: &AddrBuf,
    address: Out<'_>,
    port: Option<Out<'_>>,
) -> Result<()> {
    // The usual one apart, which so needs no view in memory.
    if let View::V4 { ip, port: n } = from.view() {
        return publish_ip(ip.into(), n, address, port);
    }
    publish_other_sender(family, from, address, port)
}

#[inline(never)]
fn publish_other_sender(
    family: &Family,
    from: &AddrBuf,
    address: Out<'_>,
    port: Option<Out<'_>>,
) -> Result<()> {
    match (family.unspecified, from.view()) {
        (_, View::V4 { ip, port: n }) => publish_ip(ip.into(), n, address, port),
        (_, View::V6 { ip, port: n, .. }) => publish_ip(ip.into(), n, address, port),
        (Some(ip), _) => publish_ip(ip, 0, address, port),
        (_, View::Unix { name }) => address.bytes(path_of(name)),
        (_, View::Packet { ifindex, .. }) => publish_interface(ifindex, address, port),
        (_, View::Vsock { cid, port: n }) => publish_vsock(cid, n, address, port),
        _ => address.bytes(b""),
    }
}
