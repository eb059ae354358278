//! Whether a table's elements are what they were, as fast as memory can be read. Of
//! thousands of elements the reading is what takes the time, so the list of what they
//! were is a quarter of their size, and the differences of all are gathered before they
//! are looked at once.

#[cfg(target_arch = "x86_64")]
mod x86_64;

/// Value and type of a zval. The upper half of the second word is not the zval's own.
pub type RawValue = [u64; 2];

/// The type of a place where nothing stands; what it has as its value is left over.
const HOLE: u32 = 0;

/// What the elements of a table were, by place.
#[derive(Default)]
pub struct Snapshot {
    /// The lower half of each value.
    lows: Vec<u32>,
    runs: Vec<Run>,
}

/// Neighbours that have all the rest in common, as things made one after the other have.
struct Run {
    len: usize,
    /// The upper half of the value.
    high: u32,
    kind: u32,
}

impl Snapshot {
    pub fn clear(&mut self) {
        self.lows.clear();
        self.runs.clear();
    }

    pub fn len(&self) -> usize {
        self.lows.len()
    }

    /// An element that stands at `place`; between it and the last one are holes.
    pub fn push(&mut self, place: usize, value: RawValue) {
        self.skip_to(place);
        self.add(value);
    }

    /// Nothing stands between the last element and `place`.
    pub fn skip_to(&mut self, place: usize) {
        while self.lows.len() < place {
            self.add([0, HOLE.into()]);
        }
    }

    fn add(&mut self, [value, kind]: RawValue) {
        let (high, kind) = ((value >> 32) as u32, kind as u32);
        self.lows.push(value as u32);
        match self.runs.last_mut() {
            Some(run) if run.high == high && run.kind == kind => run.len += 1,
            _ => self.runs.push(Run { len: 1, high, kind }),
        }
    }

    /// `elements` are whole zvals.
    pub fn is_zvals(&self, elements: &[[u64; 2]]) -> bool {
        self.is(elements, Run::is_zvals)
    }

    /// `elements` are buckets: a zval, hash and key.
    pub fn is_buckets(&self, elements: &[[u64; 4]]) -> bool {
        self.is(elements, Run::is_plainly)
    }

    fn is<const N: usize>(
        &self,
        mut elements: &[[u64; N]],
        is_run: impl Fn(&Run, &[[u64; N]], &[u32]) -> bool,
    ) -> bool {
        let mut lows = self.lows.as_slice();
        elements.len() == lows.len()
            && self.runs.iter().all(|run| {
                let (here, known);
                (here, elements) = elements.split_at(run.len);
                (known, lows) = lows.split_at(run.len);
                match run.kind {
                    HOLE => here.iter().all(|hole| hole[1] as u32 == HOLE),
                    _ => is_run(run, here, known),
                }
            })
    }
}

impl Run {
    /// One element after the other.
    fn is_plainly<const N: usize>(&self, elements: &[[u64; N]], lows: &[u32]) -> bool {
        let high = u64::from(self.high) << 32;
        let mut differences = 0;
        for (element, low) in elements.iter().zip(lows) {
            differences |= element[0] ^ (high | u64::from(*low));
            differences |= u64::from(element[1] as u32 ^ self.kind);
        }
        differences == 0
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn is_zvals(&self, elements: &[[u64; 2]], lows: &[u32]) -> bool {
        self.is_plainly(elements, lows)
    }

    /// Whole blocks at once, and what is before and after them plainly: Zend's tables of
    /// zvals do not begin at a cache line, and to read across lines takes twice the time.
    #[cfg(target_arch = "x86_64")]
    fn is_zvals(&self, elements: &[[u64; 2]], lows: &[u32]) -> bool {
        use x86_64::{BLOCK, Block};
        // SAFETY: a block is nothing but words.
        let (before, blocks, _) = unsafe { elements.as_flattened().align_to::<Block>() };
        let first = before.len().div_ceil(2);
        let block_lows = lows[first..].as_chunks::<BLOCK>().0;
        // The first block begins with a value, or else with the type of the element before,
        // and the type of the last element then comes after the last block.
        let is_same = match before.len() % 2 {
            0 => x86_64::is_same::<0>,
            _ => x86_64::is_same::<1>,
        };
        match is_same(blocks, block_lows, [self.high, self.kind]) {
            Some(same) => {
                let rest = (first + block_lows.len() * BLOCK).saturating_sub(1);
                same && self.is_plainly(&elements[..first], &lows[..first])
                    && self.is_plainly(&elements[rest..], &lows[rest..])
            }
            None => self.is_plainly(elements, lows),
        }
    }
}
