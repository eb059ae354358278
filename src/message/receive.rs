//! socket_recvmsg: reads its array argument, and fills it.

#![forbid(unsafe_code)]

use std::ffi::CStr;

use netos::codec::cmsg::Message;
use netos::codec::control::{Control, ExtendedError, Fds, decode, kind_of};
use netos::codec::sockaddr::{AddrBuf, View};

use super::TOP;
use super::arrived::{self, Arrived, Cause, Undeliverable};
use crate::address::as_array;
use crate::convert::{self, Converted, Fault, Part::*, Path};
use crate::interrupted::{Wait, retry};
use crate::socket::Sock;
use crate::socket::report;
use crate::socket::state;
use crate::transfer::buffer::Received;
use crate::zend::array::{Array, NewArray};
use crate::zend::{Call, Result, Ret, Val, cast};

/// The default of 'buffer_size'.
const DEFAULT_BUFFER: usize = 8192;
const BUFFER_MAX: i64 = 100 * 1024 * 1024;
/// More control data than any kernel has for one message; no larger buffer is allocated.
const CONTROL_MAX: usize = 1 << 20;

/// recvmsg(2). A failure sets only the request's last error, and always warns.
pub fn socket_recvmsg(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    // User code may assign to the variable that holds the array.
    let held = call.held_array(2)?;
    let place = call.out(2);
    let mut flags = cast::int_argument(call.long_or(3, 0)?, 3)?;
    sock.open()?;

    let wanted = wanted(sock, held.array());
    drop(held);
    let wanted = match wanted {
        Ok(wanted) => wanted,
        Err(fault) => return fault.refuse(ret),
    };

    if state::cloexec() {
        flags |= libc::MSG_CMSG_CLOEXEC;
    }
    let mut from = AddrBuf::new();
    let arrived = retry(sock, sock.fd(), Wait::Read, |fd| {
        arrived::receive(
            fd,
            wanted.name.then_some(&mut from),
            wanted.buffer,
            wanted.control,
            flags,
        )
    })?;
    let (received, arrived) = match arrived {
        Ok(both) => both,
        Err(e) => {
            report::failure_without_socket(c"Error in recvmsg", e);
            ret.bool(false);
            return Ok(());
        }
    };

    ret.long(received.count as i64);
    let from = wanted.name.then_some(&from);
    let (message, trouble) = from_message(from, received, &arrived);
    // All descriptors have their owners: user code may run again.
    drop(arrived);
    place.array(message)?;
    if let Some(trouble) = trouble {
        if let Cause::Opaque(what) = trouble.cause.cause {
            report::failure_without_socket(what, trouble.cause.errno);
        }
        trouble.fault.report();
    }
    Ok(())
}

/// What a message is to be received into.
struct Wanted {
    pub name: bool,
    pub buffer: usize,
    pub control: usize,
}

/// Reads the array argument.
fn wanted(sock: Sock<'_>, message: Array<'_>) -> Converted<Wanted> {
    let name = match message.at_fixed(&convert::NAME) {
        Some(v) => {
            as_array::check_wanted(sock, v, &TOP.key(c"name"))?;
            true
        }
        None => false,
    };
    let buffer = match message.at_fixed(&convert::BUFFER_SIZE) {
        Some(v) => buffer_size(v, &TOP.key(c"buffer_size"))?,
        None => DEFAULT_BUFFER,
    };
    let control = match message.at_fixed(&convert::CONTROLLEN) {
        Some(v) => control_size(v, &TOP.key(c"controllen"))?,
        None => return Err(convert::missing(c"controllen", &TOP)),
    };
    convert::thrown_or(Wanted {
        name,
        buffer,
        control,
    })
}

fn buffer_size(v: Val<'_>, at: &Path<'_>) -> Converted<usize> {
    let size = convert::integer(v, at)?;
    if !(0..=BUFFER_MAX).contains(&size) {
        return Err(at.user(&[
            Text("the buffer size must be between 1 and "),
            Number(BUFFER_MAX),
            Text("; given "),
            Number(size),
        ]));
    }
    Ok(size as usize)
}

fn control_size(v: Val<'_>, at: &Path<'_>) -> Converted<usize> {
    match convert::uint32(v, at)? {
        0 => Err(at.user(&[Text("controllen cannot be 0")])),
        size => Ok((size as usize).min(CONTROL_MAX)),
    }
}

/// The array that replaces the argument.
fn from_message(
    from: Option<&AddrBuf>,
    received: Received,
    arrived: &Arrived,
) -> (NewArray, Option<Trouble>) {
    let mut message = NewArray::new(4);
    match from.and_then(|from| as_array::from_address(&from.view())) {
        Some(name) => message.add_array(&convert::NAME, name),
        None => message.add_null(&convert::NAME),
    }
    let (control, trouble) = from_control(arrived, &TOP.key(c"control"));
    message.add_array(&convert::CONTROL, control);
    let mut iov = NewArray::new(1);
    if received.count > 0 {
        iov.push_string(received.string);
    } else {
        received.string.discard();
    }
    message.add_array(&convert::IOV, iov);
    message.add_long(&convert::FLAGS, arrived.flags.into());
    (message, trouble)
}

