//! Socket options.

use crate::zend::{Call, Result, Ret};

pub fn socket_get_option(_call: Call<'_>, _ret: &mut Ret<'_>) -> Result<()> {
    Ok(())
}
pub fn socket_set_option(_call: Call<'_>, _ret: &mut Ret<'_>) -> Result<()> {
    Ok(())
}
