//! Which sockets are ready: what socket_select stands on.

use std::ffi::CStr;

/// For phpinfo().
pub fn backend() -> &'static CStr {
    c"poll"
}
