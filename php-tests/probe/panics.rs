//! Functions that panic, behind the very trampoline that ours go through.

use zend::array::NewArray;
use zend::{Call, Result, Ret, error};

/// A panic with a text.
pub fn probe_panic(call: Call<'_>, _: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    panic!("told to");
}

/// Arithmetic overflow, which release builds check too.
pub fn probe_overflow(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    ret.long(call.long(1)? + i64::MAX);
    Ok(())
}

/// An index out of bounds.
pub fn probe_index(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let bytes = call.string(1)?.as_bytes();
    ret.long(i64::from(bytes[7]));
    Ok(())
}

/// A panic after the return value was made.
pub fn probe_late(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    let mut array = NewArray::new(1);
    array.set_bytes(c"text", b"a value that must not leak");
    ret.array(array);
    panic!("too late");
}

/// A panic while an exception is pending: the exception is the one to see.
pub fn probe_pending(call: Call<'_>, _: &mut Ret<'_>) -> Result<()> {
    call.arity(0, 0)?;
    error::value_error(c"thrown before the panic");
    panic!("and then");
}
