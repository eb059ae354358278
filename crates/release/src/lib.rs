//! The files of a release, as far as they need no PHP.

pub mod archive;
pub mod bill;
pub mod zig;

use std::path::Path;

use anyhow::Result;

/// Flags of rustc that keep this machine's folders out of what it builds.
pub fn remap_folders(source: &Path, target: &Path) -> Result<[String; 3]> {
    let registry = std::env::var("CARGO_HOME")
        .or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")))?;
    let remap = |from: &dyn std::fmt::Display, to| format!("--remap-path-prefix={from}={to}");
    // rustc takes the last that fits a path: cargo's own folders may lie below the checkout.
    Ok([
        remap(&registry, "/cargo"),
        remap(&source.display(), "/sockets"),
        remap(&target.display(), "/target"),
    ])
}
