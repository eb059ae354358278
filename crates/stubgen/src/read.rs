//! Builds the model from PHP's syntax tree.

use std::collections::HashSet;

use tree_sitter::{Node, Parser, Tree};

use crate::doc::Doc;
use crate::{
    Class, Constant, Error, Function, Kind, NAMESPACE, Origin, Param, Signature, Space, Stub, Type,
};

pub fn stub(text: &str) -> Result<Stub, Error> {
    let tree = syntax(text, 1)?;
    let source = Source {
        text,
        first: 1,
        space: Space::Global,
    };
    let mut stub = Stub::default();
    source.declarations(tree.root_node(), &mut stub)?;
    check(&stub)?;
    Ok(stub)
}

/// Parses PHP that begins on the stub's line `first`; returns the first syntax error.
fn syntax(text: &str, first: usize) -> Result<Tree, Error> {
    let mut parser = Parser::new();
    parser
        .set_language(&tree_sitter_php::LANGUAGE_PHP.into())
        .map_err(|e| Error::new(first, format!("the PHP grammar does not load: {e}")))?;
    let tree = parser
        .parse(text, None)
        .ok_or_else(|| Error::new(first, "the PHP parser gave up"))?;
    match first_error(tree.root_node()) {
        Some(node) => Err(Error::new(
            first + node.start_position().row,
            format!(
                "PHP syntax error near `{}`",
                snippet(&text[node.byte_range()])
            ),
        )),
        None => Ok(tree),
    }
}

