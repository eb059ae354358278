//! Classes and objects with native state in front of the `zend_object`.

use std::ffi::{CStr, c_int};
use std::mem::{ManuallyDrop, MaybeUninit};
use std::sync::atomic::{AtomicPtr, Ordering};

use super::array::NewArray;
use super::table::ClassDecl;
use super::{Ret, string, sys};

/// A class of this module: its entry and its handlers, filled in by `register`.
pub struct Class {
    entry: AtomicPtr<sys::zend_class_entry>,
    handlers: HandlersCell,
}

struct HandlersCell(std::cell::UnsafeCell<MaybeUninit<sys::zend_object_handlers>>);
// SAFETY: written in MINIT only, before any other thread can reach the class.
unsafe impl Sync for HandlersCell {}

/// The native functions and layout of a class.
pub struct Native {
    /// The offset of the zend_object in the native struct.
    pub offset: usize,
    pub create: unsafe extern "C" fn(*mut sys::zend_class_entry) -> *mut sys::zend_object,
    pub free: unsafe extern "C" fn(*mut sys::zend_object),
    /// Replaces the class's constructor, for objects that PHP code must not make.
    pub constructor: Option<unsafe extern "C" fn(*mut sys::zend_object) -> *mut sys::zend_function>,
    pub gc: Option<
        unsafe extern "C" fn(
            *mut sys::zend_object,
            *mut *mut sys::zval,
            *mut c_int,
        ) -> *mut sys::HashTable,
    >,
    pub interface: Option<Known>,
}

/// A class or interface of PHP.
#[derive(Clone, Copy)]
pub struct Known(*mut sys::zend_class_entry);

impl Known {
    /// MINIT: by its name in lower case.
    pub fn find(name: &CStr) -> Option<Self> {
        // SAFETY: modules start after the compiler's tables; a class table holds entries.
        let found = unsafe {
            let table = (*sys::ext_php_rs_compiler_globals()).class_table;
            sys::zend_hash_str_find(table, name.as_ptr(), name.count_bytes())
        };
        // SAFETY: as above.
        (!found.is_null()).then(|| Self(unsafe { (*found).value.ce }))
    }

    pub(super) fn entry(self) -> *mut sys::zend_class_entry {
        self.0
    }
}

impl Class {
    pub const fn new() -> Self {
        Self {
            entry: AtomicPtr::new(std::ptr::null_mut()),
            handlers: HandlersCell(std::cell::UnsafeCell::new(MaybeUninit::uninit())),
        }
    }

    #[inline(always)]
    pub fn entry(&self) -> *mut sys::zend_class_entry {
        // Relaxed: written in MINIT, before any request can run.
        self.entry.load(Ordering::Relaxed)
    }

    fn handlers(&self) -> *const sys::zend_object_handlers {
        self.handlers.0.get().cast()
    }

    /// Registers the class for the module that is starting. Called again after a
    /// restart of the module in the same process.
    ///
    /// # Safety
    /// While the module starts; `native` must match the class's objects.
    pub unsafe fn register(&self, decl: &ClassDecl, native: &Native) -> *mut sys::zend_class_entry {
        // SAFETY: MINIT runs on one thread before requests; a zeroed class entry with
        // its name set is what INIT_CLASS_ENTRY makes. Zend copies it.
        unsafe {
            let mut ce: sys::zend_class_entry = std::mem::zeroed();
            ce.name = string::intern(decl.name);
            if let Some(methods) = decl.methods {
                ce.info.internal.builtin_functions = methods.as_ptr();
            }
            let entry = sys::zend_register_internal_class_ex(&raw mut ce, std::ptr::null_mut());
            (*entry).ce_flags |= decl.flags;
            (*entry).__bindgen_anon_2.create_object = Some(native.create);

            let handlers: *mut sys::zend_object_handlers = self.handlers.0.get().cast();
            handlers.copy_from_nonoverlapping(&raw const sys::std_object_handlers, 1);
            (*handlers).offset = native.offset as _;
            (*handlers).free_obj = Some(native.free);
            if native.constructor.is_some() {
                (*handlers).get_constructor = native.constructor;
            }
            (*handlers).clone_obj = None;
            (*handlers).compare = Some(sys::zend_objects_not_comparable);
            if native.gc.is_some() {
                (*handlers).get_gc = native.gc;
            }
            #[cfg(php83)]
            {
                (*entry).default_object_handlers = handlers;
            }
            if let Some(interface) = native.interface {
                sys::zend_class_implements(entry, 1, interface.entry());
            }
            self.entry.store(entry, Ordering::Relaxed);
            entry
        }
    }

    /// Allocates the native struct (uninitialised before the zend_object) and initialises its
    /// zend_object.
    ///
    /// # Safety
    /// From a `create` function of this class, with the entry Zend passed.
    #[inline]
    pub unsafe fn allocate<T>(&self, ce: *mut sys::zend_class_entry, offset: usize) -> *mut T {
        // SAFETY: our classes are final and have no properties, so the block ends
        // with the zend_object less its empty property slot.
        unsafe {
            let block: *mut T = super::mm::alloc(size_of::<T>() - size_of::<sys::zval>()).cast();
            let object = block.byte_add(offset).cast::<sys::zend_object>();
            sys::zend_object_std_init(object, ce);
            (*object).handlers = self.handlers();
            block
        }
    }
}

/// An object that no PHP code can see yet, with its one count. If a bailout skips the drop, Zend
/// frees the object at the end of the request.
#[must_use = "give it to PHP"]
pub struct New(*mut sys::zend_object);

impl New {
    /// # Safety
    /// `object` must be alive, with a count to give away.
    #[inline(always)]
    pub unsafe fn of(object: *mut sys::zend_object) -> Self {
        Self(object)
    }

    #[inline(always)]
    pub fn as_ptr(&self) -> *mut sys::zend_object {
        self.0
    }

    /// Returns it.
    #[inline(always)]
    pub fn store(self, ret: &mut Ret<'_>) {
        // SAFETY: the return slot is writable; the count moves there.
        unsafe { store(ret.as_ptr(), ManuallyDrop::new(self).0) }
    }

    /// Adds it to the end of `array`, and returns its zval there.
    pub fn push(self, array: &mut NewArray) -> *mut sys::zval {
        let slot = array.push_slot();
        // SAFETY: the slot is fresh and NULL; the count moves there.
        unsafe { store(slot, ManuallyDrop::new(self).0) }
        slot
    }
}

impl Drop for New {
    fn drop(&mut self) {
        // SAFETY: the count is ours and released once.
        unsafe { sys::ext_php_rs_zend_object_release(self.0) }
    }
}

/// Whether `object` is of exactly this class (ours are final).
///
/// # Safety
/// `object` must be alive.
#[inline(always)]
pub unsafe fn is_instance(object: *mut sys::zend_object, class: &Class) -> bool {
    // SAFETY: by contract.
    unsafe { (*object).ce == class.entry() }
}

const IS_OBJECT_EX: u32 =
    sys::IS_OBJECT | ((sys::IS_TYPE_REFCOUNTED | sys::IS_TYPE_COLLECTABLE) << 8);

/// Puts a new object into `slot`, which takes over its count.
///
/// # Safety
/// `slot` must be writable and hold nothing counted.
#[inline]
pub unsafe fn store(slot: *mut sys::zval, object: *mut sys::zend_object) {
    // SAFETY: by contract.
    unsafe {
        (*slot).value.obj = object;
        (*slot).u1.type_info = IS_OBJECT_EX;
    }
}
