//! Figures as Markdown tables, and the goals they are compared with.

use std::fmt::Write;

use figures::{
    C, Case, FLOOR, FUNCTIONS, Figures, Loads, NONE, OURS, POLL, Results, SCENARIOS, SERVERS,
    StartUp, geometric_mean,
};

const ECHOES: [&str; 6] = [
    "echo_unix_16",
    "echo_unix_1024",
    "echo_unix_65536",
    "echo_tcp_16",
    "echo_tcp_1024",
    "echo_tcp_65536",
];

/// One goal, a PHP version's figure for it, and whether it is reached.
struct Goal {
    what: &'static str,
    aim: String,
    value: Option<f64>,
    unit: &'static str,
    met: fn(f64, f64) -> bool,
    limit: f64,
}

fn at_most(value: f64, limit: f64) -> bool {
    value <= limit
}

fn at_least(value: f64, limit: f64) -> bool {
    value >= limit
}

impl Goal {
    fn most(what: &'static str, limit: f64, unit: &'static str, value: Option<f64>) -> Goal {
        Goal {
            what,
            aim: format!("≤ {limit}{unit}"),
            value,
            unit,
            met: at_most,
            limit,
        }
    }

    fn least(what: &'static str, limit: f64, value: Option<f64>) -> Goal {
        Goal {
            what,
            aim: format!("≥ {limit}x"),
            value,
            unit: "x",
            met: at_least,
            limit,
        }
    }

    fn verdict(&self) -> String {
        match self.value {
            None => "—".into(),
            Some(value) => {
                let digits = if value >= 10.0 { 0 } else { 2 };
                let miss = if (self.met)(value, self.limit) {
                    ""
                } else {
                    " ✗"
                };
                format!("{value:.digits$}{}{miss}", self.unit)
            }
        }
    }
}

fn goals_of(results: &Results) -> Vec<Goal> {
    let functions = || results.cases.iter().filter(|c| c.group == FUNCTIONS);
    let instructions = || functions().filter_map(|c| c.ratio(|f| f.instructions));
    let mean_limit = if results.php == "8.2" { 0.5 } else { 0.75 };
    let more_syscalls = results
        .cases
        .iter()
        .filter_map(|c| c.ratio(|f| f.syscalls))
        .filter(|ratio| *ratio > 1.01)
        .count();
    let speed = |id| results.get(id, OURS).and_then(|f| f.speed);
    let beside = |id, other| {
        let ours = results.get(id, OURS)?.nanos?;
        Some(results.get(id, other)?.nanos? / ours)
    };
    let slowest = |values: &dyn Fn(&'static str) -> Option<f64>| {
        ECHOES
            .iter()
            .filter_map(|id| values(id))
            .min_by(f64::total_cmp)
    };
    let start = |figure: fn(&StartUp) -> f64| {
        let of = |key| results.start_up.get(key).map(figure);
        Some(of(OURS)? / of(C)?)
    };
    vec![
        Goal::most(
            "instructions by call, ours / C, geometric mean",
            mean_limit,
            "",
            geometric_mean(instructions()),
        ),
        Goal::most(
            "the same, worst function",
            1.0,
            "",
            instructions().max_by(f64::total_cmp),
        ),
        Goal::most(
            "cases with more system calls than C: sets that change, by epoll_ctl(2)",
            2.0,
            "",
            (!results.cases.is_empty()).then_some(more_syscalls as f64),
        ),
        Goal::least(
            "NORMAL_READ, 80 byte lines, speed to C",
            15.0,
            speed("line_80"),
        ),
        Goal::least("NORMAL_READ, 500 byte lines", 60.0, speed("line_500")),
        Goal::least(
            "select round trip, 0 idle, speed to C",
            1.0,
            speed("select_0"),
        ),
        Goal::least("select round trip, 400 idle", 8.0, speed("select_400")),
        Goal::least(
            "select round trip, 1,000 idle, speed to Io\\Poll",
            1.0,
            beside("select_1000", POLL),
        ),
        Goal::least(
            "select round trip, 9,000 idle, speed to Io\\Poll",
            0.5,
            beside("select_9000", POLL),
        ),
        Goal::least(
            "select, 3 other write interests a call, 400 idle, speed to C",
            4.0,
            speed("toggle_400"),
        ),
        Goal::least(
            "the same, 5,000 idle, speed to Io\\Poll",
            1.0,
            beside("toggle_5000", POLL),
        ),
        Goal::least(
            "select, 1 socket replaced a call, 5,000 idle, speed to Io\\Poll",
            0.5,
            beside("replace_5000", POLL),
        ),
        Goal::least("echo, slowest size, speed to C", 1.0, slowest(&speed)),
        Goal::least(
            "echo, slowest size, speed to the floor",
            0.0,
            slowest(&|id| beside(id, FLOOR)),
        ),
        Goal::most(
            "PHP memory by socket",
            128.0,
            " B",
            results.memory.get(OURS).map(|m| m.php),
        ),
        Goal::most(
            "start-up, instructions, ours / C",
            1.05,
            "",
            start(|s| s.instructions),
        ),
        Goal::most("start-up, time, ours / C", 1.05, "", start(|s| s.nanos)),
    ]
}

