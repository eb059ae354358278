//! SO_PEERCRED. socket_get_option() gives an int for its number on every host so far, so the
//! whole of it has a function of its own.

use netos::call::option;
use netos::codec::option::Ucred;

use crate::handle::Sock;
use crate::report;
use crate::zend::array::NewArray;
use crate::zend::{Call, Result, Ret};

/// Who made the other end of a local stream, as of connect(2) or socketpair(2). An end
/// that is not connected has pid 0 and -1 for the others.
pub fn socket_getpeercred(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let sock = Sock::arg(call, 1)?;
    let fd = sock.open()?;

    let mut room = [0; Ucred::SIZE];
    let cred = option::getsockopt_into(fd, libc::SOL_SOCKET, libc::SO_PEERCRED, &mut room)
        .map(Ucred::decode);
    match cred {
        Ok(Some(cred)) => {
            let mut array = NewArray::new(3);
            array.set_long(c"pid", cred.pid.into());
            array.set_long(c"uid", id(cred.uid));
            array.set_long(c"gid", id(cred.gid));
            ret.array(array);
        }
        Ok(None) => ret.bool(false),
        Err(e) => {
            report::failure(sock, c"unable to retrieve peer credentials", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// A user or group; -1 for none.
fn id(id: u32) -> i64 {
    if id == u32::MAX { -1 } else { id.into() }
}
