//! socket_sendmsg: its array argument as the kernel's structures.

#![forbid(unsafe_code)]

use std::io::IoSlice;
use std::os::fd::RawFd;

use libc::c_int;
use netos::call::message;
use netos::codec::cmsg;
use netos::codec::control::{Kind, Shape, kind_of};
use netos::codec::sockaddr::Addr;
use netos::errno::Errno;

use super::TOP;
use crate::address::as_array;
use crate::convert::{self, Converted, Fault, Part::*, Path};
use crate::interrupted::{Wait, retry};
use crate::socket::Sock;
use crate::socket::report;
use crate::zend::array::{Array, NewArray};
use crate::zend::scratch::Scratch;
use crate::zend::string::OwnedStr;
use crate::zend::{Call, Result, Ret, Str, Val, cast, stream};

/// sendmsg(2).
pub fn socket_sendmsg(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let sock = Sock::arg(call, 1)?;
    let message = call.array(2)?;
    let flags = cast::int_argument(call.long_or(3, 0)?, 3)?;
    sock.open()?;

    let mut out = Outgoing::new();
    let outcome = match out.fill(sock, message) {
        Ok(()) => {
            let sent = retry(sock, sock.fd(), Wait::Write, |fd| {
                // A signal handler may have closed a descriptor in the message.
                if !out.control.owners_are_unchanged() {
                    return Err(Errno::EBADF);
                }
                send(fd, &out, flags)
            });
            out.free();
            sent?
        }
        Err(fault) => {
            out.free();
            return fault.refuse(ret);
        }
    };
    match outcome {
        Ok(n) => ret.long(n as i64),
        Err(e) => {
            report::failure(sock, c"Error in sendmsg", e);
            ret.bool(false);
        }
    }
    Ok(())
}

fn send(fd: RawFd, out: &Outgoing<'_>, flags: c_int) -> std::result::Result<usize, Errno> {
    let strings = out.iov();
    let mut iov = Scratch::filled(strings.len(), IoSlice::new(&[]));
    for (slice, (_, v)) in iov.iter_mut().zip(strings.iter()) {
        if let Some(s) = v.as_str() {
            *slice = IoSlice::new(s.as_bytes());
        }
    }
    message::sendmsg(fd, out.to.as_ref(), &iov, out.control.bytes(), flags)
}

/// A message that is to be sent.
struct Outgoing<'f> {
    pub to: Option<Addr>,
    /// The strings, with a count on each: user code may free its own.
    iov: NewArray,
    pub control: Control<'f>,
}

impl<'f> Outgoing<'f> {
    fn new() -> Self {
        Self {
            to: None,
            iov: NewArray::new(0),
            control: Control::new(),
        }
    }

    fn fill(&mut self, sock: Sock<'_>, message: Array<'f>) -> Converted<()> {
        if let Some(v) = message.at_fixed(&convert::NAME) {
            self.to = Some(as_array::to_address(sock, v, &TOP.key(c"name"))?);
        }
        if let Some(v) = message.at_fixed(&convert::IOV) {
            for v in convert::array(v, &TOP.key(c"iov"))?.raw_values() {
                self.iov.push_string(OwnedStr::of(v)?.into_ready());
            }
        }
        if let Some(v) = message.at_fixed(&convert::CONTROL) {
            self.control.fill(sock, v, &TOP.key(c"control"))?;
        }
        convert::thrown_or(())
    }

    /// The strings to be sent.
    fn iov(&self) -> Array<'_> {
        self.iov.view()
    }

    /// Frees the parts without a destructor.
    fn free(self) {
        self.iov.free();
    }
}

/// The control buffer of a message that is to be sent.
struct Control<'f> {
    bytes: Scratch<u8>,
    lent: Scratch<Lent<'f>>,
}

/// A descriptor in the buffer, and its owner.
#[derive(Clone, Copy)]
struct Lent<'f> {
    owner: Val<'f>,
    fd: c_int,
    /// For the error text: the message and its element.
    message: usize,
    element: usize,
}

