//! One panel of a chart: its scales, its axes, its series.

use super::Frame;
use super::axis;
use super::chart::{quiet, tick_text};
use super::label;
use super::scale::{self, Scale};
use super::scene::{Anchor, Mark, Point, Rect, Scene, Type};
use super::text::wrap;
use super::theme::Color;
use crate::figure::YScale;
use crate::figure::chart::{Chart, Gap, Panel as Data, Series, Shape, XAxis};

/// Size of axis text.
pub const TEXT: f64 = 12.0;
/// Size of the labels at the lines' ends.
const LABEL: f64 = 13.0;
/// Rows under the plot: years, and the numbers of events.
const AXIS_ROW: f64 = 24.0;
/// See `AXIS_ROW`.
const MARK_ROW: f64 = 24.0;
/// Rows over the plot: the phases' names, and the unit.
const BAND_ROW: f64 = 20.0;
/// See `BAND_ROW`.
const UNIT_ROW: f64 = 24.0;

/// Where a panel goes and what it has besides its plot.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// All the room there is.
    pub outer: Rect,
    /// Names stand at the lines' ends.
    pub end_labels: bool,
    /// Event numbers stand under the axis.
    pub marks: bool,
    /// Phases' names stand over the plot.
    pub bands: bool,
    /// It stands inside another panel and has no axis rows of its own.
    pub inset: bool,
}

/// A panel with its scales.
pub struct Panel<'a> {
    data: &'a Data,
    place: Place,
    /// The room of the lines themselves.
    pub plot: Rect,
    scale: Scale,
    ticks: Vec<f64>,
}

