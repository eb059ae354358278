//! The positions of sockets in the arrays of the last call, and their registration with epoll: a
//! slot for each descriptor number.

use std::collections::TryReserveError;
use std::os::fd::RawFd;

use super::epoll::{Sets, bit};
use crate::select::SETS;
use crate::socket::Sock;
use crate::socket::handle::NO_SLOT;
use crate::zend::array::Array;
use crate::zend::same::Snapshot;

#[derive(Clone, Copy)]
pub struct Slot {
    /// Address of the Socket, 0 if the slot is free.
    pub owner: usize,
    /// The number of this owner of the slot, which events carry.
    pub generation: u32,
    /// Sets that epoll watches the fd for.
    pub watched: Sets,
    /// Sets that this call has found it ready in.
    pub ready: Sets,
    /// Whether it is in the list of changed slots.
    dirty: bool,
    /// The call since which it is passed to ppoll(2), or 0.
    pub direct_since: u32,
    /// The sets that name it.
    pub wanted: Sets,
    /// How often it is in each array, and one of its positions.
    count: [u32; SETS],
    pub places: [u32; SETS],
}

const FREE: Slot = Slot {
    owner: 0,
    generation: 0,
    watched: 0,
    ready: 0,
    dirty: false,
    direct_since: 0,
    wanted: 0,
    count: [0; SETS],
    places: [NO_SLOT; SETS],
};

/// One array of the last call.
#[derive(Default)]
struct Seen {
    snapshot: Snapshot,
    /// The slot of the element at each position.
    slots: Vec<u32>,
    /// How many sockets are in it more than once.
    duplicates: usize,
}

impl Seen {
    #[cold]
    fn reserve(&mut self, places: usize) -> Result<(), TryReserveError> {
        self.slots.try_reserve(places - self.slots.len())?;
        self.snapshot.reserve(places)
    }
}

/// On the heap. `Box::new` would abort the process without memory; a vector of one can fail.
type OneSeen = Box<[Seen; 1]>;

#[cold]
fn one_seen() -> Option<OneSeen> {
    let mut one = Vec::new();
    one.try_reserve_exact(1).ok()?;
    one.push(Seen::default());
    one.into_boxed_slice().try_into().ok()
}

#[derive(Default)]
pub struct Slots {
    by_fd: Vec<Slot>,
    seen: [Option<OneSeen>; SETS],
    /// Room for each slot.
    dirty: Vec<u32>,
    live: usize,
    generation: u32,
}

impl Slots {
    pub const fn new() -> Self {
        Self {
            by_fd: Vec::new(),
            seen: [const { None }; SETS],
            dirty: Vec::new(),
            live: 0,
            generation: 0,
        }
    }

    pub fn live(&self) -> usize {
        self.live
    }

    /// A new set starts at a new number, so that stale events of an old set are recognised too.
    pub fn start_at(&mut self, generation: u32) {
        self.generation = generation;
    }

    #[inline]
    pub fn get(&self, i: u32) -> &Slot {
        &self.by_fd[i as usize]
    }

    #[inline]
    pub fn get_mut(&mut self, i: u32) -> &mut Slot {
        &mut self.by_fd[i as usize]
    }

    /// The slot of an event's tag, unless it has another owner by now.
    #[inline]
    pub fn tagged(&self, tag: u64) -> Option<u32> {
        let slot = self.by_fd.get(tag as u32 as usize)?;
        (slot.owner != 0 && slot.generation == (tag >> 32) as u32).then_some(tag as u32)
    }

    #[inline]
    pub fn tag(&self, i: u32) -> u64 {
        u64::from(self.get(i).generation) << 32 | u64::from(i)
    }

    pub fn has_duplicates(&self, set: usize) -> bool {
        matches!(self.seen[set].as_deref(), Some([seen]) if seen.duplicates > 0)
    }

    fn slot_of(&self, sock: Sock<'_>) -> Option<u32> {
        let i = sock.kept_slot();
        (self.by_fd.get(i as usize)?.owner == sock.address()).then_some(i)
    }

    /// The slot of a socket that may be kept: open, with an fd that no stream and no other
    /// Socket has.
    fn slot_for(&mut self, sock: Sock<'_>) -> Option<u32> {
        let fd = sock.fd();
        if fd < 0 || sock.stream_slot().is_some() {
            return None;
        }
        if let Some(i) = self.slot_of(sock) {
            return (i as RawFd == fd).then_some(i);
        }
        let i = fd as usize;
        if i >= self.by_fd.len() {
            self.grow((i + 1).next_power_of_two()).ok()?;
        }
        let slot = &mut self.by_fd[i];
        if slot.owner != 0 {
            return None;
        }
        self.generation = self.generation.wrapping_add(1);
        *slot = Slot {
            owner: sock.address(),
            generation: self.generation,
            dirty: slot.dirty,
            ..FREE
        };
        self.live += 1;
        sock.set_kept_slot(i as u32);
        Some(i as u32)
    }

    #[cold]
    fn grow(&mut self, slots: usize) -> Result<(), TryReserveError> {
        self.by_fd.try_reserve_exact(slots - self.by_fd.len())?;
        self.dirty.try_reserve_exact(slots - self.dirty.len())?;
        self.by_fd.resize(slots, FREE);
        Ok(())
    }

