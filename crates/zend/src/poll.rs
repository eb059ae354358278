//! Io\Poll (PHP 8.6): our objects that an `Io\Poll\Context` can watch.
//!
//! A Context gives the address of its Watcher to the kernel, and removes it by the number of the
//! fd. If the fd is closed first, the kernel keeps the address as long as a duplicate of the
//! descriptor is open anywhere, and the next wait uses the freed Watcher. So the owner of the fd
//! calls `Contexts::retire` before closing it, and a descriptor that other code may close gets no
//! handle.

use std::cell::UnsafeCell;
use std::ffi::{CStr, c_int};
use std::os::fd::RawFd;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use super::array::Array;
use super::error::executor_globals;
use super::object::{Class, Known, Native};
use super::scratch::Scratch;
use super::table::ClassDecl;
use super::zval::Local;
use super::{Val, mm, sys};

type HandleObject = sys::php_poll_handle_object;

/// The functions of a handle, over the value that was given to `construct`.
pub trait Source {
    /// The fd to watch, negative if there is none.
    fn fd(value: Val<'_>) -> RawFd;

    fn is_valid(value: Val<'_>) -> bool;

    /// A Context is about to watch it.
    fn watched(value: Val<'_>);

    /// The Contexts of this thread.
    fn contexts() -> &'static Contexts;
}

/// PHP's own classes, found when the module starts.
static CONTEXT: AtomicPtr<sys::zend_class_entry> = AtomicPtr::new(ptr::null_mut());
static WATCHER: AtomicPtr<sys::zend_class_entry> = AtomicPtr::new(ptr::null_mut());

/// MINIT: registers a class of handles, if this PHP has Io\Poll.
pub fn register<S: Source>(class: &'static Class, decl: &ClassDecl) {
    let Some(interface) = Known::find(c"io\\poll\\handle") else {
        return;
    };
    let (Some(context), Some(watcher)) = (
        Known::find(c"io\\poll\\context"),
        Known::find(c"io\\poll\\watcher"),
    ) else {
        return;
    };
    CONTEXT.store(context.entry(), Ordering::Relaxed);
    WATCHER.store(watcher.entry(), Ordering::Relaxed);
    let native = Native {
        offset: std::mem::offset_of!(HandleObject, std),
        create: create::<S>,
        free,
        constructor: None,
        gc: Some(get_gc),
        interface: Some(interface),
    };
    // SAFETY: module start-up; these are the functions of HandleObject.
    unsafe { class.register(decl, &native) };
}

struct Operations<S: Source>(std::marker::PhantomData<S>);

impl<S: Source> Operations<S> {
    const TABLE: sys::php_poll_handle_ops = sys::php_poll_handle_ops {
        get_fd: Some(get_fd::<S>),
        is_valid: Some(is_valid::<S>),
        cleanup: Some(cleanup),
    };
}

unsafe extern "C" fn create<S: Source>(ce: *mut sys::zend_class_entry) -> *mut sys::zend_object {
    let operations: &'static sys::php_poll_handle_ops = &Operations::<S>::TABLE;
    // SAFETY: Zend creates an object of our class; PHP only reads the operations.
    unsafe {
        let handle = sys::php_poll_handle_object_create(
            size_of::<HandleObject>(),
            ce,
            ptr::from_ref(operations).cast_mut(),
        );
        &raw mut (*handle).std
    }
}

/// The value of a constructed handle.
unsafe fn value_of<'f>(handle: *mut HandleObject) -> Option<Val<'f>> {
    // SAFETY: the caller passes a live handle of ours; its data is null or the block that
    // `construct` made.
    unsafe {
        let place: *mut sys::zval = (*handle).handle_data.cast();
        (!place.is_null()).then(|| Val::new(place))
    }
}

unsafe extern "C" fn get_fd<S: Source>(handle: *mut HandleObject) -> c_int {
    // SAFETY: PHP passes a live handle of ours.
    let Some(value) = (unsafe { value_of(handle) }) else {
        return -1;
    };
    let fd = S::fd(value);
    if fd >= 0
        && let Some(context) = asking_context()
    {
        S::contexts().note(context);
        S::watched(value);
    }
    fd.max(-1)
}

unsafe extern "C" fn free(object: *mut sys::zend_object) {
    // SAFETY: Zend frees each object once, by PHP's own function for handles.
    unsafe { sys::php_poll_handle_object_free(object) }
}

unsafe extern "C" fn is_valid<S: Source>(handle: *mut HandleObject) -> c_int {
    // SAFETY: as for get_fd.
    let value = unsafe { value_of(handle) };
    c_int::from(value.is_some_and(S::is_valid))
}

unsafe extern "C" fn cleanup(handle: *mut HandleObject) {
    // SAFETY: PHP frees the handle. The value is moved out before the block is freed, since
    // releasing it may run user code.
    unsafe {
        let place: *mut sys::zval = (*handle).handle_data.cast();
        if place.is_null() {
            return;
        }
        (*handle).handle_data = ptr::null_mut();
        let value = Local::taken_from(place);
        mm::free(place.cast());
        value.release();
    }
}

unsafe extern "C" fn get_gc(
    object: *mut sys::zend_object,
    table: *mut *mut sys::zval,
    count: *mut c_int,
) -> *mut sys::HashTable {
    // SAFETY: Zend passes a live handle of ours and two places to write to.
    unsafe {
        let place: *mut sys::zval = (*of_object(object)).handle_data.cast();
        *table = place;
        *count = c_int::from(!place.is_null());
        sys::zend_std_get_properties(object)
    }
}

unsafe fn of_object(object: *mut sys::zend_object) -> *mut HandleObject {
    // SAFETY: the caller passes the object of a handle.
    unsafe { object.byte_sub(std::mem::offset_of!(HandleObject, std)) }.cast()
}

/// A handle object of ours that its holder keeps alive for `'f`.
#[derive(Clone, Copy)]
pub struct Handle<'f> {
    p: *mut HandleObject,
    _holder: std::marker::PhantomData<&'f ()>,
}

impl<'f> Handle<'f> {
    /// The object that a method of `class` runs on.
    pub fn this(call: super::Call<'f>, class: &Class) -> Option<Self> {
        let object = call.this()?;
        // SAFETY: the frame holds its object; of our class, it is the inside of a HandleObject.
        unsafe {
            super::object::is_instance(object, class).then(|| Self {
                p: of_object(object),
                _holder: std::marker::PhantomData,
            })
        }
    }

    /// The handle's value; None before its constructor has run.
    pub fn value(self) -> Option<Val<'f>> {
        // SAFETY: alive (holder).
        unsafe { value_of(self.p) }
    }

    /// Gives an empty handle its value.
    pub fn construct(self, mut value: Local) {
        debug_assert!(self.value().is_none());
        let place: *mut sys::zval = mm::alloc(size_of::<sys::zval>()).cast();
        // SAFETY: the block is ours and as large as a zval; the value's count moves there.
        unsafe {
            place.copy_from_nonoverlapping(value.as_ptr(), 1);
            (*self.p).handle_data = place.cast();
        }
    }
}

/// The Context whose running `add()` reads the fd.
fn asking_context() -> Option<*mut sys::zend_object> {
    // SAFETY: the frame of the running internal method, if any. `This` holds an object when
    // its type says so.
    unsafe {
        let frame = (*executor_globals()).current_execute_data;
        if frame.is_null() {
            return None;
        }
        let this = Val::new(&raw mut (*frame).This).as_object()?;
        ((*this).ce == CONTEXT.load(Ordering::Relaxed)).then_some(this)
    }
}

/// The Contexts that have watched a handle of ours, held weakly, one set per thread.
pub struct Contexts {
    /// Zend's weak table, or null before the first Context.
    table: UnsafeCell<*mut sys::HashTable>,
    /// The Context that is being added, or that a bailout kept from being added: the table may
    /// have it, but Zend does not know, and would not remove it.
    adding: UnsafeCell<*mut sys::zend_object>,
}

impl Contexts {
    pub const fn new() -> Self {
        Self {
            table: UnsafeCell::new(ptr::null_mut()),
            adding: UnsafeCell::new(ptr::null_mut()),
        }
    }

