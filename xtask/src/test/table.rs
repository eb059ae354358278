//! Writes the table of upstream's suites in docs/compatibility.md.

use anyhow::{Context, Result};

const PAGE: &str = "docs/compatibility.md";
const BEGIN: &str = "<!-- upstream: begin -->";
const END: &str = "<!-- upstream: end -->";

/// One suite on one PHP version by one user.
#[derive(Clone, Debug)]
pub struct Row {
    pub php: String,
    pub user: &'static str,
    pub tests: usize,
    pub c: usize,
    pub ours: usize,
    /// Tests that C passes and ours does not.
    pub lost: usize,
}

/// Puts the rows between the page's two marks.
pub fn write(rows: &[Row]) -> Result<()> {
    let file = proc::root().join(PAGE);
    let text = std::fs::read_to_string(&file).with_context(|| format!("reading {PAGE}"))?;
    std::fs::write(file, replaced(&text, rows)?)?;
    Ok(())
}

fn replaced(text: &str, rows: &[Row]) -> Result<String> {
    let (before, rest) = text
        .split_once(BEGIN)
        .with_context(|| format!("{PAGE} has no line {BEGIN}"))?;
    let (_, after) = rest
        .split_once(END)
        .with_context(|| format!("{PAGE} has no line {END}"))?;
    let mut table = String::from(
        "| | run | tests | C passes | this extension passes | C passes, this extension does not |\n\
         |---|---|---:|---:|---:|---:|\n",
    );
    for Row {
        php,
        user,
        tests,
        c,
        ours,
        lost,
    } in rows
    {
        table.push_str(&format!(
            "| PHP {php} | {user} | {tests} | {c} | {ours} | {lost} |\n"
        ));
    }
    Ok(format!("{before}{BEGIN}\n{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn the_table_replaces_what_stood_between_the_marks() {
        let row = Row {
            php: "8.4.28".into(),
            user: "as root",
            tests: 105,
            c: 82,
            ours: 83,
            lost: 0,
        };
        let text = replaced(&format!("a\n{BEGIN}\nold\n{END}\nb\n"), &[row]).unwrap();
        assert!(text.contains("| PHP 8.4.28 | as root | 105 | 82 | 83 | 0 |\n"));
        assert!(text.starts_with("a\n") && text.ends_with("\nb\n") && !text.contains("old"));
        assert!(replaced("no marks", &[]).is_err());
    }
}