    /// Reads array `set`; only changed elements cost work. False if it has an element that only
    /// select(2) can handle.
    pub fn follow(&mut self, set: usize, array: Option<Array<'_>>) -> bool {
        let Some(array) = array else {
            self.clear(set);
            return true;
        };
        let Some(mut seen) = self.seen[set].take().or_else(one_seen) else {
            return false;
        };
        let all = self.follow_in(set, &mut seen[0], array);
        self.seen[set] = Some(seen);
        all
    }

    #[inline]
    fn follow_in(&mut self, set: usize, seen: &mut Seen, array: Array<'_>) -> bool {
        let used = array.used();
        if seen.slots.len() != used && self.resize(set, seen, used).is_err() {
            return false;
        }
        let mut from = 0;
        while let Some(place) = array.difference(&seen.snapshot, from) {
            from = place + 1;
            let old = std::mem::replace(&mut seen.slots[place], NO_SLOT);
            seen.snapshot.spoil(place);
            self.leave(set, seen, old, place);
            let Some(v) = array.raw_at(place as u32) else {
                seen.snapshot.note_hole(place);
                continue;
            };
            let Some(i) = Sock::from_value(v.deref()).and_then(|sock| self.slot_for(sock)) else {
                return false;
            };
            seen.slots[place] = i;
            self.enter(set, seen, i, place);
            // A reference may refer to another value next time.
            if !v.is_reference() {
                seen.snapshot.note(place, v.raw_value());
            }
        }
        true
    }

    #[inline(never)]
    fn resize(&mut self, set: usize, seen: &mut Seen, used: usize) -> Result<(), TryReserveError> {
        while seen.slots.len() > used {
            if let Some(i) = seen.slots.pop() {
                let place = seen.slots.len();
                self.leave(set, seen, i, place);
            }
        }
        if seen.slots.len() < used {
            seen.reserve(used)?;
        }
        seen.slots.resize(used, NO_SLOT);
        seen.snapshot.resize(used);
        Ok(())
    }

    fn clear(&mut self, set: usize) {
        if let Some(mut seen) = self.seen[set].take() {
            let [seen] = &mut *seen;
            while let Some(i) = seen.slots.pop() {
                let place = seen.slots.len();
                self.leave(set, seen, i, place);
            }
        }
    }

    fn enter(&mut self, set: usize, seen: &mut Seen, i: u32, place: usize) {
        let slot = &mut self.by_fd[i as usize];
        slot.count[set] += 1;
        slot.wanted |= bit(set);
        slot.places[set] = place as u32;
        if slot.count[set] == 2 {
            seen.duplicates += 1;
        }
        self.soil(i);
    }

    fn leave(&mut self, set: usize, seen: &mut Seen, i: u32, place: usize) {
        if i == NO_SLOT {
            return;
        }
        let slot = &mut self.by_fd[i as usize];
        slot.count[set] -= 1;
        match slot.count[set] {
            0 => {
                slot.places[set] = NO_SLOT;
                slot.wanted &= !bit(set);
            }
            count => {
                if count == 1 {
                    seen.duplicates -= 1;
                }
                if slot.places[set] == place as u32 {
                    let other = seen.slots.iter().position(|other| *other == i);
                    slot.places[set] = other.map_or(NO_SLOT, |place| place as u32);
                }
            }
        }
        self.soil(i);
    }

    fn soil(&mut self, i: u32) {
        let slot = &mut self.by_fd[i as usize];
        if !slot.dirty {
            slot.dirty = true;
            self.dirty.push(i);
        }
    }

    #[inline]
    pub fn is_clean(&self) -> bool {
        self.dirty.is_empty()
    }

    /// The next slot whose sets have changed.
    #[inline]
    pub fn next_dirty(&mut self) -> Option<u32> {
        let i = self.dirty.pop()?;
        self.by_fd[i as usize].dirty = false;
        Some(i)
    }

    pub fn vacate(&mut self, i: u32) {
        let slot = &mut self.by_fd[i as usize];
        if slot.owner != 0 {
            slot.owner = 0;
            slot.watched = 0;
            slot.direct_since = 0;
            self.live -= 1;
        }
    }

    /// Called before a socket is closed, freed or tied to a stream: its positions count as changed.
    /// Returns its slot.
    pub fn forget(&mut self, sock: Sock<'_>) -> Option<u32> {
        let i = self.slot_of(sock)?;
        self.by_fd[i as usize].wanted = 0;
        for set in 0..SETS {
            let slot = &mut self.by_fd[i as usize];
            let (count, place) = (slot.count[set], slot.places[set] as usize);
            slot.count[set] = 0;
            slot.places[set] = NO_SLOT;
            let Some([seen]) = self.seen[set].as_deref_mut() else {
                continue;
            };
            let mut spoil = |place: usize| {
                seen.slots[place] = NO_SLOT;
                seen.snapshot.spoil(place);
            };
            match count {
                0 => {}
                1 => spoil(place),
                _ => {
                    seen.duplicates -= 1;
                    for place in 0..seen.slots.len() {
                        if seen.slots[place] == i {
                            seen.slots[place] = NO_SLOT;
                            seen.snapshot.spoil(place);
                        }
                    }
                }
            }
        }
        Some(i)
    }

    /// Marks all as not watched by epoll.
    pub fn start_over(&mut self) {
        for i in 0..self.by_fd.len() as u32 {
            let slot = self.get_mut(i);
            slot.watched = 0;
            slot.direct_since = 0;
            if slot.owner != 0 {
                self.soil(i);
            }
        }
    }
}