    fn table(&self) -> Option<*mut sys::HashTable> {
        // SAFETY: one thread; the pointer is read and written in one step each.
        let (table, adding) = unsafe {
            (
                *self.table.get(),
                self.adding.get().replace(ptr::null_mut()),
            )
        };
        if table.is_null() {
            return None;
        }
        if !adding.is_null() {
            // SAFETY: ours; removing an entry whose value is a pointer runs nothing.
            unsafe { sys::zend_hash_index_del(table, weak_key(adding)) };
        }
        Some(table)
    }

    fn note(&self, context: *mut sys::zend_object) {
        // SAFETY: one thread; the table is request memory that `forget` takes down. Zend
        // removes an entry when its object is freed, and returns null for one it has.
        unsafe {
            let table = self.table().unwrap_or_else(|| {
                let fresh = sys::_zend_new_array_0();
                *self.table.get() = fresh;
                fresh
            });
            let mut entry = Local::new(|v| {
                (*v).value.ptr = context.cast();
                (*v).u1.type_info = sys::IS_PTR;
            });
            *self.adding.get() = context;
            sys::zend_weakrefs_hash_add(table, context, entry.as_ptr());
            *self.adding.get() = ptr::null_mut();
        }
    }

    /// The end of the request.
    pub fn forget(&self) {
        if let Some(table) = self.table() {
            // SAFETY: made by `note`; the weak entries go before the table.
            unsafe {
                *self.table.get() = ptr::null_mut();
                sys::zend_weakrefs_hash_clean(table);
                sys::zend_array_destroy(table);
            }
        }
    }

