//! Handles: what PHP code holds. One native socket, two faces (object, resource).

#![deny(unsafe_code)]

pub mod handle;
pub mod report;
pub mod resource;
pub mod setting;

pub use handle::{GONE, NewSock, Sock, not_valid_resource, publish, publish_all};
pub use resource::closed_socket;

use crate::zend::table::ClassDecl;
use crate::{addrinfo, iovec};

/// MINIT: gives a class of the stub its native half.
pub fn register_class(decl: &'static ClassDecl) {
    match decl.name.to_bytes() {
        b"Socket" => handle::register(decl),
        b"AddressInfo" => addrinfo::answer::register(decl),
        b"SocketIovec" => iovec::vectors::register(decl),
        #[cfg(php86)]
        b"SocketPollHandle" | b"Sockets\\SocketPollHandle" => crate::poll_handle::register(decl),
        // A class in the stub without a native half is a build mistake.
        other => unreachable!("{}", String::from_utf8_lossy(other)),
    }
}
