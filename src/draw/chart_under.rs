//! What stands under a panel's years: its sources, and the numbers and names
//! of events.

use super::Frame;
use super::chart::quiet;
use super::chart_panel::{AXIS_ROW, MARK_ROW, NAME_ROW, Panel, SOURCE_ROW};
use super::label;
use super::scene::{Anchor, Rect, Scene, Target, Type};
use crate::figure::chart::{Chart, EventMark, Stretch};

/// Rows of events' names at most.
const NAME_ROWS: usize = 3;
/// Size of events' numbers and names.
const SMALL: f64 = 11.0;

/// Events that share a mark, by where it stands and their places in the list.
#[derive(Clone, Copy)]
struct Group {
    x: f64,
    first: usize,
    last: usize,
}

impl Panel<'_> {
    /// The sources, each under its years with its name, and a seam through the
    /// plot where one follows the other.
    pub fn sources(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        if !self.place.sources {
            return;
        }
        let kind = quiet(frame);
        // A source whose years are partly in another panel has its part here.
        let parts: Vec<(&Stretch, f64, f64)> = chart
            .stretches
            .iter()
            .filter_map(|stretch| Some((stretch, self.x(stretch.from)?, self.x(stretch.to)?)))
            .collect();
        for pair in parts.windows(2) {
            let ((before, _, left), (after, right, _)) = (pair[0], pair[1]);
            if before.to + 1.0 == after.from {
                let x = (left + right) / 2.0;
                let ends = vec![(x, self.plot.y), (x, self.plot.bottom() + 4.0)];
                scene.dashed(ends, frame.theme.axis, 1.0, Some((2.0, 3.0)));
            }
        }
        let top = self.plot.bottom() + AXIS_ROW;
        let names: Vec<&String> = parts
            .iter()
            .map(|(stretch, left, right)| {
                let wide = frame.measure.width(&stretch.label, kind.size, false);
                match wide <= right - left {
                    true => &stretch.label,
                    false => &stretch.short,
                }
            })
            .collect();
        let lengths: Vec<f64> = names
            .iter()
            .map(|name| frame.measure.width(name, kind.size, false) + 8.0)
            .collect();
        let middles: Vec<f64> = parts
            .iter()
            .map(|(_, left, right)| (left + right) / 2.0)
            .collect();
        let outer = self.place.outer;
        let placed = label::spread(&middles, &lengths, outer.x - 4.0, outer.right() + 4.0);
        for (index, (stretch, left, right)) in parts.iter().enumerate() {
            let (from, to) = (left.min(right - 4.0), right.max(left + 4.0));
            let dash = stretch.dotted.then_some((3.0, 2.5));
            let color = frame.theme.quiet;
            scene.dashed(vec![(from, top + 2.0), (to, top + 2.0)], color, 2.0, dash);
            let (middle, at) = (middles[index], placed[index]);
            // A name that had to give way is led back to its years.
            if (middle - at).abs() > 2.0 {
                let lead = vec![(middle, top + 4.0), (at, top + 10.0)];
                scene.line(lead, frame.theme.axis, 1.0);
            }
            scene.text((at, top + 18.0), names[index], kind, Anchor::Middle);
        }
    }

    /// Numbers of events, and the names of those that have one and find room.
    pub fn marks(&self, chart: &Chart, frame: &Frame, scene: &mut Scene) {
        if !self.place.marks {
            return;
        }
        let kind = small(frame);
        let groups = self.groups(chart, frame);
        let mut right = self.place.outer.x;
        for group in &groups {
            let rect = self.mark_box(*group, chart, frame);
            let (first, alone) = (&chart.marks[group.first], group.first == group.last);
            let id = if alone { &first.id } else { &first.phase };
            if frame.focus == Some(id) {
                scene.block(rect, frame.theme.grid);
            }
            scene.border(rect, frame.theme.axis, 1.0);
            let text = numbers(*group, chart);
            let label = [&text, " ", &first.label].concat();
            scene.text(rect.center(), text, kind, Anchor::Middle);
            // As wide as a finger needs, without reaching over the one before.
            let w = rect.w.max(24.0);
            let x = (rect.center().0 - w / 2.0).max(right);
            right = x + w;
            scene.targets.push(Target {
                id: id.clone(),
                rect: Rect::new(x, rect.y - 4.0, w, 24.0),
                label,
                chosen: None,
            });
        }
        let room = self.place.names;
        for (mark, row, x) in self.names(chart, frame) {
            if row >= room {
                continue;
            }
            let y = self.marks_row() + MARK_ROW / 2.0 + (row as f64 + 0.5) * NAME_ROW;
            scene.text((x, y), named(mark), kind, Anchor::Start);
        }
    }

    /// Rows that the names of events need.
    pub fn name_rows(&self, chart: &Chart, frame: &Frame) -> usize {
        let names = self.names(chart, frame);
        names.iter().map(|(_, row, _)| row + 1).max().unwrap_or(0)
    }

    /// The names that find room, each with its row and where it begins: at its
    /// event, or ending there where the picture ends.
    fn names<'c>(&self, chart: &'c Chart, frame: &Frame) -> Vec<(&'c EventMark, usize, f64)> {
        let mut ends = [f64::NEG_INFINITY; NAME_ROWS];
        let outer = self.place.outer;
        let mut out = Vec::new();
        for mark in chart.marks.iter().filter(|mark| !mark.name.is_empty()) {
            let Some(at) = self.x(mark.at) else { continue };
            let w = frame.measure.width(&named(mark), SMALL, false);
            let x = (at - 6.0).max(outer.x).min(outer.right() - w);
            if let Some(row) = ends.iter().position(|end| end + 12.0 <= x) {
                ends[row] = x + w;
                out.push((mark, row, x));
            }
        }
        out
    }

    fn groups(&self, chart: &Chart, frame: &Frame) -> Vec<Group> {
        // Each mark that would touch the one before it joins that one.
        let mut groups: Vec<Group> = Vec::new();
        for (index, mark) in chart.marks.iter().enumerate() {
            let Some(x) = self.x(mark.at) else { continue };
            let mut group = Group {
                x,
                first: index,
                last: index,
            };
            while let Some(&before) = groups.last() {
                let (left, right) = (
                    self.mark_box(before, chart, frame),
                    self.mark_box(group, chart, frame),
                );
                let apart = (left.w.max(24.0) + right.w.max(24.0)) / 2.0;
                if left.center().0 + apart <= right.center().0 {
                    break;
                }
                groups.pop();
                group = Group {
                    x: (before.x + group.x) / 2.0,
                    first: before.first,
                    last: group.last,
                };
            }
            groups.push(group);
        }
        groups
    }

    fn mark_box(&self, group: Group, chart: &Chart, frame: &Frame) -> Rect {
        let text = numbers(group, chart);
        let w = (frame.measure.width(&text, SMALL, false) + 8.0).max(16.0);
        let outer = self.place.outer;
        let right = (outer.right() - w / 2.0).max(outer.x + w / 2.0);
        let x = group.x.clamp(outer.x + w / 2.0, right);
        Rect::new(x - w / 2.0, self.marks_row() - 8.0, w, 16.0)
    }

    /// The middle of the row of numbers.
    fn marks_row(&self) -> f64 {
        let sources = if self.place.sources { SOURCE_ROW } else { 0.0 };
        self.plot.bottom() + AXIS_ROW + sources + MARK_ROW / 2.0 - 1.0
    }
}

fn small(frame: &Frame) -> Type {
    Type {
        size: SMALL,
        ..quiet(frame)
    }
}

fn numbers(group: Group, chart: &Chart) -> String {
    let number = |index: usize| chart.marks[index].number.to_string();
    match group.first == group.last {
        true => number(group.first),
        false => [&number(group.first), "–", &number(group.last)].concat(),
    }
}

fn named(mark: &EventMark) -> String {
    [&mark.number.to_string(), " ", &mark.name].concat()
}
