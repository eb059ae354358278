//! Strings: `Str` borrows one, `StrBuf` is a new one that is being filled.

use std::ffi::CStr;
use std::marker::PhantomData;
use std::mem::{MaybeUninit, offset_of};
use std::slice;
use std::sync::atomic::{AtomicPtr, Ordering};

use super::error::{self, Result};
use super::mm;
use super::sys;
use super::zval::Local;
use super::zval::Val;

const HEADER: usize = offset_of!(sys::zend_string, val);
/// refcounted type word of a fresh, non-interned string.
const GC_STRING: u32 = sys::IS_STRING | (1 << 4); // GC_NOT_COLLECTABLE
/// `type_info` of a zval that holds a counted string.
pub(super) const IS_STRING_EX: u32 = sys::IS_STRING | (sys::IS_TYPE_REFCOUNTED << 8);

/// A string that its holder keeps alive and unchanged for `'f`.
#[derive(Clone, Copy)]
pub struct Str<'f> {
    p: *mut sys::zend_string,
    _holder: PhantomData<&'f sys::zend_string>,
}

impl<'f> Str<'f> {
    /// # Safety
    /// `p` must be a live zend_string with a count held for `'f`.
    #[inline(always)]
    pub(super) unsafe fn new(p: *mut sys::zend_string) -> Self {
        Self {
            p,
            _holder: PhantomData,
        }
    }

    /// A string that Zend passes to a callback.
    ///
    /// # Safety
    /// As for `new`.
    pub unsafe fn borrowed(p: *mut sys::zend_string) -> Self {
        // SAFETY: by contract.
        unsafe { Self::new(p) }
    }

    #[inline(always)]
    pub(super) fn raw(self) -> *mut sys::zend_string {
        self.p
    }

    #[inline(always)]
    pub fn as_bytes(self) -> &'f [u8] {
        // SAFETY: a zend_string has `len` initialised bytes at `val`, and a counted
        // string is never written to (contract of `new`).
        unsafe { slice::from_raw_parts((&raw const (*self.p).val).cast(), (*self.p).len) }
    }

    #[inline]
    pub fn len(self) -> usize {
        // SAFETY: `p` is a live zend_string.
        unsafe { (*self.p).len }
    }

    /// The same string with a count of its own.
    #[inline]
    pub fn share(self) -> ReadyStr {
        // SAFETY: `p` is a live zend_string; interned ones carry no count.
        unsafe {
            if (*self.p).gc.u.type_info & IS_STR_INTERNED == 0 {
                (*self.p).gc.refcount += 1;
            }
        }
        ReadyStr(self.p)
    }

    /// The string as a C string, which ends at the first NUL.
    #[inline]
    pub fn as_c_str(self) -> &'f CStr {
        // SAFETY: every zend_string ends in a NUL after `len` bytes.
        unsafe { CStr::from_ptr((&raw const (*self.p).val).cast()) }
    }
}

/// A string with one count of ours: the result of a conversion, or one whose variable user code
/// may overwrite. A bailout skips the drop; it is request memory.
pub struct OwnedStr(*mut sys::zend_string);

impl OwnedStr {
    /// `v` converted to a string as PHP does it: may run `__toString`, and the error handler for
    /// an array. Err if that threw.
    pub fn of(v: Val<'_>) -> Result<Self> {
        let v = v.deref();
        if let Some(s) = v.as_str() {
            return Ok(Self(s.share().0));
        }
        // SAFETY: a live zval; null means that something was thrown.
        let p = unsafe { sys::zval_try_get_string_func(v.as_ptr()) };
        if p.is_null() {
            return Err(error::thrown_by_zend());
        }
        Ok(Self(p))
    }

    pub fn as_str(&self) -> Str<'_> {
        // SAFETY: we hold a count.
        unsafe { Str::new(self.0) }
    }

    /// Passes the count on.
    pub fn into_ready(self) -> ReadyStr {
        ReadyStr(std::mem::ManuallyDrop::new(self).0)
    }
}

impl Drop for OwnedStr {
    fn drop(&mut self) {
        // SAFETY: the place is writable; the count is ours and released once.
        Local::new(|v| unsafe { ReadyStr(self.0).store(v) }).release();
    }
}

/// A new zend_string that no PHP code can see yet. It has no destructor: between `alloc` and
/// `finish` or `free` no other Zend call may happen than those of this type (SAFETY.md,
/// "Bailout"); a longjmp out of `alloc` happens before the string exists.
#[must_use = "publish or free it"]
pub struct StrBuf {
    p: *mut sys::zend_string,
    cap: usize,
}

