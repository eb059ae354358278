//! docs/benchmarks.md and its plot.

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};

use super::plot;
use super::results::Results;
use super::tables;
use crate::proc;

const PAGE: &str = "docs/benchmarks.md";
const PLOT: &str = "docs/select.svg";

pub fn write(all: &[Results]) -> Result<()> {
    let Some(newest) = all.last() else {
        return Ok(());
    };
    let root = proc::root();
    fs::write(root.join(PLOT), plot::select_curve(newest)).context(PLOT)?;
    fs::write(root.join(PAGE), page(all)).context(PAGE)?;
    Ok(())
}

fn page(all: &[Results]) -> String {
    let mut text = String::from(
        "# Benchmarks\n\n\
         Made by `cargo xtask bench`, which see. C is the `sockets.so` of the same PHP, run in \
         turns with ours; the floor is a Rust loop of the bare system calls. Instructions are \
         those of user space by round of the loop (callgrind), system calls are counted by \
         strace, both as the difference of two lengths of the loop less the empty one. Times \
         are medians of turns on a machine that may have been busy; their ratios are taken \
         turn by turn. Both ends of every connection are in one process. A dash: not measured, \
         or cannot be done, as C's `socket_select` with an fd above 1023. ✗: short of the aim.\n\n",
    );
    for results in all {
        let quick = if results.quick { ", a quick run" } else { "" };
        let _ = writeln!(
            text,
            "- PHP {}: {}{quick}",
            results.version, results.machine
        );
    }
    let _ = writeln!(text, "\n{}", tables::summary(all));
    text.push_str("![Round trips a second by idle sockets watched alongside](select.svg)\n\n");
    for results in all {
        let _ = writeln!(text, "## PHP {}\n", results.php);
        text.push_str(&tables::details(results));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}
