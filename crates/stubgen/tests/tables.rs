//! The text of the tables, with examples and with the project's own stub.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use stubgen::{Version, constants_table, generate, namespace_stub, parse, reference};

const STUB: &str = include_str!("../../../stubs/sockets.stub.php");

fn on(minor: u32) -> Version {
    Version { major: 8, minor }
}

fn tables(php: &str) -> String {
    generate(&format!("<?php\n{php}"), on(2)).unwrap()
}

#[track_caller]
fn assert_line(text: &str, line: &str) {
    assert!(
        text.lines().any(|l| l.trim() == line),
        "no `{line}` in:\n{text}"
    );
}

#[test]
fn argument_info() {
    let text = tables(
        "/** S.\n * @since 8.0 */ final class Socket {}
         /** F.\n * @since 8.0 */
         function f(Socket $s, ?array &$a, $v, ?Socket $o = null, string $t = \"x\", int ...$r): string|false {}",
    );
    for line in [
        "static ARGS_f: t::ArgInfo<7> = t::ArgInfo([",
        "t::ret(3, false, t::mask(t::STRING | t::FALSE)),",
        "t::arg(c\"s\", t::BY_VALUE, t::class(c\"Socket\", t::NONE), None),",
        "t::arg(c\"a\", t::BY_REF, t::mask(t::NULL | t::ARRAY), None),",
        "t::arg(c\"v\", t::BY_VALUE, t::mask(t::NONE), None),",
        "t::arg(c\"o\", t::BY_VALUE, t::class(c\"Socket\", t::NULL), Some(c\"null\")),",
        "t::arg(c\"t\", t::BY_VALUE, t::mask(t::STRING), Some(c\"\\\"x\\\"\")),",
        "t::variadic(c\"r\", t::BY_VALUE, t::mask(t::LONG)),",
    ] {
        assert_line(&text, line);
    }
}

#[test]
fn function_table_in_the_order_of_the_stub() {
    let text = tables(
        "/** B.\n * @since 8.0 */ function b() {}
         /** C.\n * @since 8.0\n * @alias b\n * @deprecated */ function c() {}",
    );
    let table = text
        .split_once("t::Functions<3>")
        .expect("two functions and an end")
        .1;
    let rows: Vec<_> = table.lines().skip(1).take(3).map(str::trim).collect();
    assert_eq!(
        rows,
        [
            "t::function(c\"b\", zif_b, &ARGS_b.0, 0),",
            "t::function(c\"c\", zif_b, &ARGS_c.0, t::DEPRECATED),",
            "t::end(),",
        ]
    );
    assert!(text.contains("crate::functions::b)") && !text.contains("crate::functions::c)"));
}

#[test]
fn constants_and_classes() {
    let text = tables(
        "/** A.\n * @since 8.2\n * @cvalue EPERM */ const A = 1;
         /** B.\n * @since 8.3\n * @literal */ const B = 2;
         /** C.\n * @ours\n * @strict-properties */ final class C {}",
    );
    for line in [
        "const ROWS: [(&std::ffi::CStr, &std::ffi::CStr, i64, bool); 2] = {",
        "(c\"Sockets\\\\A\", c\"sockets\\\\A\", EPERM as i64, true),",
        "(c\"Sockets\\\\B\", c\"sockets\\\\B\", 2, false),",
        "pub const EPERM: i64 = super::ABSENT;",
        "assert!(ROWS[0].2 == 1, \"the stub's A is not the system's\");",
        "pub static CLASSES: [t::ClassDecl; 1] = [",
        "t::class_decl(c\"C\", t::FINAL | t::NO_DYNAMIC_PROPERTIES, None),",
    ] {
        assert_line(&text, line);
    }
}

#[test]
fn what_php_does_not_have_yet_is_in_the_namespace() {
    let stub = "<?php namespace {
         /** C.\n * @since 8.4 */ final class C {}
         /** F.\n * @since 8.4 */ function f(C $c) {}
         /** G.\n * @since 8.4\n * @everywhere */ function g() {}
         } namespace Sockets {
         /** H.\n * @ours */ function h(\\C $c) {}
         }";
    let has = |minor, parts: [&str; 5]| {
        let text = generate(stub, on(minor)).unwrap();
        for part in parts {
            assert!(text.contains(part), "no `{part}` in:\n{text}");
        }
    };
    let old = [
        "t::class_decl(c\"Sockets\\\\C\",",
        "t::function(c\"Sockets\\\\f\", zif_f, &ARGS_f.0, 0),",
        "t::function(c\"g\", zif_g, &ARGS_g.0, 0),",
        "t::function(c\"Sockets\\\\h\", zif_Sockets_h, &ARGS_Sockets_h.0, 0),",
        "t::class(c\"Sockets\\\\C\", t::NONE)",
    ];
    has(3, old);
    let new = [
        "t::class_decl(c\"C\",",
        "t::function(c\"f\", zif_f, &ARGS_f.0, 0),",
        "t::function(c\"g\", zif_g, &ARGS_g.0, 0),",
        "crate::functions::sockets::h)",
        "t::class(c\"C\", t::NONE)",
    ];
    has(4, new);
}

