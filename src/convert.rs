//! PHP arrays to C values and back. An error says where in the array it was found:
//! `msghdr > control > element #1 > data`.
//!
//! The path into the array is a chain on the stack that costs nothing until something fails. The
//! text is then made at once, in Zend's memory, and the warning is raised after the conversion
//! has returned.
//!
//! As in C, a number or an array behind a reference is refused; a string behind one is accepted.

#![forbid(unsafe_code)]

use std::ffi::CStr;
use std::fmt::Write;

use netos::call::ifindex;
use netos::codec::option_value::{Timespec, Timeval, Ucred};

use self::Part::*;
use crate::zend::array::{Array, NewArray};
use crate::zend::scratch::Scratch;
use crate::zend::string::{FixedKey, OwnedStr};
use crate::zend::{Result, Ret, Thrown, Val, cast, error};

/// A place in the user's array.
#[derive(Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step,
}

#[derive(Clone, Copy)]
enum Step {
    Key(&'static CStr),
    Element(usize),
}

/// A part of an error's text.
#[derive(Clone, Copy)]
pub enum Part<'a> {
    Text(&'static str),
    Number(i64),
    /// The user's text, shown up to its first NUL.
    Quoted(&'a [u8]),
}

/// Why a conversion ended early.
pub enum Fault {
    /// The text of a warning that is yet to be raised.
    Said(Scratch<u8>),
    /// User code has thrown an exception.
    Thrown(Thrown),
}

impl From<Thrown> for Fault {
    fn from(thrown: Thrown) -> Self {
        Fault::Thrown(thrown)
    }
}

pub type Converted<T> = std::result::Result<T, Fault>;

impl<'a> Path<'a> {
    /// The start: the name of the C structure.
    pub const fn top(name: &'static CStr) -> Self {
        Path {
            parent: None,
            step: Step::Key(name),
        }
    }

    pub const fn key(&'a self, key: &'static CStr) -> Self {
        Path {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    pub const fn element(&'a self, number: usize) -> Self {
        Path {
            parent: Some(self),
            step: Step::Element(number),
        }
    }

    /// A value from PHP code cannot be converted.
    #[cold]
    #[inline(never)]
    pub fn user(&self, parts: &[Part<'_>]) -> Fault {
        self.said(c"user", parts)
    }

    /// A value from the kernel cannot be converted.
    #[cold]
    #[inline(never)]
    pub fn native(&self, parts: &[Part<'_>]) -> Fault {
        self.said(c"native", parts)
    }

    fn said(&self, side: &CStr, parts: &[Part<'_>]) -> Fault {
        let mut text = Scratch::new();
        text.extend(b"error converting ");
        text.extend(side.to_bytes());
        text.extend(b" data (path: ");
        self.write(&mut text);
        text.extend(b"): ");
        for part in parts {
            match *part {
                Part::Text(t) => text.extend(t.as_bytes()),
                Part::Number(n) => number(&mut text, n),
                Part::Quoted(bytes) => text.extend(bytes.split(|b| *b == 0).next().unwrap_or(b"")),
            }
        }
        text.push(0);
        Fault::Said(text)
    }

    fn write(&self, text: &mut Scratch<u8>) {
        if let Some(parent) = self.parent {
            parent.write(text);
            text.extend(b" > ");
        }
        match self.step {
            Step::Key(key) => text.extend(key.to_bytes()),
            Step::Element(n) => {
                text.extend(b"element #");
                number(text, n as i64);
            }
        }
    }
}

fn number(text: &mut Scratch<u8>, n: i64) {
    // Writing to this list cannot fail.
    let _ = write!(text, "{n}");
}

impl Fault {
    /// Raises the warning, unless an exception has been thrown already. Runs the user's
    /// error handler.
    #[cold]
    pub fn report(self) {
        if let Fault::Said(text) = self
            && !error::exception_pending()
            && let Ok(text) = CStr::from_bytes_until_nul(&text)
        {
            error::warning(text);
        }
    }

    /// Raises the warning and makes the PHP function return false.
    #[cold]
    pub fn refuse(self, ret: &mut Ret<'_>) -> Result<()> {
        ret.bool(false);
        match self {
            Fault::Thrown(thrown) => Err(thrown),
            said => {
                said.report();
                Ok(())
            }
        }
    }
}

/// An integer, a float cut to one, or a numeric string (also of an object).
pub fn integer(v: Val<'_>, at: &Path<'_>) -> Converted<i64> {
    if let Some(long) = v.as_long() {
        return Ok(long);
    }
    if let Some(double) = v.as_double() {
        let long = cast::double_to_long(double);
        return thrown_or(long);
    }
    if v.as_str().is_none() && v.as_object().is_none() {
        return Err(at.user(&[Text(
            "expected an integer, either of a PHP integer type or of a convertible type",
        )]));
    }
    let text = OwnedStr::of(v)?;
    match cast::numeric_string(text.as_str()) {
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

/// A required field.
#[inline(always)]
pub fn required<'f, T>(
    array: Array<'f>,
    key: &'static CStr,
    at: &Path<'_>,
    convert: impl FnOnce(Val<'f>, &Path<'_>) -> Converted<T>,
) -> Converted<T> {
    let v = array.at(key).ok_or_else(|| missing(key, at))?;
    convert(v, &at.key(key))
}

/// A required key is missing.
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

/// `ucred`: all three keys required.
pub fn ucred(v: Val<'_>, at: &Path<'_>) -> Converted<Ucred> {
    let array = array(v, at)?;
    Ok(Ucred {
        pid: required(array, c"pid", at, pid)?,
        uid: required(array, c"uid", at, uid)?,
        gid: required(array, c"gid", at, uid)?,
    })
}

pub fn from_ucred(cred: &Ucred) -> NewArray {
    let mut array = NewArray::new(3);
    array.set_long(c"pid", cred.pid.into());
    array.set_long(c"uid", cred.uid.into());
    array.set_long(c"gid", cred.gid.into());
    array
}

pub fn from_timeval(time: &Timeval) -> NewArray {
    let mut array = NewArray::new(2);
    array.add_long(&SEC, time.sec);
    array.add_long(&USEC, time.usec);
    array
}

pub fn from_timespec(time: &Timespec) -> NewArray {
    let mut array = NewArray::new(2);
    array.add_long(&SEC, time.sec);
    array.add_long(&NSEC, time.nsec);
    array
}

/// The keys of the small arrays that options and messages use, made once.
pub static BUFFER_SIZE: FixedKey = FixedKey::new(c"buffer_size");
pub static CONTROL: FixedKey = FixedKey::new(c"control");
pub static CONTROLLEN: FixedKey = FixedKey::new(c"controllen");
pub static FLAGS: FixedKey = FixedKey::new(c"flags");
pub static IOV: FixedKey = FixedKey::new(c"iov");
pub static L_LINGER: FixedKey = FixedKey::new(c"l_linger");
pub static L_ONOFF: FixedKey = FixedKey::new(c"l_onoff");
pub static NAME: FixedKey = FixedKey::new(c"name");
pub static NSEC: FixedKey = FixedKey::new(c"nsec");
pub static SEC: FixedKey = FixedKey::new(c"sec");
pub static USEC: FixedKey = FixedKey::new(c"usec");

const KEYS: [&FixedKey; 11] = [
    &BUFFER_SIZE,
    &CONTROL,
    &CONTROLLEN,
    &FLAGS,
    &IOV,
    &L_LINGER,
    &L_ONOFF,
    &NAME,
    &NSEC,
    &SEC,
    &USEC,
];

/// MINIT.
pub fn keep_keys() {
    KEYS.iter().for_each(|key| key.keep());
}

/// MSHUTDOWN.
pub fn forget_keys() {
    KEYS.iter().for_each(|key| key.forget());
}
