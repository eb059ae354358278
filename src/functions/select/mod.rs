//! socket_select: which of many sockets are ready.
//!
//! Two ways to the same answer. A small or new question goes to select(2), whose
//! semantics are the function's. A large one that is asked again and again goes to an
//! epoll set that is kept between calls (`handle::watch`); whatever epoll would
//! answer differently falls back to select(2).

mod bitmaps;

use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use netos::errno::Errno;

use crate::handle::watch::{self, Answer, SETS};
use crate::settings;
use crate::socket::report;
use crate::socket::{Sock, closed_socket, not_valid_resource};
use crate::zend::array::{Array, Held, NewArray};
use crate::zend::sys::HashTable;
use crate::zend::{Call, Out, Result, Ret, Thrown, Val, error, signal};
use bitmaps::Bitmaps;

type Outs<'f> = [Option<Out<'f>>; SETS];
type Arrays<'f> = [Option<Array<'f>>; SETS];

/// select(2), for any number of descriptors. Each array is replaced by the part of it
/// that is ready, keys kept; the result counts the ready ones over all arrays.
pub fn socket_select(call: Call<'_>, ret: &mut Ret<'_>) -> Result<()> {
    call.arity(4, 5)?;
    let mut outs: Outs<'_> = [None; SETS];
    for (out, n) in outs.iter_mut().zip(1..) {
        *out = call.nullable_array_ref(n)?;
    }
    let seconds = call.nullable_long(4)?;
    let micros = call.long_or(5, 0)?;

    let limit = timeout(seconds, micros);
    // With `sockets.interrupted = restart`, a signal's handlers run, and the question is asked
    // anew for what is left of the time: they may have changed the arrays.
    let began = settings::restarts().then(Instant::now);
    let mut left = limit;
    while let Some(e) = ask(&outs, left, ret)? {
        let Some(began) = began.filter(|_| e == Errno::EINTR) else {
            failed(e, ret);
            break;
        };
        signal::run_handlers()?;
        left = limit.map(|limit| limit.map(|limit| time_left(limit, began)));
    }
    Ok(())
}

fn time_left(limit: libc::timeval, began: Instant) -> libc::timeval {
    let whole = Duration::from_secs(limit.tv_sec.unsigned_abs())
        + Duration::from_micros(limit.tv_usec.unsigned_abs());
    let left = whole.saturating_sub(began.elapsed());
    libc::timeval {
        tv_sec: left.as_secs() as _,
        tv_usec: left.subsec_micros().into(),
    }
}

type Limit = std::result::Result<Option<libc::timeval>, Errno>;

/// Asks once; Some is what went wrong.
fn ask(outs: &Outs<'_>, mut timeout: Limit, ret: &mut Ret<'_>) -> Result<Option<Errno>> {
    let held = outs.map(|out| out.and_then(Out::held_array));
    let arrays = held.each_ref().map(|held| held.as_ref().map(Held::array));
    if watch::is_worth_it(&arrays) {
        if !watch::recognises(&arrays) {
            check(&arrays)?;
            watch::learn(&arrays);
        }
        if let Ok(limit) = timeout {
            match watch::wait(limit) {
                Answer::Ready(0) => {
                    drop(held);
                    nothing_is_ready(outs, ret)?;
                    return Ok(None);
                }
                Answer::Ready(count) => {
                    let asked = arrays.map(|array| array.map(Array::as_ptr));
                    drop(held);
                    publish_watched(outs, &asked)?;
                    ret.long(count as i64);
                    return Ok(None);
                }
                Answer::Failed(e) => return Ok(Some(e)),
                Answer::AskElsewhere(left) => timeout = Ok(left),
            }
        }
    } else {
        watch::leave_if_deserted();
    }

    let mut bitmaps = Bitmaps::new();
    collect(&arrays, &mut bitmaps)?;
    match timeout.and_then(|limit| bitmaps.select(limit)) {
        Ok(0) => {
            drop(held);
            nothing_is_ready(outs, ret)?;
        }
        Ok(count) => {
            drop(held);
            publish(outs, |set, sock| bitmaps.is_ready(set, sock.fd()))?;
            ret.long(count as i64);
        }
        Err(e) => return Ok(Some(e)),
    }
    Ok(None)
}

#[cold]
fn failed(e: Errno, ret: &mut Ret<'_>) {
    report::failure_without_socket(c"Unable to select", e);
    ret.bool(false);
}

