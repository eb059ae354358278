//! The module entry, and what runs at the start and end of the module and of each request. The
//! module may be started and stopped more than once in a process (`php -S`, FPM reloads,
//! embedding servers).

use std::cell::UnsafeCell;
use std::ffi::{c_char, c_int, c_uint};
use std::mem::MaybeUninit;

use once_cell::sync::OnceCell;

use crate::select::kept::{self, KEPT, Kept};
use crate::socket::{report, state};
use crate::transfer::buffer::{self, BUFFER, Buffer};
use crate::zend::table::ClassDecl;
use crate::zend::{constant, info, ini, sys, table};
use crate::{addrinfo, convert, iovec, message, settings, socket, tables};

const SUCCESS: sys::zend_result = sys::ZEND_RESULT_CODE_SUCCESS;

struct Entry(UnsafeCell<MaybeUninit<sys::zend_module_entry>>);
// SAFETY: only Zend writes to it, on the thread that loads modules.
unsafe impl Sync for Entry {}

static ENTRY: Entry = Entry(UnsafeCell::new(MaybeUninit::uninit()));
static FILLED: OnceCell<()> = OnceCell::new();

static INI: ini::Entries<4> = ini::Entries([
    ini::entry(c"sockets.handles", c"object", settings::on_handles),
    ini::entry(c"sockets.cloexec", c"0", settings::on_cloexec),
    ini::entry(c"sockets.interrupted", c"fail", settings::on_interrupted),
    ini::end(),
]);

/// PHP calls this after loading the `.so`.
#[unsafe(no_mangle)]
pub extern "C" fn get_module() -> *mut sys::zend_module_entry {
    let place: *mut sys::zend_module_entry = ENTRY.0.get().cast();
    FILLED.get_or_init(|| {
        // SAFETY: filled once, before any other pointer to it exists.
        unsafe { place.write(entry()) }
    });
    place
}

fn entry() -> sys::zend_module_entry {
    // SAFETY: null pointers and zeros are valid in every field.
    let mut entry: sys::zend_module_entry = unsafe { std::mem::zeroed() };
    entry.size = size_of::<sys::zend_module_entry>() as u16;
    entry.zend_api = sys::ZEND_MODULE_API_NO as c_uint;
    entry.zend_debug = u8::from(cfg!(php_debug));
    entry.zts = u8::from(cfg!(php_zts));
    entry.name = c"sockets".as_ptr();
    entry.functions = tables::FUNCTIONS.0.as_ptr();
    entry.module_startup_func = Some(module_startup);
    entry.module_shutdown_func = Some(module_shutdown);
    entry.request_startup_func = Some(request_startup);
    entry.request_shutdown_func = Some(request_shutdown);
    entry.post_deactivate_func = Some(post_deactivate);
    entry.info_func = Some(module_info);
    entry.version = PHP_VERSION.as_ptr().cast::<c_char>();
    entry.globals_size = size_of::<state::Globals>();
    #[cfg(not(php_zts))]
    {
        entry.globals_ptr = state::globals_place();
    }
    #[cfg(php_zts)]
    {
        entry.globals_id_ptr = state::globals_place().cast();
    }
    entry.globals_ctor = Some(state::globals_init);
    #[cfg(all(php_debug, php_zts))]
    {
        entry.globals_dtor = Some(thread_end);
    }
    // SAFETY: returns a static string.
    entry.build_id = unsafe { sys::ext_php_rs_php_build_id() };
    entry
}

/// PHP's version, which the C extension reports as its own (Composer reads it
/// as ext-sockets).
const PHP_VERSION: &[u8] = sys::PHP_VERSION;

unsafe extern "C" fn module_startup(_kind: c_int, number: c_int) -> sys::zend_result {
    table::return_resources_too(&tables::FUNCTIONS.0);
    // SAFETY: module start-up; the table is 'static and ends with an empty entry.
    unsafe { sys::zend_register_ini_entries(INI.0.as_ptr(), number) };
    for class in &tables::CLASSES {
        register_class(class);
    }
    socket::resource::register(number);
    socket::handle::tell_of_leaving(kept::forget);
    report::intern_texts();
    convert::keep_keys();
    constant::register(&tables::CONSTANTS, number);
    SUCCESS
}

/// MINIT: registers the native functions of a class in the stub.
fn register_class(decl: &'static ClassDecl) {
    match decl.name.to_bytes() {
        b"Socket" => socket::class::register(decl),
        b"AddressInfo" => addrinfo::address_info::register(decl),
        b"SocketIovec" => iovec::vectors::register(decl),
        #[cfg(php86)]
        b"SocketPollHandle" | b"Sockets\\SocketPollHandle" => crate::poll_handle::register(decl),
        // The stub has a class that is not registered here.
        other => unreachable!("{}", String::from_utf8_lossy(other)),
    }
}

unsafe extern "C" fn module_shutdown(_kind: c_int, number: c_int) -> sys::zend_result {
    // SAFETY: what start-up has registered.
    unsafe { sys::zend_unregister_ini_entries(number) };
    constant::unregister(&tables::CONSTANTS, number);
    report::forget_texts();
    convert::forget_keys();
    // Zend frees a function's types only where this flag says that it has some.
    #[cfg(php_debug)]
    table::check_argument_types(&tables::FUNCTIONS.0, true);
    SUCCESS
}

/// The end of a thread, which has its own copy of the functions: as at MSHUTDOWN.
#[cfg(all(php_debug, php_zts))]
unsafe extern "C" fn thread_end(_globals: *mut std::ffi::c_void) {
    table::check_argument_types(&tables::FUNCTIONS.0, true);
}

unsafe extern "C" fn request_startup(_kind: c_int, _number: c_int) -> sys::zend_result {
    report::set_last_error(0);
    SUCCESS
}

unsafe extern "C" fn request_shutdown(_kind: c_int, _number: c_int) -> sys::zend_result {
    clean_up();
    SUCCESS
}

/// After all user code: destructors that run after RSHUTDOWN may have called our functions.
/// Request memory is still valid.
unsafe extern "C" fn post_deactivate() -> sys::zend_result {
    clean_up();
    SUCCESS
}

/// Frees what this thread has kept during the request.
fn clean_up() {
    buffer::release_left();
    // SAFETY: no function of ours runs while a request ends.
    unsafe {
        KEPT.with(|kept| kept.reset(Kept::new()));
        BUFFER.with(|buffer| buffer.reset(Buffer::new()));
    }
    message::arrived::close_left();
    #[cfg(php86)]
    state::poll_contexts().forget();
}

unsafe extern "C" fn module_info(module: *mut sys::zend_module_entry) {
    info::table(&[
        (c"Sockets Support", c"enabled"),
        (c"Implementation", IMPLEMENTATION),
        (c"Handles", settings::handles()),
        (c"Readiness backend", c"select, epoll"),
    ]);
    // SAFETY: phpinfo() passes our entry.
    unsafe { info::ini_entries(module) };
}

const IMPLEMENTATION: &std::ffi::CStr = {
    const TEXT: &str = concat!("sockets in Rust ", env!("CARGO_PKG_VERSION"), "\0");
    match std::ffi::CStr::from_bytes_with_nul(TEXT.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("the version holds a NUL"),
    }
};