/// An error in a received message; its warning is raised once PHP values own all descriptors.
struct Trouble {
    pub fault: Fault,
    pub cause: Undeliverable,
}

/// The list under 'control', and an error if a descriptor could not be delivered.
fn from_control(arrived: &Arrived, at: &Path<'_>) -> (NewArray, Option<Trouble>) {
    let mut list = NewArray::new(0);
    let mut trouble = None;
    for (i, message) in arrived.messages().enumerate() {
        let mut element = NewArray::new(3);
        element.set_long(c"level", message.level.into());
        element.set_long(c"type", message.kind.into());
        let here = at.element(i + 1);
        let found = from_data(&mut element, &message, arrived, &here.key(c"data"));
        trouble = trouble.or(found);
        list.push_array(element);
    }
    (list, trouble)
}

fn from_data(
    element: &mut NewArray,
    message: &Message<'_>,
    arrived: &Arrived,
    at: &Path<'_>,
) -> Option<Trouble> {
    const DATA: &CStr = c"data";
    let control =
        kind_of(message.level, message.kind).and_then(|kind| decode(kind.shape, message.data));
    match control {
        // An unknown kind, or one that MSG_CTRUNC says was cut.
        None => element.set_bytes(DATA, message.data),
        Some(Control::Fds(fds)) => {
            let (list, trouble) = from_fds(fds, arrived, at);
            element.set_array(DATA, list);
            return trouble;
        }
        Some(Control::Ucred(cred)) => element.set_array(DATA, convert::from_ucred(&cred)),
        Some(Control::Number(n)) => element.set_long(DATA, n),
        Some(Control::U64(n)) => element.set_long(DATA, n as i64),
        Some(Control::Timeval(time)) => element.set_array(DATA, convert::from_timeval(&time)),
        Some(Control::Timespec(time)) => element.set_array(DATA, convert::from_timespec(&time)),
        Some(Control::Timestamps([software, legacy, hardware])) => {
            let mut stamps = NewArray::new(3);
            stamps.set_array(c"software", convert::from_timespec(&software));
            stamps.set_array(c"legacy", convert::from_timespec(&legacy));
            stamps.set_array(c"hardware", convert::from_timespec(&hardware));
            element.set_array(DATA, stamps);
        }
        Some(Control::PktInfo4(info)) => element.set_array(DATA, as_array::from_in_pktinfo(&info)),
        Some(Control::PktInfo6(info)) => element.set_array(DATA, as_array::from_in6_pktinfo(&info)),
        Some(Control::Address(view)) => set_address(element, DATA, &view),
        Some(Control::Error(error)) => element.set_array(DATA, from_error(&error)),
    }
    None
}

fn set_address(array: &mut NewArray, key: &CStr, view: &View<'_>) {
    match as_array::from_address(view) {
        Some(address) => array.set_array(key, address),
        None => array.set_null(key),
    }
}

/// `sock_extended_err`. For MSG_ZEROCOPY, 'info' to 'data' is the range of sends done.
fn from_error(error: &ExtendedError<'_>) -> NewArray {
    let mut array = NewArray::new(8);
    array.set_long(c"errno", error.errno.into());
    array.set_long(c"origin", error.origin.into());
    array.set_long(c"type", error.ty.into());
    array.set_long(c"code", error.code.into());
    array.set_long(c"info", error.info.into());
    array.set_long(c"data", error.data.into());
    set_address(&mut array, c"offender", &error.offender);
    array
}

fn from_fds(fds: Fds<'_>, arrived: &Arrived, at: &Path<'_>) -> (NewArray, Option<Trouble>) {
    let mut list = NewArray::new(fds.len() as u32);
    let mut trouble = None;
    for fd in fds {
        if let Err(cause) = arrived.deliver(&mut list, fd) {
            trouble = trouble.or_else(|| {
                Some(Trouble {
                    fault: undeliverable(&cause, at),
                    cause,
                })
            });
        }
    }
    (list, trouble)
}

#[cold]
fn undeliverable(cause: &Undeliverable, at: &Path<'_>) -> Fault {
    let (before, after) = match cause.cause {
        Cause::Unknown => (
            "error creating resource for received file descriptor ",
            ": fstat() call failed with errno ",
        ),
        Cause::Opaque(_) => (
            "error getting protocol descriptor ",
            ": getsockopt() call failed with errno ",
        ),
    };
    at.native(&[
        Text(before),
        Number(cause.fd.into()),
        Text(after),
        Number(cause.errno.0.into()),
    ])
}
