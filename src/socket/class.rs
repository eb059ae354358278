//! The Socket class: its layout, which C code reads, and the functions that Zend calls. The object
//! exists before its fd, so that no bailout can lose one.

#![allow(unsafe_code)]

use std::ffi::c_int;
use std::mem::offset_of;
use std::sync::atomic::{AtomicPtr, Ordering};

use netos::call::open;

use super::handle::{NO_SLOT, Sock};
use super::resource;
use crate::zend::array::NewArray;
use crate::zend::object::{Class, Native, New};
use crate::zend::table::ClassDecl;
use crate::zend::{Ret, error, sys};

pub static SOCKET: Class = Class::new();
/// The handle by which Io\Poll watches a Socket; `poll_handle` fills it in.
#[cfg(php86)]
pub static POLL_HANDLE: Class = Class::new();

/// The part of a Socket that C code reads. The layout is fixed: the assertions below must not be
/// loosened.
#[repr(C)]
pub struct php_socket {
    pub bsd_socket: c_int,
    /// Address family.
    pub type_: c_int,
    /// errno of the last failure on this socket.
    pub error: c_int,
    pub blocking: c_int,
    /// The stream that this socket was imported from or exported as, else UNDEF.
    pub zstream: sys::zval,
    pub std: sys::zend_object,
}

const _: () = {
    assert!(offset_of!(php_socket, bsd_socket) == 0);
    assert!(offset_of!(php_socket, type_) == 4);
    assert!(offset_of!(php_socket, error) == 8);
    assert!(offset_of!(php_socket, blocking) == 12);
    assert!(offset_of!(php_socket, zstream) == 16);
    assert!(offset_of!(php_socket, std) == 32);
};

/// The class entry of Socket, for C code; set in MINIT.
#[allow(non_upper_case_globals)]
#[unsafe(no_mangle)]
pub static socket_ce: AtomicPtr<sys::zend_class_entry> = AtomicPtr::new(std::ptr::null_mut());

/// The whole native Socket: our own fields come before those that C code reads.
#[repr(C)]
pub(super) struct Layout {
    /// SO_TYPE, after the first getsockopt(2) for it.
    pub socktype: c_int,
    /// Its slot in socket_select's kept set.
    pub kept_slot: u32,
    /// A context of Io\Poll has watched it since the last `leave_polls`.
    #[cfg(php86)]
    pub polled: bool,
    pub c: php_socket,
}

pub(super) const TYPE_UNKNOWN: c_int = -1;
pub(super) const STD: usize = offset_of!(Layout, c) + offset_of!(php_socket, std);

/// The fd of a closed Socket.
pub(super) const CLOSED: c_int = -1;

/// A Socket that no PHP code can see yet. It exists before its fd, and closes it when dropped.
pub struct NewSock(New);

impl NewSock {
    #[inline]
    pub fn create() -> Self {
        // SAFETY: the class is registered and can be instantiated, so creating one only
        // fails by bailout; the new object has one count.
        Self(unsafe { New::of(create(SOCKET.entry())) })
    }

    #[inline(always)]
    pub fn sock(&self) -> Sock<'_> {
        // SAFETY: a Socket, which our count keeps alive.
        unsafe { Sock::from_object(self.0.as_ptr()) }
    }

    /// Returns it, as the kind of handle that `sockets.handles` asks for.
    #[inline(always)]
    pub fn publish(self, ret: &mut Ret<'_>) {
        self.0.store(ret);
        publish(ret);
    }

    /// Adds it to the end of `array`, likewise.
    pub fn push(self, array: &mut NewArray) {
        let slot = self.0.push(array);
        if resource::wanted() {
            // SAFETY: the slot holds the object with its count.
            unsafe { resource::wrap(slot) }
        }
    }
}

/// Turns an object of ours in the return slot into the kind of handle that
/// `sockets.handles` asks for.
#[inline(always)]
pub fn publish(ret: &mut Ret<'_>) {
    if resource::wanted() {
        // SAFETY: the slot holds the returned object, with its count.
        unsafe { resource::wrap(ret.as_ptr()) }
    }
}

/// `publish` for every element of an array of new objects.
pub fn publish_all(array: &mut NewArray) {
    if resource::wanted() {
        array.for_each_slot(|slot| {
            // SAFETY: each slot holds an element with its count.
            unsafe { resource::wrap(slot) }
        });
    }
}

/// MINIT: registers the class.
pub fn register(decl: &ClassDecl) {
    let native = Native {
        offset: STD,
        create,
        free,
        constructor: Some(constructor),
        gc: Some(get_gc),
        interface: None,
    };
    // SAFETY: module start-up; these are the functions of Layout.
    let entry = unsafe { SOCKET.register(decl, &native) };
    socket_ce.store(entry, Ordering::Relaxed);
}

pub(super) unsafe extern "C" fn create(ce: *mut sys::zend_class_entry) -> *mut sys::zend_object {
    // SAFETY: Zend calls us with our class; every field before `std` is set here.
    unsafe {
        let sock: *mut Layout = SOCKET.allocate(ce, STD);
        (*sock).socktype = TYPE_UNKNOWN;
        (*sock).kept_slot = NO_SLOT;
        #[cfg(php86)]
        {
            (*sock).polled = false;
        }
        let c = &raw mut (*sock).c;
        (*c).bsd_socket = CLOSED;
        (*c).type_ = libc::AF_UNSPEC;
        (*c).error = 0;
        (*c).blocking = 1;
        (*c).zstream.u1.type_info = sys::IS_UNDEF;
        &raw mut (*c).std
    }
}

unsafe extern "C" fn free(object: *mut sys::zend_object) {
    // SAFETY: Zend frees one of our Sockets.
    let sock = unsafe { Sock::from_object(object) };
    sock.leave_kept();
    // SAFETY: Zend frees each object once; the stream slot holds a count of ours.
    unsafe {
        match sock.stream_slot() {
            Some(stream) => sys::zval_ptr_dtor(stream.as_ptr()),
            None if !sock.is_closed() => {
                let _ = open::close(sock.fd());
            }
            None => {}
        }
        sys::zend_object_std_dtor(object);
    }
}

unsafe extern "C" fn constructor(_: *mut sys::zend_object) -> *mut sys::zend_function {
    error::error(c"Cannot directly construct Socket, use socket_create() instead");
    std::ptr::null_mut()
}

unsafe extern "C" fn get_gc(
    object: *mut sys::zend_object,
    table: *mut *mut sys::zval,
    count: *mut c_int,
) -> *mut sys::HashTable {
    // SAFETY: Zend asks one of our Sockets, and passes two places to write to; it skips
    // UNDEF slots.
    unsafe {
        let sock = Sock::from_object(object);
        *table = &raw mut (*sock.p).c.zstream;
        *count = 1;
        sys::zend_std_get_properties(object)
    }
}