#[test]
fn the_stub_gives_each_host_its_own_backlog() {
    let default = |minor| {
        let text = generate(STUB, on(minor)).unwrap();
        let args = text.split_once("ARGS_socket_create_listen").unwrap().1;
        let row = args.lines().find(|l| l.contains("backlog")).unwrap();
        row.rsplit_once("Some(").unwrap().1.to_owned()
    };
    assert_eq!(default(1), "c\"128\")),");
    assert_eq!(default(3), "c\"128\")),");
    assert_eq!(default(4), "c\"SOMAXCONN\")),");
    assert_eq!(default(6), "c\"SOMAXCONN\")),");
}

/// How many constants PHP itself has on Linux, version by version.
#[test]
fn the_stub_has_every_constant_of_every_php() {
    let stub = parse(STUB).unwrap();
    let count = |minor| {
        let has = |origin| matches!(origin, stubgen::Origin::Php(since) if since <= on(minor));
        stub.constants.iter().filter(|c| has(c.origin)).count()
    };
    assert_eq!([2, 3, 4, 5, 6].map(count), [212, 226, 231, 243, 263]);
}

#[test]
fn the_table_of_constants_has_a_row_for_each() {
    let table = constants_table(STUB).unwrap();
    let stub = parse(STUB).unwrap();
    let rows = table.lines().filter(|l| l.starts_with("| `")).count();
    assert_eq!(rows, stub.constants.len());
    let row = |name: &str| {
        let start = format!("| `{name}` |");
        table.lines().find(|l| l.starts_with(&start)).unwrap()
    };
    assert!(row("SOCKET_EAGAIN").starts_with("| `SOCKET_EAGAIN` | 11 | PHP 8.0 or earlier |"));
    assert!(row("SOCK_CLOEXEC").starts_with("| `SOCK_CLOEXEC` | 524288 | PHP 8.4 |"));
    assert!(row("TCP_INFO").starts_with("| `TCP_INFO` | 11 | `Sockets\\` only |"));
}

#[test]
fn the_page_of_constants_is_current() {
    let page = include_str!("../../../docs/constants.md");
    let current = constants_table(STUB).unwrap();
    assert!(
        page == current,
        "docs/constants.md is out of date: cargo xtask docs"
    );
}

#[test]
fn the_page_of_our_own_functions_is_current() {
    let page = include_str!("../../../docs/reference.md");
    let current = reference(STUB).unwrap();
    assert!(
        page == current,
        "docs/reference.md is out of date: cargo xtask docs"
    );
}

#[test]
fn the_stub_of_the_namespace_is_current() {
    let kept = include_str!("../../../stubs/sockets-namespace.stub.php");
    let current = namespace_stub(STUB).unwrap();
    assert!(
        kept == current,
        "stubs/sockets-namespace.stub.php is out of date: cargo xtask docs"
    );
}

#[test]
fn methods_and_what_only_newer_php_can_have() {
    let php = "<?php
        /** P.\n * @since 8.7\n * @needs 8.6 */ final class PollHandle {
            /** M. */ public function getFd(int $n): bool {}
        }";
    let text = generate(php, on(6)).unwrap();
    for line in [
        "static ARGS_PollHandle_getFd: t::ArgInfo<2> = t::ArgInfo([",
        "unsafe { crate::zend::entry::run(ex, ret, crate::functions::poll_handle::get_fd) }",
        "t::function(c\"getFd\", zim_PollHandle_getFd, &ARGS_PollHandle_getFd.0, t::PUBLIC),",
        "t::class_decl(c\"Sockets\\\\PollHandle\", t::FINAL, Some(&METHODS_PollHandle.0)),",
    ] {
        assert_line(&text, line);
    }
    assert!(!generate(php, on(5)).unwrap().contains("PollHandle"));
}
