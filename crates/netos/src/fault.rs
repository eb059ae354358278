//! Failures without an errno: names that do not resolve, values that do not fit.

use core::ffi::c_int;

/// A value is too long for its C structure.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The first length that is refused.
    pub limit: usize,
}

/// Why a host name gave no address.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum HostError {
    /// The resolver failed, with this `h_errno`.
    Lookup(c_int),
    /// The resolver answered with an address of another family.
    WrongFamily,
}

/// A getaddrinfo(3) error code, `EAI_*`.
#[repr(transparent)]
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct GaiError(pub c_int);
