//! The select curve as an SVG: round trips a second by number of idle sockets watched
//! alongside. Plain text, light and dark grounds alike.

use std::fmt::Write;

use super::contender::{C, FLOOR, OURS, POLL};
use super::results::Results;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 400.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 150.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 52.0;

/// Who is drawn: key, name, colour.
const LINES: [(&str, &str, &str); 4] = [
    (FLOOR, "bare epoll (floor)", "#8a8f98"),
    (OURS, "this extension", "#d9480f"),
    (POLL, "Io\\Poll on streams", "#1971c2"),
    (C, "C extension", "#5f3dc4"),
];

pub fn select_curve(results: &Results) -> String {
    let curves: Vec<Vec<(f64, f64)>> = LINES
        .iter()
        .map(|(key, _, _)| curve(results, key))
        .collect();
    let most_idle = curves.iter().flatten().fold(1.0, |m, (x, _)| x.max(m));
    let fastest = curves.iter().flatten().fold(1.0, |m, (_, y)| y.max(m));
    let top = nice_ceiling(fastest);
    // Idle counts go from 0 to thousands: the scale is logarithmic in 1 + n/10.
    let x_of = |idle: f64| {
        let whole = (1.0 + most_idle / 10.0).ln();
        LEFT + (WIDTH - LEFT - RIGHT) * (1.0 + idle / 10.0).ln() / whole
    };
    let y_of = |rate: f64| HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * rate / top;

    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"12\" fill=\"#868e96\">\n\
         <text x=\"{LEFT}\" y=\"20\" font-size=\"14\">Thousand round trips a second by idle \
         sockets watched alongside, PHP {}</text>\n",
        results.version
    );
    for step in 0..=4 {
        let rate = top * f64::from(step) / 4.0;
        let (y, right) = (y_of(rate), WIDTH - RIGHT);
        let _ = writeln!(
            svg,
            "<path d=\"M{LEFT} {y:.1}H{right}\" stroke=\"#868e96\" stroke-opacity=\".3\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{:.0}</text>",
            LEFT - 8.0,
            y + 4.0,
            rate
        );
    }
    for (idle, _) in curves.iter().max_by_key(|c| c.len()).into_iter().flatten() {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{idle:.0}</text>",
            x_of(*idle),
            HEIGHT - BOTTOM + 20.0
        );
    }
    let mut labels = Vec::new();
    for ((_, name, colour), curve) in LINES.iter().zip(&curves) {
        let Some((last_x, last_y)) = curve.last() else {
            continue;
        };
        let mut path = String::new();
        for (i, (idle, rate)) in curve.iter().enumerate() {
            let word = if i == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{word}{:.1} {:.1}", x_of(*idle), y_of(*rate));
        }
        let _ = writeln!(
            svg,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>"
        );
        for (idle, rate) in curve {
            let _ = writeln!(
                svg,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{colour}\"/>",
                x_of(*idle),
                y_of(*rate)
            );
        }
        labels.push((x_of(*last_x), y_of(*last_y), *name, *colour));
    }
    for (x, y, name, colour) in apart(labels) {
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{name}</text>",
            x + 8.0,
            y + 4.0
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// (idle sockets, thousand round trips a second), ascending.
fn curve(results: &Results, key: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = results
        .cases
        .iter()
        .filter(|case| case.group == super::contender::Program::Scenarios.name())
        .filter_map(|case| {
            let idle = case.id.strip_prefix("select_")?.parse().ok()?;
            Some((idle, 1e6 / case.of.get(key)?.nanos?))
        })
        .collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points
}

/// Labels that would lie on each other are moved down.
fn apart<'a>(mut labels: Vec<(f64, f64, &'a str, &'a str)>) -> Vec<(f64, f64, &'a str, &'a str)> {
    const LINE: f64 = 14.0;
    labels.sort_by(|a, b| a.1.total_cmp(&b.1));
    for i in 1..labels.len() {
        labels[i].1 = labels[i].1.max(labels[i - 1].1 + LINE);
    }
    labels
}

/// The least of 1, 2, 4 or 8 times a power of ten that is no less.
fn nice_ceiling(value: f64) -> f64 {
    let power = 10f64.powf(value.log10().floor());
    [1.0, 2.0, 4.0, 8.0, 10.0]
        .iter()
        .map(|step| step * power)
        .find(|top| *top >= value)
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_end_on_round_numbers() {
        assert_eq!(nice_ceiling(941.0), 1000.0);
        assert_eq!(nice_ceiling(130.0), 200.0);
        assert_eq!(nice_ceiling(4.0), 4.0);
    }
}
