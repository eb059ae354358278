//! Handles as PHP resources, each with one count on its object. With `sockets.handles = resource`
//! new handles are resources; every function accepts both.
//!
//! The object exists as long as its resource, closed or not. So if user code closes the resource
//! during a call, the call can still use the object, as it can if its argument is the object.

#![allow(unsafe_code)]

use std::ffi::{CStr, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicU8, Ordering};

use super::Sock;
use super::class::SOCKET;
use super::state;
use crate::zend::{Call, Result, Thrown, Val, call, error, sys};
use crate::zend::{ini, object};

/// The classes that can be resources; their families fill them in.
pub static ADDRESS_INFO: object::Class = object::Class::new();
pub static IOVEC: object::Class = object::Class::new();

/// The class of the object behind a resource.
#[derive(Clone, Copy)]
pub enum Kind {
    Socket,
    AddressInfo,
    Iovec,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Socket, Kind::AddressInfo, Kind::Iovec];

    /// The name that get_resource_type() returns.
    const fn name(self) -> &'static CStr {
        match self {
            Kind::Socket => c"Socket",
            Kind::AddressInfo => c"AddressInfo",
            Kind::Iovec => c"Socket I/O vector",
        }
    }

    fn class(self) -> &'static object::Class {
        match self {
            Kind::Socket => &SOCKET,
            Kind::AddressInfo => &ADDRESS_INFO,
            Kind::Iovec => &IOVEC,
        }
    }

    fn class_name(self) -> &'static CStr {
        match self {
            Kind::Socket => c"Socket",
            Kind::AddressInfo => c"AddressInfo",
            Kind::Iovec => c"SocketIovec",
        }
    }

    /// The resource type number, given at MINIT.
    #[inline]
    fn number(self) -> c_int {
        NUMBERS[self as usize].load(Ordering::Relaxed)
    }
}

/// The name by which get_resources() finds a type. In object mode C has no such type, so the
/// first letter differs until resources are enabled.
struct Listed([AtomicU8; 20]);

const HIDDEN: u8 = 1;

const fn listed(kind: Kind) -> Listed {
    let name = kind.name().to_bytes_with_nul();
    let mut letters = [const { AtomicU8::new(0) }; 20];
    let mut i = 1;
    letters[0] = AtomicU8::new(HIDDEN);
    while i < name.len() {
        letters[i] = AtomicU8::new(name[i]);
        i += 1;
    }
    Listed(letters)
}

static LISTED: [Listed; Kind::ALL.len()] = [
    listed(Kind::Socket),
    listed(Kind::AddressInfo),
    listed(Kind::Iovec),
];

static NUMBERS: [AtomicI32; Kind::ALL.len()] = [const { AtomicI32::new(0) }; Kind::ALL.len()];

/// The type of a closed resource. It has no name, so PHP shows "resource (closed)" of type
/// "Unknown", and is_resource() is false.
static ENDED: AtomicI32 = AtomicI32::new(0);

const IS_RESOURCE_EX: u32 = sys::IS_RESOURCE | (sys::IS_TYPE_REFCOUNTED << 8);

/// Whether new handles are to be resources.
#[inline(always)]
pub fn wanted() -> bool {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*state::globals()).resource_handles }
}

pub fn set_wanted(on: bool) {
    // SAFETY: as above; also called while the module starts, after GINIT.
    unsafe { (*state::globals()).resource_handles = on }
    if on {
        for (kind, listed) in Kind::ALL.into_iter().zip(&LISTED) {
            let [first, ..] = kind.name().to_bytes() else {
                continue;
            };
            listed.0[0].store(*first, Ordering::Relaxed);
        }
    }
}

/// MINIT: registers the resource types.
pub fn register(module_number: c_int) {
    for kind in Kind::ALL {
        let name = LISTED[kind as usize].0.as_ptr();
        let number = register_type(name.cast(), module_number);
        NUMBERS[kind as usize].store(number, Ordering::Relaxed);
    }
    ENDED.store(register_type(ptr::null(), module_number), Ordering::Relaxed);
}

fn register_type(name: *const std::ffi::c_char, module_number: c_int) -> c_int {
    // SAFETY: module start-up; the name is 'static, or null for none.
    unsafe { sys::zend_register_list_destructors_ex(Some(release), None, name, module_number) }
}