    /// Removes every watcher whose handle has `object` as its value, so that the fd can be closed.
    /// No user code runs until the result is released.
    ///
    /// # Safety
    /// `object` must be alive.
    pub unsafe fn retire(&self, object: *mut sys::zend_object, class: &Class) -> Retired {
        let mut retired = Retired(Scratch::new());
        let Some(table) = self.table() else {
            return retired;
        };
        let mut contexts: Scratch<*mut sys::zend_object> = Scratch::new();
        // SAFETY: the table is alive, and holds pointers to live Contexts only.
        for (_, entry) in unsafe { Array::new(table) }.iter() {
            // SAFETY: as above.
            contexts.push(unsafe { (*entry.as_ptr()).value.obj });
        }
        for context in contexts.iter() {
            // SAFETY: alive: Zend removes freed ones from the table.
            unsafe { watchers_of(*context, object, class, &mut retired) };
        }
        for watcher in retired.0.iter() {
            // SAFETY: we hold a count on each.
            unsafe { call(*watcher, c"remove") }.release();
        }
        retired
    }
}

/// An object's key in a weak table: zend_object_to_weakref_key(), which is inline.
fn weak_key(object: *mut sys::zend_object) -> sys::zend_ulong {
    (object.addr() >> ZEND_MM_ALIGNMENT_LOG2) as sys::zend_ulong
}

/// Blocks of Zend's allocator stand at multiples of 8 bytes.
const ZEND_MM_ALIGNMENT_LOG2: u32 = 3;

/// Watchers that are removed and not yet released.
#[must_use = "holds counts"]
pub struct Retired(Scratch<*mut sys::zend_object>);

impl Retired {
    /// Releases the counts, which may run user code.
    pub fn release(self) {
        for watcher in self.0.iter() {
            // SAFETY: the count that `watchers_of` took moves to the value here.
            Local::new(|v| unsafe { super::object::store(v, *watcher) }).release();
        }
    }
}

/// Adds the watchers of `context` whose handle, of `class`, has `object` as its value, each with a
/// count.
unsafe fn watchers_of(
    context: *mut sys::zend_object,
    object: *mut sys::zend_object,
    class: &Class,
    found: &mut Retired,
) {
    // SAFETY: a live Context. Its get_gc lists its watchers, in a buffer that the next
    // get_gc overwrites: so they are copied first.
    unsafe {
        let mut watchers: Scratch<*mut sys::zend_object> = Scratch::new();
        each_held(context, |held| watchers.push(held));
        for watcher in watchers.iter().copied() {
            if (*watcher).ce != WATCHER.load(Ordering::Relaxed) {
                continue;
            }
            let mut handle_is_ours = false;
            each_held(watcher, |held| {
                handle_is_ours |= wraps(held, object, class);
            });
            // Its data may be the handle of another watcher, so getHandle() decides.
            if handle_is_ours && handle_of(watcher).is_some_and(|h| wraps(h, object, class)) {
                (*watcher).gc.refcount += 1;
                found.0.push(watcher);
            }
        }
    }
}

/// The objects that `object` lists for the cycle collector.
unsafe fn each_held(object: *mut sys::zend_object, mut visit: impl FnMut(*mut sys::zend_object)) {
    // SAFETY: a live object; get_gc returns a table that is valid until its next call.
    unsafe {
        let Some(get_gc) = (*(*object).handlers).get_gc else {
            return;
        };
        let (mut table, mut count) = (ptr::null_mut(), 0);
        get_gc(object, &raw mut table, &raw mut count);
        for i in 0..usize::try_from(count).unwrap_or(0) {
            if let Some(held) = Val::new(table.add(i)).as_object() {
                visit(held);
            }
        }
    }
}

unsafe fn wraps(
    handle: *mut sys::zend_object,
    object: *mut sys::zend_object,
    class: &Class,
) -> bool {
    // SAFETY: a live object; of our class, it is the inside of a HandleObject.
    unsafe {
        super::object::is_instance(handle, class)
            && value_of(of_object(handle)).and_then(Val::as_object) == Some(object)
    }
}

/// What `getHandle()` returns, without a count: the watcher holds one.
unsafe fn handle_of(watcher: *mut sys::zend_object) -> Option<*mut sys::zend_object> {
    // SAFETY: a live watcher.
    let mut returned = unsafe { call(watcher, c"gethandle") };
    // SAFETY: initialised by the call.
    let handle = unsafe { Val::new(returned.as_ptr()) }.as_object();
    returned.release();
    handle
}

/// Calls an internal method without arguments, which runs no user code.
unsafe fn call(object: *mut sys::zend_object, method: &CStr) -> Local {
    // SAFETY: a live object of an internal class that has the method.
    Local::new(|place| unsafe {
        sys::zend_call_method(
            object,
            (*object).ce,
            ptr::null_mut(),
            method.as_ptr(),
            method.count_bytes(),
            place,
            0,
            ptr::null_mut(),
            ptr::null_mut(),
        );
    })
}
