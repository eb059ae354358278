//! The Rust tables, in the words of the extension's `zend::table`.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use crate::{Class, Constant, Error, Function, Kind, Param, Signature, Stub, Type, Version};

pub fn tables(stub: &Stub, host: Version) -> Result<String, Error> {
    let mut out = String::new();
    write_tables(&mut out, stub, host).map_err(|fmt::Error| Error {
        line: 0,
        message: "the tables could not be written".to_owned(),
    })?;
    Ok(out)
}

fn write_tables(out: &mut String, stub: &Stub, host: Version) -> fmt::Result {
    writeln!(out, "// Written by stubgen from the stub, for PHP {host}.")?;
    writeln!(out, "use crate::zend::table as t;")?;
    for function in &stub.functions {
        arg_info(out, &function.name, function.signature_on(host))?;
        if function.alias.is_none() {
            handler(out, &function.name)?;
        }
    }
    functions(out, &stub.functions)?;
    classes(out, &stub.classes)?;
    constants(out, &stub.constants)
}

fn arg_info(out: &mut String, name: &str, signature: &Signature) -> fmt::Result {
    let len = signature.params.len() + 1;
    writeln!(
        out,
        "\nstatic ARGS_{name}: t::ArgInfo<{len}> = t::ArgInfo(["
    )?;
    let required = signature.required();
    let returns = type_expr(signature.returns.as_ref());
    writeln!(out, "    t::ret({required}, false, {returns}),")?;
    for param in &signature.params {
        writeln!(out, "    {},", param_expr(param))?;
    }
    writeln!(out, "]);")
}

fn param_expr(param: &Param) -> String {
    let name = &param.name;
    let mode = if param.by_ref {
        "t::BY_REF"
    } else {
        "t::BY_VALUE"
    };
    let ty = type_expr(param.ty.as_ref());
    if param.variadic {
        return format!("t::variadic(c\"{name}\", {mode}, {ty})");
    }
    let default = match &param.default {
        Some(text) => format!("Some(c{text:?})"),
        None => "None".to_owned(),
    };
    format!("t::arg(c\"{name}\", {mode}, {ty}, {default})")
}

fn type_expr(ty: Option<&Type>) -> String {
    let Some(ty) = ty else {
        return "t::mask(t::NONE)".to_owned();
    };
    let kinds: Vec<_> = ty.kinds.iter().map(|k| kind_name(*k)).collect();
    let mask = if kinds.is_empty() {
        "t::NONE".to_owned()
    } else {
        kinds.join(" | ")
    };
    match &ty.class {
        Some(class) => format!("t::class(c\"{class}\", {mask})"),
        None => format!("t::mask({mask})"),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "t::NULL",
        Kind::False => "t::FALSE",
        Kind::True => "t::TRUE",
        Kind::Bool => "t::BOOL",
        Kind::Int => "t::LONG",
        Kind::Float => "t::DOUBLE",
        Kind::String => "t::STRING",
        Kind::Array => "t::ARRAY",
        Kind::Object => "t::OBJECT",
        Kind::Mixed => "t::MIXED",
        Kind::Void => "t::VOID",
    }
}

/// The C entry point; naming `crate::functions::<name>` is what makes a missing twin an error.
fn handler(out: &mut String, name: &str) -> fmt::Result {
    write!(
        out,
        "\nunsafe extern \"C\" fn zif_{name}(ex: *mut t::ExecuteData, ret: *mut t::Zval) {{
    // SAFETY: Zend calls a handler with a live frame and a slot for its return value.
    unsafe {{ crate::zend::entry::run(ex, ret, crate::functions::{name}) }}
}}
"
    )
}

