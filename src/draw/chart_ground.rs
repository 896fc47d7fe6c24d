//! What lies behind a panel's series: phases, gap, values, years, events.

use super::Frame;
use super::axis;
use super::chart::{quiet, tick_text};
use super::chart_panel::{AXIS_ROW, BAND_ROW, INSET, Panel, UNIT_ROW, decimals_of, ticks_in};
use super::scale;
use super::scene::{Anchor, Mark, Rect, Scene, Target, Type};
use super::text::balance;
use crate::figure::YScale;
use crate::figure::chart::{Chart, Gap, XAxis};

impl Panel<'_> {
    /// What lies behind the series: phases, gap, rules, ticks, marks.
    pub fn ground(
        &self,
        chart: &Chart,
        gap: Option<&Gap>,
        inset: bool,
        frame: &Frame,
        scene: &mut Scene,
    ) {
        self.bands(chart, frame, scene);
        self.values(frame, scene);
        if let Some(gap) = gap {
            self.gap(gap, inset, frame, scene);
        }
        self.years(chart, gap, frame, scene);
        self.sources(chart, frame, scene);
        self.marks(chart, frame, scene);
        for x in chart.anchors.iter().filter_map(|year| self.x(*year)) {
            let rect = Rect::new(x - 0.5, self.plot.y, 1.0, self.plot.h);
            scene.block(rect, frame.theme.axis);
        }
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
            // All of the row opens: a narrow phase has no name in it.
            if rect.w >= 24.0 {
                scene.targets.push(Target {
                    id: band.id.clone(),
                    rect: Rect { h: 24.0, ..rect },
                    label: band.label.clone(),
                    chosen: None,
                });
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
        let wide = |text: &str| frame.measure.width(text, kind.size, false);
        let leading = kind.size * 1.3;
        // A word that does not fit is not cut.
        let mut labels = gap.label.iter();
        let uncut = labels.all(|text| text.contains(' ') || wide(text) + 6.0 <= inside.w);
        let lines: Vec<String> = gap
            .label
            .iter()
            .flat_map(|text| balance(text, inside.w - 6.0, kind.size, false, frame.measure))
            .collect();
        let widest = lines.iter().map(|line| wide(line)).fold(0.0, f64::max);
        let (middle, edge) = (inside.center().0, inside.right());
        // In lines inside the gap; if it is too narrow, upright; or on one line
        // that ends or begins with the gap; or the same without the years.
        if uncut && widest + 4.0 <= inside.w && lines.len() <= 4 {
            let size = (widest + 8.0, leading * lines.len() as f64);
            if let Some(back) = self.free(size, middle - size.0 / 2.0, below_inset) {
                scene.block(back, frame.theme.ground);
                for (index, line) in lines.into_iter().enumerate() {
                    let y = back.y + leading * (index as f64 + 0.5);
                    scene.text((back.center().0, y), line, kind, Anchor::Middle);
                }
                return;
            }
        }
        let whole = gap.label.join(" ");
        let short = gap.label.first().map_or("", String::as_str);
        for (text, way) in [whole.as_str(), short]
            .into_iter()
            .flat_map(|text| [0, 1, 2].map(|way| (text, way)))
        {
            let along = wide(text) + 8.0;
            let upright = way == 0;
            let (size, x) = match way {
                0 => ((leading, along), middle - leading / 2.0),
                1 => ((along, leading), edge - along),
                _ => ((along, leading), inside.x),
            };
            if x < self.plot.x || x + size.0 > self.plot.right() {
                continue;
            }
            let Some(back) = self.free(size, x, below_inset) else {
                continue;
            };
            scene.block(back, frame.theme.ground);
            scene.marks.push(Mark::Text {
                at: back.center(),
                text: text.to_owned(),
                size: kind.size,
                bold: false,
                color: kind.color,
                anchor: Anchor::Middle,
                upright,
            });
            return;
        }
    }

    /// A place in the plot, its left edge at `x`, that no line runs through: in
    /// the middle (or well under the inset) if that is free, else the topmost.
    fn free(&self, (w, h): (f64, f64), x: f64, below_inset: bool) -> Option<Rect> {
        let (best, top) = match below_inset {
            true => (0.80, self.plot.h * INSET + 8.0),
            false => (0.5, 0.0),
        };
        let low = self.plot.y + top + 2.0;
        let room = self.plot.bottom() - h - 2.0 - low;
        if room < 0.0 {
            return None;
        }
        let wanted = self.plot.y + self.plot.h * best - h / 2.0 - low;
        let wanted = Rect::new(x, low + wanted.clamp(0.0, room), w, h);
        let others = (0..=24).map(|step| Rect {
            y: low + room * f64::from(step) / 24.0,
            ..wanted
        });
        let mut all = std::iter::once(wanted).chain(others);
        all.find(|rect| !self.crossed(rect))
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

    fn years(&self, chart: &Chart, gap: Option<&Gap>, frame: &Frame, scene: &mut Scene) {
        let kind = quiet(frame);
        let y = self.plot.bottom() + AXIS_ROW / 2.0 + 1.0;
        match &self.data.x {
            XAxis::Years(from, to) => {
                let (from, to) = (from.round() as i32, to.round() as i32);
                let whole = |year: &f64| year.round() as i32;
                let mut wanted: Vec<i32> = chart.anchors.iter().map(whole).collect();
                wanted.extend([from, to]);
                wanted.extend(chart.rule.iter().map(whole));
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
}
