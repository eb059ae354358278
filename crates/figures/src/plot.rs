//! Plots as SVG, for light and dark pages: no background, and colours of medium brightness.

use anyhow::{Result, anyhow};
use figures::{C, Case, FLOOR, OURS, POLL, Results, SCENARIOS};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

const SIZE: (u32, u32) = (720, 400);
const GREY: RGBColor = RGBColor(0x86, 0x8e, 0x96);

/// A contender in a plot: key, name, colour.
type Who = (&'static str, &'static str, RGBColor);
const OF_SELECT: [Who; 4] = [
    (FLOOR, "bare epoll (floor)", GREY),
    (OURS, "this extension", RGBColor(0xe8, 0x59, 0x0c)),
    (POLL, "Io\\Poll on streams", RGBColor(0x22, 0x8b, 0xe6)),
    (C, "C extension", RGBColor(0x97, 0x75, 0xfa)),
];
const OF_SERVERS: [Who; 4] = [
    (OURS, "this extension", OF_SELECT[1].2),
    (
        "stream_select",
        "stream_select()",
        RGBColor(0x37, 0xb2, 0x4d),
    ),
    ("io_poll", "Io\\Poll on streams", OF_SELECT[2].2),
    (C, "C extension", OF_SELECT[3].2),
];

/// A curve: number of idle connections, thousands a second, ascending.
type Curve = Vec<(f64, f64)>;

pub struct Plot {
    /// Below docs/.
    pub file: &'static str,
    pub title: String,
    drawn: Drawn,
}

enum Drawn {
    Curves(Vec<(Who, Curve)>),
    /// Name, thousands a second, colour.
    Bars(Vec<(&'static str, f64, RGBColor)>),
}

/// The plots for which there are figures.
pub fn all(results: &Results) -> Vec<Plot> {
    let select = |what: &str, prefix: &'static str, file| Plot {
        file,
        title: format!(
            "Thousand selects a second by idle sockets{what}, PHP {}",
            results.version
        ),
        drawn: Drawn::Curves(
            OF_SELECT
                .map(|who| (who, curve(results, prefix, who.0)))
                .into(),
        ),
    };
    let mut all = vec![
        select("", "select_", "select.svg"),
        select(
            ", 3 interests changed a call",
            "toggle_",
            "select-toggle.svg",
        ),
        select(
            ", 1 socket replaced a call",
            "replace_",
            "select-replace.svg",
        ),
        Plot {
            file: "http.svg",
            title: format!(
                "Thousand HTTP requests a second by idle connections, PHP {}",
                results.version
            ),
            drawn: Drawn::Curves(OF_SERVERS.map(|who| (who, servers(results, who.0))).into()),
        },
        Plot {
            file: "udp.svg",
            title: format!(
                "Thousand datagrams of 128 bytes a second, PHP {}",
                results.version
            ),
            drawn: Drawn::Bars(datagrams(results)),
        },
    ];
    all.retain(|plot| match &plot.drawn {
        Drawn::Curves(curves) => curves.iter().any(|(_, curve)| curve.len() > 1),
        Drawn::Bars(bars) => bars.len() > 1,
    });
    all
}

/// A round of these cases is 64 datagrams.
fn datagrams(results: &Results) -> Vec<(&'static str, f64, RGBColor)> {
    let [_, ours, _, c] = OF_SELECT.map(|who| who.2);
    let all = [
        ("udp_one_by_one", C, "C, one by one", c),
        ("udp_one_by_one", OURS, "ours, one by one", ours),
        ("udp_batch", OURS, "ours, UDP_SEGMENT and UDP_GRO", ours),
    ];
    let rate = |id, key| Some(64e6 / results.get(id, key)?.nanos?);
    let bars = all.into_iter();
    bars.filter_map(|(id, key, name, colour)| Some((name, rate(id, key)?, colour)))
        .collect()
}

fn text(size: i32) -> TextStyle<'static> {
    ("sans-serif", size).into_font().color(&GREY)
}

fn curve(results: &Results, prefix: &str, key: &str) -> Curve {
    let point = |case: &Case| {
        let idle = case.id.strip_prefix(prefix)?.parse().ok()?;
        Some((idle, 1e6 / case.of.get(key)?.nanos?))
    };
    let cases = results.cases.iter().filter(|case| case.group == SCENARIOS);
    let mut points: Curve = cases.filter_map(point).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    points
}

fn servers(results: &Results, key: &str) -> Curve {
    let rows = results.servers.iter();
    rows.filter_map(|(idle, row)| Some((f64::from(*idle), row.get(key)?.rate / 1000.0)))
        .collect()
}

