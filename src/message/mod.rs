//! Messages with control data: sendmsg, recvmsg, cmsg_space.
//!
//! A control message is `['level' => ..., 'type' => ..., 'data' => ...]`. The type of the data
//! depends on the kind; netos has the table. The data of kinds that are not in it is a string of
//! bytes, sent and received.

#![deny(unsafe_code)]

pub mod arrived;
mod receive;
mod send;

use netos::codec::cmsg::space;
use netos::codec::control::{Shape, kind_of};

use crate::convert::Path;
use crate::zend::{Call, Result, Ret, cast, error};

pub use receive::socket_recvmsg;
pub use send::socket_sendmsg;

/// The start of the path in errors.
const TOP: Path<'_> = Path::top(c"msghdr");

/// CMSG_SPACE: room for a message of a kind that has a known size.
pub fn socket_cmsg_space(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 3)?;
    let level = call.long(1)?;
    let ty = call.long(2)?;
    let count = call.long_or(3, 0)?;
    let c_level = cast::int_argument(level, 1)?;
    let c_type = cast::int_argument(ty, 2)?;
    cast::int_argument(count, 3)?;
    let Ok(count) = usize::try_from(count) else {
        return Err(error::argument_value(
            3,
            c"must be greater than or equal to 0",
        ));
    };

    let Some(kind) = kind_of(c_level, c_type) else {
        return Err(error::value_error_numbers(
            c"Pair level ",
            level,
            c" and/or type ",
            ty,
            c" is not supported",
        ));
    };
    let size = match kind.shape {
        Shape::Fds => kind.size().saturating_mul(count),
        _ => kind.size(),
    };
    match i64::try_from(space(size)) {
        Ok(space) => ret.long(space),
        Err(_) => return Err(error::argument_value(3, c"is too large")),
    }
    Ok(())
}
