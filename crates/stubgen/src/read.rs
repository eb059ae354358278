//! From PHP's syntax tree to the model.

use std::collections::HashSet;

use tree_sitter::{Node, Parser, Tree};

use crate::doc::Doc;
use crate::{Class, Constant, Error, Function, Kind, Param, Signature, Stub, Type};

pub fn stub(text: &str) -> Result<Stub, Error> {
    let tree = syntax(text, 1)?;
    let source = Source { text, first: 1 };
    let mut stub = Stub::default();
    let mut doc = None;
    for node in children(tree.root_node()) {
        let line = source.line(node);
        match node.kind() {
            "php_tag" => {}
            "comment" => {
                let comment = source.text(node);
                doc = comment
                    .starts_with("/**")
                    .then(|| Doc::read(comment, line))
                    .transpose()?;
            }
            _ => {
                let doc = doc
                    .take()
                    .filter(|doc| !doc.summary.is_empty())
                    .ok_or_else(|| Error::new(line, "a declaration without a doc comment"))?;
                source.declaration(node, &doc, &mut stub)?;
            }
        }
    }
    check(&stub)?;
    Ok(stub)
}

/// Parses PHP that begins on the stub's line `first`; the first syntax error is ours too.
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

/// A piece of PHP, and the line of the stub on which it begins.
#[derive(Clone, Copy)]
struct Source<'a> {
    text: &'a str,
    first: usize,
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

    fn declaration(self, node: Node<'_>, doc: &Doc, stub: &mut Stub) -> Result<(), Error> {
        match node.kind() {
            "const_declaration" => {
                for element in children(node) {
                    stub.constants.push(self.constant(element, doc)?);
                }
            }
            "class_declaration" => stub.classes.push(self.class(node, doc)?),
            "function_definition" => stub.functions.push(self.function(node, doc)?),
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
            origin: doc.origin(line)?,
            summary: doc.summary.clone(),
        })
    }

    fn class(self, node: Node<'_>, doc: &Doc) -> Result<Class, Error> {
        let line = self.line(node);
        let modifiers: Vec<_> = children(node).iter().map(Node::kind).collect();
        let empty = node
            .child_by_field_name("body")
            .is_some_and(|body| body.named_child_count() == 0);
        if !empty {
            return Err(Error::new(line, "a handle class has no members"));
        }
        Ok(Class {
            line,
            name: self.field(node, "name").unwrap_or_default().to_owned(),
            is_final: modifiers.contains(&"final_modifier"),
            strict_properties: doc.strict_properties,
            not_serializable: doc.not_serializable,
            origin: doc.origin(line)?,
            summary: doc.summary.clone(),
        })
    }

    fn function(self, node: Node<'_>, doc: &Doc) -> Result<Function, Error> {
        let line = self.line(node);
        let name = self.field(node, "name").unwrap_or_default().to_owned();
        let mut before = Vec::new();
        for (version, declaration, line) in &doc.before {
            before.push((*version, older_signature(declaration, *line, &name)?));
        }
        Ok(Function {
            line,
            signature: self.signature(node)?,
            name,
            before,
            alias: doc.alias.clone(),
            deprecated: doc.deprecated,
            origin: doc.origin(line)?,
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
            } else if let Some(first) = ty.class.replace(part.to_owned()) {
                let message = format!("a type of two classes, {first} and {part}");
                return Err(Error::new(self.line(node), message));
            }
        }
        Ok(Some(ty))
    }
}

/// The declaration that a `@before` tag quotes, which must be of the same function.
fn older_signature(declaration: &str, line: usize, name: &str) -> Result<Signature, Error> {
    let text = format!("<?php {declaration}");
    let tree = syntax(&text, line)?;
    let source = Source {
        text: &text,
        first: line,
    };
    children(tree.root_node())
        .into_iter()
        .find(|n| n.kind() == "function_definition" && source.field(*n, "name") == Some(name))
        .ok_or_else(|| Error::new(line, format!("@before does not declare {name}()")))
        .and_then(|node| source.signature(node))
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

/// What only the whole stub can tell: names used twice, types and aliases that lead nowhere.
fn check(stub: &Stub) -> Result<(), Error> {
    let mut seen = HashSet::new();
    let constants = stub.constants.iter().map(|c| (c.line, &c.name));
    let classes = stub.classes.iter().map(|c| (c.line, &c.name));
    let functions = stub.functions.iter().map(|f| (f.line, &f.name));
    for (line, name) in constants.chain(classes).chain(functions) {
        if !seen.insert(name.as_str()) {
            return Err(Error::new(line, format!("{name} is declared twice")));
        }
    }
    for function in &stub.functions {
        let aliases = |f: &&Function| Some(&f.name) == function.alias.as_ref();
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
            if !stub.classes.iter().any(|c| &c.name == class) {
                return Err(Error::new(
                    function.line,
                    format!("class {class} is not declared"),
                ));
            }
        }
    }
    Ok(())
}
