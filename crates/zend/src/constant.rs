//! Constants of a namespace, some of which are in the global one too.

use std::ffi::CStr;

use super::sys;

pub struct LongConstant {
    /// `Namespace\NAME`.
    pub full: &'static CStr,
    /// `namespace\NAME`: PHP's key for it.
    pub key: &'static CStr,
    pub value: i64,
    /// Whether it is in the global namespace as well.
    pub global: bool,
    #[cfg(not(php_zts))]
    hashes: [usize; 2],
}

pub const fn long(
    full: &'static CStr,
    key: &'static CStr,
    value: i64,
    global: bool,
) -> LongConstant {
    LongConstant {
        full,
        key,
        value,
        global,
        #[cfg(not(php_zts))]
        hashes: [hash(full), hash(key)],
    }
}

impl LongConstant {
    /// The name without its namespace.
    fn name(&self) -> &'static CStr {
        let full = self.full.to_bytes_with_nul();
        let start = full.iter().rposition(|b| *b == b'\\').map_or(0, |i| i + 1);
        full.get(start..)
            .and_then(|name| CStr::from_bytes_with_nul(name).ok())
            .unwrap_or(self.full)
    }
}

/// zend_string_hash_func() as a const function.
#[cfg(not(php_zts))]
const fn hash(text: &CStr) -> usize {
    let bytes = text.to_bytes();
    let (mut hash, mut i) = (5381usize, 0);
    while i < bytes.len() {
        hash = hash.wrapping_mul(33).wrapping_add(bytes[i] as usize);
        i += 1;
    }
    hash | 1 << (usize::BITS - 1)
}

/// MINIT: registers `constants`, the global ones first.
pub fn register(constants: &[LongConstant], module_number: i32) {
    for c in constants.iter().filter(|c| c.global) {
        by_zend(c.name(), c.value, module_number);
    }
    #[cfg(not(php_zts))]
    quick::register(constants, module_number);
    #[cfg(php_zts)]
    for c in constants {
        by_zend(c.full, c.value, module_number);
    }
}

/// MSHUTDOWN, after `register`.
#[cfg_attr(php_zts, allow(unused_variables))]
pub fn unregister(constants: &[LongConstant], module_number: i32) {
    #[cfg(not(php_zts))]
    quick::unregister(constants, module_number);
}

const FLAGS: u32 = sys::CONST_CS | sys::CONST_PERSISTENT;

fn by_zend(name: &CStr, value: i64, module_number: i32) {
    // SAFETY: during MINIT; name and length belong together. Zend copies the name into a
    // persistent string.
    unsafe {
        sys::zend_register_long_constant(
            name.as_ptr(),
            name.count_bytes(),
            value,
            FLAGS as i32,
            module_number,
        );
    }
}

/// Registers the namespaced constants, which are more than C registers, in a quarter of the time
/// that Zend takes: it makes two strings for each and interns both. Here all strings are in one
/// block, with hashes from the compiler.
///
/// Zend's table of constants refers to the block, so the constants are removed from the table
/// before the block is freed. Without threads there is one such table.
#[cfg(not(php_zts))]
mod quick {
    use std::ffi::CStr;
    use std::mem::offset_of;
    use std::ptr;
    use std::sync::atomic::{AtomicPtr, Ordering};

    use super::{FLAGS, LongConstant, by_zend, sys};
    use crate::zval::Local;

    const HEADER: usize = offset_of!(sys::zend_string, val);
    /// The gc word of a string that Zend never frees and that all requests share.
    const TYPE: u32 = sys::IS_STRING | NOT_COLLECTABLE | sys::GC_IMMUTABLE | PERSISTENT | PERMANENT;
    const NOT_COLLECTABLE: u32 = 1 << 4;
    const PERSISTENT: u32 = 1 << 7;
    const PERMANENT: u32 = 1 << 8;

