//! Blocks of zvals compared by vector instructions, of 512 bits where the processor has
//! them: with 256 it is they that take the time, not the memory.

use std::arch::x86_64::*;

/// Zvals in a block.
pub const BLOCK: usize = 8;

/// Two cache lines of a table of zvals. Whether they begin with a value or with a type
/// depends on where the table begins.
#[repr(align(64))]
pub struct Block([u64; 2 * BLOCK]);

/// The 512-bit walk asks for memory so many cache lines ahead of itself.
const AHEAD: usize = 24;

/// Whether the zvals of `blocks` have values whose lower halves are `lows`, and whose
/// upper half and type are `[high, kind]`. `VALUE` is 0 where a block begins with a value
/// and 1 where it begins with a type. None when this processor cannot tell.
pub fn is_same<const VALUE: usize>(
    blocks: &[Block],
    lows: &[[u32; BLOCK]],
    common: [u32; 2],
) -> Option<bool> {
    // Processors that have VBMI do not slow down for wide registers.
    if is_x86_feature_detected!("avx512vbmi") && is_x86_feature_detected!("avx512vl") {
        // SAFETY: this processor has AVX-512 with what is asked for.
        return Some(unsafe { is_same_512::<VALUE>(blocks, lows, common) });
    }
    if is_x86_feature_detected!("avx2") {
        // SAFETY: this processor has AVX2.
        return Some(unsafe {
            match VALUE {
                0 => is_same_256::<0b01_10_01_10, 0b00_00_00_00>(blocks, lows, common),
                _ => is_same_256::<0b11_00_11_00, 0b10_10_10_10>(blocks, lows, common),
            }
        });
    }
    None
}

/// # Safety
/// The processor must have AVX-512 F and VL.
#[target_feature(enable = "avx512f,avx512vl")]
fn is_same_512<const VALUE: usize>(
    blocks: &[Block],
    lows: &[[u32; BLOCK]],
    [high, kind]: [u32; 2],
) -> bool {
    /// a | (b ^ c)
    const ADD_DIFFERENCE: i32 = 0b1111_0110;
    let (high, kind) = (high as i32, kind as i32);
    let (common, asked) = match VALUE {
        0 => (
            _mm512_set4_epi32(0, kind, high, 0),
            _mm512_set4_epi32(0, -1, -1, 0),
        ),
        _ => (
            _mm512_set4_epi32(high, 0, 0, kind),
            _mm512_set4_epi32(-1, 0, 0, -1),
        ),
    };
    let places = {
        let first = _mm512_set_epi32(0, 0, 0, 0, 0, 0, 0, 0, 28, 24, 20, 16, 12, 8, 4, 0);
        _mm512_add_epi32(first, _mm512_set1_epi32(2 * VALUE as i32))
    };
    let mut differences = [_mm512_setzero_si512(); 2];
    let mut low_differences = _mm256_setzero_si256();
    for (block, lows) in blocks.iter().zip(lows) {
        let here = block.0.as_ptr().cast::<__m512i>();
        ask_for(here.wrapping_add(AHEAD));
        ask_for(here.wrapping_add(AHEAD + 1));
        // SAFETY: a block is two such vectors.
        let parts = unsafe { [_mm512_load_si512(here), _mm512_load_si512(here.add(1))] };
        // SAFETY: so many numbers are one such vector.
        let lows = unsafe { _mm256_loadu_si256(lows.as_ptr().cast()) };
        for (all, part) in differences.iter_mut().zip(parts) {
            *all = _mm512_ternarylogic_epi32::<ADD_DIFFERENCE>(*all, part, common);
        }
        let found = _mm512_castsi512_si256(_mm512_permutex2var_epi32(parts[0], places, parts[1]));
        low_differences = _mm256_ternarylogic_epi32::<ADD_DIFFERENCE>(low_differences, found, lows);
    }
    let differences = _mm512_or_si512(differences[0], differences[1]);
    _mm512_test_epi32_mask(differences, asked) == 0
        && _mm256_testz_si256(low_differences, low_differences) == 1
}

/// Has a cache line fetched. Any address will do: it is a hint.
// Some versions of the library have the intrinsic as safe.
#[allow(unused_unsafe)]
#[inline(always)]
fn ask_for<T>(line: *const T) {
    // SAFETY: every x86-64 has it, and it never faults.
    unsafe {
        _mm_prefetch::<_MM_HINT_T0>(line.cast());
    }
}

/// `COMMON` chooses type and upper half of two zvals each of two vectors, `LOW` the lower
/// half of each.
///
/// # Safety
/// The processor must have AVX2.
#[target_feature(enable = "avx2")]
fn is_same_256<const COMMON: i32, const LOW: i32>(
    blocks: &[Block],
    lows: &[[u32; BLOCK]],
    [high, kind]: [u32; 2],
) -> bool {
    let common = _mm256_set1_epi64x((u64::from(high) << 32 | u64::from(kind)) as i64);
    let in_order = _mm256_set_epi32(7, 3, 6, 2, 5, 1, 4, 0);
    let mut differences = [_mm256_setzero_si256(); 3];
    for (block, lows) in blocks.iter().zip(lows) {
        let here = block.0.as_ptr().cast::<f32>();
        // SAFETY: a block is four such vectors.
        let [a, b, c, d] = [0, 8, 16, 24].map(|at| unsafe { _mm256_load_ps(here.add(at)) });
        // SAFETY: so many numbers are one such vector.
        let lows = unsafe { _mm256_loadu_si256(lows.as_ptr().cast()) };
        let found = _mm256_shuffle_ps::<0b10_00_10_00>(
            _mm256_shuffle_ps::<LOW>(a, b),
            _mm256_shuffle_ps::<LOW>(c, d),
        );
        let pairs = [
            (
                _mm256_castps_si256(_mm256_shuffle_ps::<COMMON>(a, b)),
                common,
            ),
            (
                _mm256_castps_si256(_mm256_shuffle_ps::<COMMON>(c, d)),
                common,
            ),
            (
                _mm256_permutevar8x32_epi32(_mm256_castps_si256(found), in_order),
                lows,
            ),
        ];
        for (all, (x, y)) in differences.iter_mut().zip(pairs) {
            *all = _mm256_or_si256(*all, _mm256_xor_si256(x, y));
        }
    }
    let [x, y, z] = differences;
    let all = _mm256_or_si256(_mm256_or_si256(x, y), z);
    _mm256_testz_si256(all, all) == 1
}