/// The last reference is gone, or the request ends: releases the object, which closes the fd.
unsafe extern "C" fn release(res: *mut sys::zend_resource) {
    // SAFETY: `ptr` is the object that `wrap` gave us with one count.
    unsafe {
        let object: *mut sys::zend_object = (*res).ptr.cast();
        (*res).ptr = ptr::null_mut();
        if !object.is_null() {
            sys::ext_php_rs_zend_object_release(object);
        }
    }
}

/// Replaces the object of ours in `slot` by a resource that holds it.
///
/// Not an AddressInfo if opcache is on: its optimizer assumes, by the function's name, that
/// socket_addrinfo_lookup() returns an array of objects. It would replace is_object() by true,
/// and the JIT's code would free the resource as an object.
///
/// # Safety
/// `slot` must be initialised, and hold its value with a count of its own.
#[cold]
#[inline(never)]
pub unsafe fn wrap(slot: *mut sys::zval) {
    // SAFETY: by contract; the object's count moves from the slot to the resource.
    // Were the allocation to bail out, the object would still stand in its slot.
    unsafe {
        let Some(object) = Val::new(slot).as_object() else {
            return;
        };
        let kind = Kind::ALL
            .into_iter()
            .find(|k| object::is_instance(object, k.class()));
        if let Some(kind) = kind {
            if matches!(kind, Kind::AddressInfo) && ini::optimizer_possible() {
                return;
            }
            (*slot).value.res = sys::zend_register_resource(object.cast::<c_void>(), kind.number());
            (*slot).u1.type_info = IS_RESOURCE_EX;
        }
    }
}

/// The object behind a resource of this kind that has not been closed.
#[inline]
fn object_of(v: Val<'_>, kind: Kind) -> Option<*mut sys::zend_object> {
    let res = v.as_resource()?;
    // SAFETY: a resource zval's resource is alive; of our type, its `ptr` is the
    // object whose count it holds.
    unsafe { ((*res).type_ == kind.number() && !(*res).ptr.is_null()).then(|| (*res).ptr.cast()) }
}

/// The socket behind a resource, closed or not: as with objects, a closed one is refused once
/// all arguments are read.
#[inline]
pub fn socket_of(v: Val<'_>) -> Option<Sock<'_>> {
    let object = object_of(v, Kind::Socket).or_else(|| ended_socket(v))?;
    // SAFETY: a Socket, which its resource keeps alive.
    Some(unsafe { Sock::from_object(object) })
}

#[cold]
fn ended_socket(v: Val<'_>) -> Option<*mut sys::zend_object> {
    let res = v.as_resource()?;
    // SAFETY: a live resource; of our type, its `ptr` is null or one of our objects.
    unsafe {
        let object: *mut sys::zend_object = (*res).ptr.cast();
        let ours = (*res).type_ == ENDED.load(Ordering::Relaxed)
            && !object.is_null()
            && object::is_instance(object, Kind::Socket.class());
        ours.then_some(object)
    }
}

/// Argument `n`: an object of this kind, or a resource that has not been closed.
pub fn arg(call: Call<'_>, n: u32, kind: Kind) -> Result<*mut sys::zend_object> {
    let v = call.value(n);
    if let Some(object) = v.as_instance(kind.class()).or_else(|| object_of(v, kind)) {
        return Ok(object);
    }
    if let Some(thrown) = not_valid(v, kind) {
        return Err(thrown);
    }
    Err(call::wrong_class(v, n, kind.class_name()))
}

/// Closes a resource of ours, for all variables that hold it.
pub fn end(v: Val<'_>) {
    if let Some(res) = v.as_resource() {
        // SAFETY: a live resource of ours; both its types have one destructor.
        unsafe { (*res).type_ = ENDED.load(Ordering::Relaxed) }
    }
}

/// Throws `fn(): supplied resource is not a valid Socket resource` for one that was closed.
#[cold]
pub fn closed_socket(v: Val<'_>) -> Option<Thrown> {
    ended_socket(v)?;
    Some(fetch(v.as_resource()?, Kind::Socket))
}

/// In resource mode throws `fn(): supplied resource is not a valid <kind> resource`. In object
/// mode, and for a value that is no resource, the error names the class.
#[cold]
pub fn not_valid(v: Val<'_>, kind: Kind) -> Option<Thrown> {
    let res = v.as_resource().filter(|_| wanted())?;
    Some(fetch(res, kind))
}

/// For a live resource that is not of this type.
fn fetch(res: *mut sys::zend_resource, kind: Kind) -> Thrown {
    // SAFETY: a live resource; Zend throws its own error.
    unsafe { sys::zend_fetch_resource(res, kind.name().as_ptr(), kind.number()) };
    error::thrown_by_zend()
}
