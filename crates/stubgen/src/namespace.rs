//! The editor's stub of the namespace `Sockets`.

use std::fmt::Write;

use crate::{NAMESPACE, Origin, Stub};

const HEAD: &str = "\
<?php

/**
 * PHP's own constants of sockets once more, in the namespace where this extension has all of
 * them on every PHP version. sockets.stub.php has everything else.
 *
 * Made from sockets.stub.php by `cargo xtask docs`; for editors and static analysers.
 */

";

pub fn constants(stub: &Stub) -> String {
    // writing to a String cannot fail
    let mut out = format!("{HEAD}namespace {NAMESPACE};\n");
    let php = |origin| matches!(origin, Origin::Php(_));
    for constant in stub.constants.iter().filter(|c| php(c.origin)) {
        let summary = &constant.summary;
        let _ = writeln!(out, "\n/** {summary} */");
        let _ = writeln!(out, "const {} = {};", constant.name, constant.value);
    }
    out
}
