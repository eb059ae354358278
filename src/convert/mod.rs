//! PHP values to netos values and back. Errors are raised here in the host's words.

pub mod address;
pub mod cmsg;
pub mod field;
pub mod hints;
pub mod key;
pub mod msghdr;
pub mod name;
pub mod option;
pub mod path;
pub mod record;
