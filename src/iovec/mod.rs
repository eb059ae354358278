//! PHP 4's scatter/gather: several buffers, one system call.

#![deny(unsafe_code)]

pub mod vectors;

use netos::errno::Errno;

use vectors::{Iovec, NewIovec};

use crate::interrupted::{Wait, retry};
use crate::socket::Sock;
use crate::socket::report;
use crate::zend::scratch::Scratch;
use crate::zend::{Call, Result, Ret, Thrown, error};

/// The first argument that is a length.
const FIRST_LENGTH: u32 = 2;

/// Makes an empty vector for each length.
pub fn socket_iovec_alloc(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, u32::MAX)?;
    call.no_unknown_names()?;
    let count = call.long(1)?;
    let mut lengths = Scratch::filled(call.count() as usize - 1, 0i64);
    for (length, n) in lengths.iter_mut().zip(FIRST_LENGTH..) {
        *length = call.long(n)?;
    }
    if count != lengths.len() as i64 {
        return Err(error::argument_value(
            1,
            c"must be the number of lengths that follow",
        ));
    }
    for (length, n) in lengths.iter().zip(FIRST_LENGTH..) {
        size(*length, n)?;
    }

    let iovec = NewIovec::create();
    for (length, n) in lengths.iter().zip(FIRST_LENGTH..) {
        iovec.iovec().push(size(*length, n)?);
    }
    iovec.publish(ret);
    Ok(())
}

/// Sets a vector's content, and its size to the content's.
pub fn socket_iovec_set(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(3, 3)?;
    let iovec = Iovec::arg(call, 1)?;
    let position = call.long(2)?;
    let content = call.string(3)?;
    iovec.check_not_freed(1)?;
    if !iovec.set(index(position)?, content) {
        return Err(out_of_bounds());
    }
    ret.bool(true);
    Ok(())
}

/// A vector's content: what was set or read last.
pub fn socket_iovec_fetch(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 2)?;
    let iovec = Iovec::arg(call, 1)?;
    let position = call.long(2)?;
    iovec.check_not_freed(1)?;
    let content = iovec.fetch(index(position)?).ok_or_else(out_of_bounds)?;
    ret.string(content);
    Ok(())
}

/// Adds an empty vector at the end.
pub fn socket_iovec_add(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 2)?;
    let iovec = Iovec::arg(call, 1)?;
    let length = call.long(2)?;
    iovec.check_not_freed(1)?;
    iovec.push(size(length, 2)?);
    ret.bool(true);
    Ok(())
}

/// Removes a vector; those after it move up.
pub fn socket_iovec_delete(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 2)?;
    let iovec = Iovec::arg(call, 1)?;
    let position = call.long(2)?;
    iovec.check_not_freed(1)?;
    if !iovec.delete(index(position)?) {
        return Err(out_of_bounds());
    }
    ret.bool(true);
    Ok(())
}

/// Frees all vectors; the handle cannot be used afterwards.
pub fn socket_iovec_free(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(1, 1)?;
    let iovec = Iovec::arg(call, 1)?;
    iovec.check_not_freed(1)?;
    iovec.free_arg(call);
    ret.bool(true);
    Ok(())
}

/// readv(2).
pub fn socket_readv(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 2)?;
    let sock = Sock::arg(call, 1)?;
    let iovec = Iovec::arg(call, 2)?;
    let fd = sock.open()?;
    iovec.check_not_freed(2)?;
    match retry(sock, fd, Wait::Read, |fd| not_freed(iovec)?.readv(fd))? {
        Ok(count) => ret.long(count as i64),
        Err(e) => {
            report::failure(sock, c"unable to read from socket", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// writev(2).
pub fn socket_writev(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(2, 2)?;
    let sock = Sock::arg(call, 1)?;
    let iovec = Iovec::arg(call, 2)?;
    let fd = sock.open()?;
    iovec.check_not_freed(2)?;
    match retry(sock, fd, Wait::Write, |_| not_freed(iovec)?.writev(sock))? {
        Ok(count) => ret.long(count as i64),
        Err(e) => {
            report::failure(sock, c"unable to write to socket", e);
            ret.bool(false);
        }
    }
    Ok(())
}

/// The vector list, unless a signal handler has freed it.
fn not_freed(iovec: Iovec<'_>) -> std::result::Result<Iovec<'_>, Errno> {
    if iovec.is_freed() {
        return Err(Errno::EFAULT);
    }
    Ok(iovec)
}

fn size(length: i64, n: u32) -> Result<usize> {
    usize::try_from(length)
        .map_err(|_| error::argument_value(n, c"must be greater than or equal to 0"))
}

fn index(position: i64) -> Result<usize> {
    size(position, 2)
}

#[cold]
fn out_of_bounds() -> Thrown {
    error::argument_value(
        2,
        c"must be less than the number of vectors in argument #1 ($iovec)",
    )
}
