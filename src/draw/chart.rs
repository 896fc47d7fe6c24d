//! Lays a chart out: its panels, its inset, and the places to point at.

use super::Frame;
use super::chart_panel::{INSET, NAME_ROW, Panel, Place, SOURCE_ROW, TEXT};
use super::chart_series::THIN_DASH;
use super::scene::{Anchor, Dot, Rect, Scene, Stop, Target, Type};
use crate::figure::chart::{Chart, Panel as Data, Series, Shape, XAxis, YAxis};

/// Under this width panels stand one above the other.
const STACK_BELOW: f64 = 560.0;
/// Between two panels side by side.
const GUTTER: f64 = 20.0;
/// Between two panels one above the other.
const STACK_GUTTER: f64 = 18.0;

/// A narrower inset shows nothing, and leaves no room to say what is missing.
const LEAST_INSET: f64 = 110.0;

/// Lays a chart out.
#[inline(never)]
pub fn scene(chart: &Chart, frame: &Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let keyed = chart.twin;
    let top = legend(chart, keyed, frame, &mut scene);
    let rows = Place {
        outer: Rect::default(),
        end_labels: true,
        marks: !chart.marks.is_empty(),
        sources: !chart.stretches.is_empty(),
        names: 0,
        bands: !chart.bands.is_empty(),
        inset: false,
        opens: chart.opens,
    };
    // The plot keeps its height; what stands under it comes on top of that.
    let (least, sources) = match rows.sources {
        true => (270.0, SOURCE_ROW),
        false => (230.0, 0.0),
    };
    let mut height = (frame.width * 0.54).clamp(least, 430.0) + sources;
    let mut names = 0;
    if let ([data], true) = (chart.panels.as_slice(), frame.width >= STACK_BELOW) {
        let outer = Rect::new(0.0, top, frame.width, height);
        names = Panel::new(data, Place { outer, ..rows }, frame).name_rows(chart, frame);
        height += names as f64 * NAME_ROW;
    }
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
            // Lines that open have names of their own in each panel.
            let named = last || stacked || chart.opens;
            let place = Place {
                outer: *outer,
                end_labels: named && !keyed,
                names,
                ..rows
            };
            Panel::new(data, place, frame)
        })
        .collect();
    let inset = inset(chart, panels.first(), frame);
    for (index, panel) in panels.iter().enumerate() {
        let gap = chart.gap.as_ref().filter(|_| index == 0);
        panel.ground(chart, gap, inset.is_some(), frame, &mut scene);
    }
    for panel in &panels {
        panel.series(chart, frame, &mut scene);
    }
    if let Some(inset) = &inset {
        inset.boxed(chart, frame, &mut scene);
    }
    footnotes(chart, &panels, frame, &mut scene);
    scene.stops = stops(chart, &panels, inset.as_ref(), frame);
    scene
}

/// Names of what has no end to stand at: columns side by side, thin lines, and
/// in panels that show the same lines those, too. Gives the key's height.
fn legend(chart: &Chart, keyed: bool, frame: &Frame, scene: &mut Scene) -> f64 {
    let mut named: Vec<&Series> = Vec::new();
    let panels = chart.panels.iter().take(1);
    for series in panels.flat_map(|panel| &panel.series) {
        let wanted = match series.shape {
            Shape::Columns { of, .. } => of > 1,
            Shape::Thin => true,
            Shape::Line => keyed,
            Shape::Rings => false,
        };
        if wanted && !named.iter().any(|other| other.name == series.name) {
            named.push(series);
        }
    }
    // What is put aside waits here to be chosen again.
    let aside = named.len();
    named.extend(&chart.hidden);
    if named.is_empty() {
        return 0.0;
    }
    let (mut x, mut y) = (0.0, 10.0);
    for (index, series) in named.into_iter().enumerate() {
        let hidden = index >= aside;
        let columns = matches!(series.shape, Shape::Columns { .. });
        let quiet = quiet(frame);
        let kind = match columns && !hidden {
            true => Type {
                color: frame.theme.role(series.role),
                bold: true,
                ..quiet
            },
            false => quiet,
        };
        let swatch = Rect::new(x, y - 7.0, if columns { 14.0 } else { 24.0 }, 14.0);
        let w = swatch.w + 8.0 + frame.measure.width(&series.name, kind.size, kind.bold) + 18.0;
        let swatch = match x > 0.0 && x + w - 18.0 > frame.width {
            true => {
                x = 0.0;
                y += 22.0;
                Rect::new(x, y - 7.0, swatch.w, swatch.h)
            }
            false => swatch,
        };
        let stroke = vec![(swatch.x, y), (swatch.right(), y)];
        if chart.toggles.contains(&series.id) {
            let rect = Rect::new(x - 2.0, y - 12.0, w - 10.0, 24.0);
            scene.targets.push(toggle(chart, series, rect));
        }
        match series.shape {
            _ if hidden => scene.border(swatch, frame.theme.axis, 1.0),
            Shape::Columns { hatched: true, .. } => {
                scene.hatch(swatch, kind.color, 5.0);
                scene.border(swatch, kind.color, 1.0);
            }
            Shape::Columns { .. } => scene.block(swatch, kind.color),
            Shape::Thin => scene.dashed(stroke, kind.color, 1.25, Some(THIN_DASH)),
            Shape::Rings => {}
            Shape::Line => scene.line(stroke, kind.color, 2.25),
        }
        scene.text((swatch.right() + 6.0, y), &series.name, kind, Anchor::Start);
        x += w;
    }
    y + 14.0
}

