//! Working memory for one call, from Zend's allocator: a bailout that skips our
//! frames cannot leak it, since Zend frees all request memory then.

use std::fmt;
use std::mem::MaybeUninit;
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

use super::mm;

/// A list of plain values that grows. `T` must need no drop.
pub struct Scratch<T: Copy> {
    /// The block; dangling while `cap` is 0.
    p: *mut T,
    len: usize,
    cap: usize,
}

impl<T: Copy> Scratch<T> {
    /// Allocates nothing yet.
    pub const fn new() -> Self {
        Self {
            p: ptr::dangling_mut(),
            len: 0,
            cap: 0,
        }
    }

    /// `len` copies of `value`. Ends in PHP's fatal error when that exceeds the memory
    /// limit.
    pub fn filled(len: usize, value: T) -> Self {
        let p: *mut T = mm::alloc_array(len, size_of::<T>()).cast();
        for i in 0..len {
            // SAFETY: the block holds `len` values and is ours.
            unsafe { p.add(i).write(value) }
        }
        // Never 0, which would mean that nothing is allocated.
        let cap = len.max(1);
        Self { p, len, cap }
    }

    /// A pointer to the values, for code that outlives a borrow.
    pub fn as_non_null(&mut self) -> NonNull<T> {
        // SAFETY: neither the allocator nor `dangling_mut` returns null.
        unsafe { NonNull::new_unchecked(self.p) }
    }

    /// Makes room for `more` values. Ends in PHP's fatal error when that exceeds the
    /// memory limit.
    fn reserve(&mut self, more: usize) {
        let needed = self.len.saturating_add(more);
        if needed <= self.cap {
            return;
        }
        let cap = needed.max(self.cap.saturating_mul(2)).max(8);
        let p: *mut T = mm::alloc_array(cap, size_of::<T>()).cast();
        // SAFETY: the new block is longer than the `len` values of the old one, which
        // was allocated if its capacity is not 0.
        unsafe {
            p.copy_from_nonoverlapping(self.p, self.len);
            if self.cap > 0 {
                mm::free(self.p.cast());
            }
        }
        self.p = p;
        self.cap = cap;
    }

    pub fn push(&mut self, value: T) {
        self.reserve(1);
        // SAFETY: there is room for one more.
        unsafe { self.p.add(self.len).write(value) }
        self.len += 1;
    }

    /// Adds copies of `values`.
    pub fn extend(&mut self, values: &[T]) {
        self.reserve(values.len());
        // SAFETY: there is room for them, in a block of our own.
        unsafe {
            self.p
                .add(self.len)
                .copy_from_nonoverlapping(values.as_ptr(), values.len());
        }
        self.len += values.len();
    }

    /// Adds `count` copies of `value` and returns them.
    pub fn extend_with(&mut self, count: usize, value: T) -> &mut [T] {
        self.reserve(count);
        // SAFETY: there is room for them; they are initialised before they are returned.
        let fresh = unsafe {
            std::slice::from_raw_parts_mut(self.p.add(self.len).cast::<MaybeUninit<T>>(), count)
        };
        for slot in &mut *fresh {
            slot.write(value);
        }
        self.len += count;
        // SAFETY: all of them are initialised.
        unsafe { &mut *(ptr::from_mut(fresh) as *mut [T]) }
    }
}

impl<T: Copy> Deref for Scratch<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        // SAFETY: `len` initialised values, alive until drop; dangling only with none.
        unsafe { std::slice::from_raw_parts(self.p, self.len) }
    }
}

impl<T: Copy> DerefMut for Scratch<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above, and we are the only holder.
        unsafe { std::slice::from_raw_parts_mut(self.p, self.len) }
    }
}

impl<T: Copy> Drop for Scratch<T> {
    fn drop(&mut self) {
        if self.cap > 0 {
            // SAFETY: allocated by `reserve`, and dropped once.
            unsafe { mm::free(self.p.cast()) };
        }
    }
}

impl fmt::Write for Scratch<u8> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.extend(text.as_bytes());
        Ok(())
    }
}
