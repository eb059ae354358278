//! socket_set_option.

#![forbid(unsafe_code)]

use std::ffi::{CStr, c_int};

use netos::call::option;
use netos::errno::Errno;

use super::shape::{Name, Shape};
use super::value::{self as values, VALUE};
use super::{filter, multicast};
use crate::convert::path::Path;
use crate::record;
use crate::socket::Sock;
use crate::socket::report;
use crate::version;
use crate::zend::numeric::c_int;
use crate::zend::{Call, Result, Ret, Val, cast, error};

/// setsockopt(2). An int, or what the option's shape asks for.
pub fn socket_set_option(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 4)?;
    let sock = Sock::arg(call, 1)?;
    let level = call.long(2)?;
    let option = call.long(3)?;
    let value = call.value(VALUE);
    sock.open()?;

    let name = Name::new(level, option);
    let at = Place { sock, name };
    let done = match name.shape {
        Shape::Int | Shape::MemInfo | Shape::TcpInfo | Shape::Address => {
            let int = c_int(cast::to_long(value)?);
            at.int(int)
        }
        Shape::Wide => {
            let int = cast::to_long(value)?;
            at.bytes(&int.to_ne_bytes())
        }
        Shape::Linger => {
            let linger = values::linger(value)?;
            at.bytes(&linger.encode())
        }
        Shape::Timeval(scalar) => {
            let time = values::timeval(value, scalar)?;
            at.bytes(&time.encode())
        }
        Shape::Name(other) => at.text(value, other)?,
        Shape::SegmentSize => {
            let size = cast::to_long(value)?;
            if version::CHECKS_UDP_SEGMENT && u16::try_from(size as i32).is_err() {
                return Err(error::argument_value(VALUE, c"must be between 0 and 65535"));
            }
            at.int(c_int(size))
        }
        Shape::UserTimeout => {
            let timeout = cast::to_long(value)?;
            if version::CHECKS_USER_TIMEOUT && u32::try_from(timeout).is_err() {
                return Err(error::argument_value(
                    VALUE,
                    c"must be between 0 and 4294967295",
                ));
            }
            at.int(c_int(timeout))
        }
        Shape::Pktinfo6 => match record::in6_pktinfo(sock, value, &Path::top(c"in6_pktinfo")) {
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
        Shape::Hops4 => {
            let hops = cast::to_long(value)?;
            let Ok(hops) = u8::try_from(hops) else {
                return Err(error::argument_value(VALUE, c"must be between 0 and 255"));
            };
            at.bytes(&[hops])
        }
        Shape::Hops6 => {
            let hops = cast::to_long(value)?;
            if !(-1..=255).contains(&hops) {
                return Err(error::argument_value(VALUE, c"must be between -1 and 255"));
            }
            at.int(c_int(hops))
        }
    };
    ret.bool(done);
    Ok(())
}

/// Which option of which socket. Every writer ends here, once the value is a netos value
/// and no more user code will run; only now is the fd read.
pub(super) struct Place<'f> {
    pub sock: Sock<'f>,
    pub name: Name,
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

    /// A string as it is. Anything else is a TypeError, or the empty name where the host
    /// takes it for one.
    fn text(&self, value: Val<'_>, other: Option<&CStr>) -> Result<bool> {
        match (value.as_str(), other) {
            (Some(text), _) => Ok(self.bytes(text.as_bytes())),
            (None, Some(text)) if version::CHECKS_NAMES => {
                Err(error::argument_type_given(VALUE, text, value, c" given"))
            }
            (None, Some(_)) => Ok(self.bytes(b"")),
            (None, None) => Ok(self.int(c_int(cast::to_long(value)?))),
        }
    }

    /// Reports a failure.
    #[inline]
    pub fn done(&self, outcome: std::result::Result<(), Errno>) -> bool {
        match outcome {
            Ok(()) => true,
            Err(e) => {
                report::failure(self.sock, c"Unable to set socket option", e);
                false
            }
        }
    }
}
