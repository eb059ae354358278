//! Loops and marks, as benches/php/driver.php has them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use netos::Errno;

#[derive(Clone, Copy)]
enum Mode {
    Count,
    Time(Duration),
}

pub struct Bench {
    mode: Mode,
    only: Vec<String>,
}

/// Rounds of the two loops.
pub const ROUNDS: [usize; 2] = [50, 150];
/// So many loops are timed at least.
const LEAST: usize = 3;

impl Bench {
    pub fn from_args(args: &[String]) -> Option<Bench> {
        let [mode, millis, only @ ..] = args else {
            return None;
        };
        let mode = match mode.as_str() {
            "count" => Mode::Count,
            "time" => Mode::Time(Duration::from_millis(millis.parse().ok()?)),
            _ => return None,
        };
        Some(Bench {
            mode,
            only: only.to_vec(),
        })
    }

    pub fn wants(&self, id: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|o| o == id)
    }

    /// A case without anything to prepare.
    pub fn body(&self, id: &str, mut body: impl FnMut() -> Result<(), Errno>) -> Result<(), Errno> {
        self.case(id, ROUNDS, &mut (), |(), _| Ok(()), |()| body())
    }

    /// `prep` runs before each loop, unmeasured, and learns how many rounds will follow.
    #[inline(never)]
    pub fn case<S>(
        &self,
        id: &str,
        rounds: [usize; 2],
        state: &mut S,
        mut prep: impl FnMut(&mut S, usize) -> Result<(), Errno>,
        mut body: impl FnMut(&mut S) -> Result<(), Errno>,
    ) -> Result<(), Errno> {
        if !self.wants(id) {
            return Ok(());
        }
        let [small, large] = rounds;
        prep(state, small)?;
        for _ in 0..small {
            body(black_box(state))?;
        }
        match self.mode {
            Mode::Count => {
                for n in rounds {
                    prep(state, n)?;
                    mark();
                    for _ in 0..n {
                        body(black_box(state))?;
                    }
                    mark();
                }
                println!("{id}\t\t{small}\t{large}");
            }
            Mode::Time(budget) => {
                let end = Instant::now() + budget;
                let mut nanos = Vec::new();
                while nanos.len() < LEAST || Instant::now() < end {
                    prep(state, large)?;
                    let began = Instant::now();
                    for _ in 0..large {
                        body(black_box(state))?;
                    }
                    nanos.push(began.elapsed().as_nanos() as f64 / large as f64);
                }
                nanos.sort_by(f64::total_cmp);
                println!("{id}\t\t{:.1}", nanos[nanos.len() / 2]);
            }
        }
        Ok(())
    }
}

/// The C library function that callgrind and strace look for.
fn mark() {
    let mut load = [0f64; 3];
    // SAFETY: three doubles, as said.
    unsafe { libc::getloadavg(load.as_mut_ptr(), 3) };
}
