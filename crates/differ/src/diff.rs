//! The differences between two outputs, as hunks of lines with the call they belong to.
//!
//! A program prints a line before every call. These lines divide both outputs into blocks, which
//! are compared in order, so a difference is always reported for the right call.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// Lines at one place that only one side has.
#[derive(Clone, Debug, Default)]
pub struct Hunk {
    /// The line that announces the call; see the prelude's `say()`.
    pub after: String,
    pub c: Vec<String>,
    pub ours: Vec<String>,
    /// Everything that C printed for this call, equal lines included.
    pub within: String,
    /// The number of calls before this one in the program.
    pub place: usize,
}

/// The same difference, whatever else was printed around it.
impl PartialEq for Hunk {
    fn eq(&self, other: &Hunk) -> bool {
        (&self.after, &self.c, &self.ours) == (&other.after, &other.c, &other.ours)
    }
}

impl Hunk {
    fn show(&self) -> String {
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

/// The first of them as readable text.
pub fn show(hunks: &[Hunk], at_most: usize) -> String {
    let mut text: String = hunks.iter().take(at_most).map(Hunk::show).collect();
    if hunks.len() > at_most {
        text.push_str(&format!("... {} more differences\n", hunks.len() - at_most));
    }
    text
}

/// The start of a line that announces a call.
const CALL: &str = "# ";

pub fn is_call(line: &str) -> bool {
    line.starts_with(CALL)
}

pub fn hunks(c: &str, ours: &str) -> Vec<Hunk> {
    let (c, ours) = (blocks(c), blocks(ours));
    let mut hunks = Vec::new();
    for (at, (c_block, our_block)) in c.iter().zip(&ours).enumerate() {
        if c_block[..1] != our_block[..1] && at > 0 {
            // The programs made different calls: the rest cannot be compared.
            hunks.extend(rest(&c, &ours, at));
            return hunks;
        }
        hunks.extend(middle(c_block, our_block, at.saturating_sub(1)));
    }
    if c.len() != ours.len() {
        hunks.extend(rest(&c, &ours, c.len().min(ours.len())));
    }
    hunks
}

/// How many calls an output announces.
pub fn calls(text: &str) -> usize {
    text.lines().filter(|line| is_call(line)).count()
}

/// The lines of an output by call; the first block is what comes before the first call.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks = vec![Vec::new()];
    for line in text.lines() {
        if is_call(line) {
            blocks.push(Vec::new());
        }
        if let Some(block) = blocks.last_mut() {
            block.push(line);
        }
    }
    // Both have a first line, so that blocks compare by it.
    if let Some(first) = blocks.first_mut() {
        first.insert(0, "");
    }
    blocks
}

/// The difference of two blocks of one call: one hunk, from the first different line to the last.
fn middle(c: &[&str], ours: &[&str], place: usize) -> Option<Hunk> {
    let alike = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(in_c, in_ours)| in_c == in_ours).count()
    };
    let head = alike(&mut c.iter().zip(ours));
    if head == c.len() && head == ours.len() {
        return None;
    }
    let tail = alike(&mut c[head..].iter().rev().zip(ours[head..].iter().rev()));
    Some(Hunk {
        after: c[0].to_owned(),
        c: own(&c[head..c.len() - tail]),
        ours: own(&ours[head..ours.len() - tail]),
        within: c[1..].join("\n"),
        place,
    })
}

/// For lists, in which ours may have more than C: the lines that only C printed.
pub fn missing(c: &str, ours: &str) -> Vec<Hunk> {
    let c: Vec<&str> = c.lines().collect();
    let ours: Vec<&str> = ours.lines().collect();
    let mut hunks = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &c, &ours) {
        let (tag, in_c, in_ours) = op.as_tag_tuple();
        if tag != DiffTag::Equal && !in_c.is_empty() {
            hunks.push(Hunk {
                c: own(&c[in_c]),
                ours: own(&ours[in_ours]),
                ..Hunk::default()
            });
        }
    }
    hunks
}

fn rest(c: &[Vec<&str>], ours: &[Vec<&str>], at: usize) -> Option<Hunk> {
    let (c_rest, our_rest) = (c[at..].concat(), ours[at..].concat());
    (c_rest != our_rest).then(|| Hunk {
        after: c[at - 1][0].to_owned(),
        c: own(&c_rest),
        ours: own(&our_rest),
        within: c[at - 1][1..].join("\n"),
        place: at - 1,
    })
}

fn own(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_no_hunks() {
        assert!(hunks("a\nb\n", "a\nb\n").is_empty());
        assert!(hunks("# f()\nb\n", "# f()\nb\n").is_empty());
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
            ..Hunk::default()
        };
        assert_eq!(found, [expected]);
        assert_eq!(found.first().map(|hunk| hunk.place), Some(1));
        assert_eq!(
            found.first().map(|hunk| hunk.within.as_str()),
            Some("old\nend")
        );
    }

    #[test]
    fn lines_alike_in_two_calls_are_not_mixed_up() {
        let found = hunks("# f()\nA\n# g()\nB", "# f()\nB\n# g()\nB");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].after, "# f()");
        assert_eq!(found[0].ours, ["B"]);
    }

    #[test]
    fn where_one_side_ends_the_rest_is_one_hunk() {
        let found = hunks("# f()\n[timed out]", "# f()\n=> false\n# g()\n[exit 0]");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].c, ["[timed out]"]);
        assert_eq!(found[1].ours, ["# g()", "[exit 0]"]);
        assert_eq!(found[1].after, "# f()");
    }

    #[test]
    fn a_longer_list_misses_nothing() {
        assert!(missing("a\nc", "a\nb\nc").is_empty());
        assert_eq!(missing("a\nb\nc", "a\nc").len(), 1);
    }

    #[test]
    fn calls_of_different_names_end_the_comparison() {
        let found = hunks("# f()\nx\n# g()\ny", "# f()\nx\n# h()\ny");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].after, "# f()");
        assert_eq!(found[0].c, ["# g()", "y"]);
    }
}
