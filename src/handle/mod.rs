//! Handles: what PHP code holds. One native socket, two faces (object, resource).

pub mod address_info;
pub mod arrived;
pub mod iovec;
pub mod mode;
pub mod receive;
pub mod resource;
pub mod socket;
pub mod watch;

pub use iovec::Iovec;
pub use resource::closed_socket;
pub use socket::{GONE, Sock, not_valid_resource, publish, publish_all};
pub use watch::SETS;

use crate::zend::table::ClassDecl;

/// MINIT: gives a class of the stub its native half.
pub fn register_class(decl: &'static ClassDecl) {
    match decl.name.to_bytes() {
        b"Socket" => socket::register(decl),
        b"AddressInfo" => address_info::register(decl),
        b"SocketIovec" => iovec::register(decl),
        #[cfg(php86)]
        b"SocketPollHandle" | b"Sockets\\SocketPollHandle" => crate::poll_handle::register(decl),
        // A class in the stub without a native half is a build mistake.
        other => unreachable!("{}", String::from_utf8_lossy(other)),
    }
}
