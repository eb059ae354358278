//! Values of socket options: PHP values to netos structures and back.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::net::{IpAddr, Ipv4Addr};

use netos::call::ifindex;
use netos::codec::option_value::{Linger, Timeval};
use netos::codec::sockaddr::Addr;
use netos::codec::{ip, option_value, tcp_info};

use crate::address;
use crate::address::family::{self, Given};
use crate::convert;
use crate::socket::Sock;
use crate::version;
use crate::zend::array::NewArray;
use crate::zend::cast::{self, Fields};
use crate::zend::{Result, Thrown, Val, error};

/// The argument of socket_set_option that is the value.
pub const VALUE: u32 = 4;

/// The TypeError for a value of the wrong kind.
#[cold]
pub fn wrong_kind(value: Val<'_>, kind: &CStr, option: &CStr) -> Thrown {
    let text = [
        c"must be of type ",
        kind,
        c" when argument #3 ($option) is ",
        option,
    ];
    error::argument_type_of(VALUE, text, value)
}

/// SO_LINGER. PHP versions that do not check the range cut the numbers.
pub fn linger(value: Val<'_>) -> Result<Linger> {
    let fields = fields(value, c"SO_LINGER")?;
    let [onoff, linger] = pair(
        &fields,
        [
            (c"l_onoff", c"must have key \"l_onoff\""),
            (c"l_linger", c"must have key \"l_linger\""),
        ],
    )?;
    let checked = |value: i64, text| match u16::try_from(value) {
        Err(_) if version::CHECKS_LINGER_AND_TIMEOUTS => Err(error::argument_value(VALUE, text)),
        _ => Ok(i32::from(value as u16)),
    };
    Ok(Linger {
        onoff: checked(onoff, c"\"l_onoff\" must be between 0 and 65535")?,
        linger: checked(linger, c"\"l_linger\" must be between 0 and 65535")?,
    })
}

/// SO_RCVTIMEO, SO_SNDTIMEO. The kernel checks the numbers.
pub fn timeval(value: Val<'_>, option: &CStr) -> Result<Timeval> {
    if let Some(time) = usual_timeval(value) {
        return Ok(time);
    }
    let fields = fields(value, option)?;
    let [sec, usec] = pair(
        &fields,
        [
            (c"sec", c"must have key \"sec\""),
            (c"usec", c"must have key \"usec\""),
        ],
    )?;
    Ok(Timeval { sec, usec })
}

/// The fields of an array or an object. PHP versions that accept a scalar find no field in it.
fn fields<'f>(value: Val<'f>, option: &CStr) -> Result<Option<Fields<'f>>> {
    let fields = Fields::of(value);
    if fields.is_none() && version::CHECKS_LINGER_AND_TIMEOUTS {
        return Err(wrong_kind(value, c"array", option));
    }
    Ok(fields)
}

/// The usual case: an array with an int under both keys. It needs no conversion, so no user code
/// can run.
#[inline]
pub fn usual_timeval(value: Val<'_>) -> Option<Timeval> {
    let table = value.deref().as_array()?;
    Some(Timeval {
        sec: table.get_fixed(&convert::SEC)?.as_long()?,
        usec: table.get_fixed(&convert::USEC)?.as_long()?,
    })
}

/// Two ints by their keys, each with the error for a missing one. Both must be present before the
/// first is converted.
fn pair(fields: &Option<Fields<'_>>, keys: [(&CStr, &CStr); 2]) -> Result<[i64; 2]> {
    let get = |(key, missing)| match fields.as_ref().and_then(|f| f.get(key)) {
        Some(v) => Ok(v),
        None => Err(error::argument_value(VALUE, missing)),
    };
    get(keys[0])?;
    get(keys[1])?;
    let first = cast::to_long(get(keys[0])?)?;
    Ok([first, cast::to_long(get(keys[1])?)?])
}

/// An interface by index, by name, or by one of its addresses; None if there is no such
/// interface, after the warning.
pub fn interface(value: Val<'_>) -> Result<Option<u32>> {
    Ok(interface_and_address(value)?.map(|(index, _)| index))
}

/// The same, with the address if PHP code gave one.
pub fn interface_and_address(value: Val<'_>) -> Result<Option<(u32, Option<IpAddr>)>> {
    if let Some(index) = value.as_long() {
        return match u32::try_from(index) {
            Ok(index) => Ok(Some((index, None))),
            Err(_) => Err(error::value_error(
                c"Index must be between 0 and 4294967295",
            )),
        };
    }
    let name = cast::to_string(value)?;
    let text = name.as_str();
    let ip = ip::parse_v4(text.as_bytes())
        .map(IpAddr::from)
        .or_else(|| ip::parse_v6(text.as_bytes()).map(IpAddr::from));
    // The text is tried as a name first, even if it looks like an address.
    if let Some(ip) = ip
        && ifindex::name_to_index(text.as_c_str()).is_err()
        && let Ok(Some(index)) = ifindex::address_to_index(ip)
    {
        return Ok(Some((index, Some(ip))));
    }
    Ok(address::interface(text.as_c_str()).map(|index| (index, None)))
}

