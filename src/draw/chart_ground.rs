//! What lies behind a panel's series: phases, gap, values, years, events.

use super::Frame;
use super::axis;
use super::chart::{quiet, tick_text};
use super::chart_panel::{AXIS_ROW, BAND_ROW, MARK_ROW, Panel, UNIT_ROW, decimals_of, ticks_in};
use super::scale;
use super::scene::{Anchor, Mark, Rect, Scene, Type};
use super::text::wrap;
use crate::figure::YScale;
use crate::figure::chart::{Chart, Gap, XAxis};

impl Panel<'_> {
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
}
