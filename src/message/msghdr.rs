//! Messages: the arrays of socket_sendmsg and socket_recvmsg.

#![forbid(unsafe_code)]

use netos::codec::sockaddr::{Addr, AddrBuf};

use super::cmsg;
use crate::address::{as_array, family};
use crate::convert::path::{Converted, Part::*, Path};
use crate::convert::{field, key};
use crate::message::arrived::Arrived;
use crate::socket::Sock;
use crate::transfer::receive::Received;
use crate::zend::Val;
use crate::zend::array::{Array, NewArray};
use crate::zend::string::OwnedStr;

const TOP: Path<'_> = Path::top(c"msghdr");

/// Without 'buffer_size'.
const DEFAULT_BUFFER: usize = 8192;
const BUFFER_MAX: i64 = 100 * 1024 * 1024;
/// No kernel has this much control data for one message, so more is not allocated.
const CONTROL_MAX: usize = 1 << 20;

/// A message that is to be sent.
pub struct Outgoing<'f> {
    pub to: Option<Addr>,
    /// The strings, each with a count, since user code may take theirs away.
    iov: NewArray,
    pub control: cmsg::Outgoing<'f>,
}

impl<'f> Outgoing<'f> {
    pub fn new() -> Self {
        Self {
            to: None,
            iov: NewArray::new(0),
            control: cmsg::Outgoing::new(),
        }
    }

    pub fn fill(&mut self, sock: Sock<'_>, message: Array<'f>) -> Converted<()> {
        if let Some(v) = message.at_fixed(&key::NAME) {
            self.to = Some(family::address_in_message(sock, v, &TOP.key(c"name"))?);
        }
        if let Some(v) = message.at_fixed(&key::IOV) {
            for v in field::array(v, &TOP.key(c"iov"))?.raw_values() {
                self.iov.push_string(OwnedStr::of(v)?.into_ready());
            }
        }
        if let Some(v) = message.at_fixed(&key::CONTROL) {
            self.control.fill(sock, v, &TOP.key(c"control"))?;
        }
        field::thrown_or(())
    }

    /// What is sent, as strings.
    pub fn iov(&self) -> Array<'_> {
        self.iov.view()
    }

    /// Frees what has no destructor.
    pub fn free(self) {
        self.iov.free();
    }
}

/// What a message is to be received into.
pub struct Wanted {
    pub name: bool,
    pub buffer: usize,
    pub control: usize,
}

/// The array that socket_recvmsg is given.
pub fn wanted(sock: Sock<'_>, message: Array<'_>) -> Converted<Wanted> {
    let name = match message.at_fixed(&key::NAME) {
        Some(v) => {
            family::check_wanted(sock, v, &TOP.key(c"name"))?;
            true
        }
        None => false,
    };
    let buffer = match message.at_fixed(&key::BUFFER_SIZE) {
        Some(v) => buffer_size(v, &TOP.key(c"buffer_size"))?,
        None => DEFAULT_BUFFER,
    };
    let control = match message.at_fixed(&key::CONTROLLEN) {
        Some(v) => control_size(v, &TOP.key(c"controllen"))?,
        None => return Err(field::missing(c"controllen", &TOP)),
    };
    field::thrown_or(Wanted {
        name,
        buffer,
        control,
    })
}

fn buffer_size(v: Val<'_>, at: &Path<'_>) -> Converted<usize> {
    let size = field::integer(v, at)?;
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
    match field::uint32(v, at)? {
        0 => Err(at.user(&[Text("controllen cannot be 0")])),
        size => Ok((size as usize).min(CONTROL_MAX)),
    }
}

/// The array that socket_recvmsg gives back.
pub fn from_message(
    from: Option<&AddrBuf>,
    received: Received,
    arrived: &Arrived,
) -> (NewArray, Option<cmsg::Trouble>) {
    let mut message = NewArray::new(4);
    match from.and_then(|from| as_array::from_address(&from.view())) {
        Some(name) => message.add_array(&key::NAME, name),
        None => message.add_null(&key::NAME),
    }
    let (control, trouble) = cmsg::from_control(arrived, &TOP.key(c"control"));
    message.add_array(&key::CONTROL, control);
    let mut iov = NewArray::new(1);
    if received.count > 0 {
        iov.push_string(received.string);
    } else {
        received.string.discard();
    }
    message.add_array(&key::IOV, iov);
    message.add_long(&key::FLAGS, arrived.flags.into());
    (message, trouble)
}
