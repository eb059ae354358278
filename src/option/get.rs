//! socket_get_option.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::net::Ipv4Addr;

use netos::call::option;
use netos::codec::option_value::{In6Pktinfo, Linger, Timeval};
use netos::codec::sockaddr::View;
use netos::codec::tcp_info;
use netos::errno::Errno;

use super::filter;
use super::rows::{Named, Shape};
use super::value as values;
use crate::address::as_array;
use crate::convert;
use crate::socket::Sock;
use crate::socket::report;
use crate::zend::array::NewArray;
use crate::zend::{Call, Result, Ret, error};

/// Room for the name of an interface, of a congestion control or of an upper layer.
const NAME_MAX: usize = 16;

/// getsockopt(2). An int, or an array where the value has fields (`rows`).
pub fn socket_get_option(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        if !call.counts(3, 3) {
            return None;
        }
        let sock = Sock::at_a_glance(call, 1)?;
        let name = Named::usual(call.raw(2).as_long()?, call.raw(3).as_long()?)?;
        match name.row {
            None => match option::get_int(sock.fd(), name.level, name.option) {
                Ok(value) => ret.long(value.into()),
                Err(e) => report::failure_here(ret, FAILED, e),
            },
            Some(row) if matches!(row.shape, Shape::Timeval) => Place { sock, name }.time(ret),
            Some(_) => return None,
        }
        Some(Ok(()))
    };
    call.usual_or(ret, usual, get)
}

const FAILED: &CStr = c"Unable to retrieve socket option";

fn get(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(3, 3)?;
    let sock = Sock::arg(call, 1)?;
    let level = call.long(2)?;
    let option = call.long(3)?;
    let fd = sock.open()?;

    let name = Named::new(level, option);
    let at = Place { sock, name };
    match name.shape() {
        Shape::Linger => at.record(ret, [0; Linger::SIZE], |bytes| {
            Linger::decode(bytes).map(|l| values::from_linger(&l))
        }),
        Shape::Timeval => at.time(ret),
        Shape::MemInfo => at.record(ret, [0; values::MEMINFO_SIZE], |bytes| {
            if bytes.len() < values::MEMINFO_SIZE {
                error::warning(c"Unable to retrieve all socket meminfo data");
                return None;
            }
            Some(values::from_meminfo(bytes))
        }),
        Shape::TcpInfo => at.record(ret, [0; tcp_info::SIZE], |bytes| {
            Some(values::from_tcp_info(bytes))
        }),
        Shape::Pktinfo6 => at.record(ret, [0; In6Pktinfo::SIZE], |bytes| {
            In6Pktinfo::decode(bytes).map(|i| as_array::from_in6_pktinfo(&i))
        }),
        Shape::Address => at.record(ret, [0; size_of::<libc::sockaddr_in6>()], |bytes| {
            as_array::from_address(&View::of(bytes))
        }),
        Shape::Name | Shape::NameOrInt => at.name(ret),
        Shape::Wide => {
            let mut value = [0; 8];
            if at.read(&mut value).is_some() {
                ret.long(i64::from_ne_bytes(value));
            } else {
                ret.bool(false);
            }
        }
        Shape::Interface4 => {
            let mut value = [0; 4];
            let index = match at.read(&mut value) {
                Some(_) => values::interface_of(sock, Ipv4Addr::from(value)),
                None => None,
            };
            match index {
                Some(index) => ret.long(index.into()),
                None => ret.bool(false),
            }
        }
        Shape::Filter => filter::get(sock, ret),
        _ => match option::get_int(fd, name.level, name.option) {
            Ok(value) => ret.long(value.into()),
            Err(e) => at.failed(ret, e),
        },
    }
    Ok(())
}

/// Which option of which socket.
struct Place<'f> {
    sock: Sock<'f>,
    name: Named,
}

impl Place<'_> {
    /// The bytes from the kernel; None after a failure, which is reported.
    fn read<'b>(&self, room: &'b mut [u8]) -> Option<&'b [u8]> {
        match option::getsockopt_into(self.sock.fd(), self.name.level, self.name.option, room) {
            Ok(bytes) => Some(bytes),
            Err(e) => {
                report::failure(self.sock, self.what(), e);
                None
            }
        }
    }

    /// Reads a value of `N` bytes, which `decode` turns into an array.
    fn record<const N: usize>(
        &self,
        ret: &mut Ret<'_>,
        mut room: [u8; N],
        decode: impl FnOnce(&[u8]) -> Option<NewArray>,
    ) {
        match self.read(&mut room).and_then(decode) {
            Some(array) => ret.array(array),
            None => ret.bool(false),
        }
    }

    #[inline(never)]
    fn time(&self, ret: &mut Ret<'_>) {
        self.record(ret, [0; Timeval::SIZE], |bytes| {
            Timeval::decode(bytes).map(|t| convert::from_timeval(&t))
        });
    }

    /// A name, as an array of one string; 0 if there is none.
    fn name(&self, ret: &mut Ret<'_>) {
        match self.read(&mut [0; NAME_MAX]) {
            Some([]) => ret.long(0),
            Some(name) => ret.array(values::from_name(name)),
            None => ret.bool(false),
        }
    }

    #[cold]
    fn failed(&self, ret: &mut Ret<'_>, e: Errno) {
        report::failure(self.sock, self.what(), e);
        ret.bool(false);
    }

    /// The text of a failure; IPV6_PKTINFO has its own.
    fn what(&self) -> &'static CStr {
        match self.name.shape() {
            Shape::Pktinfo6 => c"unable to get socket option",
            _ => FAILED,
        }
    }
}
