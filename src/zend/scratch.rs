//! Working memory for one call, from Zend's allocator: a bailout that skips our
//! frames cannot leak it, since Zend frees all request memory then.

use std::ops::{Deref, DerefMut};

use super::mm;

/// A slice of plain values. `T` must need no drop.
pub struct Scratch<T: Copy> {
    p: *mut T,
    len: usize,
}

impl<T: Copy> Scratch<T> {
    /// `len` copies of `value`. Ends in PHP's fatal error when that exceeds the
    /// memory limit.
    pub fn new(len: usize, value: T) -> Self {
        let p: *mut T = mm::alloc_array(len, size_of::<T>()).cast();
        for i in 0..len {
            // SAFETY: the block holds `len` values and is ours.
            unsafe { p.add(i).write(value) }
        }
        Self { p, len }
    }
}

impl<T: Copy> Deref for Scratch<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        // SAFETY: `len` initialised values, alive until drop.
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
        mm::free(self.p.cast());
    }
}
