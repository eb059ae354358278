//! The stack frame of each function of the extension. Fibers and deep recursion leave little
//! stack, so a function with large local arrays could crash where C's does not.
//!
//! Measured in the shared object: its unwind table has the size of the frame at each instruction.
//! The standard library's functions keep a frame pointer, which their table refers to; for these
//! the prologue's instructions are read.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use gimli::{BaseAddresses, CfaRule, CieOrFde, EhFrame, NativeEndian, UnwindSection};
use object::{Object, ObjectSection, ObjectSymbol};

/// The most that a function may take.
const MOST: u64 = 16 * 1024;

/// `frames LIBRARY`: a line for each function that takes too much, and the largest.
fn main() -> Result<ExitCode> {
    let library = std::env::args_os().nth(1).context("which library?")?;
    let frames = frames(Path::new(&library))?;
    let large: Vec<&Frame> = frames.iter().filter(|frame| frame.size > MOST).collect();
    for frame in &large {
        println!("not ok - {}: {} bytes", frame.name, frame.size);
    }
    if large.is_empty() {
        println!("ok - no function takes over {MOST} bytes");
    }
    let largest = frames.iter().max_by_key(|frame| frame.size);
    let largest = largest.context("the library has no functions")?;
    println!(
        "{} functions, the largest frame has {} bytes: {}",
        frames.len(),
        largest.size,
        largest.name
    );
    Ok(ExitCode::from(u8::from(!large.is_empty())))
}

struct Frame {
    name: String,
    size: u64,
}

fn frames(library: &Path) -> Result<Vec<Frame>> {
    let bytes = std::fs::read(library).with_context(|| format!("reading {}", library.display()))?;
    let file = object::File::parse(&*bytes)?;
    let names: BTreeMap<u64, &str> = file
        .symbols()
        .filter_map(|symbol| Some((symbol.address(), symbol.name().ok()?)))
        .collect();
    let section = |name: &str| -> Result<(u64, &[u8])> {
        let section = file
            .section_by_name(name)
            .with_context(|| format!("{} has no {name}", library.display()))?;
        Ok((section.address(), section.data()?))
    };
    let (at, table) = section(".eh_frame")?;
    let (text_at, text) = section(".text")?;
    let bases = BaseAddresses::default().set_eh_frame(at).set_text(text_at);
    let table = EhFrame::new(table, NativeEndian);
    let mut unwind = gimli::UnwindContext::new();
    let mut frames = Vec::new();
    let mut entries = table.entries(&bases);
    while let Some(entry) = entries.next()? {
        let CieOrFde::Fde(partial) = entry else {
            continue;
        };
        let function = partial.parse(EhFrame::cie_from_offset)?;
        let mut size = 0;
        let mut pointer = false;
        let mut rows = function.rows(&table, &bases, &mut unwind)?;
        while let Some(row) = rows.next_row()? {
            if let CfaRule::RegisterAndOffset { register, offset } = row.cfa() {
                size = size.max(u64::try_from(*offset).unwrap_or(0));
                pointer |= *register == frame_pointer();
            }
        }
        let start = function.initial_address();
        if pointer && let Some(from) = start.checked_sub(text_at) {
            let range = from as usize..(from + function.len()) as usize;
            size = size.max(taken(text.get(range).unwrap_or_default()));
        }
        let name = names.range(..=start).next_back();
        let name = name.map_or("?", |(_, name)| name);
        frames.push(Frame {
            name: format!("{:#}", rustc_demangle::demangle(name)),
            size,
        });
    }
    Ok(frames)
}

/// DWARF's number for the register.
const fn frame_pointer() -> gimli::Register {
    gimli::Register(if cfg!(target_arch = "x86_64") { 6 } else { 29 })
}

/// The largest number that x86-64 code of a function takes from the stack pointer, or from
/// the register that counts while the stack's pages are touched one by one.
fn taken(code: &[u8]) -> u64 {
    const SUB_RSP: &[u8] = &[0x48, 0x81, 0xec];
    const SUB_R11: &[u8] = &[0x49, 0x81, 0xeb];
    if cfg!(not(target_arch = "x86_64")) {
        return 0;
    }
    let taken = code.windows(7).filter_map(|window| {
        let (instruction, number) = window.split_at(3);
        let number = u32::from_le_bytes(number.try_into().ok()?);
        (instruction == SUB_RSP || instruction == SUB_R11).then_some(u64::from(number))
    });
    taken.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[inline(never)]
    fn large(fill: u8) -> usize {
        let room = std::hint::black_box([fill; 40_000]);
        room.len()
    }

    /// On the test program itself, which has a large frame.
    #[test]
    fn a_large_frame_is_found_by_name() {
        assert_eq!(large(std::hint::black_box(1)), 40_000);
        let frames = frames(&std::env::current_exe().unwrap()).unwrap();
        let found: Vec<u64> = frames
            .iter()
            .filter(|frame| frame.name.ends_with("frames::tests::large"))
            .map(|frame| frame.size)
            .collect();
        assert_eq!(found.len(), 1);
        assert!((40_000..150_000).contains(&found[0]), "{found:?}");
    }

    #[test]
    #[cfg(target_arch = "x86_64")]
    fn what_a_prologue_takes_is_read() {
        let code = [0x55, 0x48, 0x81, 0xec, 0x00, 0x20, 0x01, 0x00, 0xc3];
        assert_eq!(taken(&code), 0x12000);
        assert_eq!(taken(&[0xc3]), 0);
    }
}
