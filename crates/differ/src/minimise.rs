//! Reduces a failing program: removes lines, first many at a time, then one by one, as long as the
//! same failure occurs.

use anyhow::Result;

/// `fails` tests whether a candidate still has the failure.
pub fn minimise(
    lines: Vec<String>,
    mut fails: impl FnMut(&[String]) -> Result<bool>,
) -> Result<Vec<String>> {
    let mut kept = lines;
    let mut chunk = kept.len().div_ceil(2).max(1);
    loop {
        let mut start = 0;
        let mut shrunk = false;
        while start < kept.len() {
            let end = (start + chunk).min(kept.len());
            let candidate: Vec<String> = [&kept[..start], &kept[end..]].concat();
            if fails(&candidate)? {
                kept = candidate;
                shrunk = true;
            } else {
                start = end;
            }
        }
        if chunk == 1 && !shrunk {
            return Ok(kept);
        }
        chunk = (chunk / 2).max(1);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;

    #[test]
    fn what_the_failure_needs_is_kept_and_nothing_else() {
        let lines: Vec<String> = (0..40).map(|n| n.to_string()).collect();
        let needs = |lines: &[String]| {
            ["3", "17", "31"]
                .iter()
                .all(|n| lines.iter().any(|line| line == n))
        };
        let kept = minimise(lines, |lines| Ok(needs(lines))).unwrap();
        assert_eq!(kept, ["3", "17", "31"]);
    }
}
