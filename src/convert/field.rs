//! Single fields: numbers, arrays, interfaces out of PHP values.
//!
//! A reference is no number and no array here, as in every C extension; strings follow it.

#![forbid(unsafe_code)]

use std::ffi::CStr;

use netos::call::ifindex;

use super::path::{Converted, Fault, Part::*, Path};
use crate::zend::array::Array;
use crate::zend::string::OwnedStr;
use crate::zend::{Val, error, numeric};

/// An integer, a float cut to one, or a numeric string (also of an object).
pub fn integer(v: Val<'_>, at: &Path<'_>) -> Converted<i64> {
    if let Some(long) = v.as_long() {
        return Ok(long);
    }
    if let Some(double) = v.as_double() {
        let long = numeric::double_to_long(double);
        return thrown_or(long);
    }
    if v.as_str().is_none() && v.as_object().is_none() {
        return Err(at.user(&[Text(
            "expected an integer, either of a PHP integer type or of a convertible type",
        )]));
    }
    let text = OwnedStr::of(v)?;
    match numeric::to_long(text.as_str()) {
        Some(long) => thrown_or(long),
        None => Err(at.user(&[
            Text(
                "expected an integer, but got a non numeric string (possibly from a converted object): '",
            ),
            Quoted(text.as_str().as_bytes()),
            Text("'"),
        ])),
    }
}

/// `value`, unless the conversion has run an error handler that threw.
pub fn thrown_or<T>(value: T) -> Converted<T> {
    if error::exception_pending() {
        return Err(Fault::Thrown(error::thrown_by_zend()));
    }
    Ok(value)
}

fn bounded<T: TryFrom<i64>>(v: Val<'_>, at: &Path<'_>, kind: &'static str) -> Converted<T> {
    T::try_from(integer(v, at)?)
        .map_err(|_| at.user(&[Text("given PHP integer is out of bounds for "), Text(kind)]))
}

pub fn int(v: Val<'_>, at: &Path<'_>) -> Converted<i32> {
    bounded(v, at, "a native int")
}

pub fn uint32(v: Val<'_>, at: &Path<'_>) -> Converted<u32> {
    bounded(v, at, "an unsigned 32-bit integer")
}

pub fn uint16(v: Val<'_>, at: &Path<'_>) -> Converted<u16> {
    bounded(v, at, "an unsigned 16-bit integer")
}

pub fn uid(v: Val<'_>, at: &Path<'_>) -> Converted<libc::uid_t> {
    bounded(v, at, "a uid_t value")
}

pub fn pid(v: Val<'_>, at: &Path<'_>) -> Converted<libc::pid_t> {
    let pid: libc::pid_t = bounded(v, at, PID)?;
    if pid < 0 {
        return Err(at.user(&[Text("given PHP integer is out of bounds for "), Text(PID)]));
    }
    Ok(pid)
}

const PID: &str = "a pid_t value";

/// An array, and not a reference to one.
pub fn array<'f>(v: Val<'f>, at: &Path<'_>) -> Converted<Array<'f>> {
    v.as_array()
        .ok_or_else(|| at.user(&[Text("expected an array here")]))
}

/// The value under a key that must be there.
pub fn required<'f>(array: Array<'f>, key: &'static CStr, at: &Path<'_>) -> Converted<Val<'f>> {
    array.at(key).ok_or_else(|| missing(key, at))
}

/// A key that must be there is not.
#[cold]
pub fn missing(key: &CStr, at: &Path<'_>) -> Fault {
    at.user(&[
        Text("The key '"),
        Quoted(key.to_bytes()),
        Text("' is required"),
    ])
}

/// An optional field.
pub fn optional<T: Default>(
    array: Array<'_>,
    key: &'static CStr,
    at: &Path<'_>,
    convert: impl FnOnce(Val<'_>, &Path<'_>) -> Converted<T>,
) -> Converted<T> {
    match array.at(key) {
        Some(v) => convert(v, &at.key(key)),
        None => Ok(T::default()),
    }
}

/// An interface by number, 0 for any, or by name.
pub fn interface(v: Val<'_>, at: &Path<'_>) -> Converted<u32> {
    if let Some(index) = v.as_long() {
        return u32::try_from(index).map_err(|_| {
            at.user(&[
                Text("the interface index cannot be negative or larger than 4294967295; given "),
                Number(index),
            ])
        });
    }
    let text = OwnedStr::of(v)?;
    ifindex::name_to_index(text.as_str().as_c_str()).map_err(|_| {
        at.user(&[
            Text("no interface with name \""),
            Quoted(text.as_str().as_bytes()),
            Text("\" could be found"),
        ])
    })
}
