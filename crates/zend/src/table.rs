//! Static function and argument tables in this PHP version's layout. The generated code (see
//! `crates/stubgen`) uses only these constructors.

use std::ffi::CStr;
use std::ptr;

use super::sys;

pub use super::constant::{LongConstant, long};

pub type ExecuteData = sys::zend_execute_data;
pub type Zval = sys::zval;

pub const NULL: u32 = 1 << sys::IS_NULL;
pub const FALSE: u32 = 1 << sys::IS_FALSE;
pub const TRUE: u32 = 1 << sys::IS_TRUE;
pub const BOOL: u32 = FALSE | TRUE;
pub const LONG: u32 = 1 << sys::IS_LONG;
#[allow(dead_code)] // in the stub's vocabulary, not in today's stub
pub const DOUBLE: u32 = 1 << sys::IS_DOUBLE;
pub const STRING: u32 = 1 << sys::IS_STRING;
pub const ARRAY: u32 = 1 << sys::IS_ARRAY;
#[allow(dead_code)] // in the stub's vocabulary, not in today's stub
pub const OBJECT: u32 = 1 << sys::IS_OBJECT;
const RESOURCE: u32 = 1 << sys::IS_RESOURCE;
pub const VOID: u32 = 1 << sys::IS_VOID;
pub const MIXED: u32 = sys::MAY_BE_ANY;
/// No type at all.
pub const NONE: u32 = 0;

pub const BY_VALUE: u32 = 0;
pub const BY_REF: u32 = 1;

#[allow(dead_code)] // in the stub's vocabulary, not in today's stub
pub const DEPRECATED: u32 = sys::ZEND_ACC_DEPRECATED;
pub const PUBLIC: u32 = sys::ZEND_ACC_PUBLIC;
pub const FINAL: u32 = sys::ZEND_ACC_FINAL;
pub const NO_DYNAMIC_PROPERTIES: u32 = sys::ZEND_ACC_NO_DYNAMIC_PROPERTIES;
pub const NOT_SERIALIZABLE: u32 = sys::ZEND_ACC_NOT_SERIALIZABLE;

/// A literal class name in a type: Zend turns it into a zend_string on registration.
#[cfg(php83)]
const LITERAL_NAME: u32 = sys::_ZEND_TYPE_LITERAL_NAME_BIT;
#[cfg(not(php83))]
const LITERAL_NAME: u32 = sys::_ZEND_TYPE_NAME_BIT;

pub struct ArgInfo<const N: usize>(pub [sys::zend_internal_arg_info; N]);
// SAFETY: immutable data with pointers to 'static text; Zend copies what it changes.
unsafe impl<const N: usize> Sync for ArgInfo<N> {}

pub struct Functions<const N: usize>(pub [sys::zend_function_entry; N]);
// SAFETY: as above.
unsafe impl<const N: usize> Sync for Functions<N> {}

pub const fn mask(mask: u32) -> sys::zend_type {
    sys::zend_type {
        ptr: ptr::null_mut(),
        type_mask: mask,
    }
}

pub const fn class(name: &'static CStr, extra: u32) -> sys::zend_type {
    sys::zend_type {
        ptr: name.as_ptr().cast_mut().cast(),
        type_mask: LITERAL_NAME | extra,
    }
}

/// The first entry of an argument table: how many are required, what is returned.
pub const fn ret(
    required: usize,
    by_ref: bool,
    mut type_: sys::zend_type,
) -> sys::zend_internal_arg_info {
    type_.type_mask |= (by_ref as u32) << sys::_ZEND_SEND_MODE_SHIFT;
    sys::zend_internal_arg_info {
        name: ptr::without_provenance(required),
        type_,
        default_value: ptr::null(),
    }
}

pub const fn arg(
    name: &'static CStr,
    mode: u32,
    mut type_: sys::zend_type,
    default: Option<&'static CStr>,
) -> sys::zend_internal_arg_info {
    type_.type_mask |= mode << sys::_ZEND_SEND_MODE_SHIFT;
    sys::zend_internal_arg_info {
        name: name.as_ptr(),
        type_,
        default_value: match default {
            Some(text) => text.as_ptr(),
            None => ptr::null(),
        },
    }
}

pub const fn variadic(
    name: &'static CStr,
    mode: u32,
    mut type_: sys::zend_type,
) -> sys::zend_internal_arg_info {
    type_.type_mask |= sys::_ZEND_IS_VARIADIC_BIT;
    arg(name, mode, type_, None)
}