/// The value of the MCAST_ options: `group`, `interface` (by default any) and, for options about
/// one sender, `source`.
pub struct Membership {
    pub group: Addr,
    pub source: Option<Addr>,
    pub interface: u32,
}

/// None if an address or interface was not found, after the warning.
pub fn membership(sock: Sock<'_>, value: Val<'_>, with_source: bool) -> Result<Option<Membership>> {
    let fields = Fields::of(value);
    if fields.is_none() && version::CHECKS_GROUPS {
        // PHP's texts name these two for the other options as well.
        let named = if with_source {
            c"MCAST_LEAVE_SOURCE_GROUP"
        } else {
            c"MCAST_LEAVE_GROUP"
        };
        return Err(wrong_kind(value, c"array", named));
    }
    let fields = fields.as_ref();

    let Some(group) = member(sock, fields, c"group", c"No key \"group\" passed in optval")? else {
        return Ok(None);
    };
    let mut source = None;
    if with_source {
        source = member(
            sock,
            fields,
            c"source",
            c"No key \"source\" passed in optval",
        )?;
        if source.is_none() {
            return Ok(None);
        }
    }
    let interface = match fields.and_then(|f| f.get(c"interface")) {
        Some(v) => interface(v)?,
        None => Some(0),
    };
    Ok(interface.map(|interface| Membership {
        group,
        source,
        interface,
    }))
}

/// An address of the socket's family under `key`.
fn member(
    sock: Sock<'_>,
    fields: Option<&Fields<'_>>,
    key: &CStr,
    missing: &CStr,
) -> Result<Option<Addr>> {
    const WRONG_KIND: &CStr = c"IP address used in the context of an unexpected type of socket";
    let Some(value) = fields.and_then(|f| f.get(key)) else {
        return Err(error::value_error(missing));
    };
    let text = cast::to_string(value)?;
    let mut addr = Addr::EMPTY;
    let found = match family::of(sock.family()) {
        Some(family) if family.is_internet => {
            let given = Given {
                sock,
                name: text.as_str(),
                name_arg: VALUE,
                port: 0,
                port_arg: VALUE,
            };
            (family.to_send)(&given, &mut addr)?
        }
        _ if version::CHECKS_GROUPS => return Err(error::value_error(WRONG_KIND)),
        _ => {
            error::warning(WRONG_KIND);
            false
        }
    };
    // An error handler may have thrown at a warning.
    if error::exception_pending() {
        return Err(error::thrown_by_zend());
    }
    Ok(found.then_some(addr))
}

/// An interface's IPv4 address; None if it has none, after the warning.
pub fn interface_v4(sock: Sock<'_>, index: u32) -> Option<Ipv4Addr> {
    if index == 0 {
        return Some(Ipv4Addr::UNSPECIFIED);
    }
    match ifindex::index_to_v4(sock.fd(), index) {
        Ok(ip) => Some(ip),
        Err(e) => {
            error::warning_made(format_args!(
                "Failed obtaining address for interface {index}: error {}",
                e.0
            ));
            None
        }
    }
}

/// The interface that has an IPv4 address; None likewise.
pub fn interface_of(sock: Sock<'_>, ip: Ipv4Addr) -> Option<u32> {
    if ip.is_unspecified() {
        return Some(0);
    }
    match ifindex::v4_to_index(sock.fd(), ip) {
        Ok(Some(index)) => return Some(index),
        Ok(None) => error::warning_made(format_args!(
            "The interface with IP address {ip} was not found"
        )),
        Err(e) => error::warning_made(format_args!(
            "Failed obtaining interfaces list: error {}",
            e.0
        )),
    }
    None
}

/// SO_LINGER as an array.
pub fn from_linger(linger: &Linger) -> NewArray {
    let mut array = NewArray::new(2);
    array.add_long(&convert::L_ONOFF, linger.onoff.into());
    array.add_long(&convert::L_LINGER, linger.linger.into());
    array
}

/// A name as an array of one string.
pub fn from_name(bytes: &[u8]) -> NewArray {
    let mut array = NewArray::new(1);
    array.set_bytes(c"name", option_value::text(bytes));
    array
}

/// linux/sock_diag.h, SK_MEMINFO_*, in its order.
const MEMINFO: [&CStr; 9] = [
    c"rmem_alloc",
    c"rcvbuf",
    c"wmem_alloc",
    c"sndbuf",
    c"fwd_alloc",
    c"wmem_queued",
    c"optmem",
    c"backlog",
    c"drops",
];

/// The bytes of a whole SO_MEMINFO.
pub const MEMINFO_SIZE: usize = MEMINFO.len() * size_of::<u32>();

/// SO_MEMINFO as an array.
pub fn from_meminfo(bytes: &[u8]) -> NewArray {
    let mut array = NewArray::new(MEMINFO.len() as u32);
    for (key, value) in MEMINFO.iter().zip(option_value::u32s(bytes)) {
        array.set_long(key, value.into());
    }
    array
}

/// TCP_INFO as an array of the fields that this kernel has, under the kernel's names.
pub fn from_tcp_info(bytes: &[u8]) -> NewArray {
    let mut array = NewArray::new(tcp_info::FIELDS.len() as u32);
    for (name, value) in tcp_info::fields(bytes) {
        array.set_long(name, value as i64);
    }
    array
}
