//! The differences between two outputs, as hunks of lines with the call they belong to.

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
/// Outputs longer than this are compared line by line after the first difference.
const LIMIT: usize = 3000;

pub fn hunks(c: &str, ours: &str) -> Vec<Hunk> {
    let c: Vec<&str> = c.lines().collect();
    let ours: Vec<&str> = ours.lines().collect();
    let common = common_lines(&c, &ours);
    let mut hunks = Vec::new();
    let mut after = String::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in common.into_iter().chain([(c.len(), ours.len())]) {
        if i < next_i || j < next_j {
            let own = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
            hunks.push(Hunk {
                after: after.clone(),
                c: own(&c[i..next_i]),
                ours: own(&ours[j..next_j]),
            });
        }
        if let Some(line) = c.get(next_i).filter(|line| line.starts_with(CALL)) {
            after = (*line).to_owned();
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    hunks
}

/// Index pairs of a longest common subsequence.
fn common_lines(c: &[&str], ours: &[&str]) -> Vec<(usize, usize)> {
    let start = c.iter().zip(ours).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|i| (i, i)).collect();
    let (c, ours) = (&c[start..], &ours[start..]);
    if c.len().max(ours.len()) > LIMIT {
        let same = c.iter().zip(ours).enumerate().filter(|(_, (a, b))| a == b);
        pairs.extend(same.map(|(i, _)| (start + i, start + i)));
        return pairs;
    }
    let width = ours.len() + 1;
    let mut best = vec![0u32; (c.len() + 1) * width];
    for i in (0..c.len()).rev() {
        for j in (0..ours.len()).rev() {
            best[i * width + j] = if c[i] == ours[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < c.len() && j < ours.len() {
        if c[i] == ours[j] {
            pairs.push((start + i, start + j));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
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
            "#1 f()\nx\n#2 g()\nold\nend",
            "#1 f()\nx\n#2 g()\nnew\nmore\nend",
        );
        let expected = Hunk {
            after: "#2 g()".into(),
            c: vec!["old".into()],
            ours: vec!["new".into(), "more".into()],
        };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_missing_tail_is_one_hunk() {
        let found = hunks("#1 f()\n[timed out]", "#1 f()\n=> false\n[exit 0]");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].c, ["[timed out]"]);
    }
}