#[inline]
const fn alloc_size(len: usize) -> usize {
    // ZEND_MM_ALIGNED_SIZE(header + len + NUL)
    (HEADER + len + 1 + 7) & !7
}

impl StrBuf {
    #[inline]
    pub fn alloc(len: usize) -> Self {
        // A length whose block size would wrap panics: overflow is checked in every profile.
        let p: *mut sys::zend_string = mm::alloc(alloc_size(len)).cast();
        // SAFETY: the block is fresh and holds at least the header.
        unsafe {
            (*p).gc.refcount = 1;
            (*p).gc.u.type_info = GC_STRING;
            (*p).h = 0;
            (*p).len = len;
        }
        Self { p, cap: len }
    }

    /// The `len` bytes to fill; they may be uninitialised.
    #[inline]
    pub fn spare(&mut self) -> &mut [MaybeUninit<u8>] {
        // SAFETY: the block holds `cap` bytes after the header, and only we own it.
        unsafe { slice::from_raw_parts_mut((&raw mut (*self.p).val).cast(), self.cap) }
    }

    #[inline]
    pub fn free(self) {
        // SAFETY: the block is ours, from `alloc`.
        unsafe { mm::free(self.p.cast()) };
    }

    /// Turns it into a pointer, to be kept in plain memory until it is filled.
    #[inline]
    pub fn into_raw(self) -> *mut sys::zend_string {
        self.p
    }

    /// # Safety
    /// `p` must come from `into_raw`, each once.
    #[inline]
    pub unsafe fn from_raw(p: *mut sys::zend_string) -> Self {
        // SAFETY: by contract; `alloc` has noted the length.
        let cap = unsafe { (*p).len };
        Self { p, cap }
    }

    /// Declares the first `len` bytes filled and keeps the block's size.
    ///
    /// # Safety
    /// The first `len` bytes must be initialised, `len` at most what was allocated.
    #[inline]
    pub unsafe fn finish_uncut(self, len: usize) -> ReadyStr {
        // SAFETY: `len <= cap` by contract, and the block has a byte for the NUL.
        unsafe {
            (*self.p).len = len;
            (&raw mut (*self.p).val).cast::<u8>().add(len).write(0);
        }
        ReadyStr(self.p)
    }

    /// Declares the first `len` bytes filled, and shrinks the block if that saves memory.
    ///
    /// # Safety
    /// The first `len` bytes must be initialised, `len` at most what was allocated.
    #[inline]
    pub unsafe fn finish(self, len: usize) -> ReadyStr {
        let mut p = self.p;
        // SAFETY: `len <= cap` by contract, and the block has a byte for the NUL.
        unsafe {
            if alloc_size(self.cap) - alloc_size(len) >= 64 {
                p = mm::shrink(p.cast(), alloc_size(len)).cast();
            }
            (*p).len = len;
            (&raw mut (*p).val).cast::<u8>().add(len).write(0);
        }
        ReadyStr(p)
    }
}

/// Replaces the content of a string that has only one holder.
///
/// # Safety
/// `s` has one count and is request memory; `bytes` are no longer than it is.
#[inline]
pub(super) unsafe fn rewrite(s: *mut sys::zend_string, bytes: &[u8]) {
    // SAFETY: by contract; flags and hash of the old content are cleared.
    unsafe {
        let dst = (&raw mut (*s).val).cast::<u8>();
        dst.copy_from(bytes.as_ptr(), bytes.len());
        dst.add(bytes.len()).write(0);
        (*s).len = bytes.len();
        (*s).h = 0;
        (*s).gc.u.type_info = GC_STRING;
    }
}

/// Interns `text` if Zend does so; only while the module starts.
pub(super) fn intern(text: &CStr) -> *mut sys::zend_string {
    // SAFETY: the hook is a plain function pointer, set before any module starts.
    unsafe {
        match sys::zend_string_init_interned {
            Some(init) => init(text.as_ptr(), text.count_bytes(), true),
            None => std::ptr::null_mut(),
        }
    }
}

/// The same for a static that keeps the string while the module runs. The string is interned if
/// the module starts with PHP. If dl() starts the module, PHP 8.5 and later make a counted string,
/// and the static holds its one count.
fn keep(place: &AtomicPtr<sys::zend_string>, text: &CStr) {
    let s = intern(text);
    // SAFETY: a live string or none; lookups by key use the hash in it.
    unsafe {
        if !s.is_null() && (*s).h == 0 {
            sys::zend_string_hash_func(s);
        }
    }
    // Relaxed: before any request can use it.
    place.store(s, Ordering::Relaxed);
}

