//! The operating system stratum: libc only, knows no PHP.
