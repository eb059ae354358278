//! Writes the Rust tables, with the constructors of `zend::table`.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use crate::{
    Class, Constant, Error, Function, Kind, NAMESPACE, Param, Signature, Space, Stub, Type, Version,
};

pub fn tables(stub: &Stub, php: Version) -> Result<String, Error> {
    let mut out = String::new();
    write_tables(&mut out, stub, php).map_err(|fmt::Error| Error {
        line: 0,
        message: "the tables could not be written".to_owned(),
    })?;
    Ok(out)
}

fn write_tables(out: &mut String, stub: &Stub, php: Version) -> fmt::Result {
    writeln!(out, "// Written by stubgen from the stub, for PHP {php}.")?;
    writeln!(out, "use crate::zend::table as t;")?;
    let classes_here = Classes(&stub.classes, php);
    for function in &stub.functions {
        let ident = function.ident();
        arg_info(out, &ident, function.signature_on(php), &classes_here)?;
        if function.alias.is_none() {
            handler(out, &format!("zif_{ident}"), &function.twin())?;
        }
    }
    for class in classes_here.present() {
        methods(out, class, &classes_here)?;
    }
    functions(out, &stub.functions, php)?;
    classes(out, &classes_here)?;
    constants(out, &stub.constants, php)
}

/// The stub's classes, and the version that decides their names.
struct Classes<'a>(&'a [Class], Version);

impl Classes<'_> {
    /// Those that this version can have.
    fn present(&self) -> impl Iterator<Item = &Class> {
        let can_be_here = |class: &&Class| class.needs.is_none_or(|needs| needs <= self.1);
        self.0.iter().filter(can_be_here)
    }

    fn name(&self, declared: &str) -> String {
        self.0
            .iter()
            .find(|class| class.space.full(&class.name) == declared)
            .map_or_else(|| declared.to_owned(), |class| class.name_on(self.1))
    }
}

fn arg_info(
    out: &mut String,
    ident: &str,
    signature: &Signature,
    classes: &Classes<'_>,
) -> fmt::Result {
    let len = signature.params.len() + 1;
    writeln!(
        out,
        "\nstatic ARGS_{ident}: t::ArgInfo<{len}> = t::ArgInfo(["
    )?;
    let required = signature.required();
    let returns = type_expr(signature.returns.as_ref(), classes);
    writeln!(out, "    t::ret({required}, false, {returns}),")?;
    for param in &signature.params {
        writeln!(out, "    {},", param_expr(param, classes))?;
    }
    writeln!(out, "]);")
}

fn param_expr(param: &Param, classes: &Classes<'_>) -> String {
    let name = &param.name;
    let mode = if param.by_ref {
        "t::BY_REF"
    } else {
        "t::BY_VALUE"
    };
    let ty = type_expr(param.ty.as_ref(), classes);
    if param.variadic {
        return format!("t::variadic(c\"{name}\", {mode}, {ty})");
    }
    let default = match &param.default {
        Some(text) => format!("Some(c{text:?})"),
        None => "None".to_owned(),
    };
    format!("t::arg(c\"{name}\", {mode}, {ty}, {default})")
}

fn type_expr(ty: Option<&Type>, classes: &Classes<'_>) -> String {
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
        Some(class) => format!("t::class(c{:?}, {mask})", classes.name(class)),
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

/// The C entry point. It names the Rust function, so a missing one does not compile.
fn handler(out: &mut String, ident: &str, twin: &str) -> fmt::Result {
    write!(
        out,
        "\nunsafe extern \"C\" fn {ident}(ex: *mut t::ExecuteData, ret: *mut t::Zval) {{
    // SAFETY: Zend calls a handler with a live frame and a slot for its return value.
    unsafe {{ crate::zend::entry::run(ex, ret, crate::functions::{twin}) }}
}}
"
    )
}

fn functions(out: &mut String, functions: &[Function], php: Version) -> fmt::Result {
    let len = functions.len() + 1;
    writeln!(
        out,
        "\npub static FUNCTIONS: t::Functions<{len}> = t::Functions(["
    )?;
    for function in functions {
        let (name, ident) = (function.name_on(php), function.ident());
        let handler = function.alias.as_ref().map_or_else(
            || ident.clone(),
            |f| function.space.full(f).replace('\\', "_"),
        );
        let flags = if function.deprecated {
            "t::DEPRECATED"
        } else {
            "0"
        };
        writeln!(
            out,
            "    t::function(c{name:?}, zif_{handler}, &ARGS_{ident}.0, {flags}),"
        )?;
    }
    writeln!(out, "    t::end(),\n]);")
}

