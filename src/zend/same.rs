//! Whether a table's elements are what they were, as fast as memory can be read: the
//! differences of all elements are gathered and looked at once, so that the compiler
//! makes vectors of it.

/// Value and type of a zval. The upper half of the second word is not the zval's own.
pub type RawValue = [u64; 2];

/// `elements` are whole zvals.
pub fn zvals(elements: &[[u64; 2]], known: &[RawValue]) -> bool {
    is_none(differences(elements, known))
}

/// `elements` are buckets: a zval, hash and key.
pub fn buckets(elements: &[[u64; 4]], known: &[RawValue]) -> bool {
    is_none(differences(elements, known))
}

fn is_none([value, kind]: RawValue) -> bool {
    value == 0 && kind as u32 == 0
}

#[cfg(target_arch = "x86_64")]
fn differences<const N: usize>(elements: &[[u64; N]], known: &[RawValue]) -> RawValue {
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: this processor has AVX2.
        return unsafe { differences_avx2(elements, known) };
    }
    gather(elements, known)
}

#[cfg(not(target_arch = "x86_64"))]
fn differences<const N: usize>(elements: &[[u64; N]], known: &[RawValue]) -> RawValue {
    gather(elements, known)
}

/// # Safety
/// The processor must have AVX2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
unsafe fn differences_avx2<const N: usize>(elements: &[[u64; N]], known: &[RawValue]) -> RawValue {
    gather(elements, known)
}

/// So many elements are looked at side by side.
const LANES: usize = 8;

#[inline(always)]
fn gather<const N: usize>(elements: &[[u64; N]], known: &[RawValue]) -> RawValue {
    let mut lanes = [[0; 2]; LANES];
    let (chunks, rest) = elements.as_chunks::<LANES>();
    let (known_chunks, known_rest) = known.as_chunks::<LANES>();
    for (chunk, known) in chunks.iter().zip(known_chunks) {
        for ((lane, element), known) in lanes.iter_mut().zip(chunk).zip(known) {
            lane[0] |= element[0] ^ known[0];
            lane[1] |= element[1] ^ known[1];
        }
    }
    let mut all = [0; 2];
    for (element, known) in rest.iter().zip(known_rest) {
        all[0] |= element[0] ^ known[0];
        all[1] |= element[1] ^ known[1];
    }
    for lane in lanes {
        all[0] |= lane[0];
        all[1] |= lane[1];
    }
    all
}