fn functions(out: &mut String, functions: &[Function]) -> fmt::Result {
    let len = functions.len() + 1;
    writeln!(
        out,
        "\npub static FUNCTIONS: t::Functions<{len}> = t::Functions(["
    )?;
    for function in functions {
        let name = &function.name;
        let handler = function.alias.as_ref().unwrap_or(name);
        let flags = if function.deprecated {
            "t::DEPRECATED"
        } else {
            "0"
        };
        writeln!(
            out,
            "    t::function(c\"{name}\", zif_{handler}, &ARGS_{name}.0, {flags}),"
        )?;
    }
    writeln!(out, "    t::end(),\n]);")
}

fn classes(out: &mut String, classes: &[Class]) -> fmt::Result {
    let len = classes.len();
    writeln!(out, "\npub const CLASSES: [t::ClassDecl; {len}] = [")?;
    for class in classes {
        let flags: Vec<_> = [
            (class.is_final, "t::FINAL"),
            (class.strict_properties, "t::NO_DYNAMIC_PROPERTIES"),
            (class.not_serializable, "t::NOT_SERIALIZABLE"),
        ]
        .into_iter()
        .filter_map(|(set, flag)| set.then_some(flag))
        .collect();
        let flags = if flags.is_empty() {
            "0".to_owned()
        } else {
            flags.join(" | ")
        };
        writeln!(out, "    t::class_decl(c\"{}\", {flags}),", class.name)?;
    }
    writeln!(out, "];")
}

/// Turns the rows that the system has into the table that is registered.
const FILTER: &str = "
const PRESENT: usize = {
    let (mut present, mut i) = (0, 0);
    while i < ROWS.len() {
        if ROWS[i].1 != ABSENT {
            present += 1;
        }
        i += 1;
    }
    present
};

pub static CONSTANTS: [t::LongConstant; PRESENT] = {
    let mut table = [const { t::long(c\"\", 0) }; PRESENT];
    let (mut present, mut i) = (0, 0);
    while i < ROWS.len() {
        if ROWS[i].1 != ABSENT {
            table[present] = t::long(ROWS[i].0, ROWS[i].1);
            present += 1;
        }
        i += 1;
    }
    table
};
";

/// A constant that the system built for lacks is left out. No list of who has what is
/// needed for that: inside the block, `netos::consts` comes before the module around it,
/// and only names not found there fall through to the `absent` ones.
fn constants(out: &mut String, constants: &[Constant]) -> fmt::Result {
    let c_names: BTreeSet<_> = constants.iter().filter_map(|c| c.c_name.as_ref()).collect();
    writeln!(out, "\nconst ABSENT: i64 = i64::MIN;")?;
    writeln!(out, "#[allow(dead_code)]\nmod absent {{")?;
    for name in c_names {
        writeln!(out, "    pub const {name}: i64 = super::ABSENT;")?;
    }
    writeln!(out, "}}\n#[allow(unused_imports)]\nuse absent::*;")?;

    let len = constants.len();
    writeln!(out, "\nconst ROWS: [(&std::ffi::CStr, i64); {len}] = {{")?;
    writeln!(out, "    use netos::consts::*;\n    [")?;
    for Constant {
        name,
        value,
        c_name,
        ..
    } in constants
    {
        match c_name {
            Some(c) => writeln!(out, "        (c\"{name}\", {c} as i64),")?,
            None => writeln!(out, "        (c\"{name}\", {value}),")?,
        }
    }
    writeln!(out, "    ]\n}};")?;
    out.push_str(FILTER);
    reference_values(out, constants)
}

/// The stub's literals are what IDEs show. On the system that they are of, each is held
/// against the real value, which also finds a misspelt name.
fn reference_values(out: &mut String, constants: &[Constant]) -> fmt::Result {
    let system = r#"target_os = "linux", target_arch = "x86_64", target_env = "gnu""#;
    writeln!(out, "\n#[cfg(all({system}))]\nconst _: () = {{")?;
    for (index, Constant { name, value, .. }) in constants.iter().enumerate() {
        let message = format!("the stub's {name} is not the system's");
        writeln!(out, "    assert!(ROWS[{index}].1 == {value}, {message:?});")?;
    }
    writeln!(out, "}};")
}
