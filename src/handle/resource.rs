//! The second face of a handle: a PHP resource that holds one count on the object.
//! `sockets.handles = resource` makes new handles take it; every function takes both.

use std::ffi::{c_int, c_void};
use std::sync::atomic::{AtomicI32, Ordering};

use super::Sock;
use super::socket::SOCKET;
use crate::abi;
use crate::zend::object;
use crate::zend::{Thrown, Val, error, sys};

/// The resource type numbers, given at MINIT.
static SOCKET_TYPE: AtomicI32 = AtomicI32::new(0);

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
    // SAFETY: module start-up.
    let number = unsafe {
        sys::zend_register_list_destructors_ex(
            Some(release),
            None,
            c"Socket".as_ptr(),
            module_number,
        )
    };
    SOCKET_TYPE.store(number, Ordering::Relaxed);
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

/// Replaces the Socket object in `slot` by a resource that holds it.
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
        let number = if object::is_instance(object, &SOCKET) {
            SOCKET_TYPE.load(Ordering::Relaxed)
        } else {
            return;
        };
        let res = sys::zend_register_resource(object.cast::<c_void>(), number);
        (*slot).value.res = res;
        (*slot).u1.type_info = IS_RESOURCE_EX;
    }
}

/// The Socket behind a resource of ours that has not been closed.
#[inline]
pub fn socket_of(v: Val<'_>) -> Option<Sock<'_>> {
    let res = v.as_resource()?;
    // SAFETY: a resource zval's resource is alive; of our type, its `ptr` is the
    // object whose count it holds.
    unsafe {
        if (*res).type_ != SOCKET_TYPE.load(Ordering::Relaxed) || (*res).ptr.is_null() {
            return None;
        }
        Some(Sock::from_object((*res).ptr.cast()))
    }
}

/// Ends a resource: from now on it is "resource (closed)".
pub fn end(v: Val<'_>) {
    if let Some(res) = v.as_resource() {
        // SAFETY: a live resource; `release` runs once, for it then has type -1.
        unsafe { sys::zend_list_close(res) }
    }
}

#[cold]
pub fn not_valid() -> Thrown {
    error::type_error_in_function(c"supplied resource is not a valid Socket resource")
}
