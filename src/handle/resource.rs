//! The second face of a handle: a PHP resource that holds one count on the object.
//! `sockets.handles = resource` makes new handles take it; every function takes both.

use std::ffi::{CStr, c_int, c_void};
use std::sync::atomic::{AtomicI32, Ordering};

use super::Sock;
use super::address_info::ADDRESS_INFO;
use super::socket::SOCKET;
use crate::abi;
use crate::zend::object;
use crate::zend::{Thrown, Val, error, sys};

/// What a resource of ours wraps.
#[derive(Clone, Copy)]
pub enum Kind {
    Socket,
    AddressInfo,
}

impl Kind {
    const ALL: [Kind; 2] = [Kind::Socket, Kind::AddressInfo];

    fn name(self) -> &'static CStr {
        match self {
            Kind::Socket => c"Socket",
            Kind::AddressInfo => c"AddressInfo",
        }
    }

    fn class(self) -> &'static object::Class {
        match self {
            Kind::Socket => &SOCKET,
            Kind::AddressInfo => &ADDRESS_INFO,
        }
    }

    /// The resource type number, given at MINIT.
    #[inline]
    fn number(self) -> c_int {
        NUMBERS[self as usize].load(Ordering::Relaxed)
    }
}

static NUMBERS: [AtomicI32; 2] = [const { AtomicI32::new(0) }; 2];

const IS_RESOURCE_EX: u32 = sys::IS_RESOURCE | (sys::IS_TYPE_REFCOUNTED << 8);

/// Whether new handles are to be resources.
#[inline(always)]
pub fn wanted() -> bool {
    // SAFETY: this thread's globals are alive while a request runs.
    unsafe { (*abi::globals()).resource_handles }
}

pub fn set_wanted(on: bool) {
    // SAFETY: as above; also called while the module starts, after GINIT.
    unsafe { (*abi::globals()).resource_handles = on }
}

/// MINIT: registers the resource types.
pub fn register(module_number: c_int) {
    for kind in Kind::ALL {
        // SAFETY: module start-up; the name is 'static.
        let number = unsafe {
            sys::zend_register_list_destructors_ex(
                Some(release),
                None,
                kind.name().as_ptr(),
                module_number,
            )
        };
        NUMBERS[kind as usize].store(number, Ordering::Relaxed);
    }
}

/// The last reference is gone, or the request ends: give up the object, which
/// closes the fd.
unsafe extern "C" fn release(res: *mut sys::zend_resource) {
    // SAFETY: `ptr` is the object that `wrap` gave us with one count.
    unsafe {
        let object: *mut sys::zend_object = (*res).ptr.cast();
        (*res).ptr = std::ptr::null_mut();
        if !object.is_null() {
            sys::ext_php_rs_zend_object_release(object);
        }
    }
}

/// Replaces the object of ours in `slot` by a resource that holds it.
///
/// # Safety
/// `slot` must hold one of our objects with a count of its own.
#[cold]
#[inline(never)]
pub unsafe fn wrap(slot: *mut sys::zval) {
    // SAFETY: by contract; the object's count moves from the slot to the resource.
    // Were the allocation to bail out, the object would still stand in its slot.
    unsafe {
        let object = (*slot).value.obj;
        let kind = Kind::ALL
            .into_iter()
            .find(|k| object::is_instance(object, k.class()));
        if let Some(kind) = kind {
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

#[inline]
pub fn socket_of(v: Val<'_>) -> Option<Sock<'_>> {
    object_of(v, Kind::Socket).map(Sock::from_object)
}

pub fn address_info_of(v: Val<'_>) -> Option<*mut sys::zend_object> {
    object_of(v, Kind::AddressInfo)
}

/// Ends a resource: from now on it is "resource (closed)".
pub fn end(v: Val<'_>) {
    if let Some(res) = v.as_resource() {
        // SAFETY: a live resource; `release` runs once, for it then has type -1.
        unsafe { sys::zend_list_close(res) }
    }
}

/// Throws `fn(): supplied resource is not a valid <kind> resource`.
#[cold]
pub fn not_valid(v: Val<'_>, kind: Kind) -> Thrown {
    if let Some(res) = v.as_resource() {
        // SAFETY: a live resource that is not of this type: Zend throws.
        unsafe { sys::zend_fetch_resource(res, kind.name().as_ptr(), kind.number()) };
    }
    error::thrown_by_zend()
}
