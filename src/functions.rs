//! The PHP functions by family, in the order of the stub. The generated tables refer to them.

pub use crate::addrinfo::{
    socket_addrinfo_bind, socket_addrinfo_connect, socket_addrinfo_explain, socket_addrinfo_lookup,
};
pub use crate::iovec::{
    socket_iovec_add, socket_iovec_alloc, socket_iovec_delete, socket_iovec_fetch,
    socket_iovec_free, socket_iovec_set, socket_readv, socket_writev,
};
pub use crate::last_error::{socket_clear_error, socket_last_error, socket_strerror};
pub use crate::lifecycle::{
    socket_accept, socket_bind, socket_close, socket_connect, socket_create, socket_create_listen,
    socket_create_pair, socket_listen, socket_shutdown,
};
pub use crate::message::{socket_cmsg_space, socket_recvmsg, socket_sendmsg};
pub use crate::mode::{socket_atmark, socket_set_block, socket_set_nonblock};
pub use crate::names::{socket_getpeername, socket_getsockname};
pub use crate::option::{socket_get_option, socket_set_option};
#[cfg(php86)]
pub(crate) use crate::poll_handle as socket_poll_handle;
pub use crate::select::socket_select;
pub(crate) use crate::sockets;
pub use crate::stream::{socket_export_stream, socket_import_stream};
pub use crate::transfer::{
    socket_read, socket_recv, socket_recvfrom, socket_send, socket_sendto, socket_write,
};
