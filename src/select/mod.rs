//! socket_select, with the semantics of select(2).
//!
//! Small sets, and sets that are new, go to select(2). For a large set that is passed again and
//! again an epoll set is kept between calls (`kept`); anything that epoll would answer differently
//! falls back to select(2).

#![forbid(unsafe_code)]

mod answer;
mod bitmaps;
pub mod kept;

use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use netos::call::readiness;
use netos::errno::Errno;

use self::answer::Readiness;
use self::bitmaps::Bitmaps;
use self::kept::Asked;
use crate::socket::state;
use crate::socket::{Sock, closed_socket, not_valid_resource, report};
use crate::zend::array::Array;
use crate::zend::{Call, Out, Result, Ret, Thrown, Val, error, signal};

/// The arrays: read, write, except.
pub const SETS: usize = 3;

type Outs<'f> = [Option<Out<'f>>; SETS];
type Arrays<'f> = [Option<Array<'f>>; SETS];

/// select(2), for any number of descriptors. Each array is replaced by its ready part with the
/// keys kept; the result is the number of ready elements in all arrays.
pub fn socket_select(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 5)?;
    let outs: Outs<'_> = [
        call.nullable_array_ref(1)?,
        call.nullable_array_ref(2)?,
        call.nullable_array_ref(3)?,
    ];
    let seconds = call.nullable_long(4)?;
    let micros = call.long_or(5, 0)?;

    let limit = timeout(seconds, micros);
    // With `sockets.interrupted = restart`, signal handlers run and the call starts again with the
    // rest of the time, since they may have changed the arrays.
    let began = state::restarts().then(Instant::now);
    let mut left = limit;
    while let Some(e) = ask(call, &outs, left, ret)? {
        let Some(began) = began.filter(|_| e == Errno::EINTR) else {
            failed(e, ret);
            break;
        };
        signal::run_handlers()?;
        left = limit.map(|limit| limit.map(|limit| time_left(limit, began)));
    }
    Ok(())
}

/// The rest of a timeout that began at `began`.
fn time_left(limit: libc::timeval, began: Instant) -> libc::timeval {
    let whole = Duration::from_secs(limit.tv_sec.unsigned_abs())
        + Duration::from_micros(limit.tv_usec.unsigned_abs());
    let left = whole.saturating_sub(began.elapsed());
    libc::timeval {
        tv_sec: left.as_secs() as _,
        tv_usec: left.subsec_micros().into(),
    }
}

/// The only array, and its set.
#[inline]
fn alone<'f>(arrays: &Arrays<'f>) -> Option<(usize, Array<'f>)> {
    match *arrays {
        [Some(array), None, None] => Some((0, array)),
        [None, Some(array), None] => Some((1, array)),
        [None, None, Some(array)] => Some((2, array)),
        _ => None,
    }
}

type Limit = std::result::Result<Option<libc::timeval>, Errno>;

/// Selects once; Some is an error. No user code runs before the first array is assigned.
fn ask(
    call: Call<'_>,
    outs: &Outs<'_>,
    mut limit: Limit,
    ret: &mut Ret<'_>,
) -> Result<Option<Errno>> {
    let arrays: Arrays<'_> =
        std::array::from_fn(|set| outs[set].and_then(|_| call.value(set as u32 + 1).as_array()));
    if let Ok(whole) = limit
        && kept::is_worth_it(&arrays)
    {
        match kept::ask(&arrays, whole) {
            Asked::Part(set, part, count) => {
                ret.long(count as i64);
                if let Some(out) = outs[set] {
                    part.put(out)?;
                }
                return Ok(None);
            }
            Asked::Ready(answer) => {
                publish(outs, &arrays, answer.count(), &answer, ret)?;
                return Ok(None);
            }
            Asked::Failed(e) => return Ok(Some(e)),
            Asked::UseSelect(left) => limit = Ok(left),
        }
    }
    let mut bitmaps = Bitmaps::new();
    collect(&arrays, &mut bitmaps)?;
    match limit.and_then(|limit| bitmaps.select(limit)) {
        Ok(count) => publish(outs, &arrays, count, &bitmaps, ret)?,
        Err(e) => return Ok(Some(e)),
    }
    Ok(None)
}

/// Sets the result and the ready part of each array.
fn publish(
    outs: &Outs<'_>,
    arrays: &Arrays<'_>,
    count: usize,
    ready: &impl Readiness,
    ret: &mut Ret<'_>,
) -> Result<()> {
    ret.long(count as i64);
    if count == 0 {
        return nothing_is_ready(outs);
    }
    answer::publish(outs, arrays, ready)
}

#[cold]
fn failed(e: Errno, ret: &mut Ret<'_>) {
    report::failure_without_socket(c"Unable to select", e);
    ret.bool(false);
}

/// None waits for ever. Microseconds of a second and more are added to the seconds, which wraps as
/// in C; negative parts are EINVAL, as in select(3), which adds the microseconds that it uses to
/// the seconds, up to the largest value.
fn timeout(seconds: Option<i64>, micros: i64) -> Limit {
    const SECOND: i64 = 1_000_000;
    let Some(seconds) = seconds else {
        return Ok(None);
    };
    let (seconds, micros) = if micros >= SECOND {
        (seconds.wrapping_add(micros / SECOND), micros % SECOND)
    } else {
        (seconds, readiness::micros_of_select(micros))
    };
    if seconds < 0 || micros < 0 {
        return Err(Errno(libc::EINVAL));
    }
    let (seconds, micros) = match seconds.checked_add(micros / SECOND) {
        Some(seconds) => (seconds, micros % SECOND),
        None => (i64::MAX, SECOND - 1),
    };
    Ok(Some(libc::timeval {
        tv_sec: seconds as libc::time_t,
        tv_usec: micros as libc::suseconds_t,
    }))
}

/// Passes the fd of every open socket in `array` to `visit`; any other element throws.
#[inline(always)]
fn each_socket<'f>(n: u32, array: Array<'f>, mut visit: impl FnMut(RawFd)) -> Result<()> {
    for (_, v) in array.iter() {
        let Some(sock) = Sock::from_value(v) else {
            return Err(no_socket(n, v));
        };
        let fd = sock.fd();
        if fd < 0 {
            return Err(closed(n, v));
        }
        visit(fd);
    }
    Ok(())
}

#[cold]
fn closed(n: u32, v: Val<'_>) -> Thrown {
    closed_socket(v).unwrap_or_else(|| error::argument_type(n, c"contains a closed socket"))
}

#[cold]
fn no_socket(n: u32, v: Val<'_>) -> Thrown {
    not_valid_resource(v).unwrap_or_else(|| {
        error::argument_type_given(n, c"must only have elements of type Socket, ", v, c" given")
    })
}

fn collect(arrays: &Arrays<'_>, bitmaps: &mut Bitmaps) -> Result<()> {
    for ((array, n), set) in arrays.iter().zip(1..).zip(0..) {
        if let Some(array) = array {
            each_socket(n, *array, |fd| bitmaps.add(set, fd))?;
        }
    }
    if bitmaps.is_empty() {
        return Err(error::value_error(
            c"socket_select(): At least one array argument must be passed",
        ));
    }
    Ok(())
}

fn nothing_is_ready(outs: &Outs<'_>) -> Result<()> {
    for out in outs.iter().flatten() {
        if out.is_array() {
            out.empty_array()?;
        }
    }
    Ok(())
}