pub type Handler = unsafe extern "C" fn(*mut ExecuteData, *mut Zval);

pub const fn function(
    name: &'static CStr,
    handler: Handler,
    args: &'static [sys::zend_internal_arg_info],
    flags: u32,
) -> sys::zend_function_entry {
    sys::zend_function_entry {
        fname: name.as_ptr(),
        handler: Some(handler),
        arg_info: args.as_ptr(),
        num_args: args.len() as u32 - 1,
        flags: flags as _, // u64 from 8.6 on
        #[cfg(php84)]
        frameless_function_infos: ptr::null(),
        #[cfg(php84)]
        doc_comment: ptr::null(),
    }
}

/// The entry that closes a function table.
pub const fn end() -> sys::zend_function_entry {
    sys::zend_function_entry {
        fname: ptr::null(),
        handler: None,
        arg_info: ptr::null(),
        num_args: 0,
        flags: 0,
        #[cfg(php84)]
        frameless_function_infos: ptr::null(),
        #[cfg(php84)]
        doc_comment: ptr::null(),
    }
}

/// A class as the stub declares it.
pub struct ClassDecl {
    pub name: &'static CStr,
    pub flags: u32,
    /// Ends with an empty entry.
    pub methods: Option<&'static [sys::zend_function_entry]>,
}

// SAFETY: immutable data with pointers to 'static text.
unsafe impl Sync for ClassDecl {}

pub const fn class_decl(
    name: &'static CStr,
    flags: u32,
    methods: Option<&'static [sys::zend_function_entry]>,
) -> ClassDecl {
    ClassDecl {
        name,
        flags,
        methods,
    }
}

/// The types that make a union out of a class type; null alone does not.
const UNION: u32 = MIXED & !(NULL | RESOURCE);

/// MINIT: adds "resource" to the return types of those of `functions` that return a class or
/// something else. Without it opcache compiles is_resource() on their results to false, and debug
/// builds check results against the type. Reflection does not show it: PHP has no name for
/// resources in types, and the type is a union already.
pub fn return_resources_too(functions: &[sys::zend_function_entry]) {
    for_each_registered(functions, |function| {
        // SAFETY: Zend has its own copy of types that name a class; the return type
        // stands before the arguments.
        unsafe {
            if (*function).fn_flags & sys::ZEND_ACC_HAS_RETURN_TYPE == 0 {
                return;
            }
            let mask = &raw mut (*(*function).arg_info.sub(1)).type_.type_mask;
            if *mask & sys::_ZEND_TYPE_NAME_BIT != 0 && *mask & UNION != 0 {
                *mask |= RESOURCE;
            }
        }
    });
}

/// Debug builds of PHP check every argument against its declared type once a function has
/// returned, and abort if it accepted another type. Turns that check off or on for `functions`, on
/// this thread; Reflection reads the types themselves.
#[cfg(php_debug)]
pub fn check_argument_types(functions: &[sys::zend_function_entry], on: bool) {
    for_each_registered(functions, |function| {
        // SAFETY: a registered function, which is this thread's own.
        let flags = unsafe { &mut (*function).fn_flags };
        if on {
            *flags |= sys::ZEND_ACC_HAS_TYPE_HINTS;
        } else {
            *flags &= !sys::ZEND_ACC_HAS_TYPE_HINTS;
        }
    });
}

/// Visits the registered form of `functions`; a disabled function has none.
fn for_each_registered(
    functions: &[sys::zend_function_entry],
    visit: impl Fn(*mut sys::zend_internal_function),
) {
    for entry in functions.iter().filter(|entry| !entry.fname.is_null()) {
        // SAFETY: Zend registers a module's functions before it starts the module and
        // drops them after its end. Under ZTS each thread has a copy of the table.
        unsafe {
            let table = (*sys::ext_php_rs_compiler_globals()).function_table;
            let name = CStr::from_ptr(entry.fname).to_bytes();
            // The table's keys are in lower case; namespaced names are not.
            let mut key = [0; 64];
            let key = &mut key[..name.len()];
            key.copy_from_slice(name);
            key.make_ascii_lowercase();
            let found = sys::zend_hash_str_find(table, key.as_ptr().cast(), key.len());
            if !found.is_null() {
                visit((*found).value.func.cast());
            }
        }
    }
}