fn first_error(node: Node<'_>) -> Option<Node<'_>> {
    if node.is_error() || node.is_missing() {
        return Some(node);
    }
    if !node.has_error() {
        return None;
    }
    let mut cursor = node.walk();
    node.children(&mut cursor).find_map(first_error)
}

fn snippet(text: &str) -> &str {
    let line = text.lines().next().unwrap_or_default();
    line.char_indices()
        .nth(40)
        .map_or(line, |(end, _)| &line[..end])
}

fn children(node: Node<'_>) -> Vec<Node<'_>> {
    node.named_children(&mut node.walk()).collect()
}

/// A piece of PHP code, its first line in the stub, and its namespace.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    first: usize,
    space: Space,
}

impl<'a> Source<'a> {
    fn text(self, node: Node<'_>) -> &'a str {
        &self.text[node.byte_range()]
    }

    fn line(self, node: Node<'_>) -> usize {
        self.first + node.start_position().row
    }

    fn field(self, node: Node<'_>, name: &str) -> Option<&'a str> {
        node.child_by_field_name(name).map(|n| self.text(n))
    }

    /// The declarations directly under `parent`, a file or the braces of a namespace.
    fn declarations(self, parent: Node<'_>, stub: &mut Stub) -> Result<(), Error> {
        let mut doc = None;
        for node in children(parent) {
            let line = self.line(node);
            match node.kind() {
                "php_tag" => {}
                "comment" => {
                    let comment = self.text(node);
                    doc = comment
                        .starts_with("/**")
                        .then(|| Doc::read(comment, line))
                        .transpose()?;
                }
                "namespace_definition" => self.namespace(node, stub)?,
                _ => {
                    let doc = doc
                        .take()
                        .filter(|doc| !doc.summary.is_empty())
                        .ok_or_else(|| Error::new(line, "a declaration without a doc comment"))?;
                    self.declaration(node, &doc, stub)?;
                }
            }
        }
        Ok(())
    }

    fn namespace(self, node: Node<'_>, stub: &mut Stub) -> Result<(), Error> {
        let space = match self.field(node, "name") {
            None => Space::Global,
            Some(NAMESPACE) => Space::Sockets,
            Some(other) => {
                let message = format!("a stub has no place for the namespace {other}");
                return Err(Error::new(self.line(node), message));
            }
        };
        let body = node.child_by_field_name("body").ok_or_else(|| {
            Error::new(
                self.line(node),
                "a namespace wants braces around what is in it",
            )
        })?;
        Self { space, ..self }.declarations(body, stub)
    }

    /// The origin of a declaration, which must fit its namespace.
    fn origin(self, line: usize, doc: &Doc, ours_may_be_global: bool) -> Result<Origin, Error> {
        let origin = doc.origin(line)?;
        match (self.space, origin) {
            (Space::Sockets, Origin::Php(_)) => Err(Error::new(
                line,
                "what PHP has is declared in the global namespace",
            )),
            (Space::Global, Origin::Ours) if !ours_may_be_global => Err(Error::new(
                line,
                "a constant of ours is declared in the namespace Sockets",
            )),
            _ => Ok(origin),
        }
    }

    fn declaration(self, node: Node<'_>, doc: &Doc, stub: &mut Stub) -> Result<(), Error> {
        match node.kind() {
            "const_declaration" => {
                for element in children(node) {
                    stub.constants.push(self.constant(element, doc)?);
                }
            }
            "class_declaration" => stub.classes.push(self.class(node, doc)?),
            "function_definition" => {
                let origin = self.origin(self.line(node), doc, true)?;
                stub.functions.push(self.function(node, doc, origin)?);
            }
            other => {
                let message = format!("a stub has no place for a {}", other.replace('_', " "));
                return Err(Error::new(self.line(node), message));
            }
        }
        Ok(())
    }

    fn constant(self, node: Node<'_>, doc: &Doc) -> Result<Constant, Error> {
        let line = self.line(node);
        let parts = children(node);
        let [name, value] = parts[..] else {
            return Err(Error::new(line, "a constant wants one name and one value"));
        };
        let name = self.text(name).to_owned();
        let value = self.text(value);
        Ok(Constant {
            line,
            value: integer(value)
                .ok_or_else(|| Error::new(line, format!("`{value}` is no integer literal")))?,
            c_name: (!doc.literal).then(|| doc.c_name.clone().unwrap_or_else(|| name.clone())),
            name,
            origin: self.origin(line, doc, false)?,
            summary: doc.summary.clone(),
        })
    }

    fn class(self, node: Node<'_>, doc: &Doc) -> Result<Class, Error> {
        let line = self.line(node);
        let modifiers: Vec<_> = children(node).iter().map(Node::kind).collect();
        let origin = self.origin(line, doc, true)?;
        Ok(Class {
            line,
            name: self.field(node, "name").unwrap_or_default().to_owned(),
            space: self.space,
            is_final: modifiers.contains(&"final_modifier"),
            strict_properties: doc.strict_properties,
            not_serializable: doc.not_serializable,
            methods: self.methods(node, origin)?,
            needs: doc.needs,
            origin,
            summary: doc.summary.clone(),
        })
    }

    /// The methods of a class, which have the class's origin.
    fn methods(self, class: Node<'_>, origin: Origin) -> Result<Vec<Function>, Error> {
        let mut methods = Vec::new();
        let mut doc = None;
        let body = class.child_by_field_name("body").map(children);
        for member in body.unwrap_or_default() {
            let line = self.line(member);
            match member.kind() {
                "comment" => doc = Some(Doc::read(self.text(member), line)?),
                "method_declaration" => {
                    let doc = doc
                        .take()
                        .ok_or_else(|| Error::new(line, "a method without a doc comment"))?;
                    methods.push(self.function(member, &doc, origin)?);
                }
                other => {
                    let message = format!("a class has no place for a {}", other.replace('_', " "));
                    return Err(Error::new(line, message));
                }
            }
        }
        Ok(methods)
    }

    fn function(self, node: Node<'_>, doc: &Doc, origin: Origin) -> Result<Function, Error> {
        let line = self.line(node);
        let name = self.field(node, "name").unwrap_or_default().to_owned();
        let mut before = Vec::new();
        for (version, declaration, line) in &doc.before {
            before.push((*version, self.older_signature(declaration, *line, &name)?));
        }
        Ok(Function {
            line,
            signature: self.signature(node)?,
            name,
            space: self.space,
            everywhere: doc.everywhere,
            before,
            alias: doc.alias.clone(),
            deprecated: doc.deprecated,
            origin,
            declaration: self.text(node).trim_end_matches(['{', '}', ' ']).to_owned(),
            notes: doc.notes.clone(),
            summary: doc.summary.clone(),
        })
    }

    fn signature(self, node: Node<'_>) -> Result<Signature, Error> {
        let list = node.child_by_field_name("parameters").map(children);
        let mut params = Vec::new();
        for param in list.unwrap_or_default() {
            if param.kind() != "comment" {
                params.push(self.param(param)?);
            }
        }
        Ok(Signature {
            params,
            returns: self.ty(node, "return_type")?,
        })
    }

    fn param(self, node: Node<'_>) -> Result<Param, Error> {
        let name = self.field(node, "name").unwrap_or_default();
        Ok(Param {
            name: name.trim_start_matches('$').to_owned(),
            ty: self.ty(node, "type")?,
            by_ref: node.child_by_field_name("reference_modifier").is_some(),
            variadic: node.kind() == "variadic_parameter",
            default: self.field(node, "default_value").map(str::to_owned),
        })
    }

    fn ty(self, node: Node<'_>, field: &str) -> Result<Option<Type>, Error> {
        let Some(node) = node.child_by_field_name(field) else {
            return Ok(None);
        };
        let text = self.text(node);
        let mut ty = Type::default();
        let rest = text
            .strip_prefix('?')
            .inspect(|_| ty.kinds.push(Kind::Null));
        for part in rest.unwrap_or(text).split('|').map(str::trim) {
            if let Some(kind) = kind(part) {
                ty.kinds.push(kind);
            } else if let Some(first) = ty.class.replace(self.class_name(part)) {
                let message = format!("a type of two classes, {first} and {part}");
                return Err(Error::new(self.line(node), message));
            }
        }
        Ok(Some(ty))
    }

    /// A class by its full name, as PHP resolves it.
    fn class_name(self, written: &str) -> String {
        match written.strip_prefix('\\') {
            Some(full) => full.to_owned(),
            None => self.space.full(written),
        }
    }

    /// The declaration that a `@before` tag quotes, which must be of the same function.
    fn older_signature(
        self,
        declaration: &str,
        line: usize,
        name: &str,
    ) -> Result<Signature, Error> {
        let text = format!("<?php {declaration}");
        let tree = syntax(&text, line)?;
        let source = Source {
            text: &text,
            first: line,
            space: self.space,
        };
        children(tree.root_node())
            .into_iter()
            .find(|n| n.kind() == "function_definition" && source.field(*n, "name") == Some(name))
            .ok_or_else(|| Error::new(line, format!("@before does not declare {name}()")))
            .and_then(|node| source.signature(node))
    }
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "null" => Kind::Null,
        "false" => Kind::False,
        "true" => Kind::True,
        "bool" => Kind::Bool,
        "int" => Kind::Int,
        "float" => Kind::Float,
        "string" => Kind::String,
        "array" => Kind::Array,
        "object" => Kind::Object,
        "mixed" => Kind::Mixed,
        "void" => Kind::Void,
        _ => return None,
    })
}

fn integer(text: &str) -> Option<i64> {
    match text.strip_prefix("0x") {
        Some(hex) => i64::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}

/// Checks the stub as a whole: duplicate names, types and aliases that do not exist.
fn check(stub: &Stub) -> Result<(), Error> {
    let mut seen = HashSet::new();
    // All constants are in one namespace.
    let constants = stub.constants.iter().map(|c| (c.line, c.name.clone()));
    let classes = stub.classes.iter().map(|c| (c.line, c.space.full(&c.name)));
    let functions = stub
        .functions
        .iter()
        .map(|f| (f.line, f.space.full(&f.name)));
    for (line, name) in constants.chain(classes).chain(functions) {
        if !seen.insert(name.clone()) {
            return Err(Error::new(line, format!("{name} is declared twice")));
        }
    }
    let methods = stub.classes.iter().flat_map(|class| &class.methods);
    for function in stub.functions.iter().chain(methods) {
        let aliases =
            |f: &&Function| f.space == function.space && Some(&f.name) == function.alias.as_ref();
        if function.alias.is_some() && !stub.functions.iter().any(|f| aliases(&f)) {
            return Err(Error::new(
                function.line,
                "@alias of a function not declared",
            ));
        }
        let types = function
            .signature
            .params
            .iter()
            .filter_map(|p| p.ty.as_ref())
            .chain(function.signature.returns.as_ref());
        for class in types.filter_map(|ty| ty.class.as_ref()) {
            if !stub.classes.iter().any(|c| &c.space.full(&c.name) == class) {
                return Err(Error::new(
                    function.line,
                    format!("class {class} is not declared"),
                ));
            }
        }
    }
    Ok(())
}
