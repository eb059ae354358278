//! The dice together with what the program so far has made: calls should mostly meet
//! sockets that are there.

use std::ops::{Deref, DerefMut};

use super::rng::Rng;
use super::values::SOCKETS;

pub struct Dice {
    rng: Rng,
    live: [bool; SOCKETS],
}

impl Dice {
    pub fn new(rng: Rng) -> Dice {
        Dice {
            rng,
            live: [false; SOCKETS],
        }
    }

    /// A slot was given a socket.
    pub fn filled(&mut self, slot: usize) {
        if let Some(live) = self.live.get_mut(slot) {
            *live = true;
        }
    }

    /// A slot, one in ten times whatever is in it.
    pub fn slot(&mut self) -> usize {
        let live: Vec<usize> = (0..SOCKETS).filter(|slot| self.live[*slot]).collect();
        if live.is_empty() || self.percent(10) {
            self.below(SOCKETS)
        } else {
            *self.pick(&live)
        }
    }
}

impl Deref for Dice {
    type Target = Rng;

    fn deref(&self) -> &Rng {
        &self.rng
    }
}

impl DerefMut for Dice {
    fn deref_mut(&mut self) -> &mut Rng {
        &mut self.rng
    }
}
