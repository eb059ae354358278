//! recvmsg(2) and the descriptors that it receives. They are open in this process as soon as the
//! call returns, and each needs an owner until a PHP value has it. That owner is [`Arrived`], and
//! `PENDING` if a bailout skips its drop.
//!
//! No user code runs while descriptors are pending. So if some are pending when the next message
//! is received, a bailout left them, and they are closed.

#![allow(unsafe_code)]

use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::os::fd::RawFd;
use std::ptr::NonNull;

use netos::call::message::{self, recvmsg};
use netos::call::transfer::IoSliceUninit;
use netos::call::{descriptor, open};
use netos::codec::cmsg::{self, Messages};
use netos::codec::control::arrived_fds;
use netos::codec::sockaddr::AddrBuf;
use netos::errno::Errno;

use crate::socket::NewSock;
use crate::transfer::buffer::{self, Received};
use crate::zend::array::NewArray;
use crate::zend::scratch::Scratch;
use crate::zend::stream;

/// A control buffer with descriptors in it, the first `owned` of which have an owner.
#[derive(Clone, Copy)]
struct Pending {
    control: NonNull<u8>,
    len: usize,
    owned: usize,
}

zend::per_thread!(PENDING: Option<Pending> = None);

/// What recvmsg(2) received besides the data.
pub struct Arrived {
    /// MSG_TRUNC, MSG_CTRUNC and so on.
    pub flags: libc::c_int,
    control: Scratch<u8>,
    filled: usize,
}

/// A descriptor that could not become a Socket or a stream; it has been closed.
#[derive(Clone, Copy)]
pub struct Undeliverable {
    pub fd: RawFd,
    pub cause: Cause,
    pub errno: Errno,
}

#[derive(Clone, Copy)]
pub enum Cause {
    /// fstat(2) fails on it.
    Unknown,
    /// It is a socket whose family or mode the kernel does not report.
    Opaque(&'static CStr),
}

/// recvmsg(2) into a string of at most `len` bytes and a control buffer of `control_len`.
pub fn receive(
    fd: RawFd,
    from: Option<&mut AddrBuf>,
    len: usize,
    control_len: usize,
    flags: libc::c_int,
) -> Result<(Received, Arrived), Errno> {
    close_left();
    // Zeroed: the kernel does not write the padding between messages.
    let mut control = Scratch::filled(control_len, 0u8);
    let mut outcome = message::Received {
        bytes: 0,
        control_len: 0,
        flags: 0,
    };
    let place = control.as_non_null();
    let fill = |buf: &mut [MaybeUninit<u8>]| {
        // SAFETY: recvmsg writes initialised bytes only, so the buffer stays a `[u8]`.
        let room = unsafe { &mut *(&raw mut *control as *mut [MaybeUninit<u8>]) };
        outcome = recvmsg(fd, from, &mut [IoSliceUninit::new(buf)], room, flags)?;
        if outcome.control_len > 0 {
            // Before anything that can bail out, such as allocating the string.
            let len = outcome.control_len;
            PENDING.with(|pending| {
                pending.lend(|pending| {
                    *pending = Some(Pending {
                        control: place,
                        len,
                        owned: 0,
                    });
                })
            });
        }
        Ok(outcome.bytes)
    };
    // SAFETY: recvmsg fills the one buffer as recv does.
    let received = unsafe { buffer::with(len, fill) }?;
    let arrived = Arrived {
        flags: outcome.flags,
        control,
        filled: outcome.control_len,
    };
    Ok((received, arrived))
}

impl Arrived {
    /// The control messages.
    pub fn messages(&self) -> Messages<'_> {
        cmsg::messages(self.control.get(..self.filled).unwrap_or(&[]))
    }

    /// Gives the next descriptor, `fd`, to a new handle or stream at the end of `array`:
    /// a socket becomes a Socket, anything else a stream, as in C. One that can become neither
    /// is closed, and null is added. To be called for each descriptor in the order of the
    /// messages.
    pub fn deliver(&self, array: &mut NewArray, fd: RawFd) -> Result<(), Undeliverable> {
        hand_over(array, fd).map_err(|(cause, errno)| {
            array.push_null();
            let _ = open::close(fd);
            has_owner();
            Undeliverable { fd, cause, errno }
        })
    }
}

/// A Socket exists before it owns the fd; a stream owns it once it exists. After a bailout before
/// `has_owner` the fd is pending, after a later one its owner has it.
fn hand_over(array: &mut NewArray, fd: RawFd) -> Result<(), (Cause, Errno)> {
    if !descriptor::is_socket(fd).map_err(|e| (Cause::Unknown, e))? {
        stream::push_fd(array, fd);
        has_owner();
        return Ok(());
    }
    let new = NewSock::create();
    let imported = new.sock().try_import(fd);
    imported.map_err(|(what, e)| (Cause::Opaque(what), e))?;
    has_owner();
    new.push(array);
    Ok(())
}

/// The next pending descriptor has an owner now, or is closed.
fn has_owner() {
    PENDING.with(|pending| {
        pending.lend(|pending| {
            if let Some(pending) = pending {
                pending.owned += 1;
            }
        })
    });
}

impl Drop for Arrived {
    fn drop(&mut self) {
        close_left();
    }
}

/// Closes received descriptors that have no owner. A message that was converted leaves none;
/// after a bailout, the next message or the end of the request closes them here.
pub fn close_left() {
    let left = PENDING.with(|pending| {
        // Usually there are none; then nothing is written.
        let left = pending.lend(|pending| pending.is_some().then(|| pending.take()));
        left.flatten().flatten()
    });
    if let Some(left) = left {
        // SAFETY: the buffer is an `Arrived`'s, which clears this note when it is
        // dropped; if a bailout skipped that, its memory is freed after this.
        let control = unsafe { std::slice::from_raw_parts(left.control.as_ptr(), left.len) };
        for fd in arrived_fds(control).skip(left.owned) {
            let _ = open::close(fd);
        }
    }
}
