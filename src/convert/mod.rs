//! PHP values to netos values and back. Errors are raised here in the host's words.

pub mod address;
pub mod field;
pub mod path;
pub mod record;
