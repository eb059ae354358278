//! The tests expect glibc's texts of errno. Where a PHP's C library has other ones, as musl
//! has, what it says itself is put into the expectations: the judge is then that PHP's own
//! posix_strerror(), which asks the C library and not us.

use std::path::Path;

use anyhow::Result;

use crate::php::{self, Php};

/// "[98]: Address already in use" and what the other library says in its place.
type Pairs = Vec<(String, String)>;

const TABLE: &str = r#"for ($i = 1; $i < 134; $i++) echo "[$i]: ", posix_strerror($i), "\n";"#;

/// Rewrites every test below `folder` whose expectations this PHP can't meet.
pub fn adapt(folder: &Path, php: &Php) -> Result<()> {
    if php.target != php::Target::Musl {
        return Ok(());
    }
    let pairs = pairs(&table(&php::system()?)?, &table(php)?);
    rewrite(folder, &pairs)
}

fn table(php: &Php) -> Result<String> {
    let mut command = proc::command(&php.program);
    command.arg("-n").env("LC_ALL", "C");
    for helper in php.helpers() {
        command.args(php::load_args(&helper));
    }
    proc::capture(command.args(["-r", TABLE]))
}

/// Both tables have a line for each number, in the same order.
fn pairs(glibc: &str, other: &str) -> Pairs {
    let lines = glibc.lines().zip(other.lines());
    let differing = lines.filter(|(one, two)| one != two);
    differing.map(|(a, b)| (a.into(), b.into())).collect()
}

fn rewrite(folder: &Path, pairs: &Pairs) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rewrite(&path, pairs)?;
        } else if path.extension().is_some_and(|word| word == "phpt") {
            // Programs in tests may hold any bytes.
            let Ok(text) = std::fs::read_to_string(&path) else {
                continue;
            };
            std::fs::write(path, expectations(&text, pairs))?;
        }
    }
    Ok(())
}

fn expectations(test: &str, pairs: &Pairs) -> String {
    let Some(at) = test.find("\n--EXPECT") else {
        return test.to_owned();
    };
    let (program, expected) = test.split_at(at);
    let replace = |text: String, (from, to): &(String, String)| text.replace(from, to);
    program.to_owned() + &pairs.iter().fold(expected.to_owned(), replace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_expectations_change() {
        let glibc = "[1]: Not permitted\n[98]: Address already in use\n";
        let musl = "[1]: Not permitted\n[98]: Address in use\n";
        let test = "--FILE--\n[98]: Address already in use\n--EXPECT--\n\
                    [98]: Address already in use\n[1]: Not permitted\n";
        let wanted = "--FILE--\n[98]: Address already in use\n--EXPECT--\n\
                      [98]: Address in use\n[1]: Not permitted\n";
        assert_eq!(expectations(test, &pairs(glibc, musl)), wanted);
    }
}
