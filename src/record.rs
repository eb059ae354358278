//! C structures that stand in arrays of their own: pktinfo, credentials, time stamps.

#![forbid(unsafe_code)]

use std::net::Ipv4Addr;

use netos::codec::option::{In6Pktinfo, InPktinfo, Timespec, Timeval, Ucred};

use crate::address::{as_array, set_ip};
use crate::convert::path::{Converted, Path};
use crate::convert::{field, key};
use crate::socket::Sock;
use crate::zend::Val;
use crate::zend::array::NewArray;

/// `in6_pktinfo`: both keys required, as IPV6_PKTINFO has it as option and message.
pub fn in6_pktinfo(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<In6Pktinfo> {
    let array = field::array(v, at)?;
    let addr = field::required(array, c"addr", at)?;
    let addr = as_array::in6_addr(sock, addr, &at.key(c"addr"))?;
    let ifindex = field::required(array, c"ifindex", at)?;
    let ifindex = field::interface(ifindex, &at.key(c"ifindex"))?;
    Ok(In6Pktinfo { addr, ifindex })
}

pub fn from_in6_pktinfo(info: &In6Pktinfo) -> NewArray {
    let mut array = NewArray::new(2);
    set_ip(&mut array, c"addr", info.addr.into());
    array.set_long(c"ifindex", info.ifindex.into());
    array
}

/// `in_pktinfo`; sending looks at the source and the interface only.
pub fn in_pktinfo(sock: Sock<'_>, v: Val<'_>, at: &Path<'_>) -> Converted<InPktinfo> {
    let array = field::array(v, at)?;
    let ip = |key| match array.at(key) {
        Some(v) => as_array::in_addr(sock, v, &at.key(key)),
        None => Ok(Ipv4Addr::UNSPECIFIED),
    };
    let addr = ip(c"addr")?;
    let ifindex = field::optional(array, c"ifindex", at, field::interface)?;
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

/// `ucred`: all three keys required.
pub fn ucred(v: Val<'_>, at: &Path<'_>) -> Converted<Ucred> {
    let array = field::array(v, at)?;
    let pid = field::required(array, c"pid", at)?;
    let pid = field::pid(pid, &at.key(c"pid"))?;
    let uid = field::required(array, c"uid", at)?;
    let uid = field::uid(uid, &at.key(c"uid"))?;
    let gid = field::required(array, c"gid", at)?;
    let gid = field::uid(gid, &at.key(c"gid"))?;
    Ok(Ucred { pid, uid, gid })
}

pub fn from_ucred(cred: &Ucred) -> NewArray {
    let mut array = NewArray::new(3);
    array.set_long(c"pid", cred.pid.into());
    array.set_long(c"uid", cred.uid.into());
    array.set_long(c"gid", cred.gid.into());
    array
}

pub fn from_timeval(time: &Timeval) -> NewArray {
    let mut array = NewArray::new(2);
    array.add_long(&key::SEC, time.sec);
    array.add_long(&key::USEC, time.usec);
    array
}

pub fn from_timespec(time: &Timespec) -> NewArray {
    let mut array = NewArray::new(2);
    array.add_long(&key::SEC, time.sec);
    array.add_long(&key::NSEC, time.nsec);
    array
}
