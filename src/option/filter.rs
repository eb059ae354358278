//! Classic BPF: the program that picks a socket of a reuseport group, and the one that
//! drops packets.

#![forbid(unsafe_code)]

use std::ffi::{CStr, c_int};

use netos::call::option;
use netos::codec::cbpf;
use netos::errno::Errno;

use super::set::Place;
use super::value::{VALUE, wrong_kind};
use crate::socket::Sock;
use crate::socket::report;
use crate::version;
use crate::zend::array::{Array, NewArray};
use crate::zend::scratch::Scratch;
use crate::zend::{Result, Ret, Thrown, Val, cast, error};

/// SO_ATTACH_REUSEPORT_CBPF: SKF_AD_CPU or SKF_AD_QUEUE attaches the program that picks the
/// socket by it, 0 detaches.
pub fn attach_reuseport(at: &Place<'_>, value: Val<'_>) -> Result<bool> {
    if version::CHECKS_REUSEPORT_FILTER && value.as_long().is_none() {
        return Err(wrong_kind(value, c"int", at.name.name()));
    }
    let by = cast::to_long(value)?;
    let fd = at.sock.fd();
    Ok(match (by, by as c_int) {
        (0, _) => at.done(option::set_int(
            fd,
            libc::SOL_SOCKET,
            libc::SO_DETACH_REUSEPORT_BPF,
            1,
        )),
        (_, key @ (libc::SKF_AD_CPU | libc::SKF_AD_QUEUE)) => at.done(option::set_filter(
            fd,
            at.name.option,
            &cbpf::select_by(key as u32),
        )),
        _ => {
            error::warning(c"Unsupported CBPF filter");
            false
        }
    })
}

/// The key of the array that `get` returns.
const FILTER: &CStr = c"filter";

/// SO_ATTACH_FILTER: a list of instructions, each a list of code, jt, jf and k, as
/// `tcpdump -ddd` prints them. As in C, any other value is passed on as an int, which the kernel
/// refuses.
pub fn attach(at: &Place<'_>, value: Val<'_>) -> Result<bool> {
    let Some(list) = value.as_array() else {
        cast::to_long(value)?;
        return Ok(at.done(Err(Errno::EINVAL)));
    };
    let list = match list.get(FILTER) {
        Some(inner) => inner.as_array().ok_or_else(malformed)?,
        None => list,
    };
    // Conversions may run user code, which could reach the list by a reference.
    let _hold = list.hold();
    let none = cbpf::instruction(0, 0, 0, 0);
    let mut program = Scratch::filled(list.len(), none);
    for (slot, (_, instruction)) in program.iter_mut().zip(list.iter()) {
        *slot = match instruction.as_array() {
            Some(parts) => self::instruction(parts)?,
            None => return Err(malformed()),
        };
    }
    let attached = option::set_filter(at.sock.fd(), at.name.option, &program);
    drop(program);
    Ok(at.done(attached))
}

fn instruction(parts: Array<'_>) -> Result<libc::sock_filter> {
    let _hold = parts.hold();
    let mut numbers = [0; 4];
    let mut count = 0;
    for (_, part) in parts.iter() {
        let Some(slot) = numbers.get_mut(count) else {
            return Err(malformed());
        };
        *slot = cast::to_long(part)?;
        count += 1;
    }
    let [code, jt, jf, k] = numbers;
    match (
        count,
        u16::try_from(code),
        u8::try_from(jt),
        u8::try_from(jf),
        u32::try_from(k),
    ) {
        (4, Ok(code), Ok(jt), Ok(jf), Ok(k)) => Ok(cbpf::instruction(code, jt, jf, k)),
        _ => Err(malformed()),
    }
}

#[cold]
fn malformed() -> Thrown {
    error::argument_value(
        VALUE,
        c"must be a list of instructions, each a list of code, jt, jf and k",
    )
}

/// SO_GET_FILTER: an array with the instructions, which `attach` takes too, or 0 where there
/// are none.
pub fn get(sock: Sock<'_>, ret: &mut Ret<'_>) {
    let program = match option::filter_len(sock.fd()) {
        Ok(0) => return ret.long(0),
        Ok(len) => {
            let mut program = Scratch::filled(len, cbpf::instruction(0, 0, 0, 0));
            match option::get_filter(sock.fd(), &mut program) {
                Ok(_) => program,
                Err(e) => return failed(sock, ret, e),
            }
        }
        Err(e) => return failed(sock, ret, e),
    };
    let mut list = NewArray::new(program.len() as u32);
    for i in program.iter() {
        let mut parts = NewArray::new(4);
        for part in [i.code.into(), i.jt.into(), i.jf.into(), i.k.into()] {
            parts.push_long(part);
        }
        list.push_array(parts);
    }
    // The list has a key of its own because opcache assumes that this function's arrays have string
    // keys only.
    let mut array = NewArray::new(1);
    array.set_array(FILTER, list);
    ret.array(array);
}

#[cold]
fn failed(sock: Sock<'_>, ret: &mut Ret<'_>, e: Errno) {
    report::failure(sock, c"Unable to retrieve socket option", e);
    ret.bool(false);
}
