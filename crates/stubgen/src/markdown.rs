//! The reader's list of constants.

use std::fmt::Write;

use crate::{Origin, Stub, Version};

/// The stub's word for constants older than every supported host.
const OLDEST: Version = Version { major: 8, minor: 0 };

const HEAD: &str = "\
# Constants

Made from `stubs/sockets.stub.php` by `cargo xtask docs`. Every constant is there on every PHP
that the extension is loaded into, where the system has it; *since* is the first PHP whose own
extension has it. Values are those of Linux on x86-64.

| Constant | Value | Since | Meaning |
|---|---:|---|---|
";

pub fn constants(stub: &Stub) -> String {
    let mut out = HEAD.to_owned();
    for constant in &stub.constants {
        let since = match constant.origin {
            Origin::Php(version) if version == OLDEST => format!("PHP {version} or earlier"),
            Origin::Php(version) => format!("PHP {version}"),
            Origin::Ours => "this extension".to_owned(),
        };
        let summary = constant.summary.replace('|', "\\|");
        // writing to a String cannot fail
        let _ = writeln!(
            out,
            "| `{}` | {} | {since} | {summary} |",
            constant.name, constant.value
        );
    }
    out
}
