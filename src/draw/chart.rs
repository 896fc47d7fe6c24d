//! Lays a chart out: its panels, its inset, and the places to point at.

use super::Frame;
use super::chart_panel::{Panel, Place, TEXT};
use super::scene::{Anchor, Rect, Scene, Stop, Type};
use crate::figure::chart::{Chart, Panel as Data, Series, Shape, XAxis, YAxis};

/// Under this width panels stand one above the other.
const STACK_BELOW: f64 = 560.0;
/// Between two panels side by side.
const GUTTER: f64 = 20.0;
/// Between two panels one above the other.
const STACK_GUTTER: f64 = 18.0;

/// Lays a chart out.
pub fn scene(chart: &Chart, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let height = (frame.width * 0.54).clamp(230.0, 430.0);
    let top = legend(chart, frame, &mut scene);
    let mut places = places(chart, frame, height);
    for place in &mut places {
        place.y += top;
    }
    scene.height = places.last().map_or(height, Rect::bottom).ceil();
    let panels: Vec<Panel> = chart
        .panels
        .iter()
        .zip(&places)
        .enumerate()
        .map(|(index, (data, outer))| {
            let last = index + 1 == chart.panels.len();
            let stacked = places.len() > 1 && places[0].x == places[places.len() - 1].x;
            let place = Place {
                outer: *outer,
                end_labels: last || stacked,
                marks: !chart.marks.is_empty(),
                bands: !chart.bands.is_empty(),
                inset: false,
            };
            Panel::new(data, place, frame)
        })
        .collect();
    for panel in &panels {
        panel.ground(chart, frame, &mut scene);
    }
    for panel in &panels {
        panel.series(frame, &mut scene);
    }
    let inset = inset(chart, panels.first(), frame);
    if let Some(inset) = &inset {
        inset.boxed(frame, &mut scene);
    }
    footnotes(chart, &panels, frame, &mut scene);
    scene.stops = stops(chart, &panels, inset.as_ref(), frame);
    scene
}

/// Names of columns, which have no end to stand at; gives its height.
fn legend(chart: &Chart, frame: &Frame, scene: &mut Scene) -> f64 {
    let columns: Vec<(&Series, bool)> = chart
        .panels
        .iter()
        .take(1)
        .flat_map(|panel| &panel.series)
        .filter_map(|series| match series.shape {
            Shape::Columns { hatched, .. } => Some((series, hatched)),
            Shape::Line => None,
        })
        .collect();
    if columns.len() < 2 {
        return 0.0;
    }
    let (mut x, mut y) = (0.0, 10.0);
    for (series, hatched) in columns {
        let kind = Type {
            color: frame.theme.role(series.role),
            bold: true,
            ..quiet(frame)
        };
        let w = 22.0 + frame.measure.width(&series.name, kind.size, true) + 18.0;
        if x > 0.0 && x + w - 18.0 > frame.width {
            x = 0.0;
            y += 22.0;
        }
        let swatch = Rect::new(x, y - 7.0, 14.0, 14.0);
        match hatched {
            true => {
                scene.hatch(swatch, kind.color, 5.0);
                scene.border(swatch, kind.color, 1.0);
            }
            false => scene.block(swatch, kind.color),
        }
        scene.text((x + 20.0, y), &series.name, kind, Anchor::Start);
        x += w;
    }
    y + 14.0
}

fn places(chart: &Chart, frame: &Frame, height: f64) -> Vec<Rect> {
    let count = chart.panels.len();
    if count < 2 {
        return vec![Rect::new(0.0, 0.0, frame.width, height)];
    }
    if frame.width < STACK_BELOW {
        let each = height * 0.85;
        return (0..count)
            .map(|index| {
                let top = index as f64 * (each + STACK_GUTTER);
                Rect::new(0.0, top, frame.width, each)
            })
            .collect();
    }
    // Side by side, each as wide as its years ask for, the last with room for
    // the labels at the lines' ends.
    let weights: Vec<f64> = chart.panels.iter().map(weight).collect();
    let all: f64 = weights.iter().sum();
    let free = frame.width - GUTTER * (count - 1) as f64;
    let mut x = 0.0;
    weights
        .iter()
        .map(|weight| {
            let w = free * weight / all;
            let place = Rect::new(x, 0.0, w, height);
            x += w + GUTTER;
            place
        })
        .collect()
}

fn weight(panel: &Data) -> f64 {
    match &panel.x {
        XAxis::Years(from, to) => (to - from).max(8.0) + 6.0,
        XAxis::Categories(names) => names.len() as f64,
    }
}

/// The enlarged part, put where the first panel's lines leave room above them.
fn inset<'a>(chart: &'a Chart, main: Option<&Panel>, frame: &Frame) -> Option<Panel<'a>> {
    let data = chart.inset.as_ref()?;
    let main = main?;
    let XAxis::Years(from, _) = data.x else {
        return None;
    };
    let until = chart.gap.as_ref().map_or(from, |gap| gap.to);
    let (left, right) = (main.x(from)?, main.x(until)?);
    let outer = Rect::new(
        left + 8.0,
        main.plot.y + 8.0,
        right - left - 16.0,
        main.plot.h * 0.56,
    );
    (outer.w >= 64.0).then(|| {
        Panel::new(
            data,
            Place {
                outer,
                end_labels: false,
                marks: false,
                bands: false,
                inset: true,
            },
            frame,
        )
    })
}

/// Rings the values that their source prints otherwise, with the number of the
/// footnote that says so.
fn footnotes(chart: &Chart, panels: &[Panel], frame: &Frame, scene: &mut Scene) {
    for reading in &chart.readings {
        for row in &reading.rows {
            let (Some(note), Some(value)) = (row.mark, row.y) else {
                continue;
            };
            let at = panels
                .get(reading.panel)
                .and_then(|panel| Some((panel.x(reading.x)?, panel.y(value)?)));
            if let Some((x, y)) = at {
                scene.dot((x, y), 4.5, frame.theme.role(row.role));
                scene.dot((x, y), 2.5, frame.theme.ground);
                // Away from the foot of a column.
                let off = if value < 0.0 { 13.0 } else { -13.0 };
                let mark = "[".to_owned() + &note.to_string() + "]";
                scene.text((x, y + off), mark, quiet(frame), Anchor::Middle);
            }
        }
    }
}

fn stops(chart: &Chart, panels: &[Panel], inset: Option<&Panel>, frame: &Frame) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (index, reading) in chart.readings.iter().enumerate() {
        let Some(panel) = panels.get(reading.panel) else {
            continue;
        };
        let Some(x) = panel.x(reading.x) else {
            continue;
        };
        let mut dots = Vec::new();
        for row in &reading.rows {
            let Some(y) = row.y else { continue };
            let color = frame.theme.role(row.role);
            for panel in [Some(panel), inset].into_iter().flatten() {
                if let (Some(x), Some(y)) = (panel.x(reading.x), panel.y(y)) {
                    dots.push(((x, y), color));
                }
            }
        }
        stops.push(Stop {
            reading: index,
            x,
            top: panel.plot.y,
            bottom: panel.plot.bottom(),
            dots,
        });
    }
    stops
}

/// The tick labels of a y axis, with the unit on a line of its own.
pub fn tick_text(axis: &YAxis, value: f64, decimals: usize) -> String {
    let digits = crate::i18n::number::trimmed(value / axis.size, decimals);
    format!("{digits}{}", axis.suffix)
}

/// Small quiet text.
pub fn quiet(frame: &Frame) -> Type {
    Type {
        size: TEXT,
        bold: false,
        color: frame.theme.quiet,
    }
}
