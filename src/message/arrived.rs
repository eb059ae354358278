//! recvmsg(2) and the descriptors it brings: from the moment the call returns they are
//! open in this process, and until each has an owner that PHP knows, something has to
//! answer for them. That is [`Arrived`], and the request's globals when a bailout skips
//! its drop.
//!
//! No user code runs while one is pending. So one that is pending when a message is received
//! was left by a bailout, and is closed before it could be forgotten.

#![allow(unsafe_code)]

use std::ffi::CStr;
use std::mem::MaybeUninit;
use std::os::fd::RawFd;

use netos::call::message::{self, recvmsg};
use netos::call::transfer::IoSliceUninit;
use netos::call::{mode, open};
use netos::codec::cmsg::{self, Messages};
use netos::codec::control::arrived_fds;
use netos::codec::sockaddr::AddrBuf;
use netos::errno::Errno;

use crate::socket::state::{self, Pending};
use crate::socket::{Sock, resource};
use crate::transfer::receive::{self, Received};
use crate::zend::array::NewArray;
use crate::zend::scratch::Scratch;
use crate::zend::{object, stream, sys};

/// What recvmsg(2) brought besides the data.
pub struct Arrived {
    /// MSG_TRUNC, MSG_CTRUNC and so on.
    pub flags: libc::c_int,
    control: Scratch<u8>,
    filled: usize,
}

/// A descriptor that could not be turned into anything; it has been closed.
#[derive(Clone, Copy)]
pub struct Undeliverable {
    pub fd: RawFd,
    pub cause: Cause,
    pub errno: Errno,
}

#[derive(Clone, Copy)]
pub enum Cause {
    /// fstat(2) does not know it.
    Unknown,
    /// It is a socket that the kernel tells nothing about.
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
    // Zeroed: the kernel leaves the padding between messages alone.
    let mut control = Scratch::new(control_len, 0u8);
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
            // Before anything that can bail out: the string is yet to be made.
            state::set_pending(Some(Pending {
                control: place,
                len: outcome.control_len,
                owned: 0,
            }));
        }
        Ok(outcome.bytes)
    };
    // SAFETY: recvmsg fills the one buffer as recv does.
    let received = unsafe { receive::with(len, fill) }?;
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
    /// a socket becomes a Socket, anything else a stream, as in C. One that is
    /// of no use is closed, and null takes its place. To be called for each descriptor
    /// in the order in which they stand in the messages.
    pub fn deliver(&self, array: &mut NewArray, fd: RawFd) -> Result<(), Undeliverable> {
        // SAFETY: the slot is fresh and NULL, and nothing touches the array meanwhile.
        unsafe { hand_over(array.push_slot(), fd) }.map_err(|(cause, errno)| {
            let _ = open::close(fd);
            has_owner();
            Undeliverable { fd, cause, errno }
        })
    }
}

/// The next pending descriptor is somebody's now, or closed.
fn has_owner() {
    if let Some(mut pending) = state::pending() {
        pending.owned += 1;
        state::set_pending(Some(pending));
    }
}

/// # Safety
/// `slot` must be writable and hold nothing counted.
unsafe fn hand_over(slot: *mut sys::zval, fd: RawFd) -> Result<(), (Cause, Errno)> {
    let is_socket = mode::is_socket(fd).map_err(|e| (Cause::Unknown, e))?;
    // SAFETY: by contract. The object stands before it owns the fd, and a stream owns
    // it once it stands: a bailout before `has_owner` leaves the fd pending, one after
    // it leaves it with its owner.
    unsafe {
        if !is_socket {
            stream::open_fd(slot, fd);
            has_owner();
            return Ok(());
        }
        let sock = Sock::create_in(slot);
        if let Err((what, e)) = sock.try_import(fd) {
            object::discard(slot);
            return Err((Cause::Opaque(what), e));
        }
        has_owner();
        if resource::wanted() {
            resource::wrap(slot);
        }
        Ok(())
    }
}

impl Drop for Arrived {
    fn drop(&mut self) {
        close_left();
    }
}

/// Closes what has arrived and has no owner: after a message was taken apart there is
/// nothing left; after a bailout the next message or the request's end comes here.
pub fn close_left() {
    if let Some(pending) = state::pending() {
        state::set_pending(None);
        // SAFETY: the buffer is an `Arrived`'s, which clears this note when it is
        // dropped; if a bailout skipped that, its memory is freed after this.
        let control = unsafe { std::slice::from_raw_parts(pending.control.as_ptr(), pending.len) };
        for fd in arrived_fds(control).skip(pending.owned) {
            // Nobody is left to tell.
            let _ = open::close(fd);
        }
    }
}
