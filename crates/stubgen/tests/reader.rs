//! The reader's results for each construct of a stub, and its errors.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use stubgen::{Error, Kind, Origin, Stub, Version, parse};

fn read(php: &str) -> Stub {
    parse(&format!("<?php\n{php}")).unwrap()
}

fn refused(php: &str) -> Error {
    parse(&format!("<?php\n{php}")).unwrap_err()
}

fn version(major: u32, minor: u32) -> Version {
    Version { major, minor }
}

#[test]
fn constant_with_its_documentation() {
    let stub = read("/**\n * Local sockets,\n * by path.\n * @since 8.3\n */\nconst AF_UNIX = 1;");
    let constant = &stub.constants[0];
    assert_eq!(constant.name, "AF_UNIX");
    assert_eq!(constant.value, 1);
    assert_eq!(constant.c_name.as_deref(), Some("AF_UNIX"));
    assert_eq!(constant.origin, Origin::Php(version(8, 3)));
    assert_eq!(constant.summary, "Local sockets, by path.");
    assert_eq!(constant.line, 7);
}

#[test]
fn constant_values_and_their_sources() {
    let stub = read(
        "namespace Sockets {
         /** Below zero.\n * @ours */ const A = -4096;
         /** In hex.\n * @ours */ const B = 0x20000000;
         /** Another C name.\n * @ours\n * @cvalue EPERM */ const C = 1;
         /** PHP's own.\n * @ours\n * @literal */ const D = 2;
         }",
    );
    let values: Vec<_> = stub.constants.iter().map(|c| c.value).collect();
    let sources: Vec<_> = stub.constants.iter().map(|c| c.c_name.as_deref()).collect();
    assert_eq!(values, [-4096, 0x2000_0000, 1, 2]);
    assert_eq!(sources, [Some("A"), Some("B"), Some("EPERM"), None]);
    assert!(stub.constants.iter().all(|c| c.origin == Origin::Ours));
}

#[test]
fn class_flags() {
    let stub = read(
        "/** A.\n * @since 8.0\n * @strict-properties\n * @not-serializable */ final class A {}
         /** B.\n * @since 8.0 */ class B {}",
    );
    let [a, b] = &stub.classes[..] else {
        panic!("two classes")
    };
    assert!(a.is_final && a.strict_properties && a.not_serializable);
    assert!(!b.is_final && !b.strict_properties && !b.not_serializable);
}

#[test]
fn parameters_of_every_form() {
    let stub = read(
        "/** A.\n * @since 8.0 */ final class Socket {}
         /** F.\n * @since 8.0 */
         function f(?Socket $s, ?array &$a, &$u, string|int $m, $v, int ...$rest): Socket|false {}",
    );
    let signature = &stub.functions[0].signature;
    let names: Vec<_> = signature.params.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["s", "a", "u", "m", "v", "rest"]);
    let by_ref: Vec<_> = signature.params.iter().map(|p| p.by_ref).collect();
    assert_eq!(by_ref, [false, true, true, false, false, false]);

    let ty = |index: usize| signature.params[index].ty.as_ref().unwrap();
    assert_eq!(ty(0).class.as_deref(), Some("Socket"));
    assert_eq!(ty(0).kinds, [Kind::Null]);
    assert_eq!(ty(1).kinds, [Kind::Null, Kind::Array]);
    assert_eq!(ty(3).kinds, [Kind::String, Kind::Int]);
    assert!(signature.params[2].ty.is_none() && signature.params[4].ty.is_none());
    assert!(signature.params[5].variadic);

    let returns = signature.returns.as_ref().unwrap();
    assert_eq!(returns.class.as_deref(), Some("Socket"));
    assert_eq!(returns.kinds, [Kind::False]);
}

#[test]
fn defaults_stay_as_written() {
    let stub = read(
        "/** F.\n * @since 8.0 */
         function f(int $a, int $b = SOMAXCONN, ?int $c = null, array $d = []) {}",
    );
    let signature = &stub.functions[0].signature;
    let defaults: Vec<_> = signature
        .params
        .iter()
        .map(|p| p.default.as_deref())
        .collect();
    assert_eq!(
        defaults,
        [None, Some("SOMAXCONN"), Some("null"), Some("[]")]
    );
    assert!(signature.returns.is_none());
}

#[test]
fn required_arguments_end_where_defaults_begin() {
    let required = |params: &str| {
        let stub = read(&format!(
            "/** F.\n * @since 8.0 */ function f({params}) {{}}"
        ));
        stub.functions[0].signature.required()
    };
    assert_eq!(required(""), 0);
    assert_eq!(required("$a, $b = 1"), 1);
    assert_eq!(required("$a, int ...$b"), 1);
    assert_eq!(required("$a = 1"), 0);
    // PHP asks for everything up to the last parameter without a default
    assert_eq!(required("$a = 1, $b"), 2);
}