/// Releases the string of `keep`, while the module stops.
fn forget(place: &AtomicPtr<sys::zend_string>) {
    let s = place.swap(std::ptr::null_mut(), Ordering::Relaxed);
    if s.is_null() {
        return;
    }
    // SAFETY: interned strings outlive their module. The others have one count of ours, and
    // `intern` allocated them with malloc.
    unsafe {
        if (*s).gc.u.type_info & IS_STR_INTERNED == 0 {
            (*s).gc.refcount -= 1;
            if (*s).gc.refcount == 0 {
                libc::free(s.cast());
            }
        }
    }
}

/// A string that is made once, while the module starts, and shared afterwards.
pub struct Interned(AtomicPtr<sys::zend_string>);

impl Interned {
    pub const fn new() -> Self {
        Self(AtomicPtr::new(std::ptr::null_mut()))
    }

    /// At each start of the module.
    pub fn set(&self, text: &CStr) {
        keep(&self.0, text);
    }

    /// At each stop of the module.
    pub fn clear(&self) {
        forget(&self.0);
    }

    #[inline]
    pub fn get(&self) -> Option<ReadyStr> {
        let s = self.0.load(Ordering::Relaxed);
        // SAFETY: the module runs, so the string is there.
        (!s.is_null()).then(|| unsafe { Str::new(s) }.share())
    }
}

/// A key that is made while the module starts: lookups hash and compare no bytes, and inserting
/// it copies none.
pub struct FixedKey {
    text: &'static CStr,
    kept: AtomicPtr<sys::zend_string>,
}

impl FixedKey {
    pub const fn new(text: &'static CStr) -> Self {
        Self {
            text,
            kept: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// At each start of the module.
    pub fn keep(&self) {
        keep(&self.kept, self.text);
    }

    /// At each stop of the module.
    pub fn forget(&self) {
        forget(&self.kept);
    }

    /// The string, with its hash; while the module runs.
    #[inline(always)]
    pub(super) fn raw(&self) -> *mut sys::zend_string {
        self.kept.load(Ordering::Relaxed)
    }
}

/// A finished string with one count, which goes to PHP.
#[must_use = "give it to PHP or it leaks until the end of the request"]
pub struct ReadyStr(pub(super) *mut sys::zend_string);

impl ReadyStr {
    /// A copy of `bytes`. Strings of zero or one byte are PHP's shared ones.
    #[inline]
    pub fn copy_of(bytes: &[u8]) -> Self {
        match bytes {
            [] => Self::empty(),
            [one] => {
                // SAFETY: the engine's table of one-byte strings is filled before any
                // module starts and never changes.
                Self(unsafe { sys::zend_one_char_string[*one as usize] })
            }
            _ => {
                let buf = StrBuf::alloc(bytes.len());
                // SAFETY: the block is new, so it cannot overlap `bytes`, and it has the same length;
                // thus all of it is initialised.
                unsafe {
                    let dst = (&raw mut (*buf.p).val).cast::<u8>();
                    dst.copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
                    dst.add(bytes.len()).write(0);
                    Self(buf.p)
                }
            }
        }
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        // SAFETY: a finished string.
        unsafe { (*self.0).len == 0 }
    }

    /// Frees a string that is not needed.
    pub fn discard(self) {
        drop(OwnedStr(self.0));
    }

    #[inline]
    pub fn empty() -> Self {
        // SAFETY: as for one-byte strings.
        Self(unsafe { sys::zend_empty_string })
    }

    /// Turns it into a pointer, to be kept in plain memory.
    #[inline]
    pub fn into_raw(self) -> *mut sys::zend_string {
        self.0
    }

    /// # Safety
    /// `p` must come from `into_raw`, each once.
    #[inline]
    pub unsafe fn from_raw(p: *mut sys::zend_string) -> Self {
        Self(p)
    }

    /// Releases the count.
    pub fn release(self) {
        // SAFETY: the place is writable.
        Local::new(|v| unsafe { self.store(v) }).release();
    }

    /// Writes the string and its count into `zv`, whose old content is not freed.
    ///
    /// # Safety
    /// `zv` must be a writable slot.
    #[inline]
    pub unsafe fn store(self, zv: *mut sys::zval) {
        // SAFETY: interned strings (flag in the gc word) carry no count.
        unsafe {
            (*zv).value.str_ = self.0;
            (*zv).u1.type_info = if (*self.0).gc.u.type_info & IS_STR_INTERNED != 0 {
                sys::IS_STRING
            } else {
                IS_STRING_EX
            };
        }
    }
}

/// `IS_STR_INTERNED` (= GC_IMMUTABLE) in the gc word.
const IS_STR_INTERNED: u32 = sys::GC_IMMUTABLE;