/// `Class::someMethod()` is `crate::functions::class::some_method` in Rust.
fn methods(out: &mut String, class: &Class, classes: &Classes<'_>) -> fmt::Result {
    if class.methods.is_empty() {
        return Ok(());
    }
    let (class_name, module) = (&class.name, snake_case(&class.name));
    for method in &class.methods {
        let ident = format!("{class_name}_{}", method.name);
        arg_info(out, &ident, method.signature_on(classes.1), classes)?;
        let twin = format!("{module}::{}", snake_case(&method.name));
        handler(out, &format!("zim_{ident}"), &twin)?;
    }
    let len = class.methods.len() + 1;
    writeln!(
        out,
        "\nstatic METHODS_{class_name}: t::Functions<{len}> = t::Functions(["
    )?;
    for method in &class.methods {
        let name = &method.name;
        let ident = format!("{class_name}_{name}");
        writeln!(
            out,
            "    t::function(c\"{name}\", zim_{ident}, &ARGS_{ident}.0, t::PUBLIC),"
        )?;
    }
    writeln!(out, "    t::end(),\n]);")
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

fn classes(out: &mut String, classes: &Classes<'_>) -> fmt::Result {
    let len = classes.present().count();
    writeln!(out, "\npub static CLASSES: [t::ClassDecl; {len}] = [")?;
    for class in classes.present() {
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
        let name = class.name_on(classes.1);
        let methods = if class.methods.is_empty() {
            "None".to_owned()
        } else {
            format!("Some(&METHODS_{}.0)", class.name)
        };
        writeln!(out, "    t::class_decl(c{name:?}, {flags}, {methods}),")?;
    }
    writeln!(out, "];")
}

/// Makes the table that is registered from the rows that the system has.
const FILTER: &str = "
const PRESENT: usize = {
    let (mut present, mut i) = (0, 0);
    while i < ROWS.len() {
        if ROWS[i].2 != ABSENT {
            present += 1;
        }
        i += 1;
    }
    present
};

pub static CONSTANTS: [t::LongConstant; PRESENT] = {
    let mut table = [const { t::long(c\"\", c\"\", 0, false) }; PRESENT];
    let (mut present, mut i) = (0, 0);
    while i < ROWS.len() {
        if ROWS[i].2 != ABSENT {
            table[present] = t::long(ROWS[i].0, ROWS[i].1, ROWS[i].2, ROWS[i].3);
            present += 1;
        }
        i += 1;
    }
    table
};
";

/// A constant that the target system lacks is left out, without a list of which system has what:
/// inside the block, names are looked up in `netos::consts` first, and only those not found there
/// resolve to the `absent` ones.
///
/// The last column says whether the PHP version's own extension has it, and it is in the global
/// namespace too.
fn constants(out: &mut String, constants: &[Constant], php: Version) -> fmt::Result {
    let c_names: BTreeSet<_> = constants.iter().filter_map(|c| c.c_name.as_ref()).collect();
    writeln!(out, "\nconst ABSENT: i64 = i64::MIN;")?;
    writeln!(out, "#[allow(dead_code)]\nmod absent {{")?;
    for name in c_names {
        writeln!(out, "    pub const {name}: i64 = super::ABSENT;")?;
    }
    writeln!(out, "}}\n#[allow(unused_imports)]\nuse absent::*;")?;

    let len = constants.len();
    writeln!(
        out,
        "\nconst ROWS: [(&std::ffi::CStr, &std::ffi::CStr, i64, bool); {len}] = {{"
    )?;
    writeln!(out, "    use netos::consts::*;\n    [")?;
    for Constant {
        name,
        value,
        c_name,
        origin,
        ..
    } in constants
    {
        let full = Space::Sockets.full(name);
        // PHP looks constants up with their namespace in lower case.
        let key = full.replace(NAMESPACE, &NAMESPACE.to_lowercase());
        let global = origin.is_in(php);
        match c_name {
            Some(c) => writeln!(out, "        (c{full:?}, c{key:?}, {c} as i64, {global}),")?,
            None => writeln!(out, "        (c{full:?}, c{key:?}, {value}, {global}),")?,
        }
    }
    writeln!(out, "    ]\n}};")?;
    out.push_str(FILTER);
    reference_values(out, constants)
}

/// IDEs show the stub's literals. On x86-64 Linux each is compared with the real value, which also
/// finds a misspelt name.
fn reference_values(out: &mut String, constants: &[Constant]) -> fmt::Result {
    let system = r#"target_os = "linux", target_arch = "x86_64", target_env = "gnu""#;
    writeln!(out, "\n#[cfg(all({system}))]\nconst _: () = {{")?;
    for (index, Constant { name, value, .. }) in constants.iter().enumerate() {
        let message = format!("the stub's {name} is not the system's");
        writeln!(out, "    assert!(ROWS[{index}].2 == {value}, {message:?});")?;
    }
    writeln!(out, "}};")
}