#[test]
fn older_hosts_have_their_own_signature() {
    let stub = read(
        "/**\n * F.\n * @since 4.1\n * @before 8.6 function f(): ?int {}
         * @before 8.4 function f(int $b = 128): bool {}\n */
         function f(): int {}",
    );
    let on = |minor| stub.functions[0].signature_on(version(8, minor));
    assert_eq!(on(2).params[0].default.as_deref(), Some("128"));
    assert_eq!(on(3), on(2));
    assert_eq!(
        on(4).returns.as_ref().unwrap().kinds,
        [Kind::Null, Kind::Int]
    );
    assert_eq!(on(5), on(4));
    assert_eq!(on(6).returns.as_ref().unwrap().kinds, [Kind::Int]);
    assert_eq!(
        stub.functions[0].signature_on(version(9, 0)),
        &stub.functions[0].signature
    );
}

#[test]
fn versions_of_every_spelling() {
    for (text, expected) in [
        ("8.4", version(8, 4)),
        ("8.2.36", version(8, 2)),
        ("8.6.0RC3", version(8, 6)),
    ] {
        assert_eq!(text.parse(), Ok(expected));
    }
    for text in ["", "8", "8.", "eight.2"] {
        assert!(text.parse::<Version>().is_err(), "{text}");
    }
}

#[test]
fn alias_and_deprecation() {
    let stub = read(
        "/** F.\n * @since 8.0 */ function f() {}
         /** G.\n * @since 8.0\n * @alias f\n * @deprecated use f() */ function g() {}",
    );
    assert_eq!(stub.functions[1].alias.as_deref(), Some("f"));
    assert!(stub.functions[1].deprecated && !stub.functions[0].deprecated);
}

#[test]
fn comments_and_declarations_commented_out_are_passed_over() {
    let stub = read("// a heading\n// function g() {}\n/** F.\n * @since 8.0 */ function f() {}");
    assert_eq!(stub.functions.len(), 1);
}

#[test]
fn errors_name_their_line() {
    let cases = [
        ("\nfunction f( {}", 3, "syntax error"),
        ("function f() {}", 2, "without a doc comment"),
        (
            "/** F.\n * @since 8.0 */\n// between\nfunction f() {}",
            5,
            "without a doc comment",
        ),
        (
            "/** @since 8.0 */ function f() {}",
            2,
            "without a doc comment",
        ),
        ("/** F. */ function f() {}", 2, "neither @since nor @ours"),
        (
            "/** F.\n * @since 8.0\n * @ours */\nfunction f() {}",
            5,
            "both @since and @ours",
        ),
        (
            "/**\n * F.\n * @snice 8.0 */ function f() {}",
            4,
            "unknown tag @snice",
        ),
        (
            "/** F.\n * @since eight */ function f() {}",
            3,
            "no PHP version",
        ),
        (
            "/** F.\n * @ours\n * @alias */ function f() {}",
            4,
            "@alias wants one name",
        ),
        (
            "/** F.\n * @ours\n * @alias g */\nfunction f() {}",
            5,
            "function not declared",
        ),
        (
            "/** F.\n * @ours\n * @before 8.4 */ function f() {}",
            4,
            "@before wants",
        ),
        (
            "/** F.\n * @ours\n * @before 8.4 function f( */ function f() {}",
            4,
            "syntax error",
        ),
        (
            "/** F.\n * @ours\n * @before 8.4 function g() {} */ function f() {}",
            4,
            "declare f()",
        ),
        (
            "/** A.\n * @since 8.0 */\nconst A = UNKNOWN;",
            4,
            "no integer literal",
        ),
        (
            "/** A.\n * @since 8.0 */ const A = 1;\n/** A.\n * @since 8.0 */\nconst A = 1;",
            6,
            "twice",
        ),
        (
            "/** A.\n * @ours */\nconst A = 1;",
            4,
            "in the namespace Sockets",
        ),
        (
            "namespace Sockets {\n/** F.\n * @since 8.0 */ function f() {}\n}",
            4,
            "in the global namespace",
        ),
        ("namespace Other {}", 2, "no place for the namespace Other"),
        ("namespace Sockets;", 2, "wants braces"),
        (
            "/** A.\n * @ours */ final class A { public $x; }",
            3,
            "no place for a property declaration",
        ),
        (
            "/** F.\n * @ours */ function f(A|B $x) {}",
            3,
            "two classes",
        ),
        (
            "/** F.\n * @ours */ function f(Sokcet $x) {}",
            3,
            "class Sokcet is not declared",
        ),
        ("/** Echo. */\necho 1;", 3, "no place for a echo statement"),
    ];
    for (php, line, message) in cases {
        let error = refused(php);
        assert!(error.message.contains(message), "{php}: {error}");
        assert_eq!(error.line, line, "{php}: {error}");
    }
}
