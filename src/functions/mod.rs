//! The PHP functions, one file per family, in the order of the stub.

mod addrinfo;
mod connect;
mod create;
mod error;
mod iovec;
mod message;
mod mode;
mod name;
mod option;
mod select;
pub mod sockets;
mod stream;
mod transfer;

pub use addrinfo::{
    socket_addrinfo_bind, socket_addrinfo_connect, socket_addrinfo_explain, socket_addrinfo_lookup,
};
pub use connect::{socket_bind, socket_connect, socket_listen, socket_shutdown};
pub use create::{
    socket_accept, socket_close, socket_create, socket_create_listen, socket_create_pair,
};
pub use error::{socket_clear_error, socket_last_error, socket_strerror};
pub use iovec::{
    socket_iovec_add, socket_iovec_alloc, socket_iovec_delete, socket_iovec_fetch,
    socket_iovec_free, socket_iovec_set, socket_readv, socket_writev,
};
pub use message::{socket_cmsg_space, socket_recvmsg, socket_sendmsg};
pub use mode::{socket_atmark, socket_set_block, socket_set_nonblock};
pub use name::{socket_getpeername, socket_getsockname};
pub use option::{socket_get_option, socket_set_option};
pub use select::socket_select;
pub use stream::{socket_export_stream, socket_import_stream};
pub use transfer::{
    socket_read, socket_recv, socket_recvfrom, socket_send, socket_sendto, socket_write,
};

/// The C `int` that C code would have cut a PHP integer down to.
#[inline(always)]
fn c_int(value: i64) -> libc::c_int {
    value as libc::c_int
}

#[cfg(php86)]
pub(crate) use crate::poll_handle as socket_poll_handle;
