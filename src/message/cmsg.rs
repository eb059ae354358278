//! Control messages: `['level' => ..., 'type' => ..., 'data' => ...]`.
//!
//! What the data is depends on the kind; netos has the table. Kinds outside of it carry
//! their bytes as a string, both ways.

#![forbid(unsafe_code)]

use libc::c_int;
use netos::codec::cmsg::{self, Message};
use netos::codec::control::{Control, ExtendedError, Fds, Kind, Shape, decode, kind_of};
use netos::codec::sockaddr::View;

use crate::address::as_array;
use crate::convert::field;
use crate::convert::path::{Converted, Fault, Part::*, Path};
use crate::message::arrived::{Arrived, Cause, Undeliverable};
use crate::record;
use crate::socket::Sock;
use crate::zend::array::{Array, NewArray};
use crate::zend::scratch::Grow;
use crate::zend::{Str, Val, stream};

/// The control buffer of a message that is to be sent.
pub struct Outgoing<'f> {
    bytes: Grow<u8>,
    lent: Grow<Lent<'f>>,
}

/// A descriptor that stands in the buffer, and whose it is.
#[derive(Clone, Copy)]
struct Lent<'f> {
    owner: Val<'f>,
    fd: c_int,
    /// For the error: which message, which element of it.
    message: usize,
    element: usize,
}

