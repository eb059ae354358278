//! The hints of socket_addrinfo_lookup, cast or checked as this PHP version does.

#![forbid(unsafe_code)]

use netos::call::resolve::Hints;

use crate::version;
use crate::zend::array::{Array, Key};
use crate::zend::{Result, Thrown, Val, cast, error};

/// `$hints` is argument 3.
const ARG: u32 = 3;

#[derive(Clone, Copy)]
enum Field {
    Flags,
    Socktype,
    Protocol,
    Family,
}

impl Field {
    fn named(key: &[u8]) -> Option<Self> {
        Some(match key {
            b"ai_flags" => Field::Flags,
            b"ai_socktype" => Field::Socktype,
            b"ai_protocol" => Field::Protocol,
            b"ai_family" => Field::Family,
            _ => return None,
        })
    }

    fn set(self, hints: &mut Hints, value: i64) {
        let value = value as libc::c_int;
        match self {
            Field::Flags => hints.flags = value,
            Field::Socktype => hints.socktype = value,
            Field::Protocol => hints.protocol = value,
            Field::Family => hints.family = value,
        }
    }
}

/// Reads `$hints`. Casting a value may run user code.
pub fn read(array: Array<'_>) -> Result<Hints> {
    let mut hints = Hints::default();
    for (key, value) in array.iter() {
        let field = match key {
            Key::Name(name) => Field::named(name.as_bytes()).ok_or_else(unknown_key)?,
            Key::Index(_) if version::CHECKS_HINTS => return Err(unknown_key()),
            Key::Index(_) => continue,
        };
        field.set(&mut hints, number(field, value)?);
    }
    Ok(hints)
}

#[cold]
fn unknown_key() -> Thrown {
    error::argument_value(
        ARG,
        c"must only contain array keys \"ai_flags\", \"ai_socktype\", \"ai_protocol\", or \"ai_family\"",
    )
}

/// Up to 8.4 a hint of any type is cast.
#[cfg(not(php85))]
fn number(_field: Field, value: Val<'_>) -> Result<i64> {
    cast::to_long(value)
}

/// From 8.5 on it must be an integer that the field can hold.
#[cfg(php85)]
fn number(field: Field, value: Val<'_>) -> Result<i64> {
    let number = match value.as_long() {
        Some(number) => number,
        None => cast::strict_long(value)
            .ok_or_else(|| error::argument_type_given(ARG, field.not_an_int(), value, c" given"))?,
    };
    field.check(number)?;
    Ok(number)
}

#[cfg(php85)]
impl Field {
    fn not_an_int(self) -> &'static std::ffi::CStr {
        match self {
            Field::Flags => c"\"ai_flags\" key must be of type int, ",
            Field::Socktype => c"\"ai_socktype\" key must be of type int, ",
            Field::Protocol => c"\"ai_protocol\" key must be of type int, ",
            Field::Family => c"\"ai_family\" key must be of type int, ",
        }
    }

    /// Refuses what the field cannot hold.
    fn check(self, value: i64) -> Result<()> {
        let fits = match self {
            Field::Family => {
                value == i64::from(libc::AF_INET)
                    || value == i64::from(libc::AF_INET6)
                    || (version::HINTS_UNSPEC && value == i64::from(libc::AF_UNSPEC))
            }
            _ => (0..=i64::from(i32::MAX)).contains(&value),
        };
        if fits {
            return Ok(());
        }
        Err(error::argument_value(
            ARG,
            match self {
                Field::Flags => c"\"ai_flags\" key must be between 0 and 2147483647",
                Field::Socktype => c"\"ai_socktype\" key must be between 0 and 2147483647",
                Field::Protocol => c"\"ai_protocol\" key must be between 0 and 2147483647",
                Field::Family => c"\"ai_family\" key must be AF_INET or AF_INET6",
            },
        ))
    }
}
