//! A panel's series, the names at their ends, and the panel as an inset.

use super::Frame;
use super::chart::{quiet, tick_text, toggle};
use super::chart_panel::{LABEL, Panel, TEXT, UNIT_ROW, ticks_in};
use super::label;
use super::scale;
use super::scene::{Anchor, Point, Rect, Scene, Target, Type};
use super::theme::Color;
use crate::figure::chart::{Chart, Datum, Series, Shape, XAxis};

/// Dash and gap of a thin line: longer than those of the outside series.
pub const THIN_DASH: (f64, f64) = (7.0, 3.0);

impl Panel<'_> {
    /// The series and, where there is room for them, their names.
    pub fn series(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        for series in &self.data.series {
            let mut color = frame.theme.role(series.role);
            // Where one line is opened, the others step back.
            if self.place.opens && frame.focus.is_some_and(|id| id != series.id) {
                color = frame.theme.ground.mix(color, 0.3);
            }
            match series.shape {
                Shape::Line => self.line(series, (2.25, None), color, scene),
                Shape::Rings => {
                    for datum in series.points() {
                        if let Some(center) = self.x(datum.x).zip(self.y(datum.y)) {
                            scene.dot(center, 4.5, color);
                            scene.dot(center, 2.5, frame.theme.ground);
                        }
                    }
                }
                Shape::Thin => {
                    // Over columns of its own colour it needs an edge.
                    if self.has_columns() {
                        self.line(series, (3.5, None), frame.theme.ground, scene);
                    }
                    self.line(series, (1.25, Some(THIN_DASH)), color, scene);
                }
                Shape::Columns { slot, of, hatched } => {
                    self.columns(series, slot, of, hatched, color, scene);
                }
            }
        }
        if self.place.end_labels {
            self.end_labels(chart, frame, scene);
        }
    }

    fn line(
        &self,
        series: &Series,
        (width, own): (f64, Option<(f64, f64)>),
        color: Color,
        scene: &mut Scene,
    ) {
        for run in &series.runs {
            let points: Vec<Point> = run
                .points
                .iter()
                .filter_map(|datum| Some((self.x(datum.x)?, self.y(datum.y)?)))
                .collect();
            match points.as_slice() {
                [] => {}
                [point] => scene.dot(*point, width + 0.25, color),
                _ => {
                    let dash = own.or(run.dotted.then_some((3.0, 2.5)));
                    scene.dashed(points, color, width, dash);
                }
            }
        }
    }

    fn columns(
        &self,
        series: &Series,
        slot: usize,
        of: usize,
        hatched: bool,
        color: Color,
        scene: &mut Scene,
    ) {
        let (each, fill) = match &self.data.x {
            XAxis::Years(from, to) => (self.plot.w / (to - from + 1.0), 0.72),
            XAxis::Categories(names) => (self.plot.w / names.len().max(1) as f64, 0.74),
        };
        let group = each * fill;
        let w = (group / of as f64 - if of > 1 { 1.0 } else { 0.0 }).max(1.0);
        for run in &series.runs {
            for datum in &run.points {
                let (Some(x), Some(from), Some(to)) = (
                    self.x(datum.x),
                    self.y(datum.base),
                    self.y(datum.base + datum.y),
                ) else {
                    continue;
                };
                let left = x - group / 2.0 + group / of as f64 * slot as f64;
                let rect = Rect::new(left, from.min(to), w, (from - to).abs());
                match hatched {
                    true => {
                        scene.hatch(rect, color, 5.0);
                        scene.border(rect, color, 1.0);
                    }
                    // Another source than the paper: paler, as lines are dotted.
                    false if run.dotted => scene.block(rect, color.faint(0.62)),
                    false => scene.block(rect, color),
                }
            }
        }
    }

    fn end_labels(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        let ends: Vec<(&Series, f64)> = self
            .data
            .series
            .iter()
            .filter(|series| series.shape == Shape::Line)
            .filter_map(|series| {
                let last = series.points().last()?;
                Some((series, self.y(last.y)?))
            })
            .collect();
        let wanted: Vec<f64> = ends.iter().map(|(_, y)| *y).collect();
        let lines = |series: &Series| if series.end.is_empty() { 1.0 } else { 2.0 };
        let opens = self.place.opens;
        // What opens is as high as a finger needs it.
        let least = if opens || !chart.toggles.is_empty() {
            24.0
        } else {
            0.0
        };
        let lengths: Vec<f64> = ends
            .iter()
            .map(|(series, _)| f64::max(lines(series) * LABEL * 1.3 + 4.0, least))
            .collect();
        let placed = label::spread(
            &wanted,
            &lengths,
            self.plot.y - UNIT_ROW,
            self.plot.bottom(),
        );
        for ((series, _), middle) in ends.iter().zip(placed) {
            let color = frame.theme.role(series.role);
            let kind = Type {
                size: LABEL,
                bold: true,
                color,
            };
            let x = self.plot.right() + 8.0;
            if chart.toggles.contains(&series.id) {
                let h = f64::max(lines(series) * LABEL * 1.3, 24.0);
                let w = self.place.outer.right() - x;
                let rect = Rect::new(x - 4.0, middle - h / 2.0, w.max(24.0), h);
                scene.targets.push(toggle(chart, series, rect));
            }
            if opens {
                let w = frame.measure.width(&series.name, LABEL, true) + 8.0;
                scene.targets.push(Target {
                    id: series.id.to_owned(),
                    rect: Rect::new(x - 4.0, middle - 12.0, w.max(24.0), 24.0),
                    label: [series.name.as_str(), &self.data.heading].join(" "),
                    chosen: None,
                });
            }
            if series.end.is_empty() {
                scene.text((x, middle), &series.name, kind, Anchor::Start);
            } else {
                let off = LABEL * 0.65;
                scene.text((x, middle - off), &series.name, kind, Anchor::Start);
                let kind = Type {
                    size: TEXT,
                    bold: false,
                    color,
                };
                scene.text((x, middle + off), &series.end, kind, Anchor::Start);
            }
        }
    }

    /// Whether a line runs through a rectangle.
    pub fn crossed(&self, rect: &Rect) -> bool {
        let inside = |p: Point, q: Point| {
            // Years rise, so a stroke runs from left to right.
            let (left, right) = (p.0.max(rect.x), q.0.min(rect.right()));
            if left > right {
                return false;
            }
            let at = |x: f64| p.1 + (q.1 - p.1) * (x - p.0) / (q.0 - p.0).max(1e-9);
            let (a, b) = (at(left), at(right));
            a.min(b) < rect.bottom() && rect.y < a.max(b)
        };
        let point = |datum: &Datum| Some((self.x(datum.x)?, self.y(datum.y)?));
        self.data
            .series
            .iter()
            .flat_map(|series| &series.runs)
            .flat_map(|run| run.points.windows(2))
            .any(|pair| match (point(&pair[0]), point(&pair[1])) {
                (Some(p), Some(q)) => inside(p, q),
                _ => false,
            })
    }

    /// Draws the panel as an inset: on a ground of its own, with an edge.
    pub fn boxed(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        scene.block(self.place.outer, frame.theme.ground);
        scene.border(self.place.outer, frame.theme.grid, 1.0);
        self.inset_values(frame, scene);
        self.series(chart, frame, scene);
    }

    fn inset_values(&self, frame: &Frame, scene: &mut Scene) {
        let kind = Type {
            size: 11.0,
            ..quiet(frame)
        };
        let axis = &self.data.y;
        let decimals = scale::decimals(&ticks_in(&self.ticks, axis.size));
        let top = self.ticks.last().copied();
        for tick in self.ticks.iter().copied() {
            let Some(y) = self.y(tick) else { continue };
            scene.rule(self.plot.x, y - 0.5, self.plot.w, frame.theme.grid);
            if Some(tick) == top || tick == 0.0 {
                let text = tick_text(axis, tick, decimals);
                scene.text((self.plot.x - 4.0, y), text, kind, Anchor::End);
            }
        }
        let x = self.place.outer.x + 6.0;
        scene.text(
            (x, self.place.outer.y + 12.0),
            &self.data.heading,
            kind,
            Anchor::Start,
        );
    }
}
