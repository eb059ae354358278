//! Checks how the extension's modules depend on each other (ARCHITECTURE.md): a circle, or the use
//! of a higher layer, in their `crate::` paths is an error.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

type Graph = BTreeMap<String, BTreeSet<String>>;

/// From the bottom. A module may use those of lower layers, and those of its own layer without
/// circles. Modules that are not named are families.
const LAYERS: [&[&str]; 3] = [
    &["version"],
    &["socket", "convert"],
    &["address", "interrupted"],
];
const TOP: [&str; 5] = ["abi", "functions", "module", "settings", "tables"];
const FAMILIES: usize = LAYERS.len();

fn layer(module: &str) -> usize {
    if TOP.contains(&module) {
        return FAMILIES + 1;
    }
    let found = LAYERS.iter().position(|layer| layer.contains(&module));
    found.unwrap_or(FAMILIES)
}

/// The top modules that a file names: `crate::a::...`, `crate::{a::..., b}`.
fn named(text: &str) -> BTreeSet<String> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = BTreeSet::new();
    for rest in code.split("crate::").skip(1) {
        let name = |part: &str| -> String {
            let part = part.trim_start();
            part.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        let Some(list) = rest.strip_prefix('{') else {
            found.insert(name(rest));
            continue;
        };
        let mut depth = 0;
        let mut parts = vec![String::new()];
        for c in list.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    parts.push(String::new());
                    continue;
                }
                _ => {}
            }
            parts.last_mut().expect("never empty").push(c);
        }
        found.extend(parts.iter().map(|part| name(part)));
    }
    found
}

/// Every module at the top of a source folder, with those that it names.
fn graph(source: &Path) -> Graph {
    fn files(folder: &Path, all: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, all);
            } else if path.extension().is_some_and(|e| e == "rs") {
                all.push(path);
            }
        }
    }
    let mut all = Vec::new();
    files(source, &mut all);
    let mut graph = Graph::new();
    for file in all {
        let inside = file.strip_prefix(source).unwrap();
        let first = inside.iter().next().unwrap().to_str().unwrap();
        let module = first.trim_end_matches(".rs").to_owned();
        graph
            .entry(module)
            .or_default()
            .extend(named(&fs::read_to_string(&file).unwrap()));
    }
    graph.remove("lib");
    let modules: BTreeSet<String> = graph.keys().cloned().collect();
    for (module, uses) in &mut graph {
        uses.retain(|name| name != module && modules.contains(name));
    }
    graph
}

/// The modules of some circle, if there is one: what is left once nothing more can be taken
/// away that uses nothing of the rest.
fn circle(graph: &Graph) -> BTreeSet<String> {
    let mut left = graph.clone();
    loop {
        let free: Vec<String> = left
            .iter()
            .filter(|(_, uses)| !uses.iter().any(|name| left.contains_key(name)))
            .map(|(module, _)| module.clone())
            .collect();
        if free.is_empty() {
            return left.into_keys().collect();
        }
        for module in free {
            left.remove(&module);
        }
    }
}

fn upwards(graph: &Graph) -> Vec<String> {
    let mut found = Vec::new();
    for (module, uses) in graph {
        for name in uses.iter().filter(|name| layer(name) > layer(module)) {
            found.push(format!("{module} uses {name}"));
        }
    }
    found
}

#[test]
fn no_module_uses_one_above_it_and_there_is_no_circle() {
    let graph = graph(&root().join("src"));
    assert!(graph.len() > 20, "the modules were not found: {graph:?}");
    assert_eq!(upwards(&graph), Vec::<String>::new());
    assert_eq!(circle(&graph), BTreeSet::new());
}

#[test]
fn zend_and_netos_know_nothing_above_them() {
    for (name, forbidden) in [
        ("zend", &["netos", "Sock", "php_socket"][..]),
        ("netos", &["zend", "ext_php_rs"][..]),
    ] {
        let root = root().join("crates").join(name);
        for folder in ["src", "Cargo.toml"] {
            let mut text = String::new();
            collect(&root.join(folder), &mut text);
            for word in text.split(|c: char| !c.is_alphanumeric() && c != '_') {
                let own = name == word;
                assert!(own || !forbidden.contains(&word), "{name} names {word}");
            }
        }
    }
}

/// The code below `path`, without its comments.
fn collect(path: &Path, text: &mut String) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            collect(&entry.unwrap().path(), text);
        }
        return;
    }
    for line in fs::read_to_string(path).unwrap().lines() {
        text.push_str(line.split("//").next().unwrap_or(""));
        text.push('\n');
    }
}

#[test]
fn unsafe_code_stands_where_safety_md_says() {
    let root = root();
    let page = fs::read_to_string(root.join("SAFETY.md")).unwrap();
    let listed = |file: &str| page.contains(&format!("`{file}`"));
    let mut found = 0;
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
            if text.contains("#![forbid(unsafe_code)]") || text.contains("#![deny(unsafe_code)]") {
                assert!(
                    !listed(name),
                    "{name} is safe by now, and SAFETY.md lists it"
                );
            } else if text.lines().any(|l| {
                let code = l.split("//").next().unwrap_or("");
                code.contains("unsafe ") || code.contains("unsafe(")
            }) {
                assert!(listed(name), "SAFETY.md does not list {name}");
                found += 1;
            }
        }
    }
    assert!(found > 5, "unsafe code was not found");
}

#[test]
fn a_circle_and_a_step_upwards_are_found() {
    let text =
        "use crate::{address::{self, family}, socket};\nuse crate::zend::Call; // crate::not\n";
    let names: Vec<String> = named(text).into_iter().collect();
    assert_eq!(names, ["address", "socket", "zend"]);
    let graph: Graph = [
        ("socket", "option"),
        ("option", "address"),
        ("address", "socket"),
    ]
    .map(|(a, b)| (a.to_owned(), BTreeSet::from([b.to_owned()])))
    .into();
    assert_eq!(circle(&graph).len(), 3);
    assert_eq!(upwards(&graph), ["socket uses option"]);
}
