//! Settings of cargo and C compilers to build for a PHP with another C library or processor than
//! this machine's.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use debs::unavailable::Unavailable;

use crate::ui;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This machine's processor and C library.
    Native,
    /// x86-64 with musl, by Debian's musl-gcc.
    Musl,
    /// aarch64 with glibc, its programs run by qemu-user.
    Arm64,
}

/// The kernel's headers, which musl lacks; Debian has them in glibc's folder.
const KERNEL: [&str; 4] = ["linux", "asm", "asm-generic", "mtd"];

impl Target {
    /// Rust's name for it, if it has to be passed to cargo.
    pub fn triple(self) -> Option<&'static str> {
        match self {
            Target::Native => None,
            Target::Musl => Some("x86_64-unknown-linux-musl"),
            Target::Arm64 => Some("aarch64-unknown-linux-gnu"),
        }
    }

    /// The C compiler for PHP and its extensions.
    pub fn cc(self) -> Option<&'static str> {
        match self {
            Target::Native => None,
            Target::Musl => Some("musl-gcc"),
            Target::Arm64 => Some("aarch64-linux-gnu-gcc"),
        }
    }

    /// Flags for the C compiler; `folder` is the PHP's own.
    pub fn cflags(self, folder: &Path) -> String {
        match self {
            Target::Native | Target::Arm64 => String::new(),
            Target::Musl => format!("-idirafter {}", kernel_headers(folder).display()),
        }
    }

    /// Where Debian keeps the C library's headers for a compiler that is not the machine's
    /// own.
    fn headers(self) -> &'static str {
        match self {
            Target::Native => "/usr/include",
            Target::Musl => "/usr/include/x86_64-linux-musl",
            Target::Arm64 => "/usr/aarch64-linux-gnu/include",
        }
    }

    /// Debian's name of the architecture, if it is not the machine's own.
    pub fn debian(self) -> Option<&'static str> {
        (self == Target::Arm64).then_some("arm64")
    }

    /// The folder of the libraries in Debian's packages.
    pub fn libraries(self) -> String {
        match self {
            Target::Arm64 => "aarch64-linux-gnu".to_owned(),
            _ => format!("{}-linux-gnu", std::env::consts::ARCH),
        }
    }

    /// The emulator for its programs, if the kernel cannot run them.
    pub fn runner(self) -> Option<&'static str> {
        (self == Target::Arm64).then_some("qemu-aarch64-static")
    }

    /// Makes the folder in `cflags`, once.
    pub fn prepare(self, folder: &Path) -> Result<()> {
        if self != Target::Musl {
            return Ok(());
        }
        let headers = kernel_headers(folder);
        std::fs::create_dir_all(&headers)?;
        for name in KERNEL {
            let from = ["/usr/include", "/usr/include/x86_64-linux-gnu"]
                .iter()
                .map(|place| Path::new(place).join(name))
                .find(|place| place.is_dir())
                .with_context(|| format!("this machine has no headers {name} of the kernel"))?;
            std::os::unix::fs::symlink(from, headers.join(name))?;
        }
        Ok(())
    }

    /// Fetches Rust's library for it.
    pub fn fetch_std(self) -> Result<()> {
        self.triple().map_or(Ok(()), fetch_std)
    }

    /// Sets up cargo, and the build scripts that it runs.
    pub fn tell(self, cargo: &mut Command, folder: &Path) -> Result<()> {
        let Some(triple) = self.triple() else {
            return Ok(());
        };
        cargo.args(["--target", triple]);
        let name = triple.replace('-', "_");
        let cflags = self.cflags(folder);
        if let Some(cc) = self.cc() {
            let linker = format!("CARGO_TARGET_{}_LINKER", name.to_uppercase());
            cargo.env(linker, cc).env(format!("CC_{name}"), cc);
        }
        // libclang would use the machine's own headers.
        let clang = format!("-nostdlibinc -isystem {} {cflags}", self.headers());
        cargo
            .env(format!("CFLAGS_{name}"), &cflags)
            .env(format!("BINDGEN_EXTRA_CLANG_ARGS_{name}"), clang);
        Ok(())
    }
}

fn kernel_headers(folder: &Path) -> PathBuf {
    folder.join("kernel")
}

fn fetch_std(triple: &str) -> Result<()> {
    let sysroot = proc::capture(proc::command("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib").join(triple);
    if library.is_dir() {
        return Ok(());
    }
    let fetched = ui::step(&format!("fetching Rust's library for {triple}"), || {
        proc::capture(proc::command("rustup").args(["target", "add", triple]))
    });
    // A Rust packaged by a system has no rustup, and a mirror need not have every target.
    fetched.map_err(|fault| {
        let fault = format!("{fault}");
        let line = fault.lines().last().unwrap_or_default();
        Unavailable(format!("Rust's library for {triple}: {line}"))
    })?;
    Ok(())
}
