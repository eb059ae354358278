//! The differences between two outputs, as hunks of lines with the call they belong to.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Lines that one side has and the other has not, at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunk {
    /// The last line both sides share that announces a call; see the prelude's `say()`.
    pub after: String,
    pub c: Vec<String>,
    pub ours: Vec<String>,
}

impl Hunk {
    pub fn show(&self) -> String {
        let mut text = String::new();
        if !self.after.is_empty() {
            text.push_str(&format!("  {}\n", self.after));
        }
        for (mark, lines) in [("-C   ", &self.c), ("+ours", &self.ours)] {
            for line in lines.iter().take(12) {
                text.push_str(&format!("{mark} {line}\n"));
            }
            if lines.len() > 12 {
                text.push_str(&format!("{mark} ... {} more lines\n", lines.len() - 12));
            }
        }
        text
    }
}

/// How a line starts that announces a call.
const CALL: &str = "#";

pub fn hunks(c: &str, ours: &str) -> Vec<Hunk> {
    let c: Vec<&str> = c.lines().collect();
    let ours: Vec<&str> = ours.lines().collect();
    let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let mut hunks = Vec::new();
    let mut after = String::new();
    for op in capture_diff_slices(Algorithm::Myers, &c, &ours) {
        let (tag, in_c, in_ours) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            if let Some(line) = c[in_c].iter().rev().find(|line| line.starts_with(CALL)) {
                after = (*line).to_owned();
            }
        } else {
            hunks.push(Hunk {
                after: after.clone(),
                c: own(&c[in_c]),
                ours: own(&ours[in_ours]),
            });
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_no_hunks() {
        assert!(hunks("a\nb\n", "a\nb\n").is_empty());
    }

    #[test]
    fn a_hunk_knows_its_call_and_both_sides() {
        let found = hunks(
            "# f()\nx\n# g()\nold\nend",
            "# f()\nx\n# g()\nnew\nmore\nend",
        );
        let expected = Hunk {
            after: "# g()".into(),
            c: vec!["old".into()],
            ours: vec!["new".into(), "more".into()],
        };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_missing_tail_is_one_hunk() {
        let found = hunks("# f()\n[timed out]", "# f()\n=> false\n[exit 0]");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].c, ["[timed out]"]);
    }
}
