//! The bill of materials of a release, in CycloneDX's JSON: every crate that the extension
//! is made from, with its licence and checksum, and what is linked in from elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};

/// What `cargo metadata` says, as far as it is used.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Clone, Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    /// Where it was fetched from; the workspace's own have none.
    source: Option<String>,
    targets: Vec<Target>,
}

#[derive(Clone, Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// "build", "dev", or nothing.
    kind: Option<String>,
}

/// A crate, and whether its code is in the library: the others only build it.
struct Part {
    package: Package,
    linked: bool,
}

/// Writes it for a version of the extension; `others` are what no crate is: name, version,
/// licence.
pub fn write(file: &Path, version: &str, others: &[(&str, &str, &str)]) -> Result<()> {
    let checksums = checksums(&fs::read_to_string(proc::root().join("Cargo.lock"))?);
    let mut components: Vec<Value> = parts()?
        .iter()
        .map(|part| component(part, &checksums))
        .collect();
    components.extend(others.iter().map(|(name, version, licence)| {
        json!({
            "type": "library", "name": name, "scope": "required", "version": version,
            "licenses": [{ "expression": licence }],
        })
    }));
    let text = serde_json::to_string_pretty(&json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": {
            "type": "library", "name": "sockets", "version": version,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        }},
        "components": components,
    }))?;
    fs::write(file, text + "\n").with_context(|| file.display().to_string())
}

fn component(part: &Part, checksums: &BTreeMap<(String, String), String>) -> Value {
    let Package {
        name,
        version,
        license,
        source,
        ..
    } = &part.package;
    let mut component = json!({
        "type": "library", "name": name, "version": version,
        "scope": if part.linked { "required" } else { "excluded" },
    });
    if let Some(license) = license {
        // The slash is an old way to say it.
        component["licenses"] = json!([{ "expression": license.replace('/', " OR ") }]);
    }
    if source.is_some() {
        component["purl"] = json!(format!("pkg:cargo/{name}@{version}"));
    }
    if let Some(sum) = checksums.get(&(name.clone(), version.clone())) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

/// Every crate that the extension is built from, by name and version.
fn parts() -> Result<Vec<Part>> {
    let words = ["metadata", "--format-version=1", "--locked"];
    let linux = "--filter-platform=x86_64-unknown-linux-gnu";
    let text = proc::capture(proc::cargo().args(words).arg(linux))?;
    let Metadata { packages, resolve } = serde_json::from_str(&text)?;
    let packages: BTreeMap<&str, &Package> = packages.iter().map(|p| (&*p.id, p)).collect();
    let nodes: BTreeMap<&str, &Node> = resolve.nodes.iter().map(|n| (&*n.id, n)).collect();
    let root = packages
        .values()
        .find(|p| p.name == "sockets" && p.source.is_none());
    let root = root.context("cargo knows no package sockets")?;

    let (mut linked, mut all) = (BTreeSet::new(), BTreeSet::new());
    let mut todo = vec![(&*root.id, true)];
    while let Some((id, links)) = todo.pop() {
        let new = all.insert(id) | (links && linked.insert(id));
        let Some(node) = nodes.get(id).filter(|_| new) else {
            continue;
        };
        for dependency in &node.deps {
            let package = packages
                .get(&*dependency.pkg)
                .context("a crate without a package")?;
            let macros = package.targets.iter().any(|t| t.kind == ["proc-macro"]);
            for DependencyKind { kind } in &dependency.dep_kinds {
                match kind.as_deref() {
                    None => todo.push((&*package.id, links && !macros)),
                    Some("build") => todo.push((&*package.id, false)),
                    Some(_) => {}
                }
            }
        }
    }
    all.remove(&*root.id);
    let mut parts: Vec<Part> = all
        .iter()
        .map(|id| Part {
            package: (*packages[id]).clone(),
            linked: linked.contains(id),
        })
        .collect();
    parts.sort_by(|a, b| {
        (&a.package.name, &a.package.version).cmp(&(&b.package.name, &b.package.version))
    });
    Ok(parts)
}

/// The checksums in Cargo.lock, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let value = |block: &str, key: &str| {
        let line = block.lines().find_map(|line| line.strip_prefix(key))?;
        Some(line.trim_start_matches(" = ").trim_matches('"').to_owned())
    };
    lock.split("[[package]]")
        .filter_map(|block| {
            let key = (value(block, "name")?, value(block, "version")?);
            Some((key, value(block, "checksum")?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    /// What may be shipped together under MIT or Apache-2.0.
    const FREE: [&str; 8] = [
        "MIT",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "Zlib",
        "Unlicense",
        "Unicode-3.0",
    ];

    /// An expression's choices are joined by OR, what all holds at once by AND.
    fn is_free(license: &str) -> bool {
        license
            .replace('/', " OR ")
            .replace(['(', ')'], "")
            .split(" AND ")
            .all(|all| all.split(" OR ").any(|one| FREE.contains(&one.trim())))
    }

    #[test]
    fn every_crate_has_a_licence_that_allows_shipping() {
        let parts = parts().unwrap();
        assert!(parts.iter().any(|p| p.package.name == "libc" && p.linked));
        assert!(
            parts
                .iter()
                .any(|p| p.package.name == "bindgen" && !p.linked)
        );
        for part in parts {
            let license = part.package.license.clone().unwrap_or_default();
            assert!(is_free(&license), "{}: {license:?}", part.package.name);
        }
    }

    #[test]
    fn licences_are_read_as_they_are_joined() {
        assert!(is_free("(MIT OR GPL-2.0) AND Unicode-3.0"));
        assert!(is_free("GPL-3.0/MIT"));
        assert!(!is_free("MIT AND GPL-3.0"));
        assert!(!is_free(""));
    }

    #[test]
    fn checksums_are_found_by_name_and_version() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"00ff\"\n\n[[package]]\nname = \"b\"\nversion = \"2.0.0\"\n";
        let found = checksums(lock);
        assert_eq!(found.len(), 1);
        assert_eq!(found[&("a".into(), "1.0.0".into())], "00ff");
    }
}