impl<'f> Outgoing<'f> {
    pub const fn new() -> Self {
        Self {
            bytes: Grow::new(),
            lent: Grow::new(),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The list under 'control'.
    pub fn fill(&mut self, sock: Sock<'_>, v: Val<'f>, at: &Path<'_>) -> Converted<()> {
        // Counted from 0 here, and from 1 elsewhere: so does C.
        for (i, v) in field::array(v, at)?.raw_values().enumerate() {
            self.push(sock, v, i, &at.element(i))?;
        }
        self.check_owners(at)
    }

    fn push(&mut self, sock: Sock<'_>, v: Val<'f>, i: usize, at: &Path<'_>) -> Converted<()> {
        let array = field::array(v, at)?;
        let level = field::required(array, c"level", at)?;
        let level = field::int(level, &at.key(c"level"))?;
        let ty = field::required(array, c"type", at)?;
        let ty = field::int(ty, &at.key(c"type"))?;
        let data = array.at(c"data");
        let kind = kind_of(level, ty);
        match (kind, data) {
            (Some(kind), data) if kind.shape == Shape::Fds => {
                // C counts the elements before it steps into 'data'.
                let list = field::array(data.ok_or_else(|| no_data(at))?, at)?;
                if list.len() == 0 {
                    return Err(at.user(&[Text("expected at least one element in this array")]));
                }
                self.push_fds(list, kind, i, &at.key(c"data"))
            }
            // Kinds that every PHP version converts may come without data: zeros then.
            (Some(kind), None) if is_of_hosts(kind) => {
                self.reserve(level, ty, kind.size());
                Ok(())
            }
            (Some(kind), data) if is_sent(kind.shape) => {
                let data = data.ok_or_else(|| no_data(at))?;
                let encoded = encode(sock, kind.shape, data, &at.key(c"data"))?;
                self.reserve(level, ty, kind.size())
                    .copy_from_slice(encoded.get(..kind.size()).unwrap_or(&[]));
                Ok(())
            }
            (_, Some(data)) if data.deref().as_str().is_some() => {
                let bytes = data.deref().as_str().map_or(&b""[..], Str::as_bytes);
                self.reserve(level, ty, bytes.len()).copy_from_slice(bytes);
                Ok(())
            }
            _ => Err(at.user(&[
                Text("cmsghdr with level "),
                Number(level.into()),
                Text(" and type "),
                Number(ty.into()),
                Text(" not supported"),
            ])),
        }
    }

    /// Adds a message with `len` zero bytes of data and lends them.
    fn reserve(&mut self, level: c_int, ty: c_int, len: usize) -> &mut [u8] {
        let room = self.bytes.extend_with(cmsg::space(len), 0);
        cmsg::write(room, level, ty, len)
    }

    fn push_fds(
        &mut self,
        list: Array<'f>,
        kind: &Kind,
        message: usize,
        at: &Path<'_>,
    ) -> Converted<()> {
        let first = self.lent.len();
        for (i, owner) in list.raw_values().enumerate() {
            let element = i + 1;
            let fd = descriptor(owner, &at.element(element))?;
            self.lent.push(Lent {
                owner,
                fd,
                message,
                element,
            });
        }
        let fds = self.lent.get(first..).unwrap_or(&[]);
        let room = self
            .bytes
            .extend_with(cmsg::space(size_of::<c_int>() * fds.len()), 0);
        let data = cmsg::write(room, kind.level, kind.kind, size_of::<c_int>() * fds.len());
        for (place, lent) in data.chunks_exact_mut(size_of::<c_int>()).zip(fds) {
            place.copy_from_slice(&lent.fd.to_ne_bytes());
        }
        Ok(())
    }

    /// Whether every descriptor is still its owner's.
    pub fn owners_stand(&self) -> bool {
        self.lent
            .iter()
            .all(|lent| match Sock::from_value(lent.owner) {
                Some(sock) => sock.fd() == lent.fd,
                None => stream::open_stream(lent.owner).is_some(),
            })
    }

    /// Once no more user code can run: that nobody has closed what is to be sent, or
    /// the number could mean another file by now.
    fn check_owners(&self, at: &Path<'_>) -> Converted<()> {
        for lent in self.lent.iter() {
            let message = at.element(lent.message);
            let data = message.key(c"data");
            let at = data.element(lent.element);
            match Sock::from_value(lent.owner) {
                Some(sock) if sock.fd() != lent.fd => return Err(closed(&at)),
                Some(_) => {}
                None if stream::open_stream(lent.owner).is_none() => return Err(no_stream(&at)),
                None => {}
            }
        }
        Ok(())
    }
}

/// The fd of a Socket or stream that is to be sent. Streams may run user code.
fn descriptor(v: Val<'_>, at: &Path<'_>) -> Converted<c_int> {
    if let Some(sock) = Sock::from_value(v) {
        if sock.is_closed() {
            return Err(closed(at));
        }
        return Ok(sock.fd());
    }
    if v.as_resource().is_none() {
        return Err(at.user(&[Text("expected a Socket object or a stream resource")]));
    }
    if stream::open_stream(v).is_none() {
        return Err(no_stream(at));
    }
    match stream::cast_fd(v) {
        Some(fd) => field::thrown_or(fd),
        None => Err(at.user(&[Text("cast stream to file descriptor failed")])),
    }
}

#[cold]
fn closed(at: &Path<'_>) -> Fault {
    at.user(&[Text("socket is already closed")])
}

#[cold]
fn no_stream(at: &Path<'_>) -> Fault {
    at.user(&[Text("resource is not a stream")])
}

#[cold]
fn no_data(at: &Path<'_>) -> Fault {
    at.user(&[Text("cmsghdr should have a 'data' element here")])
}

/// The kinds of fixed size that PHP's C extension converts.
fn is_of_hosts(kind: &Kind) -> bool {
    matches!(
        (kind.level, kind.kind),
        (libc::SOL_SOCKET, libc::SCM_CREDENTIALS)
            | (
                libc::SOL_IPV6,
                libc::IPV6_PKTINFO | libc::IPV6_HOPLIMIT | libc::IPV6_TCLASS
            )
    )
}

/// The shapes that a sender can use; the others only ever arrive.
fn is_sent(shape: Shape) -> bool {
    match shape {
        Shape::Ucred
        | Shape::Int
        | Shape::U16
        | Shape::U32
        | Shape::U64
        | Shape::Timestamps
        | Shape::PktInfo4
        | Shape::PktInfo6 => true,
        Shape::Fds
        | Shape::Fd
        | Shape::Timeval
        | Shape::Timespec
        | Shape::Address
        | Shape::Error => false,
    }
}

/// The bytes of the longest shape that is sent, and then some.
type Encoded = [u8; 64];

fn encode(sock: Sock<'_>, shape: Shape, v: Val<'_>, at: &Path<'_>) -> Converted<Encoded> {
    Ok(match shape {
        Shape::Ucred => encoded(&record::ucred(v, at)?.encode()),
        Shape::PktInfo6 => encoded(&record::in6_pktinfo(sock, v, at)?.encode()),
        Shape::PktInfo4 => encoded(&record::in_pktinfo(sock, v, at)?.encode()),
        Shape::U16 => encoded(&field::uint16(v, at)?.to_ne_bytes()),
        Shape::U32 => encoded(&field::uint32(v, at)?.to_ne_bytes()),
        Shape::U64 => encoded(&field::integer(v, at)?.to_ne_bytes()),
        // On the way out, which stamps are wanted (SOF_TIMESTAMPING_TX_*).
        Shape::Timestamps => encoded(&field::uint32(v, at)?.to_ne_bytes()),
        _ => encoded(&field::int(v, at)?.to_ne_bytes()),
    })
}

fn encoded(bytes: &[u8]) -> Encoded {
    let mut all = [0; size_of::<Encoded>()];
    for (to, from) in all.iter_mut().zip(bytes) {
        *to = *from;
    }
    all
}

/// What is wrong with a received message, to be said once all of it is in PHP's hands.
pub struct Trouble {
    pub fault: Fault,
    pub cause: Undeliverable,
}

/// The list under 'control', and the first descriptor in it that was of no use.
pub fn from_control(arrived: &Arrived, at: &Path<'_>) -> (NewArray, Option<Trouble>) {
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
    const DATA: &std::ffi::CStr = c"data";
    let control =
        kind_of(message.level, message.kind).and_then(|kind| decode(kind.shape, message.data));
    match control {
        // Unknown, or cut so short that it has no meaning: MSG_CTRUNC tells.
        None => element.set_bytes(DATA, message.data),
        Some(Control::Fds(fds)) => {
            let (list, trouble) = from_fds(fds, arrived, at);
            element.set_array(DATA, list);
            return trouble;
        }
        Some(Control::Ucred(cred)) => element.set_array(DATA, record::from_ucred(&cred)),
        Some(Control::Number(n)) => element.set_long(DATA, n),
        Some(Control::U64(n)) => element.set_long(DATA, n as i64),
        Some(Control::Timeval(time)) => element.set_array(DATA, record::from_timeval(&time)),
        Some(Control::Timespec(time)) => element.set_array(DATA, record::from_timespec(&time)),
        Some(Control::Timestamps([software, legacy, hardware])) => {
            let mut stamps = NewArray::new(3);
            stamps.set_array(c"software", record::from_timespec(&software));
            stamps.set_array(c"legacy", record::from_timespec(&legacy));
            stamps.set_array(c"hardware", record::from_timespec(&hardware));
            element.set_array(DATA, stamps);
        }
        Some(Control::PktInfo4(info)) => element.set_array(DATA, record::from_in_pktinfo(&info)),
        Some(Control::PktInfo6(info)) => element.set_array(DATA, record::from_in6_pktinfo(&info)),
        Some(Control::Address(view)) => set_address(element, DATA, &view),
        Some(Control::Error(error)) => element.set_array(DATA, from_error(&error)),
    }
    None
}

fn set_address(array: &mut NewArray, key: &std::ffi::CStr, view: &View<'_>) {
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
