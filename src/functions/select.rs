//! socket_select.

use crate::zend::{Call, Result, Ret};

pub fn socket_select(_call: Call<'_>, _ret: &mut Ret<'_>) -> Result<()> {
    Ok(())
}