/// None waits for ever. Microseconds of a second and more are carried over; negative
/// parts are the EINVAL that select(3) would give, which looks at the low 32 bits of
/// what is below a second and carries over what they make.
fn timeout(seconds: Option<i64>, micros: i64) -> Limit {
    const SECOND: i64 = 1_000_000;
    let Some(seconds) = seconds else {
        return Ok(None);
    };
    let carried =
        |seconds: i64, micros: i64| (seconds.saturating_add(micros / SECOND), micros % SECOND);
    let (seconds, micros) = if micros >= SECOND {
        carried(seconds, micros)
    } else {
        (seconds, i64::from(micros as i32))
    };
    if seconds < 0 || micros < 0 {
        return Err(Errno(libc::EINVAL));
    }
    let (seconds, micros) = carried(seconds, micros);
    Ok(Some(libc::timeval {
        tv_sec: seconds as libc::time_t,
        tv_usec: micros as libc::suseconds_t,
    }))
}

/// The fd of every open socket of `array` goes to `visit`; anything else throws.
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

fn check(arrays: &Arrays<'_>) -> Result<()> {
    for (array, n) in arrays.iter().zip(1..) {
        if let Some(array) = array {
            each_socket(n, *array, |_| {})?;
        }
    }
    Ok(())
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

fn nothing_is_ready(outs: &Outs<'_>, ret: &mut Ret<'_>) -> Result<()> {
    for out in outs.iter().flatten() {
        if out.is_array() {
            out.empty_array()?;
        }
    }
    ret.long(0);
    Ok(())
}

/// Replaces each array by its ready part. An array is read anew just before, for two
/// parameters may be the same variable.
fn publish(outs: &Outs<'_>, is_ready: impl Fn(usize, Sock<'_>) -> bool) -> Result<()> {
    for (set, out) in outs.iter().enumerate() {
        let Some(out) = out else { continue };
        let Some(held) = out.held_array() else {
            continue;
        };
        let ready = ready_part(held.array(), |sock| is_ready(set, sock));
        drop(held);
        put(*out, ready)?;
    }
    Ok(())
}

/// What of an array is ready.
enum Part {
    Nothing,
    /// All of it, and a new array would be no different: it can stay where it is.
    Whole,
    Some(NewArray),
}

fn put(out: Out<'_>, ready: Part) -> Result<()> {
    match ready {
        Part::Nothing => out.empty_array(),
        Part::Whole => Ok(()),
        Part::Some(ready) => out.array(ready),
    }
}

/// Whether an array made of the same elements would be no different.
fn is_as_new(array: Array<'_>) -> bool {
    array.is_fresh_list() && !array.raw_values().any(Val::is_reference)
}

fn ready_part<'f>(array: Array<'f>, is_ready: impl Fn(Sock<'f>) -> bool) -> Part {
    let is_ready = |v| Sock::from_value(v).is_some_and(&is_ready);
    if array.iter().all(|(_, v)| is_ready(v)) && is_as_new(array) {
        return if array.len() == 0 {
            Part::Nothing
        } else {
            Part::Whole
        };
    }
    let mut ready = None;
    for (key, v) in array.iter() {
        if is_ready(v) {
            ready
                .get_or_insert_with(|| NewArray::new(0))
                .insert_copy(&key, v);
        }
    }
    ready.map_or(Part::Nothing, Part::Some)
}

/// The same from the watched set's answer, which knows where the ready ones stand.
fn publish_watched(outs: &Outs<'_>, asked: &[Option<*mut HashTable>; SETS]) -> Result<()> {
    for (set, out) in outs.iter().enumerate() {
        let Some(out) = out else { continue };
        let Some(held) = out.held_array() else {
            continue;
        };
        let array = held.array();
        let same = asked[set].is_some_and(|asked| asked == array.as_ptr());
        let ready = match same.then(|| watch::ready_positions(set)).flatten() {
            Some(0) => Part::Nothing,
            Some(count) if count as usize == array.len() && is_as_new(array) => Part::Whole,
            Some(count) => {
                let mut ready = NewArray::new(count);
                for i in 0..count {
                    if let Some((key, v)) = array.at_place(watch::ready_position(i)) {
                        ready.insert_copy(&key, v);
                    }
                }
                Part::Some(ready)
            }
            None => ready_part(array, |sock| watch::is_ready(set, sock)),
        };
        drop(held);
        put(*out, ready)?;
    }
    Ok(())
}