    static BLOCK: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());

    /// The size of a zend_string with `text`.
    fn room(text: &CStr) -> usize {
        (HEADER + text.count_bytes() + 1).next_multiple_of(align_of::<sys::zend_string>())
    }

    /// Makes a string at `place`.
    ///
    /// # Safety
    /// `place` must be aligned for a zend_string, with `room(text)` bytes behind it.
    unsafe fn write(place: *mut u8, text: &CStr, hash: usize) -> *mut sys::zend_string {
        let string: *mut sys::zend_string = place.cast();
        let bytes = text.to_bytes_with_nul();
        // SAFETY: by contract; the text with its NUL ends within the room.
        unsafe {
            (*string).gc.refcount = 1;
            (*string).gc.u.type_info = TYPE;
            (*string).h = hash as _;
            (*string).len = text.count_bytes();
            place
                .add(HEADER)
                .copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
        }
        string
    }

    pub fn register(constants: &[LongConstant], module_number: i32) {
        let size = constants
            .iter()
            .map(|c| room(c.full) + room(c.key))
            .sum::<usize>();
        // SAFETY: MINIT. Zend's malloc gives room or ends the process. Each string has its own
        // part of the block, which the parts add up to.
        unsafe {
            let mut place: *mut u8 = sys::__zend_malloc(size).cast();
            BLOCK.store(place, Ordering::Relaxed);
            for c in constants {
                let full = write(place, c.full, c.hashes[0]);
                let key = write(place.add(room(c.full)), c.key, c.hashes[1]);
                place = place.add(room(c.full) + room(c.key));
                if !add(full, key, c.value, module_number) {
                    // Defined already: Zend raises the warning.
                    by_zend(c.full, c.value, module_number);
                }
            }
        }
    }

    /// # Safety
    /// The strings must be valid until the constant is removed from the table.
    unsafe fn add(
        full: *mut sys::zend_string,
        key: *mut sys::zend_string,
        value: i64,
        module_number: i32,
    ) -> bool {
        // SAFETY: MINIT. Zend frees a constant with free(); fields that are not set here may be
        // zero.
        unsafe {
            let constant: *mut sys::zend_constant =
                sys::__zend_malloc(size_of::<sys::zend_constant>()).cast();
            constant.write_bytes(0, 1);
            (*constant).value.value.lval = value;
            (*constant).value.u1.type_info = sys::IS_LONG;
            (*constant).value.u2.constant_flags = FLAGS | ((module_number as u32) << 8);
            (*constant).name = full;

            let table = (*sys::ext_php_rs_executor_globals()).zend_constants;
            let mut pointer = Local::of_type(sys::IS_PTR);
            (*pointer.as_ptr()).value.ptr = constant.cast();
            let added = !sys::zend_hash_add(table, key, pointer.as_ptr()).is_null();
            if !added {
                libc::free(constant.cast());
            }
            added
        }
    }

    /// Zend has already removed the constants of a module that dl() loaded.
    pub fn unregister(constants: &[LongConstant], module_number: i32) {
        // SAFETY: MSHUTDOWN; the table outlives the modules and holds zend_constants. After
        // the loop nothing refers to the block.
        unsafe {
            let table = (*sys::ext_php_rs_executor_globals()).zend_constants;
            for c in constants {
                let (key, len) = (c.key.as_ptr(), c.key.count_bytes());
                let found = sys::zend_hash_str_find(table, key, len);
                if found.is_null() {
                    continue;
                }
                let constant: *const sys::zend_constant = (*found).value.ptr.cast();
                if (*constant).value.u2.constant_flags >> 8 == module_number as u32 {
                    sys::zend_hash_str_del(table, key, len);
                }
            }
            libc::free(BLOCK.swap(ptr::null_mut(), Ordering::Relaxed).cast());
        }
    }
}

#[cfg(all(test, not(php_zts)))]
mod tests {
    #[test]
    fn hashes_are_those_of_zend() {
        // The value that PHP's own headers give for the empty string and for "a".
        assert_eq!(super::hash(c""), 5381 | 1 << (usize::BITS - 1));
        assert_eq!(super::hash(c"a"), (5381 * 33 + 97) | 1 << (usize::BITS - 1));
    }
}
