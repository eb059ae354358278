//! The Socket class: a `php_socket` that owns one fd, or none once it is closed.
//!
//! The object exists before its fd does, so that no bailout can lose an fd; user
//! code that a call runs may close the very socket, so `Sock::fd` reads it anew.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_int};
use std::marker::PhantomData;
use std::mem::offset_of;
use std::os::fd::RawFd;
use std::sync::OnceLock;

use netos::call::{descriptor, name, open};
use netos::errno::Errno;

#[cfg(php86)]
use super::class::POLL_HANDLE;
use super::class::{CLOSED, Layout, SOCKET, STD, TYPE_UNKNOWN, php_socket};
#[cfg(php86)]
use super::state;
use super::{report, resource};
use crate::zend::stream::{self, NewStream};
use crate::zend::zval::{self, Local};
use crate::zend::{Call, Result, Ret, Thrown, Val, call, error, sys};

/// The slot of a Socket that is not in socket_select's kept set.
pub const NO_SLOT: u32 = u32::MAX;

/// Called for a Socket in the kept set before it is closed or freed, or shares its fd with a
/// stream.
static FORGET: OnceLock<fn(Sock<'_>)> = OnceLock::new();

/// MINIT: sets that function.
pub fn tell_of_leaving(forget: fn(Sock<'_>)) {
    // Set already when the module starts once more.
    let _ = FORGET.set(forget);
}

/// A number that is never an open fd, so that every call fails with EBADF, as in C after fclose()
/// of the stream.
pub const GONE: RawFd = RawFd::MAX;

/// A Socket that its holder (frame, array, return slot) keeps alive for `'f`.
#[derive(Clone, Copy)]
pub struct Sock<'f> {
    pub(super) p: *mut Layout,
    _holder: PhantomData<&'f Layout>,
}

impl<'f> Sock<'f> {
    /// # Safety
    /// `object` must be a Socket that stays alive for `'f`.
    #[inline(always)]
    pub(super) unsafe fn from_object(object: *mut sys::zend_object) -> Self {
        Self {
            // SAFETY: by contract it is the `std` of a Layout.
            p: unsafe { object.byte_sub(STD) }.cast(),
            _holder: PhantomData,
        }
    }

    /// Argument `n`, an object or a resource, open or closed.
    #[inline(always)]
    pub fn arg(call: Call<'f>, n: u32) -> Result<Self> {
        let v = call.raw(n);
        if let Some(sock) = Self::from_instance(v) {
            return Ok(sock);
        }
        Self::arg_slow(v.deref(), n)
    }

    #[cold]
    #[inline(never)]
    fn arg_slow(v: Val<'f>, n: u32) -> Result<Self> {
        Self::from_value(v).ok_or_else(|| {
            not_valid_resource(v).unwrap_or_else(|| call::wrong_class(v, n, c"Socket"))
        })
    }

    /// Argument `n` if it is the usual case: an open object whose fd no stream shares.
    #[inline(always)]
    pub fn at_a_glance(call: Call<'f>, n: u32) -> Option<Self> {
        let sock = Self::from_instance(call.raw(n))?;
        // SAFETY: alive (the frame holds it); a zval always has a type.
        unsafe {
            let shared = (*sock.p).c.zstream.u1.v.type_ != sys::IS_UNDEF as u8;
            if shared || (*sock.p).c.bsd_socket < 0 {
                return None;
            }
        }
        Some(sock)
    }

    /// A `?Socket` argument.
    #[inline(always)]
    pub fn optional_arg(call: Call<'f>, n: u32) -> Result<Option<Self>> {
        if !call.has(n) {
            return Ok(None);
        }
        let v = call.raw(n);
        match Self::from_instance(v) {
            Some(sock) => Ok(Some(sock)),
            None => Self::optional_arg_slow(v.deref(), n),
        }
    }

    #[cold]
    #[inline(never)]
    fn optional_arg_slow(v: Val<'f>, n: u32) -> Result<Option<Self>> {
        if v.is_null() {
            return Ok(None);
        }
        if let Some(sock) = Self::from_value(v) {
            return Ok(Some(sock));
        }
        Err(not_valid_resource(v).unwrap_or_else(|| call::wrong_class_or_null(v, n, c"Socket")))
    }

    /// The Socket that `v` is or wraps.
    #[inline]
    pub fn from_value(v: Val<'f>) -> Option<Self> {
        Self::from_instance(v).or_else(|| resource::socket_of(v))
    }

    /// The Socket object `v`; None for a resource.
    #[inline(always)]
    fn from_instance(v: Val<'f>) -> Option<Self> {
        let object = v.as_instance(&SOCKET)?;
        // SAFETY: of the class, and alive as long as its holder.
        Some(unsafe { Self::from_object(object) })
    }

    /// Argument 1, which must be an open socket once all arguments are parsed.
    #[inline(always)]
    pub fn open(self) -> Result<RawFd> {
        self.open_arg(1)
    }

    #[inline(always)]
    pub fn open_arg(self, n: u32) -> Result<RawFd> {
        let fd = self.fd();
        if fd < 0 {
            return Err(closed(n));
        }
        Ok(fd)
    }

    /// The fd as it is now, negative when closed.
    #[inline(always)]
    pub fn fd(self) -> RawFd {
        // SAFETY: alive (holder).
        unsafe {
            if (*self.p).c.zstream.u1.v.type_ == sys::IS_UNDEF as u8 {
                return (*self.p).c.bsd_socket;
            }
        }
        self.shared_fd()
    }

    /// The fd that a stream owns; `GONE` once the stream is closed, since the number may belong to
    /// another file by then.
    #[cold]
    #[inline(never)]
    fn shared_fd(self) -> RawFd {
        match self.stream_slot() {
            Some(shared) if stream::open_stream(shared).is_none() => GONE,
            // SAFETY: alive (holder).
            _ => unsafe { (*self.p).c.bsd_socket },
        }
    }

    #[inline(always)]
    pub fn is_closed(self) -> bool {
        self.fd() < 0
    }

    /// Address family (PF_UNSPEC when it is not known).
    #[inline(always)]
    pub fn family(self) -> c_int {
        // SAFETY: alive.
        unsafe { (*self.p).c.type_ }
    }

    /// Whether it is a stream of bytes (SO_TYPE, read once).
    pub fn is_stream(self) -> bool {
        // SAFETY: alive.
        unsafe {
            if (*self.p).socktype == TYPE_UNKNOWN {
                (*self.p).socktype = name::socket_type(self.fd()).unwrap_or(TYPE_UNKNOWN);
            }
            (*self.p).socktype == libc::SOCK_STREAM
        }
    }

    /// The Socket's identity while it lives.
    #[inline]
    pub fn address(self) -> usize {
        self.p.addr()
    }

    #[inline]
    pub fn kept_slot(self) -> u32 {
        // SAFETY: alive.
        unsafe { (*self.p).kept_slot }
    }

    #[inline]
    pub fn set_kept_slot(self, slot: u32) {
        // SAFETY: alive.
        unsafe { (*self.p).kept_slot = slot }
    }

    #[inline]
    pub(super) fn leave_kept(self) {
        if self.kept_slot() != NO_SLOT {
            if let Some(forget) = FORGET.get() {
                forget(self);
            }
            self.set_kept_slot(NO_SLOT);
        }
    }

    #[inline]
    pub fn error(self) -> c_int {
        // SAFETY: alive.
        unsafe { (*self.p).c.error }
    }

    #[inline]
    pub fn set_error(self, code: c_int) {
        // SAFETY: alive.
        unsafe { (*self.p).c.error = code }
    }

    /// The mode that the socket was last put into. As in C, SOCK_NONBLOCK in socket_create's
    /// type does not change it: a socket accepted from such a listener blocks.
    #[inline]
    pub fn is_blocking(self) -> bool {
        // SAFETY: alive.
        unsafe { (*self.p).c.blocking != 0 }
    }

    #[inline]
    pub fn set_blocking(self, on: bool) {
        // SAFETY: alive.
        unsafe { (*self.p).c.blocking = c_int::from(on) }
    }

    /// Gives a socket that holds no fd the ownership of one.
    #[inline]
    pub fn adopt(self, fd: RawFd, family: c_int) {
        debug_assert!(self.is_closed());
        // SAFETY: alive.
        unsafe {
            (*self.p).c.bsd_socket = fd;
            (*self.p).c.type_ = family;
        }
    }

    /// The stream that shares the fd, if any (it may be closed already).
    #[inline]
    pub fn stream_slot(self) -> Option<Val<'f>> {
        // SAFETY: the slot lives in the object.
        unsafe {
            let slot = &raw mut (*self.p).c.zstream;
            ((*slot).u1.v.type_ != sys::IS_UNDEF as u8).then(|| Val::new(slot))
        }
    }

    /// Ties the socket to a stream, taking a count on it. From then on the stream
    /// owns the fd.
    pub fn set_stream(self, stream: Val<'_>) {
        self.leave_kept();
        // SAFETY: the slot is UNDEF or holds a stream; its count is released once the new one
        // is in place.
        unsafe {
            let slot = &raw mut (*self.p).c.zstream;
            let old = Local::taken_from(slot);
            zval::copy(slot, stream.as_ptr());
            old.release();
        }
    }

    /// Ties a socket that has no stream to a new one, and returns the stream to PHP.
    pub fn give_stream(self, stream: NewStream, ret: &mut Ret<'_>) {
        self.leave_kept();
        #[cfg(php86)]
        let retired = self.leave_polls();
        // SAFETY: the slot lives in the object and is UNDEF.
        unsafe {
            let slot = &raw mut (*self.p).c.zstream;
            debug_assert!((*slot).u1.v.type_ == sys::IS_UNDEF as u8);
            stream.store(slot);
            ret.copy(Val::new(slot));
        }
        #[cfg(php86)]
        if let Some(retired) = retired {
            retired.release();
        }
    }

    /// The object as a PHP value.
    #[cfg(php86)]
    pub fn to_value(self) -> Local {
        // SAFETY: alive.
        unsafe { Local::object(&raw mut (*self.p).c.std) }
    }

    /// A context of Io\Poll begins to watch it.
    #[cfg(php86)]
    pub fn is_polled(self) {
        // SAFETY: alive.
        unsafe { (*self.p).polled = true }
    }

    /// Removes the watchers of Io\Poll, which is possible only while the fd is open.
    #[cfg(php86)]
    fn leave_polls(self) -> Option<zend::poll::Retired> {
        // SAFETY: alive.
        unsafe {
            if !(*self.p).polled {
                return None;
            }
            (*self.p).polled = false;
            let object = &raw mut (*self.p).c.std;
            Some(state::poll_contexts().retire(object, &POLL_HANDLE))
        }
    }

    /// Closes the fd and removes it from whatever still watches it. The socket is closed
    /// afterwards even if this throws because its stream is closed already.
    pub fn close(self) -> Result<()> {
        #[cfg(php86)]
        if let Some(retired) = self.leave_polls() {
            let closed = self.close_fd();
            // Destructors of their data find the socket closed.
            retired.release();
            return closed;
        }
        self.close_fd()
    }

    /// Closes a Socket that is as `at_a_glance` has it, unless something else knows it; false
    /// when nothing was done.
    #[inline(always)]
    pub fn close_alone(self) -> bool {
        // SAFETY: alive.
        unsafe {
            #[cfg(php86)]
            if (*self.p).polled {
                return false;
            }
            if (*self.p).kept_slot != NO_SLOT {
                return false;
            }
            let fd = std::mem::replace(&mut (*self.p).c.bsd_socket, CLOSED);
            let _ = open::close(fd);
        }
        true
    }

    /// Closes the fd, or its stream if it has one; throws if the stream is closed already. In
    /// either case the socket is closed afterwards.
    fn close_fd(self) -> Result<()> {
        self.leave_kept();
        // SAFETY: the slot lives in the object. Closing a stream may run user code, which
        // may close this socket again: we hold a count on the stream, and read the slot
        // anew afterwards.
        unsafe {
            let slot = &raw mut (*self.p).c.zstream;
            if (*slot).u1.v.type_ == sys::IS_UNDEF as u8 {
                let fd = (*self.p).c.bsd_socket;
                (*self.p).c.bsd_socket = CLOSED;
                let _ = open::close(fd);
                return Ok(());
            }
            let mut shared = Local::copy_of(slot);
            let closed = stream::close(shared.as_ptr());
            (*self.p).c.bsd_socket = CLOSED;
            let ours = Local::taken_from(slot);
            (*slot).u1.type_info = sys::IS_UNDEF;
            ours.release();
            closed
        }
    }

    /// Closes argument 1, the resource too if it is one.
    pub fn close_arg(self, call: Call<'_>) -> Result<()> {
        let closed = self.close();
        if call.raw(1).deref().as_resource().is_some() {
            resource::end(call.raw(1).deref());
        }
        closed
    }

    /// Takes an fd that this Socket did not open, with family and blocking mode from the kernel.
    /// If the kernel does not report them, warns and returns false.
    pub fn import(self, fd: RawFd) -> bool {
        match self.try_import(fd) {
            Ok(()) => true,
            Err((what, e)) => {
                report::failure(self, what, e);
                false
            }
        }
    }

    /// The same without a warning. On failure the fd still belongs to the caller.
    pub fn try_import(self, fd: RawFd) -> std::result::Result<(), (&'static CStr, Errno)> {
        let family = name::socket_domain(fd).map_err(|e| (c"Unable to obtain socket family", e))?;
        let blocking =
            descriptor::is_blocking(fd).map_err(|e| (c"Unable to obtain blocking state", e))?;
        self.adopt(fd, family);
        self.set_blocking(blocking);
        Ok(())
    }
}

/// In resource mode, throws the error for resources if `v` is one of another type.
#[cold]
pub fn not_valid_resource(v: Val<'_>) -> Option<Thrown> {
    resource::not_valid(v, resource::Kind::Socket)
}

#[cold]
#[inline(never)]
fn closed(n: u32) -> Thrown {
    Call::with_current(|call| {
        let call = call.filter(|call| call.has(n))?;
        resource::closed_socket(call.value(n))
    })
    .unwrap_or_else(|| error::argument_error(n, c"has already been closed"))
}

/// For C code; see `abi::socket_import_file_descriptor`.
///
/// # Safety
/// `sock` must point into a live Socket object.
pub unsafe fn import_fd(fd: c_int, sock: *mut php_socket) -> bool {
    let sock = Sock {
        // SAFETY: by contract it is the inside of a Layout.
        p: unsafe { sock.byte_sub(offset_of!(Layout, c)) }.cast(),
        _holder: PhantomData,
    };
    sock.import(fd)
}
