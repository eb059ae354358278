//! socket_set_option.

#![forbid(unsafe_code)]

use std::ffi::{CStr, c_int};

use netos::call::option;
use netos::errno::Errno;

use super::rows::{Named, Shape};
use super::value::{self as values, VALUE};
use super::{filter, multicast};
use crate::address::as_array;
use crate::convert::Path;
use crate::socket::Sock;
use crate::socket::report;
use crate::version;
use crate::zend::cast::c_int;
use crate::zend::{Call, Result, Ret, Val, cast, error};

/// setsockopt(2). An int, or a value of the option's shape.
pub fn socket_set_option(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    let usual = |call: Call<'_>, ret: &mut Ret<'_>| {
        if !call.counts(4, 4) {
            return None;
        }
        let sock = Sock::at_a_glance(call, 1)?;
        let name = Named::usual(call.raw(2).as_long()?, call.raw(3).as_long()?)?;
        let value = call.raw(VALUE);
        match name.row {
            None => {
                let int = c_int(value.as_long()?);
                let outcome = option::set_int(sock.fd(), name.level, name.option, int);
                report::answer_here(ret, FAILED, outcome);
            }
            Some(row) if matches!(row.shape, Shape::Timeval) => {
                let time = values::usual_timeval(value)?;
                let time = time.encode();
                let outcome = option::setsockopt(sock.fd(), name.level, name.option, &time);
                report::answer_here(ret, FAILED, outcome);
            }
            Some(_) => return None,
        }
        Some(Ok(()))
    };
    call.usual_or(ret, usual, set)
}

const FAILED: &CStr = c"Unable to set socket option";

fn set(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 4)?;
    let sock = Sock::arg(call, 1)?;
    let level = call.long(2)?;
    let option = call.long(3)?;
    let value = call.value(VALUE);
    sock.open()?;

    let name = Named::new(level, option);
    let at = Place { sock, name };
    let done = match name.shape() {
        Shape::Int | Shape::MemInfo | Shape::TcpInfo | Shape::Address => {
            let int = at.number(value)?;
            at.int(c_int(int))
        }
        Shape::Byte => {
            let byte = at.number(value)? as u8;
            at.bytes(&[byte])
        }
        Shape::Wide => {
            let int = cast::to_long(value)?;
            at.bytes(&int.to_ne_bytes())
        }
        Shape::Linger => {
            let linger = values::linger(value)?;
            at.bytes(&linger.encode())
        }
        Shape::Timeval => {
            let time = values::timeval(value, name.name())?;
            at.bytes(&time.encode())
        }
        Shape::Name => match value.as_str() {
            Some(text) => at.bytes(text.as_bytes()),
            None if version::CHECKS_NAMES => {
                return Err(values::wrong_kind(value, c"string", name.name()));
            }
            // PHP versions that do not check take this as the empty name.
            None => at.bytes(b""),
        },
        Shape::NameOrInt => match value.as_str() {
            Some(text) => at.bytes(text.as_bytes()),
            None => {
                let int = at.number(value)?;
                at.int(c_int(int))
            }
        },
        Shape::Pktinfo6 => match as_array::in6_pktinfo(sock, value, &Path::top(c"in6_pktinfo")) {
            Ok(info) => at.bytes(&info.encode()),
            Err(fault) => {
                fault.report();
                false
            }
        },
        Shape::Filter => filter::attach(&at, value)?,
        Shape::ReuseportFilter => filter::attach_reuseport(&at, value)?,
        Shape::ReuseportFilterElsewhere => {
            error::warning(c"Invalid level");
            false
        }
        Shape::Group => multicast::membership(&at, value, false)?,
        Shape::GroupSource => multicast::membership(&at, value, true)?,
        Shape::Interface4 => multicast::interface_v4(&at, value)?,
        Shape::Interface6 => multicast::interface_v6(&at, value)?,
        Shape::Flag4 => {
            let on = cast::to_bool(value)?;
            at.bytes(&[on.into()])
        }
        Shape::Flag6 => {
            let on = cast::to_bool(value)?;
            at.int(on.into())
        }
    };
    ret.bool(done);
    Ok(())
}

/// A socket's option. Every writer ends with a call here, once the value is converted and no more
/// user code can run: the fd is read only then.
pub(super) struct Place<'f> {
    pub sock: Sock<'f>,
    pub name: Named,
}

impl Place<'_> {
    #[inline]
    fn int(&self, value: c_int) -> bool {
        self.done(option::set_int(
            self.sock.fd(),
            self.name.level,
            self.name.option,
            value,
        ))
    }

    #[inline]
    pub fn bytes(&self, value: &[u8]) -> bool {
        self.done(option::setsockopt(
            self.sock.fd(),
            self.name.level,
            self.name.option,
            value,
        ))
    }

    /// An int, within the row's range if it has one that this PHP version checks.
    fn number(&self, value: Val<'_>) -> Result<i64> {
        let number = cast::to_long(value)?;
        if let Some(range) = self.name.range().filter(|range| range.is_checked) {
            let seen = if range.of_c_int {
                i64::from(number as i32)
            } else {
                number
            };
            if !(range.least..=range.most).contains(&seen) {
                return Err(error::argument_value(VALUE, range.text));
            }
        }
        Ok(number)
    }

    /// Reports a failure.
    #[inline]
    pub fn done(&self, outcome: std::result::Result<(), Errno>) -> bool {
        match outcome {
            Ok(()) => true,
            Err(e) => {
                report::failure(self.sock, FAILED, e);
                false
            }
        }
    }
}
