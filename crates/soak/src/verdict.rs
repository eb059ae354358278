//! Decides from the samples of one part whether memory and descriptors grow.

/// A measurement of a process between two rounds, when nothing of the last one should be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    pub fds: u32,
    /// VmRSS, in kB.
    pub rss: u32,
}

impl Sample {
    /// "FDS RSS", as php-tests/soak/common.inc prints it.
    pub fn parse(line: &str) -> Option<Sample> {
        let (fds, rss) = line.split_once(' ')?;
        Some(Sample {
            fds: fds.parse().ok()?,
            rss: rss.parse().ok()?,
        })
    }
}

/// The number of checks in `judge`: rounds, descriptors, memory.
pub const CHECKS: usize = 3;

/// Earlier samples are warm-up: caches fill, arrays reach their size.
const WARM_UP: usize = 4;
/// Fewer samples prove nothing.
const ENOUGH: usize = 20;
/// The growth of memory, in kB, that is allowed from the first quarter to the last, on average.
const GROWTH: f64 = 1024.0;
/// Growth in kB from quarter to quarter that is a trend if it occurs each time. The kernel's count
/// is inexact by as much when processes move between processors.
const STEP: f64 = 64.0;

#[derive(Debug)]
pub struct Verdict {
    rounds: usize,
    fds: (u32, u32),
    /// Mean of VmRSS in each quarter of the time after the warm-up.
    rss: [f64; 4],
    pub faults: Vec<String>,
}

pub const HEAD: &str = "part                     rounds  descriptors  VmRSS by quarter, kB";

impl Verdict {
    pub fn line(&self, name: &str) -> String {
        let (least, most) = self.fds;
        let fds = if least == most {
            least.to_string()
        } else {
            format!("{least} to {most}")
        };
        let rss = self.rss.map(|mean| format!("{mean:.0}")).join(" ");
        format!("{name:<22} {:>8}  {fds:>11}  {rss}", self.rounds)
    }
}

pub fn judge(samples: &[Sample]) -> Verdict {
    let steady = &samples[samples.len() / WARM_UP..];
    let fds = steady.iter().map(|sample| sample.fds);
    let mut verdict = Verdict {
        rounds: samples.len(),
        fds: (fds.clone().min().unwrap_or(0), fds.max().unwrap_or(0)),
        rss: [0, 1, 2, 3].map(|quarter| mean(steady, quarter)),
        faults: Vec::new(),
    };
    if steady.len() < ENOUGH {
        verdict
            .faults
            .push(format!("only {} rounds", samples.len()));
    }
    let (least, most) = verdict.fds;
    if least != most {
        verdict
            .faults
            .push(format!("from {least} to {most} descriptors"));
    }
    let growth = verdict.rss[3] - verdict.rss[0];
    if growth > GROWTH {
        verdict
            .faults
            .push(format!("{growth:.0} kB more at the end"));
    } else if verdict.rss.windows(2).all(|pair| pair[1] - pair[0] > STEP) {
        verdict
            .faults
            .push(format!("memory grows in every quarter, by {growth:.0} kB"));
    }
    verdict
}

fn mean(samples: &[Sample], quarter: usize) -> f64 {
    let part = &samples[samples.len() * quarter / 4..samples.len() * (quarter + 1) / 4];
    let sum: f64 = part.iter().map(|sample| f64::from(sample.rss)).sum();
    sum / part.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(count: u32, sample: impl Fn(u32) -> Sample) -> Vec<String> {
        judge(&(0..count).map(sample).collect::<Vec<_>>()).faults
    }

    #[test]
    fn what_grows_in_the_warm_up_only_is_flat() {
        let rss = |i: u32| 10_000 + i.min(20) * 500;
        let fds = |i: u32| 3 + i.min(10);
        assert!(
            faults(200, |i| Sample {
                fds: fds(i),
                rss: rss(i)
            })
            .is_empty()
        );
    }

    #[test]
    fn one_descriptor_is_a_leak() {
        let at_the_end = faults(200, |i| Sample {
            fds: 3 + u32::from(i == 199),
            rss: 0,
        });
        assert_eq!(at_the_end, ["from 3 to 4 descriptors"]);
    }

    #[test]
    fn memory_may_neither_jump_nor_creep() {
        let grown = |by: fn(u32) -> u32| faults(400, |i| Sample { fds: 3, rss: by(i) });
        assert_eq!(
            grown(|i| if i < 350 { 0 } else { 3000 }),
            ["2000 kB more at the end"]
        );
        assert_eq!(grown(|i| i), ["memory grows in every quarter, by 225 kB"]);
        assert!(grown(|i| (i % 7) * 900).is_empty());
    }

    #[test]
    fn few_rounds_prove_nothing() {
        assert_eq!(faults(0, |_| Sample { fds: 0, rss: 0 }), ["only 0 rounds"]);
        assert_eq!(faults(9, |_| Sample { fds: 0, rss: 0 }), ["only 9 rounds"]);
    }

    #[test]
    fn only_two_numbers_are_a_sample() {
        assert_eq!(Sample::parse("9 1234"), Some(Sample { fds: 9, rss: 1234 }));
        assert_eq!(Sample::parse("Warning: socket_read()"), None);
    }
}