/// One PHP version's goals as lines for the terminal.
pub fn goals(results: &Results) -> Vec<String> {
    goals_of(results)
        .iter()
        .filter(|goal| goal.value.is_some())
        .map(|goal| format!("{}: {} (aim {})", goal.what, goal.verdict(), goal.aim))
        .collect()
}

/// The page's first table: a row for each goal, a column for each PHP version.
pub fn summary(all: &[Results]) -> String {
    let mut text = String::from("| measure | aim |");
    for results in all {
        let _ = write!(text, " PHP {} |", results.php);
    }
    text.push_str("\n|---|---|");
    text.push_str(&"---:|".repeat(all.len()));
    text.push('\n');
    let columns: Vec<Vec<Goal>> = all.iter().map(goals_of).collect();
    for row in 0..columns.first().map_or(0, Vec::len) {
        let goals: Vec<&Goal> = columns.iter().filter_map(|c| c.get(row)).collect();
        let Some(first) = goals.first() else { continue };
        let mut aims: Vec<&str> = goals.iter().map(|g| g.aim.as_str()).collect();
        aims.dedup();
        let aim = if first.limit == 0.0 && first.unit == "x" {
            "—".into()
        } else {
            aims.join(", then ")
        };
        let _ = write!(text, "| {} | {aim} |", first.what);
        for goal in goals {
            let _ = write!(text, " {} |", goal.verdict());
        }
        text.push('\n');
    }
    text
}

/// Every figure of one PHP version.
pub fn details(results: &Results) -> String {
    let mut text = String::new();
    for (group, heading) in [
        (FUNCTIONS, "Functions by themselves"),
        (SCENARIOS, "Programs"),
    ] {
        let _ = writeln!(text, "### {heading}, PHP {}\n", results.version);
        text.push_str(
            "| | instructions: C | ours | ratio | floor | system calls: C | ours | floor | \
             ns: C | ours | floor | speed to C |\n\
             |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
        );
        for case in results.cases.iter().filter(|c| c.group == group) {
            text.push_str(&case_row(case));
        }
        text.push('\n');
    }
    let poll: Vec<&Case> = results
        .cases
        .iter()
        .filter(|c| c.of.contains_key(POLL))
        .collect();
    if !poll.is_empty() {
        let _ = writeln!(
            text,
            "### Beside Io\\Poll on streams, PHP {}\n",
            results.version
        );
        text.push_str("| | ns: Io\\Poll | ours | speed to Io\\Poll |\n|---|---:|---:|---:|\n");
        for case in poll {
            let nanos = |key: &str| case.of.get(key).and_then(|f| f.nanos);
            let speed = nanos(POLL).zip(nanos(OURS)).map(|(p, o)| p / o);
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} |",
                case.label,
                number(nanos(POLL), 0),
                number(nanos(OURS), 0),
                number(speed, 2),
            );
        }
        text.push('\n');
    }
    text.push_str(&servers(&results.servers, &results.version));
    text.push_str(&whole(results));
    text
}

