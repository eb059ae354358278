//! The ready sockets, and how PHP's arrays are replaced.

#![forbid(unsafe_code)]

use std::os::fd::RawFd;

use super::{Arrays, Outs, SETS, alone};
use crate::socket::Sock;
use crate::zend::array::{Array, Held, NewArray};
use crate::zend::scratch::Scratch;
use crate::zend::sys::HashTable;
use crate::zend::{Out, Result, Val};

/// Which descriptors are ready in which of select(2)'s sets.
pub trait Readiness {
    fn is_ready(&self, set: usize, fd: RawFd) -> bool;

    /// The positions of the ready ones in an array, in order, if known.
    fn places(&self, _set: usize) -> Option<Scratch<u32>> {
        None
    }
}

/// A descriptor that is ready in `sets`, and its position in each array.
#[derive(Clone, Copy)]
pub struct Ready {
    pub fd: RawFd,
    pub sets: u8,
    pub places: [u32; SETS],
}

/// The kept set's answer, which belongs to the call: it is in Zend's memory.
pub struct Answer {
    ready: Scratch<Ready>,
    /// Sets in which no descriptor has two positions.
    unique: u8,
}

impl Answer {
    pub fn new(unique: u8) -> Self {
        Self {
            ready: Scratch::new(),
            unique,
        }
    }

    /// Adds one, whose fd must be higher than those before it.
    pub fn add(&mut self, ready: Ready) {
        self.ready.push(ready);
    }

    pub fn count(&self) -> usize {
        let bits = self.ready.iter().map(|r| r.sets.count_ones() as usize);
        bits.sum()
    }
}

impl Readiness for Answer {
    fn is_ready(&self, set: usize, fd: RawFd) -> bool {
        match self.ready.binary_search_by_key(&fd, |r| r.fd) {
            Ok(at) => self.ready[at].sets >> set & 1 != 0,
            Err(_) => false,
        }
    }

    fn places(&self, set: usize) -> Option<Scratch<u32>> {
        if self.unique >> set & 1 == 0 {
            return None;
        }
        let mut places = Scratch::new();
        let ready = self.ready.iter().filter(|r| r.sets >> set & 1 != 0);
        ready.for_each(|r| places.push(r.places[set]));
        places.sort_unstable();
        Some(places)
    }
}

/// The ready part of an array.
pub enum Part {
    Nothing,
    /// All of it, and a new array would be the same: the array can stay.
    Whole,
    Some(NewArray),
}

/// Replaces each array by its ready part. All parts are made before the first is assigned:
/// assigning frees an old array, which may run user code that changes the others or calls
/// socket_select.
#[inline]
pub fn publish(outs: &Outs<'_>, arrays: &Arrays<'_>, ready: &impl Readiness) -> Result<()> {
    // Most calls have one array, which nothing can have changed since it was read.
    match alone(arrays) {
        Some((set, array)) => match outs[set] {
            Some(out) => part_at_places(array, set, ready).put(out),
            None => Ok(()),
        },
        None => put_all(outs, arrays, ready),
    }
}

#[inline(never)]
fn put_all(outs: &Outs<'_>, arrays: &Arrays<'_>, ready: &impl Readiness) -> Result<()> {
    let mut held = arrays.map(|array| array.map(Held::of));
    let mut parts: [Option<Part>; SETS] = [const { None }; SETS];
    // The array that a variable must still have when it is assigned, for its part to be right. It
    // is held, so that no other array can get its address.
    let mut expected = [None; SETS];
    let mut held_parts = [const { None }; SETS];
    for set in 0..SETS {
        let Some(array) = held[set].as_ref().map(Held::array) else {
            continue;
        };
        let before = same_variable(outs, set).and_then(|before| parts[before].as_ref());
        let (array, part) = match before {
            None => (array, part_at_places(array, set, ready)),
            Some(Part::Whole) => (array, part_of(array, |v| is_ready(ready, set, v))),
            Some(Part::Nothing) => (Array::empty(), Part::Nothing),
            Some(Part::Some(new)) => {
                held_parts[set] = Some(new.view().hold());
                (new.view(), part_of(new.view(), |v| is_ready(ready, set, v)))
            }
        };
        expected[set] = Some(array.as_ptr());
        parts[set] = Some(part);
    }
    let mut outcome = Ok(());
    for set in 0..SETS {
        if let (Some(out), Some(part)) = (outs[set], parts[set].take()) {
            let put = put(out, part, expected[set], |v| is_ready(ready, set, v));
            outcome = outcome.and(put);
        }
        held[set] = None;
        held_parts[set] = None;
    }
    outcome
}

/// The last array before `set` that is the same variable.
fn same_variable(outs: &Outs<'_>, set: usize) -> Option<usize> {
    let out = outs[set]?;
    (0..set)
        .rev()
        .find(|before| outs[*before].is_some_and(|other| out.is_same(other)))
}

fn put(
    out: Out<'_>,
    part: Part,
    expected: Option<*mut HashTable>,
    is_ready: impl Fn(Val<'_>) -> bool,
) -> Result<()> {
    let Some(now) = out.held_array() else {
        discard(part);
        return Ok(());
    };
    // User code may have assigned another array: as in C, that one is used then.
    let part = if expected == Some(now.array().as_ptr()) {
        part
    } else {
        discard(part);
        part_of(now.array(), is_ready)
    };
    drop(now);
    part.put(out)
}

impl Part {
    /// Assigns it to `out`, which still has the array.
    #[inline]
    pub fn put(self, out: Out<'_>) -> Result<()> {
        match self {
            Part::Nothing => out.empty_array(),
            Part::Whole => Ok(()),
            Part::Some(ready) => out.array(ready),
        }
    }
}

fn discard(part: Part) {
    if let Part::Some(array) = part {
        array.free();
    }
}

fn is_ready(ready: &impl Readiness, set: usize, v: Val<'_>) -> bool {
    Sock::from_value(v).is_some_and(|sock| ready.is_ready(set, sock.fd()))
}

/// Whether a new array of the same elements would be the same.
fn is_as_new(array: Array<'_>) -> bool {
    array.is_fresh_list() && !array.raw_values().any(Val::is_reference)
}

/// Uses the positions that are known to be ready, or else checks each element.
fn part_at_places(array: Array<'_>, set: usize, ready: &impl Readiness) -> Part {
    match ready.places(set) {
        Some(places) => part_at(array, places.iter().copied()),
        None => part_of(array, |v| is_ready(ready, set, v)),
    }
}

/// The elements at `places`, which are in order.
#[inline]
pub fn part_at(array: Array<'_>, places: impl ExactSizeIterator<Item = u32>) -> Part {
    if places.len() == 0 {
        return Part::Nothing;
    }
    if places.len() == array.len() && is_as_new(array) {
        return Part::Whole;
    }
    let mut part = NewArray::new(places.len() as u32);
    for place in places {
        if let Some((key, v)) = array.at_place(place) {
            part.insert_copy(&key, v);
        }
    }
    Part::Some(part)
}

fn part_of(array: Array<'_>, is_ready: impl Fn(Val<'_>) -> bool) -> Part {
    if array.iter().all(|(_, v)| is_ready(v)) && is_as_new(array) {
        return match array.len() {
            0 => Part::Nothing,
            _ => Part::Whole,
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
