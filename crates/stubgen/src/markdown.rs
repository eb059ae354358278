//! The pages of the docs: constants, and what only this extension has.

use std::fmt::Write;

use crate::{Function, Origin, Space, Stub, Version};

/// The version in the stub for constants older than every supported PHP version.
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

const REFERENCE: &str = "\
# Functions and classes of this extension

Made from `stubs/sockets.stub.php` by `cargo xtask docs`. PHP's own functions are in
[PHP's manual](https://www.php.net/manual/en/book.sockets.php); these are in no PHP.

## In the namespace `Sockets`

    use function Sockets\\is_open;

";

const VECTORS: &str = "\
## PHP 4's vectors

These were in PHP 4 and stand in the global namespace, under their old names.

";

pub fn reference(stub: &Stub) -> String {
    let mut out = REFERENCE.to_owned();
    let newest = |origin| matches!(origin, Origin::Php(v) if v.minor > 6);
    for function in stub.functions.iter().filter(|f| f.space == Space::Sockets) {
        entry(&mut out, "", function);
    }
    for class in stub.classes.iter().filter(|c| newest(c.origin)) {
        let needs = class
            .needs
            .map_or(String::new(), |v| format!(" (from PHP {v} on)"));
        let _ = writeln!(
            out,
            "### class {}{needs}\n\n{}\n",
            class.name, class.summary
        );
        for method in &class.methods {
            entry(&mut out, &format!("{}::", class.name), method);
        }
    }
    out.push_str(VECTORS);
    let ours = |f: &&Function| f.space == Space::Global && f.origin == Origin::Ours;
    for function in stub.functions.iter().filter(ours) {
        entry(&mut out, "", function);
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn entry(out: &mut String, class: &str, function: &Function) {
    let Function {
        name,
        declaration,
        summary,
        notes,
        ..
    } = function;
    let _ = writeln!(
        out,
        "### {class}{name}\n\n```php\n{declaration}\n```\n\n{summary}\n"
    );
    for note in notes {
        let mut words = note.splitn(3, ' ');
        let (kind, ty) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let text = words.next().unwrap_or("").replace('\\', "");
        let kind = if kind == "return" {
            "Returns"
        } else {
            "Throws"
        };
        let _ = writeln!(out, "- {kind} `{}`: {text}", ty.replace('\\', ""));
    }
    if !notes.is_empty() {
        out.push('\n');
    }
}
