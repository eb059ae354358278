//! The reader's list of constants.

use std::fmt::Write;

use crate::{Origin, Stub, Version};

/// The stub's word for constants older than every supported PHP version.
const OLDEST: Version = Version { major: 8, minor: 0 };

const HEAD: &str = "\
# Constants

Made from `stubs/sockets.stub.php` by `cargo xtask docs`. Every constant stands in the namespace
`Sockets` on every PHP version, where the system has it:

    use const Sockets\\{IP_TTL, TCP_USER_TIMEOUT};

In the global namespace are those that the PHP version's own extension has, and no others. *Global*
is the first version that has the constant there. Values are those of Linux on x86-64.

| Constant | Value | Global | Meaning |
|---|---:|---|---|
";

pub fn constants(stub: &Stub) -> String {
    let mut out = HEAD.to_owned();
    for constant in &stub.constants {
        let global = match constant.origin {
            Origin::Php(version) if version == OLDEST => format!("PHP {version} or earlier"),
            Origin::Php(version) => format!("PHP {version}"),
            Origin::Ours => "`Sockets\\` only".to_owned(),
        };
        let summary = constant.summary.replace('|', "\\|");
        // writing to a String cannot fail
        let _ = writeln!(
            out,
            "| `{}` | {} | {global} | {summary} |",
            constant.name, constant.value
        );
    }
    out
}
