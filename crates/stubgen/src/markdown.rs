//! The reader's list of constants.

use std::fmt::Write;

use crate::{Origin, Stub, Version};

/// The stub's word for constants older than every supported host.
const OLDEST: Version = Version { major: 8, minor: 0 };

pub fn constants(stub: &Stub) -> String {
    let mut out = String::from("| Constant | Value | Since | Meaning |\n|---|---:|---|---|\n");
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