/// Idle counts go from 0 to thousands, so the scale is logarithmic from ten on.
fn scale(idle: f64) -> f64 {
    (1.0 + idle / 10.0).ln()
}

impl Plot {
    pub fn draw(&self) -> Result<String> {
        let mut svg = String::new();
        self.draw_into(&mut svg)
            .map_err(|fault| anyhow!("drawing {}: {fault}", self.file))?;
        Ok(svg)
    }

    fn draw_into(&self, svg: &mut String) -> Result<(), Box<dyn std::error::Error>> {
        match &self.drawn {
            Drawn::Curves(curves) => self.draw_curves(curves, svg),
            Drawn::Bars(bars) => self.draw_bars(bars, svg),
        }
    }

    fn draw_bars(
        &self,
        bars: &[(&'static str, f64, RGBColor)],
        svg: &mut String,
    ) -> Result<(), Box<dyn std::error::Error>> {
        const ROW: i32 = 34;
        const LEFT: i32 = 250;
        let height = 50 + ROW * i32::try_from(bars.len())?;
        let root =
            SVGBackend::with_string(svg, (SIZE.0, height.unsigned_abs())).into_drawing_area();
        root.draw(&Text::new(self.title.clone(), (LEFT, 12), text(17)))?;
        let most = bars
            .iter()
            .fold(1.0, |most: f64, (_, rate, _)| most.max(*rate));
        let mut top = 44;
        for (name, rate, colour) in bars {
            let right = LEFT + (rate / most * 400.0) as i32;
            let bar = Rectangle::new([(LEFT, top), (right, top + ROW - 12)], colour.filled());
            root.draw(&bar)?;
            let before = text(15).pos(Pos::new(HPos::Right, VPos::Top));
            root.draw(&Text::new(*name, (LEFT - 8, top + 4), before))?;
            root.draw(&Text::new(
                format!("{rate:.0}"),
                (right + 8, top + 4),
                text(15),
            ))?;
            top += ROW;
        }
        Ok(root.present()?)
    }

    fn draw_curves(
        &self,
        curves: &[(Who, Curve)],
        svg: &mut String,
    ) -> Result<(), Box<dyn std::error::Error>> {
        let points = || curves.iter().flat_map(|(_, curve)| curve);
        let most = |of: fn(&(f64, f64)) -> f64| points().map(of).fold(1.0, f64::max);
        let (idle, rate) = (most(|point| point.0), most(|point| point.1));
        let root = SVGBackend::with_string(svg, SIZE).into_drawing_area();
        root.draw(&Text::new(self.title.clone(), (60, 10), text(16)))?;
        let mut chart = ChartBuilder::on(&root)
            .margin(10)
            .margin_top(36)
            .margin_right(150)
            .x_label_area_size(30)
            .y_label_area_size(50)
            .build_cartesian_2d(0.0..scale(idle), 0.0..rate * 1.05)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .disable_x_axis()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GREY.mix(0.3))
            .axis_style(GREY)
            .label_style(text(15))
            .y_labels(6)
            .y_label_formatter(&|rate| format!("{rate:.0}"))
            .draw()?;
        let longest = curves.iter().max_by_key(|(_, curve)| curve.len());
        let below = text(15).pos(Pos::new(HPos::Center, VPos::Top));
        chart.draw_series(
            longest
                .into_iter()
                .flat_map(|(_, curve)| curve)
                .map(|point| {
                    EmptyElement::at((scale(point.0), 0.0))
                        + Text::new(point.0.to_string(), (0, 8), below.clone())
                }),
        )?;
        let mut free = i32::MIN;
        let mut ends: Vec<_> = curves.iter().filter(|(_, c)| !c.is_empty()).collect();
        ends.sort_by(|a, b| b.1[b.1.len() - 1].1.total_cmp(&a.1[a.1.len() - 1].1));
        for ((_, name, colour), curve) in ends {
            let scaled = || curve.iter().map(|(idle, rate)| (scale(*idle), *rate));
            chart.draw_series(LineSeries::new(scaled(), colour.stroke_width(2)))?;
            chart.draw_series(scaled().map(|at| Circle::new(at, 3, colour.filled())))?;
            // Names are at the ends of the curves, without overlap.
            let Some(last) = scaled().next_back() else {
                continue;
            };
            let (x, y) = chart.backend_coord(&last);
            let y = y.max(free);
            free = y + 15;
            let style = ("sans-serif", 15).into_font().color(colour);
            root.draw(&Text::new(*name, (x + 8, y - 6), style))?;
        }
        Ok(root.present()?)
    }
}
