//! State of a family, one for each thread: PHP has one thread, or under ZTS one per request.

use std::cell::{Cell, UnsafeCell};

/// A value that is lent to one piece of code at a time. If a bailout interrupts that, the value
/// stays lent until `reset`.
pub struct Lent<T> {
    value: UnsafeCell<T>,
    is_lent: Cell<bool>,
}

// SAFETY: without ZTS, PHP runs on one thread; with it, `per_thread!` makes one per thread.
#[cfg(not(php_zts))]
unsafe impl<T> Sync for Lent<T> {}

impl<T> Lent<T> {
    pub const fn new(value: T) -> Self {
        Self {
            value: UnsafeCell::new(value),
            is_lent: Cell::new(false),
        }
    }

    /// Under ZTS the static of `per_thread!` has a `with` of the same form.
    #[inline(always)]
    pub fn with<R>(&self, f: impl FnOnce(&Self) -> R) -> R {
        f(self)
    }

    /// Lends the value to `work`, unless it is lent already.
    #[inline]
    pub fn lend<R>(&self, work: impl FnOnce(&mut T) -> R) -> Option<R> {
        if self.is_lent.replace(true) {
            return None;
        }
        // SAFETY: this thread's, and not lent yet.
        let result = work(unsafe { &mut *self.value.get() });
        self.is_lent.set(false);
        Some(result)
    }

    /// Lends the value to `work`, or calls `otherwise` if it is lent already; `with` is passed to
    /// the one that runs.
    #[inline(always)]
    pub fn lend_or<A, R>(
        &self,
        with: A,
        work: impl FnOnce(&mut T, A) -> R,
        otherwise: impl FnOnce(A) -> R,
    ) -> R {
        if self.is_lent.replace(true) {
            return otherwise(with);
        }
        // SAFETY: this thread's, and not lent yet.
        let result = work(unsafe { &mut *self.value.get() }, with);
        self.is_lent.set(false);
        result
    }

    /// Replaces the value, even if a bailout has left it lent.
    ///
    /// # Safety
    /// No `lend` may be under way.
    pub unsafe fn reset(&self, value: T) {
        self.is_lent.set(false);
        // SAFETY: by contract.
        unsafe { *self.value.get() = value }
    }
}

/// Declares a static that each of PHP's threads has its own of; `with` passes its [`Lent`]. It is
/// never dropped: a request resets it before its thread can end.
#[macro_export]
macro_rules! per_thread {
    ($vis:vis $name:ident: $type:ty = $init:expr) => {
        #[cfg(not(php_zts))]
        $vis static $name: $crate::thread::Lent<$type> = $crate::thread::Lent::new($init);
        #[cfg(php_zts)]
        ::std::thread_local! {
            $vis static $name: ::std::mem::ManuallyDrop<$crate::thread::Lent<$type>> =
                const { ::std::mem::ManuallyDrop::new($crate::thread::Lent::new($init)) };
        }
    };
}
