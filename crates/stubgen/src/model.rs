//! The declarations of a stub.

use std::fmt;
use std::str::FromStr;

/// A PHP branch, such as 8.4. Ordered, to be compared with a declaration's version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// Reads a branch or a whole version: `8.4`, `8.4.24`, `8.6.0RC3`.
impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut numbers = text.split('.').map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => Ok(Self { major, minor }),
            _ => Err(format!("`{text}` is no PHP version, such as 8.4")),
        }
    }
}

/// The origin of a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In PHP since this version.
    Php(Version),
    /// An addition of this extension (`@ours`).
    Ours,
}

impl Origin {
    /// Whether the given version's own extension has it.
    pub fn is_in(self, php: Version) -> bool {
        matches!(self, Origin::Php(since) if since <= php)
    }
}

/// The namespace for what must not be in the global one.
pub const NAMESPACE: &str = "Sockets";

/// The namespace that a function or class is declared in. Constants need none: all are in
/// `Sockets`, and PHP's also in the global one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Global,
    Sockets,
}

impl Space {
    /// `name` with the namespace before it.
    pub fn full(self, name: &str) -> String {
        match self {
            Space::Global => name.to_owned(),
            Space::Sockets => format!("{NAMESPACE}\\{name}"),
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stub {
    pub constants: Vec<Constant>,
    pub classes: Vec<Class>,
    pub functions: Vec<Function>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    pub line: usize,
    pub name: String,
    /// The Linux x86-64 value, for readers and IDEs.
    pub value: i64,
    /// The C name with the value on the target system; none if the number is PHP's own.
    pub c_name: Option<String>,
    pub origin: Origin,
    pub summary: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    pub line: usize,
    pub name: String,
    pub space: Space,
    pub is_final: bool,
    pub strict_properties: bool,
    pub not_serializable: bool,
    pub methods: Vec<Function>,
    /// The first PHP version that can have it.
    pub needs: Option<Version>,
    pub origin: Origin,
    pub summary: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    pub line: usize,
    pub name: String,
    pub space: Space,
    /// In the global namespace of every version, also before `origin`.
    pub everywhere: bool,
    pub signature: Signature,
    /// Signatures of older PHP versions, ascending: each holds below the named version.
    pub before: Vec<(Version, Signature)>,
    /// The function that this is an alias of.
    pub alias: Option<String>,
    pub deprecated: bool,
    pub origin: Origin,
    /// As PHP declares it, up to the body.
    pub declaration: String,
    pub summary: String,
    pub notes: Vec<String>,
}

impl Class {
    /// The name under which the given version gets it: in `Sockets` until PHP has it.
    pub fn name_on(&self, php: Version) -> String {
        placed(self.space, self.origin, php).full(&self.name)
    }
}

/// What is declared in the global namespace is in `Sockets` on PHP versions that lack it.
fn placed(declared: Space, origin: Origin, php: Version) -> Space {
    match origin {
        Origin::Php(_) if !origin.is_in(php) => Space::Sockets,
        _ => declared,
    }
}

impl Function {
    /// As for classes.
    pub fn name_on(&self, php: Version) -> String {
        let space = if self.everywhere {
            self.space
        } else {
            placed(self.space, self.origin, php)
        };
        space.full(&self.name)
    }

    /// The path of its Rust function below `crate::functions`.
    pub fn twin(&self) -> String {
        match self.space {
            Space::Global => self.name.clone(),
            Space::Sockets => format!("sockets::{}", self.name),
        }
    }

    /// A Rust identifier of its own.
    pub fn ident(&self) -> String {
        self.space.full(&self.name).replace('\\', "_")
    }

    /// The signature that the given PHP version's own extension has.
    pub fn signature_on(&self, php: Version) -> &Signature {
        self.before
            .iter()
            .find(|(before, _)| php < *before)
            .map_or(&self.signature, |(_, signature)| signature)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub params: Vec<Param>,
    pub returns: Option<Type>,
}

impl Signature {
    /// How many arguments a caller cannot leave out.
    pub fn required(&self) -> usize {
        self.params
            .iter()
            .rposition(|p| p.default.is_none() && !p.variadic)
            .map_or(0, |last| last + 1)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    pub name: String,
    pub ty: Option<Type>,
    pub by_ref: bool,
    pub variadic: bool,
    /// As written in PHP: Reflection evaluates this text.
    pub default: Option<String>,
}

/// A PHP type: at most one class, by its full name, and any of the built-in kinds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Type {
    pub class: Option<String>,
    pub kinds: Vec<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Null,
    False,
    True,
    Bool,
    Int,
    Float,
    String,
    Array,
    Object,
    Mixed,
    Void,
}