impl<'f> Control<'f> {
    const fn new() -> Self {
        Self {
            bytes: Scratch::new(),
            lent: Scratch::new(),
        }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The list under 'control'.
    fn fill(&mut self, sock: Sock<'_>, v: Val<'f>, at: &Path<'_>) -> Converted<()> {
        // Counted from 0 here and from 1 elsewhere, as in C.
        for (i, v) in convert::array(v, at)?.raw_values().enumerate() {
            self.push(sock, v, i, &at.element(i))?;
        }
        self.check_owners(at)
    }

    fn push(&mut self, sock: Sock<'_>, v: Val<'f>, i: usize, at: &Path<'_>) -> Converted<()> {
        let array = convert::array(v, at)?;
        let level = convert::required(array, c"level", at, convert::int)?;
        let ty = convert::required(array, c"type", at, convert::int)?;
        let data = array.at(c"data");
        let kind = kind_of(level, ty);
        match (kind, data) {
            (Some(kind), data) if kind.shape == Shape::Fds => {
                // C counts the elements before it steps into 'data'.
                let list = convert::array(data.ok_or_else(|| no_data(at))?, at)?;
                if list.len() == 0 {
                    return Err(at.user(&[Text("expected at least one element in this array")]));
                }
                self.push_fds(list, kind, i, &at.key(c"data"))
            }
            // Kinds that every PHP version converts may have no data; zeros are sent then.
            (Some(kind), None) if is_converted_by_c(kind) => {
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

    /// Adds a message with `len` zero bytes of data, and returns these.
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

    /// Whether every owner still has the descriptor that is in the buffer.
    fn owners_are_unchanged(&self) -> bool {
        self.lent
            .iter()
            .all(|lent| match Sock::from_value(lent.owner) {
                Some(sock) => sock.fd() == lent.fd,
                None => stream::open_stream(lent.owner).is_some(),
            })
    }

    /// Called once no more user code can run: fails if user code has closed a descriptor, since its
    /// number may belong to another file by now.
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
        Some(fd) => convert::thrown_or(fd),
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
fn is_converted_by_c(kind: &Kind) -> bool {
    matches!(
        (kind.level, kind.kind),
        (libc::SOL_SOCKET, libc::SCM_CREDENTIALS)
            | (
                libc::SOL_IPV6,
                libc::IPV6_PKTINFO | libc::IPV6_HOPLIMIT | libc::IPV6_TCLASS
            )
    )
}

/// The shapes that can be sent; the others are only received.
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

/// Longer than any shape that is sent.
type Encoded = [u8; 64];

fn encode(sock: Sock<'_>, shape: Shape, v: Val<'_>, at: &Path<'_>) -> Converted<Encoded> {
    Ok(match shape {
        Shape::Ucred => encoded(&convert::ucred(v, at)?.encode()),
        Shape::PktInfo6 => encoded(&as_array::in6_pktinfo(sock, v, at)?.encode()),
        Shape::PktInfo4 => encoded(&as_array::in_pktinfo(sock, v, at)?.encode()),
        Shape::U16 => encoded(&convert::uint16(v, at)?.to_ne_bytes()),
        Shape::U32 => encoded(&convert::uint32(v, at)?.to_ne_bytes()),
        Shape::U64 => encoded(&convert::integer(v, at)?.to_ne_bytes()),
        // When sent, the flags of the timestamps to take (SOF_TIMESTAMPING_TX_*).
        Shape::Timestamps => encoded(&convert::uint32(v, at)?.to_ne_bytes()),
        _ => encoded(&convert::int(v, at)?.to_ne_bytes()),
    })
}

fn encoded(bytes: &[u8]) -> Encoded {
    let mut all = [0; size_of::<Encoded>()];
    for (to, from) in all.iter_mut().zip(bytes) {
        *to = *from;
    }
    all
}