impl<'a> Panel<'a> {
    /// Finds the room for a panel's plot: what axes and labels leave.
    pub fn new(data: &'a Data, place: Place, frame: &Frame) -> Panel<'a> {
        let outer = place.outer;
        let mut top = outer.y + UNIT_ROW + if place.bands { BAND_ROW } else { 0.0 };
        if !data.heading.is_empty() {
            top += BAND_ROW;
        }
        let mut bottom = outer.bottom() - AXIS_ROW - if place.marks { MARK_ROW } else { 0.0 };
        if place.inset {
            top = outer.y + 28.0;
            bottom = outer.bottom() - 12.0;
        }
        let count = (((bottom - top) / 52.0).round() as usize).clamp(2, 7);
        let values = data.series.iter().flat_map(|series| {
            series
                .points()
                .flat_map(|datum| [datum.y + datum.base, datum.base_if_linear(data.y.scale)])
        });
        let values = values.chain(data.y.reference);
        let scale = Scale::over(data.y.scale, values, (bottom, top), count);
        let ticks = scale.ticks(count);
        let decimals = scale::decimals(&ticks_in(&ticks, data.y.size));
        let widest = ticks
            .iter()
            .map(|&tick| {
                let text = tick_text(&data.y, tick, decimals_of(tick, data, decimals));
                frame.measure.width(&text, TEXT, false)
            })
            .fold(0.0, f64::max);
        let left = outer.x + widest + 8.0;
        let right = outer.right()
            - match place.end_labels {
                true => end_width(data, frame).min(outer.w * 0.5),
                false => 8.0,
            };
        Panel {
            data,
            place,
            plot: Rect::new(
                left,
                top,
                (right - left).max(24.0),
                (bottom - top).max(24.0),
            ),
            scale,
            ticks,
        }
    }

    /// The pixel of a year or category; `None` outside the axis.
    pub fn x(&self, value: f64) -> Option<f64> {
        match &self.data.x {
            XAxis::Years(from, to) => (*from <= value && value <= *to).then(|| {
                let pad = self.pad();
                let extent = (to - from).max(1e-9);
                self.plot.x + pad + (value - from) / extent * (self.plot.w - 2.0 * pad)
            }),
            XAxis::Categories(names) => {
                let each = self.plot.w / names.len().max(1) as f64;
                (value >= 0.0 && value < names.len() as f64)
                    .then_some(self.plot.x + (value + 0.5) * each)
            }
        }
    }

    /// The pixel of a value; `None` where the scale has none.
    pub fn y(&self, value: f64) -> Option<f64> {
        self.scale.at(value)
    }

    /// Columns need half their width at the ends.
    fn pad(&self) -> f64 {
        let columns = self
            .data
            .series
            .iter()
            .any(|series| matches!(series.shape, Shape::Columns { .. }));
        match (&self.data.x, columns) {
            (XAxis::Years(from, to), true) => self.plot.w / (to - from + 1.0) / 2.0 + 1.0,
            _ => 0.0,
        }
    }

    /// What lies behind the series: phases, gap, rules, ticks, marks.
    pub fn ground(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        self.bands(chart, frame, scene);
        self.values(frame, scene);
        if let Some(gap) = &chart.gap {
            self.gap(gap, chart.inset.is_some(), frame, scene);
        }
        self.years(chart, frame, scene);
        self.marks(chart, frame, scene);
        if let Some(x) = chart.rule.and_then(|year| self.x(year)) {
            let rect = Rect::new(x - 0.5, self.plot.y, 1.0, self.plot.h);
            scene.block(rect, frame.theme.ink);
        }
    }

    fn bands(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        let XAxis::Years(first, last) = self.data.x else {
            return;
        };
        for (index, band) in chart.bands.iter().enumerate() {
            let (from, to) = (band.from.max(first), band.to.min(last));
            let (Some(left), Some(right)) = (self.x(from), self.x(to)) else {
                continue;
            };
            if right - left < 2.0 {
                continue;
            }
            let top = self.plot.y - UNIT_ROW - BAND_ROW;
            let rect = Rect::new(left, top, right - left, self.plot.bottom() - top);
            if index % 2 == 1 {
                scene.block(rect, frame.theme.band);
            }
            let kind = quiet(frame);
            let name = [&band.label, &band.short].into_iter().find(|name| {
                !name.is_empty() && frame.measure.width(name, kind.size, false) + 8.0 <= rect.w
            });
            if let Some(name) = name {
                scene.text(
                    (left + 4.0, top + BAND_ROW / 2.0),
                    name,
                    kind,
                    Anchor::Start,
                );
            }
        }
    }

    fn gap(&self, gap: &Gap, below_inset: bool, frame: &Frame, scene: &mut Scene) {
        let (Some(left), Some(right)) = (self.x(gap.from), self.x(gap.to)) else {
            return;
        };
        let inside = Rect::new(
            left + 2.0,
            self.plot.y,
            (right - left - 4.0).max(0.0),
            self.plot.h,
        );
        scene.hatch(inside, frame.theme.grid, 7.0);
        let kind = quiet(frame);
        let lines: Vec<String> = gap
            .label
            .iter()
            .flat_map(|text| wrap(text, inside.w - 6.0, kind.size, false, frame.measure))
            .collect();
        let widest = lines
            .iter()
            .map(|line| frame.measure.width(line, kind.size, false))
            .fold(0.0, f64::max);
        let middle = match below_inset {
            true => self.plot.y + self.plot.h * 0.80,
            false => self.plot.y + self.plot.h * 0.5,
        };
        let leading = kind.size * 1.3;
        let tall = leading * lines.len() as f64;
        if widest + 4.0 <= inside.w && lines.len() <= 4 {
            let (cx, _) = inside.center();
            let back = Rect::new(
                cx - widest / 2.0 - 4.0,
                middle - tall / 2.0,
                widest + 8.0,
                tall,
            );
            scene.block(back, frame.theme.ground);
            for (index, line) in lines.into_iter().enumerate() {
                let y = back.y + leading * (index as f64 + 0.5);
                scene.text((cx, y), line, kind, Anchor::Middle);
            }
        } else if inside.w >= kind.size + 4.0 {
            // Too narrow for words side by side: one line, read upwards.
            let text = gap.label.join(" ");
            let width = frame.measure.width(&text, kind.size, false);
            let room = if below_inset {
                self.plot.h * 0.40
            } else {
                self.plot.h
            };
            if width + 8.0 <= room {
                let (cx, _) = inside.center();
                let at = (cx, middle.min(self.plot.bottom() - width / 2.0 - 4.0));
                let half = kind.size * 0.7;
                let back = Rect::new(cx - half, at.1 - width / 2.0 - 4.0, half * 2.0, width + 8.0);
                scene.block(back, frame.theme.ground);
                scene.marks.push(Mark::Text {
                    at,
                    text,
                    size: kind.size,
                    bold: false,
                    color: kind.color,
                    anchor: Anchor::Middle,
                    upright: true,
                });
            }
        }
    }

    fn values(&self, frame: &Frame, scene: &mut Scene) {
        let axis = &self.data.y;
        let decimals = scale::decimals(&ticks_in(&self.ticks, axis.size));
        let kind = quiet(frame);
        for &tick in &self.ticks {
            let Some(y) = self.y(tick) else { continue };
            let zero = tick == 0.0 && axis.scale == YScale::Linear;
            let color = if zero {
                frame.theme.axis
            } else {
                frame.theme.grid
            };
            scene.rule(self.plot.x, y - 0.5, self.plot.w, color);
            let text = tick_text(axis, tick, decimals_of(tick, self.data, decimals));
            scene.text((self.plot.x - 6.0, y), text, kind, Anchor::End);
        }
        if let Some(y) = axis.reference.and_then(|value| self.y(value)) {
            scene.rule(self.plot.x, y - 0.5, self.plot.w, frame.theme.axis);
        }
        let mut y = self.plot.y - UNIT_ROW / 2.0 - 2.0;
        let left = self.place.outer.x;
        scene.text((left, y), &axis.unit, kind, Anchor::Start);
        if !self.data.heading.is_empty() {
            y -= BAND_ROW + if self.place.bands { BAND_ROW } else { 0.0 };
            let kind = Type {
                bold: true,
                color: frame.theme.ink,
                ..kind
            };
            scene.text((left, y), &self.data.heading, kind, Anchor::Start);
        }
    }

    fn years(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        let kind = quiet(frame);
        let y = self.plot.bottom() + AXIS_ROW / 2.0 + 1.0;
        match &self.data.x {
            XAxis::Years(from, to) => {
                let (from, to) = (from.round() as i32, to.round() as i32);
                let gap = chart.gap.as_ref();
                let mut wanted = vec![from, to];
                wanted.extend(chart.rule.map(|year| year.round() as i32));
                wanted.extend(gap.iter().flat_map(|gap| [gap.to as i32, gap.from as i32]));
                let inside_gap = |year: i32| {
                    gap.is_some_and(|gap| f64::from(year) > gap.from && f64::from(year) < gap.to)
                };
                let room = frame.measure.width("0000", kind.size, false) + 10.0;
                let at = |year: i32| self.x(f64::from(year)).unwrap_or(self.plot.x);
                for tick in axis::years(from, to, &wanted, inside_gap, room, at) {
                    scene.block(
                        Rect::new(tick.x - 0.5, self.plot.bottom(), 1.0, 4.0),
                        frame.theme.axis,
                    );
                    let half = room / 2.0 - 5.0;
                    let outer = self.place.outer;
                    let x = tick.x.clamp(outer.x + half, outer.right() - half);
                    scene.text((x, y), tick.year.to_string(), kind, Anchor::Middle);
                }
            }
            XAxis::Categories(names) => {
                let each = self.plot.w / names.len().max(1) as f64;
                let fits = names
                    .iter()
                    .all(|(long, _)| frame.measure.width(long, kind.size, false) + 6.0 <= each);
                let mut free = self.place.outer.x;
                for (index, (long, short)) in names.iter().enumerate() {
                    let Some(x) = self.x(index as f64) else {
                        continue;
                    };
                    let name = if fits { long } else { short };
                    let half = frame.measure.width(name, kind.size, false) / 2.0;
                    if x - half >= free {
                        scene.text((x, y), name, kind, Anchor::Middle);
                        free = x + half + 2.0;
                    }
                }
            }
        }
        scene.rule(
            self.plot.x,
            self.plot.bottom() - 0.5,
            self.plot.w,
            frame.theme.axis,
        );
    }

    /// Numbers of events; those that would touch share one mark.
    fn marks(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        if !self.place.marks {
            return;
        }
        let kind = Type {
            size: 11.0,
            ..quiet(frame)
        };
        let y = self.plot.bottom() + AXIS_ROW + MARK_ROW / 2.0 - 1.0;
        let outer = self.place.outer;
        let text = |first: usize, last: usize| match first == last {
            true => first.to_string(),
            false => format!("{first}–{last}"),
        };
        let boxed = |(x, first, last): (f64, usize, usize)| {
            let w = (frame.measure.width(&text(first, last), kind.size, false) + 8.0).max(16.0);
            let right = (outer.right() - w / 2.0).max(outer.x + w / 2.0);
            Rect::new(
                x.clamp(outer.x + w / 2.0, right) - w / 2.0,
                y - 8.0,
                w,
                16.0,
            )
        };
        // Each mark that would touch the one before it joins that one.
        let mut groups: Vec<(f64, usize, usize)> = Vec::new();
        for &(year, number) in &chart.marks {
            let Some(x) = self.x(year) else { continue };
            let mut group = (x, number, number);
            while let Some(&before) = groups.last() {
                if boxed(before).right() + 4.0 <= boxed(group).x {
                    break;
                }
                groups.pop();
                group = ((before.0 + group.0) / 2.0, before.1, group.2);
            }
            groups.push(group);
        }
        for group in groups {
            let rect = boxed(group);
            scene.border(rect, frame.theme.axis, 1.0);
            scene.text(rect.center(), text(group.1, group.2), kind, Anchor::Middle);
        }
    }

    /// The series and, where there is room for them, their names.
    pub fn series(&self, frame: &Frame, scene: &mut Scene) {
        for series in &self.data.series {
            let color = frame.theme.role(series.role);
            match series.shape {
                Shape::Line => self.line(series, color, scene),
                Shape::Columns { slot, of, hatched } => {
                    self.columns(series, slot, of, hatched, color, scene);
                }
            }
        }
        if self.place.end_labels {
            self.end_labels(frame, scene);
        }
    }

    fn line(&self, series: &Series, color: Color, scene: &mut Scene) {
        for run in &series.runs {
            let points: Vec<Point> = run
                .points
                .iter()
                .filter_map(|datum| Some((self.x(datum.x)?, self.y(datum.y)?)))
                .collect();
            match points.as_slice() {
                [] => {}
                [point] => scene.dot(*point, 2.5, color),
                _ => {
                    let dash = run.dotted.then_some((3.0, 2.5));
                    scene.dashed(points, color, 2.25, dash);
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

    fn end_labels(&self, frame: &Frame, scene: &mut Scene) {
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
        let lengths: Vec<f64> = ends
            .iter()
            .map(|(series, _)| lines(series) * LABEL * 1.3 + 4.0)
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

    /// Draws the panel as an inset: on a ground of its own, with an edge.
    pub fn boxed(&self, frame: &Frame, scene: &mut Scene) {
        scene.block(self.place.outer, frame.theme.ground);
        scene.border(self.place.outer, frame.theme.grid, 1.0);
        self.inset_values(frame, scene);
        self.series(frame, scene);
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

impl crate::figure::chart::Datum {
    /// A column's foot counts for a linear scale; a log scale has no foot.
    fn base_if_linear(&self, scale: YScale) -> f64 {
        match scale {
            YScale::Linear => self.base,
            YScale::Log => self.y,
        }
    }
}

fn ticks_in(ticks: &[f64], size: f64) -> Vec<f64> {
    ticks.iter().map(|tick| tick / size).collect()
}

/// On a log scale each tick has the decimals it needs.
fn decimals_of(tick: f64, data: &Data, decimals: usize) -> usize {
    match data.y.scale {
        YScale::Linear => decimals,
        YScale::Log => (-(tick / data.y.size).log10().floor()).clamp(0.0, 6.0) as usize,
    }
}

/// Room for the names at the lines' ends.
fn end_width(data: &Data, frame: &Frame) -> f64 {
    let widest = data
        .series
        .iter()
        .filter(|series| series.shape == Shape::Line)
        .map(|series| {
            let name = frame.measure.width(&series.name, LABEL, true);
            let end = frame.measure.width(&series.end, TEXT, false);
            name.max(end) + 10.0
        })
        .fold(0.0, f64::max);
    widest.max(8.0)
}
