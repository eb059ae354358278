//! Writes docs/benchmarks.md and its plots from benches/results, and prints which goals each PHP
//! version reaches.

mod plot;
mod tables;

use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};

use figures::Results;
use proc::root;

const PAGE: &str = "docs/benchmarks.md";

fn main() -> Result<()> {
    let all = Results::load_all()?;
    for results in &all {
        println!("PHP {}", results.version);
        for line in tables::goals(results) {
            println!("    {line}");
        }
    }
    let newest = all.last().context("no results yet: cargo xtask bench")?;
    let mut plots = String::new();
    for plot in plot::all(newest) {
        let file = root().join("docs").join(plot.file);
        fs::write(&file, plot.draw()?).with_context(|| format!("writing {}", file.display()))?;
        let _ = writeln!(plots, "![{}]({})\n", plot.title, plot.file);
    }
    fs::write(root().join(PAGE), page(&all, &plots)).context(PAGE)?;
    Ok(())
}

fn page(all: &[Results], plots: &str) -> String {
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
    text.push_str(plots);
    for results in all {
        let _ = writeln!(text, "## PHP {}\n", results.php);
        text.push_str(&tables::details(results));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}