/// What chooses a series among the others.
pub fn toggle(chart: &Chart, series: &Series, rect: Rect) -> Target {
    Target {
        id: series.id.to_owned(),
        rect,
        label: series.name.clone(),
        chosen: Some(chart.chosen.contains(&series.id)),
    }
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
        main.plot.h * INSET,
    );
    (outer.w >= LEAST_INSET).then(|| {
        Panel::new(
            data,
            Place {
                outer,
                end_labels: false,
                marks: false,
                sources: false,
                names: 0,
                bands: false,
                inset: true,
                opens: false,
            },
            frame,
        )
    })
}

/// Rings the values that their source prints otherwise, with the number of the
/// footnote that says so.
fn footnotes(chart: &Chart, panels: &[Panel], frame: &Frame, scene: &mut Scene) {
    for tooltip in &chart.tooltips {
        for row in &tooltip.rows {
            let (Some(note), Some(value)) = (row.mark, row.y) else {
                continue;
            };
            let at = panels
                .get(tooltip.panel)
                .filter(|panel| panel.shows(tooltip.x, row))
                .and_then(|panel| Some((panel, panel.x(tooltip.x)?, panel.y(value)?)));
            if let Some((panel, x, y)) = at {
                scene.dot((x, y), 4.5, frame.theme.role(row.role));
                scene.dot((x, y), 2.5, frame.theme.ground);
                let mark = "[".to_owned() + &note.to_string() + "]";
                let kind = quiet(frame);
                let w = frame.measure.width(&mark, kind.size, false);
                let boxed = |(dx, dy): (f64, f64)| {
                    Rect::new(x + dx - w / 2.0, y + dy - kind.size / 2.0, w, kind.size)
                };
                // Away from the foot of a column, and where no line runs.
                let off = if value < 0.0 { 13.0 } else { -13.0 };
                let side = w / 2.0 + 8.0;
                let places = [
                    (0.0, off),
                    (0.0, -off),
                    (side, off / 2.0),
                    (-side, -off / 2.0),
                    (-side, off / 2.0),
                    (side, -off / 2.0),
                ];
                let mut free = places.iter().filter(|at| !panel.crossed(&boxed(**at)));
                let place = boxed(*free.next().unwrap_or(&places[0])).center();
                scene.text(place, mark, kind, Anchor::Middle);
            }
        }
    }
}

fn stops(chart: &Chart, panels: &[Panel], inset: Option<&Panel>, frame: &Frame) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (index, tooltip) in chart.tooltips.iter().enumerate() {
        for (at, own) in panels.iter().enumerate() {
            if at != tooltip.panel && !chart.twin {
                continue;
            }
            let Some(x) = own.x(tooltip.x) else {
                continue;
            };
            let mut dots = Vec::new();
            for (index, row) in tooltip.rows.iter().enumerate() {
                let Some(y) = row.y else { continue };
                let color = frame.theme.role(row.role);
                for panel in [Some(own), inset].into_iter().flatten() {
                    if !panel.shows(tooltip.x, row) {
                        continue;
                    }
                    if let (Some(x), Some(y)) = (panel.x(tooltip.x), panel.y(y)) {
                        dots.push(Dot {
                            at: (x, y),
                            color,
                            row: index,
                        });
                    }
                }
            }
            stops.push(Stop {
                tooltip: index,
                x,
                top: own.plot.y,
                bottom: own.plot.bottom(),
                dots,
            });
        }
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