fn case_row(case: &Case) -> String {
    let get = |key: &str, figure: fn(&Figures) -> Option<f64>| case.of.get(key).and_then(figure);
    let counted = |f: &Figures| f.instructions;
    let calls = |f: &Figures| f.syscalls;
    let nanos = |f: &Figures| f.nanos;
    let cells = [
        number(get(C, counted), 0),
        number(get(OURS, counted), 0),
        number(case.ratio(|f| f.instructions), 2),
        number(get(FLOOR, counted), 0),
        number(get(C, calls), 2),
        number(get(OURS, calls), 2),
        number(get(FLOOR, calls), 2),
        number(get(C, nanos), 0),
        number(get(OURS, nanos), 0),
        number(get(FLOOR, nanos), 0),
        number(get(OURS, |f| f.speed), 2),
    ];
    let label = if case.group == FUNCTIONS {
        // A code span: a | in it would end the table's cell.
        format!("`{}`", case.label.replace('|', "\\|"))
    } else {
        case.label.clone()
    };
    format!("| {label} | {} |\n", cells.join(" | "))
}

fn whole(results: &Results) -> String {
    let mut text = format!("### Memory and start-up, PHP {}\n\n", results.version);
    text.push_str("| | C | ours |\n|---|---:|---:|\n");
    let memory = |key: &str| results.memory.get(key);
    let start = |key: &str| results.start_up.get(key);
    let base = |figure: fn(&StartUp) -> f64| start(NONE).map(figure);
    let mut row = |what: &str, c: Option<f64>, ours: Option<f64>, digits| {
        let _ = writeln!(
            text,
            "| {what} | {} | {} |",
            number(c, digits),
            number(ours, digits)
        );
    };
    row(
        "PHP memory by socket of 10,000, bytes",
        memory(C).map(|m| m.php),
        memory(OURS).map(|m| m.php),
        0,
    );
    row(
        "resident memory by socket of 10,000, bytes",
        memory(C).map(|m| m.resident),
        memory(OURS).map(|m| m.resident),
        0,
    );
    row(
        "size of the stripped .so, bytes",
        start(C).and_then(|s| s.bytes).map(|b| b as f64),
        start(OURS).and_then(|s| s.bytes).map(|b| b as f64),
        0,
    );
    let added =
        |key: &str, figure: fn(&StartUp) -> f64| Some(start(key).map(figure)? - base(figure)?);
    row(
        "instructions added to `php -n -r ''`",
        added(C, |s| s.instructions),
        added(OURS, |s| s.instructions),
        0,
    );
    row(
        "microseconds added to it",
        added(C, |s| s.nanos / 1000.0),
        added(OURS, |s| s.nanos / 1000.0),
        0,
    );
    text.push('\n');
    text
}

fn number(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(
        || "—".into(),
        |v| {
            // No "-0".
            let v = if v.abs() < 0.005 { 0.0 } else { v };
            format!("{v:.digits$}")
        },
    )
}

/// The table of docs/benchmarks.md.
fn servers(loads: &Loads, php: &str) -> String {
    if loads.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "### An HTTP server, PHP {php}\n\n\
         Thousand requests a second by 10 busy connections (wrk), and the 99th percentile of the \
         latency in milliseconds. A dash: the server cannot hold so many.\n\n| idle connections |"
    );
    for (_, name) in SERVERS {
        let _ = write!(text, " {name} | p99 |");
    }
    text.push_str("\n|---:|");
    text.push_str(&"---:|---:|".repeat(SERVERS.len()));
    text.push('\n');
    for (idle, row) in loads {
        let _ = write!(text, "| {idle} |");
        for (key, _) in SERVERS {
            let _ = match row.get(key) {
                Some(load) => write!(
                    text,
                    " {:.1} | {:.2} |",
                    load.rate / 1000.0,
                    load.p99 / 1000.0
                ),
                None => write!(text, " — | — |"),
            };
        }
        text.push('\n');
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_goal_says_so() {
        assert_eq!(Goal::most("m", 1.0, "", Some(1.5)).verdict(), "1.50 ✗");
        assert_eq!(Goal::least("l", 8.0, Some(12.3)).verdict(), "12x");
        assert_eq!(Goal::least("l", 8.0, None).verdict(), "—");
    }

    #[test]
    fn a_server_that_fails_has_dashes() {
        let mut loads = Loads::new();
        let load = figures::Load {
            rate: 12_340.0,
            p99: 1500.0,
        };
        loads.entry(3000).or_default().insert("ours".into(), load);
        let text = servers(&loads, "8.2");
        assert!(text.contains("| 3000 | — | — | 12.3 | 1.50 | — | — | — | — |"));
    }
}
